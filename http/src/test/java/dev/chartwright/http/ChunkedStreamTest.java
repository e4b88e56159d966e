package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chunked bodies as Go's net/http/internal takes them; the texts were recorded from Go 1.26. */
class ChunkedStreamTest {

  /** Notes how the body ended. */
  static final class Ending implements BodyStream.End {
    Boolean whole;

    @Override
    public void ended(boolean read) {
      assertThat(whole).as("ended once").isNull();
      whole = read;
    }

    @Override
    public void draining() {}

    @Override
    public WireException told(IOException e) {
      return (WireException) e;
    }
  }

  private final Ending ending = new Ending();

  private ChunkedStream stream(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteInput in = new ByteInput(new ByteArrayInputStream(bytes), 7);
    HttpLimits limits = HttpLimits.defaults();
    return new ChunkedStream(in, ending, new HeadReader(in, limits), limits);
  }

  private static String unescape(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'2\\r\\nab\\r\\n0\\r\\n\\r\\n', ab",
    "'0\\r\\n\\r\\n', ''",
    "'000A\\r\\n0123456789\\r\\n00\\r\\n\\r\\n', 0123456789",
    "'a\\r\\n0123456789\\r\\n0\\r\\n\\r\\n', 0123456789",
    "'2;x=y\\r\\nab\\r\\n1 ; z\\r\\nc\\r\\n0;last\\r\\n\\r\\n', abc",
    "'2 \\r\\nab\\r\\n0\\r\\nX: y\\r\\n\\r\\n', ab",
  })
  void chunksAreJoined(String text, String body) throws IOException {
    ChunkedStream stream = stream(unescape(text));
    assertThat(new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(body);
    assertThat(ending.whole).isTrue();
    assertThat(stream.read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "'zz\\r\\nab\\r\\n0\\r\\n\\r\\n', invalid byte in chunk length",
    "'-1\\r\\nab\\r\\n0\\r\\n\\r\\n', invalid byte in chunk length",
    "'2 2\\r\\nab\\r\\n0\\r\\n\\r\\n', invalid byte in chunk length",
    "'2\\rX', invalid byte in chunk length",
    "'2\\r\\nabXX0\\r\\n\\r\\n', malformed chunked encoding",
    "'2\\nab\\r\\n0\\r\\n\\r\\n', chunked line ends with bare LF",
    "'2;x\\nab\\r\\n0\\r\\n\\r\\n', chunked line ends with bare LF",
    "'fffffffffffffffff\\r\\nab\\r\\n0\\r\\n\\r\\n', http chunk length too large",
    "'ffffffffffffffff\\r\\nab\\r\\n0\\r\\n\\r\\n', http chunk length too large",
    "'\\r\\nab\\r\\n0\\r\\n\\r\\n', empty hex number for chunk length",
    "'5\\r\\nab', unexpected EOF",
    "'2\\r\\nab\\r\\n', unexpected EOF",
    "'2\\r\\nab\\r\\n0\\r\\n', net/http: HTTP/1.x transport connection broken: unexpected EOF",
    "'', unexpected EOF",
  })
  void anythingElseIsAnError(String text, String message) {
    ChunkedStream stream = stream(unescape(text));
    assertThatThrownBy(stream::readAllBytes).isInstanceOf(BodyException.class).hasMessage(message);
    assertThat(ending.whole).isFalse();
  }

  @Test
  void aLongExtensionExceedsItsLimit() {
    assertThatThrownBy(() -> stream("2;" + "x".repeat(5000) + "\r\nab\r\n").readAllBytes())
        .isInstanceOfSatisfying(
            BodyException.class, e -> assertThat(e.fault()).isEqualTo(Fault.LIMIT))
        .hasMessage("header line too long");
  }

  @Test
  void endlessTrailersExceedTheirLimit() {
    assertThatThrownBy(() -> stream("0\r\n" + "A: b\r\n".repeat(5000) + "\r\n").readAllBytes())
        .isInstanceOfSatisfying(
            BodyException.class, e -> assertThat(e.fault()).isEqualTo(Fault.LIMIT));
  }
}
