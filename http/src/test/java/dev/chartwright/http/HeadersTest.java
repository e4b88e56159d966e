package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @Test
  void namesAreComparedWithoutCaseAndOrderIsKept() {
    Headers headers = Headers.of("B", "1", "a", "2", "b", "3");
    assertThat(headers.first("B")).contains("1");
    assertThat(headers.all("b")).containsExactly("1", "3");
    assertThat(headers.contains("A")).isTrue();
    assertThat(headers.first("c")).isEmpty();
    assertThat(headers.fields())
        .containsExactly(new Header("B", "1"), new Header("a", "2"), new Header("b", "3"));
  }

  @Test
  void replacingKeepsThePlaceOfTheFirst() {
    Headers headers = Headers.of("B", "1", "a", "2", "b", "3");
    assertThat(headers.with("b", "4")).isEqualTo(Headers.of("b", "4", "a", "2"));
    assertThat(headers.with("c", "4"))
        .isEqualTo(Headers.of("B", "1", "a", "2", "b", "3", "c", "4"));
    assertThat(headers.plus("a", "4").all("A")).containsExactly("2", "4");
    assertThat(headers.without("B")).isEqualTo(Headers.of("a", "2"));
    assertThat(headers.size()).as("the original is unchanged").isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "ä"})
  void aNameMustBeAToken(String name) {
    assertThatThrownBy(() -> Headers.of(name, "x"))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("net/http: invalid header field name ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nHost: evil", "a\nb", "a\0", "\u007f"})
  void aValueMustNotStartAnotherField(String value) {
    assertThatThrownBy(() -> Headers.of("A", value))
        .isInstanceOf(TransportException.class)
        .hasMessage("net/http: invalid header field value for \"A\"");
  }

  @Test
  void aNameNeedsAValue() {
    assertThatThrownBy(() -> Headers.of("A")).isInstanceOf(IllegalArgumentException.class);
  }
}
