package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Broken responses must end in a value or a told failure, never in anything else. */
@Timeout(120)
class ResponseFuzzTest {

  private static final long SEED = 20261121;
  private static final int ROUNDS = 60_000;
  private static final HttpLimits LIMITS = new HttpLimits(200, 2000, 20, 5, 50, 200, 100);

  private static final String[] SEEDS = {
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 Not Found\r\nA: b\r\n c\r\n\td\r\nSet-Cookie: x\r\n\r\n",
    "HTTP/1.1 307 Temporary Redirect\nLocation: /v2/x?_state=a%2Fb\nContent-Length: 0\n\n",
  };

  private static final String[] PIECES = {
    "\r",
    "\n",
    "\r\n",
    "\r\n\r\n",
    ":",
    " ",
    "\t",
    "\0",
    "\u00ff",
    "HTTP/1.1 ",
    "0\r\n",
    "ffffffffffffffff",
    "Content-Length: ",
    "Transfer-Encoding: chunked",
    "-1",
    ";",
    "\r\n ",
    "99999999999999999999",
    "\u007f"
  };

  /** Gives its bytes in pieces of random size. */
  private static final class Dribble extends InputStream {
    private final ByteArrayInputStream in;
    private final Random random;

    Dribble(byte[] bytes, Random random) {
      this.in = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return in.read(buffer, offset, Math.min(length, 1 + random.nextInt(5)));
    }
  }

  private static String mutate(Random random) {
    StringBuilder text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
    for (int changes = random.nextInt(6); changes >= 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(10)));
        case 2 -> text.setLength(at);
        default -> text.insert(at, (char) random.nextInt(256));
      }
    }
    return text.toString();
  }

  /** What reading gives: heads and body, or the failure. */
  private static String read(InputStream source) {
    ByteInput in = new ByteInput(source, 16);
    HeadReader heads = new HeadReader(in, LIMITS);
    StringBuilder told = new StringBuilder();
    try {
      ResponseHead head = heads.read();
      while (head != null && head.informational() && told.length() < 100_000) {
        told.append(head);
        head = heads.read();
      }
      if (head == null) {
        return told.append("EOF").toString();
      }
      told.append(head.protocol()).append(head.status()).append(head.reason());
      for (Header field : head.headers()) {
        assertThat(field.value()).doesNotContain("\r", "\n", "\0");
        told.append('|').append(field.name()).append('=').append(field.value());
      }
      BodyFraming framing = BodyFraming.of("GET", head);
      told.append(framing.kind()).append(framing.length());
      ChunkedStreamTest.Ending ending = new ChunkedStreamTest.Ending();
      BodyStream body =
          switch (framing.kind()) {
            case LENGTH -> new BodyStreams.Sized(in, ending, framing.length());
            case CHUNKED -> new ChunkedStream(in, ending, heads, LIMITS);
            default -> new BodyStreams.UntilClose(in, ending);
          };
      told.append(new String(body.readNBytes(10_000), StandardCharsets.ISO_8859_1));
    } catch (WireException | BodyException e) {
      told.append("failed: ").append(e.getMessage());
    } catch (IOException e) {
      throw new AssertionError("a failure without words", e);
    }
    return told.toString();
  }

  @Test
  void everyInputEndsInAValueOrAToldFailureHoweverItArrives() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutate(random);
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      String whole = read(new ByteArrayInputStream(bytes));
      String dribbled = read(new Dribble(bytes, random));
      assertThat(dribbled).as("round %s: %s", round, text).isEqualTo(whole);
    }
  }
}
