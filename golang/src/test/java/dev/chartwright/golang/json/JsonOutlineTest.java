package dev.chartwright.golang.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects whose values are found and not read. */
class JsonOutlineTest {
  private static final String OBJECT =
      "{\"a\":{\"b\":[1,{\"c\":\"}\\\"],\"}]},\"d\":\"x\\\\\",\"e\":-1.5e3,\"f\":null,\"g\":[]}";

  private static JsonOutline outline(String text) {
    return Objects.requireNonNull(JsonOutline.of(text.getBytes(StandardCharsets.UTF_8)), text);
  }

  private static String value(String name) {
    JsonOutline.Place place = Objects.requireNonNull(outline(OBJECT).place(name), name);
    return OBJECT.substring(place.from(), place.to());
  }

  @Test
  void findsWhereEachValueBeginsAndEnds() {
    assertThat(outline(OBJECT).names()).containsExactly("a", "d", "e", "f", "g");
    assertThat(value("a")).isEqualTo("{\"b\":[1,{\"c\":\"}\\\"],\"}]}");
    assertThat(value("d")).isEqualTo("\"x\\\\\"");
    assertThat(value("e")).isEqualTo("-1.5e3");
    assertThat(value("f")).isEqualTo("null");
    assertThat(value("g")).isEqualTo("[]");
    assertThat(outline(OBJECT).place("h")).isNull();
  }

  @Test
  void givesAnObjectWithSomeOfTheMembers() {
    assertThat(outline(OBJECT).only(Set.of("e", "d", "nosuch")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"d\":\"x\\\\\",\"e\":-1.5e3}");
    assertThat(outline(OBJECT).only(Set.of())).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    assertThat(outline("{}").names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1]",
        "null",
        "{\"a\": 1}",
        "{ \"a\":1}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1}",
        "{\"a\":}",
        "{\"a\"}",
        "{a:1}",
        "{\"a\":[1}",
        "{\"a\":\"x}",
        "{\"a\":1]}",
        "{\"a\":1}}",
        "{\"a\":1} ",
        "{\"a\":{}\"b\":1}"
      })
  void leavesWhatGoWouldWriteOtherwiseToOthers(String text) {
    assertThat(JsonOutline.of(text.getBytes(StandardCharsets.UTF_8))).isNull();
  }

  @Test
  void neverLooksOutsideOfTheText() {
    byte[] whole = OBJECT.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length + 1);
      cut[length] = '}';
      JsonOutline outline = JsonOutline.of(cut);
      if (outline != null) {
        assertThat(outline.only(outline.names())).isEqualTo(cut);
      }
    }
  }
}
