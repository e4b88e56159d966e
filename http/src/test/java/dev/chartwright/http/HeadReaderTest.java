package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Heads as Go's net/http takes them; accepted, rejected and the texts were recorded from Go 1.26.
 */
class HeadReaderTest {

  private static final String BROKEN = "net/http: HTTP/1.x transport connection broken: ";

  static ResponseHead read(String text) throws IOException {
    return read(text, HttpLimits.defaults());
  }

  private static ResponseHead read(String text, HttpLimits limits) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new HeadReader(new ByteInput(new ByteArrayInputStream(bytes), 64), limits).read();
  }

  private static String unescape(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "HTTP/1.1 200 OK|200|OK|HTTP/1.1",
        "HTTP/1.1 200|200||HTTP/1.1",
        "HTTP/1.1 200 |200||HTTP/1.1",
        "HTTP/1.0 404 Not Found |404|Not Found |HTTP/1.0",
        "HTTP/1.1  200 OK|200|OK|HTTP/1.1",
        "HTTP/1.1 099 X|99|X|HTTP/1.1",
        "HTTP/1.1 999 X|999|X|HTTP/1.1",
        "HTTP/2.0 200 OK|200|OK|HTTP/2.0",
      })
  void aStatusLineHasVersionCodeAndReason(String line, int status, String reason, String protocol)
      throws IOException {
    ResponseHead head = read(line + "\r\n\r\n");
    assertThat(head.status()).isEqualTo(status);
    assertThat(head.reason()).isEqualTo(reason == null ? "" : reason);
    assertThat(head.protocol()).isEqualTo(protocol);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "hello world|malformed HTTP status code \"world\"",
        "SSH-2.0-OpenSSH|malformed HTTP response \"SSH-2.0-OpenSSH\"",
        "HTTP/1.x 200 OK|malformed HTTP version \"HTTP/1.x\"",
        "HTTP/1.1 2x0 OK|malformed HTTP status code \"2x0\"",
        "HTTP/1.1 2000 OK|malformed HTTP status code \"2000\"",
        "HTTP/1.1 -20 OK|malformed HTTP status code \"-20\"",
        "HTTP/1.1 20|malformed HTTP status code \"20\"",
      })
  void otherFirstLinesAreRejected(String line, String text) {
    assertThatThrownBy(() -> read(line + "\r\n\r\n")).hasMessage(BROKEN + text);
  }

  @Test
  void bytesThatAreNoTextAreQuotedByByte() {
    assertThatThrownBy(() -> read("\u0015\3\1\0\2\2F"))
        .hasMessage(BROKEN + "malformed HTTP response \"\\x15\\x03\\x01\\x00\\x02\\x02F\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "A: b|b",
        "A:b|b",
        "A: \\t b \\t|b",
        "A:|",
        "A : b|b",
        "a: b|b",
        "A: b\\r\\n c|b c",
        "A: b\\r\\n\\t c \\r\\n  d|b c d",
        "A: b\\n c|b c",
        "A: b:c|b:c",
      })
  void aFieldHasItsValueWithoutSpaceAround(String field, String value) throws IOException {
    ResponseHead head = read("HTTP/1.1 200 OK\r\n" + unescape(field) + "\r\nZ: z\r\n\r\n");
    assertThat(head.headers().first("A")).contains(value == null ? "" : value);
    assertThat(head.headers().first("z")).contains("z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "A: b\\rc|malformed MIME header line: \"A: b\\rc\"",
        " A: b|malformed MIME header initial line: \" A: b\"",
        "Ab|malformed MIME header: missing colon: \"Ab\"",
        ": b|malformed MIME header line: \": b\"",
        "A(b: b|malformed MIME header line: \"A(b: b\"",
        "A: b\\0c|malformed MIME header line: \"A: b\\x00c\"",
      })
  void otherFieldsAreRejected(String field, String text) {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + unescape(field) + "\r\n\r\n"))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED))
        .hasMessage(BROKEN + text);
  }

  @Test
  void linesMayEndWithABareLineFeed() throws IOException {
    ResponseHead head = read("HTTP/1.1 200 OK\nA: b\n\n");
    assertThat(head.reason()).isEqualTo("OK");
    assertThat(head.headers().first("A")).contains("b");
  }

  @Test
  void valuesAreUtf8AndOtherBytesAreKept() throws IOException {
    ResponseHead head = read("HTTP/1.1 200 OK\r\nA: \u00c3\u00a4\r\nB: b\u00e9c\r\n\r\n");
    assertThat(head.headers().first("A")).contains("ä");
    assertThat(head.headers().first("B")).contains("b\udce9c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"HTTP/1.1 200 OK\\r\\nA: b", "HTTP/1.1 200 OK\\r\\nA: b\\r\\n", "HTTP/1.1 200 OK"})
  void aHeadCutShortIsAnUnexpectedEnd(String text) {
    assertThatThrownBy(() -> read(unescape(text)))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNEXPECTED_EOF))
        .hasMessage(BROKEN + "unexpected EOF");
  }

  @Test
  void anEndBeforeTheFirstByteIsNoHead() throws IOException {
    assertThat(read("")).isNull();
  }

  @Test
  void limitsAreNamedWhenTheyAreExceeded() {
    HttpLimits small = new HttpLimits(100, 1000, 3, 5, 100, 100, 100);
    assertThatThrownBy(() -> read("HTTP/1.1 200 " + "x".repeat(200) + "\r\n\r\n", small))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.fault()).isEqualTo(Fault.LIMIT))
        .hasMessage(BROKEN + "net/http: server response headers exceeded 100 bytes; aborted");
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nA: " + "x".repeat(2000) + "\r\n\r\n", small))
        .hasMessage(BROKEN + "net/http: server response headers exceeded 1000 bytes; aborted");
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(4) + "\r\n", small))
        .hasMessage(BROKEN + "response has more than 3 header fields");
  }

  @Test
  void headsOf64KibAndMoreAreRead() throws IOException {
    String value = "x".repeat(70_000);
    ResponseHead head = read("HTTP/1.1 200 OK\r\nA: " + value + "\r\nB: b\r\n\r\n");
    assertThat(head.headers().first("A")).contains(value);
    assertThat(head.headers().first("B")).contains("b");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, '', true",
    "HTTP/1.1, close, false",
    "HTTP/1.1, 'foo, Close', false",
    "HTTP/1.0, '', false",
    "HTTP/1.0, Keep-Alive, true",
  })
  void aConnectionIsKeptByVersionAndField(String version, String connection, boolean kept)
      throws IOException {
    ResponseHead head = read(version + " 200 OK\r\nConnection: " + connection + "\r\n\r\n");
    assertThat(head.keepAlive()).isEqualTo(kept);
  }
}
