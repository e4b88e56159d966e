package dev.chartwright.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHeadTest {
  private static @Nullable MessageHead read(String text) throws IOException {
    return MessageHead.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static MessageHead head(String text) throws IOException {
    return Objects.requireNonNull(read(text));
  }

  @Test
  void aRequestHasItsWordsAndItsHeadersInOrder() throws IOException {
    MessageHead head = head("PUT /v2/?a=b HTTP/1.1\r\nX-B: 1\r\nx-a:  2 \nX-B: 3\r\n\r\nbody");

    assertThat(head.requestLine()).containsExactly("PUT", "/v2/?a=b", "HTTP/1.1");
    assertThat(head.headers().toString()).isEqualTo("[X-B=1, x-a=2, X-B=3]");
    assertThat(head.header("x-b")).isEqualTo("1");
    assertThat(head.header("Host")).isEmpty();
  }

  @Test
  void anAnswerMayGoWithoutAReason() throws IOException {
    assertThat(head("HTTP/1.1 404\r\n\r\n").status()).isEqualTo(404);
    assertThat(head("HTTP/1.1 404 Not Found\r\n\r\n").status()).isEqualTo(404);
    assertThatThrownBy(() -> head("hello\r\n\r\n").status()).hasMessage("not an answer: hello");
  }

  @Test
  void theBodyThatFollowsIsKnown() throws IOException {
    MessageHead head =
        head("POST / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\nExpect: 100-Continue\r\n\r\n");

    assertThat(head.isChunked()).isTrue();
    assertThat(head.expectsContinue()).isTrue();
    assertThat(head("GET / HTTP/1.1\r\n\r\n").isChunked()).isFalse();
    assertThat(head("GET / HTTP/1.1\r\n\r\n").expectsContinue()).isFalse();
  }

  @Test
  void aConnectionMayEndBeforeAHeadButNotInALine() throws IOException {
    assertThat(read("")).isNull();
    assertThatThrownBy(() -> read("GET / HT")).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("GET / HTTP/1.1\r\nHos")).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n"})
  void whatIsNoHttpIsRefused(String text) {
    assertThatThrownBy(() -> head(text).requestLine()).hasMessageStartingWith("not ");
  }

  @Test
  void aLineHasALimit() {
    assertThatThrownBy(() -> read("GET /" + "a".repeat(64 * 1024) + " HTTP/1.1\r\n\r\n"))
        .hasMessage("a line is too long");
  }
}
