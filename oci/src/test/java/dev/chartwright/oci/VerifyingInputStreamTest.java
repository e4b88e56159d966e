package dev.chartwright.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.BodyException;
import dev.chartwright.http.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingInputStreamTest {
  private static final byte[] GOOD = "some content".getBytes(StandardCharsets.UTF_8);
  private static final Descriptor EXPECTED = Descriptor.ofBytes("text/plain", GOOD);

  /** The ways in which callers read a stream to its end. */
  enum Way {
    ONE_BYTE {
      @Override
      byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int b;
        while ((b = in.read()) >= 0) {
          out.write(b);
        }
        return out.toByteArray();
      }
    },
    ARRAY {
      @Override
      byte[] read(InputStream in) throws IOException {
        return in.readAllBytes();
      }
    },
    SMALL_ARRAY {
      @Override
      byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[5];
        int n;
        while ((n = in.read(buffer)) >= 0) {
          out.write(buffer, 0, n);
        }
        return out.toByteArray();
      }
    },
    SKIPPING {
      @Override
      byte[] read(InputStream in) throws IOException {
        byte[] first = in.readNBytes(2);
        in.skipNBytes(2);
        byte[] rest = in.readAllBytes();
        byte[] all = GOOD.clone();
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(rest, 0, all, 4, rest.length);
        return all;
      }
    },
    TRANSFER {
      @Override
      byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        in.transferTo(out);
        return out.toByteArray();
      }
    };

    abstract byte[] read(InputStream in) throws IOException;
  }

  private static InputStream verifying(byte[] bytes) {
    return VerifyingInputStream.of(new ByteArrayInputStream(bytes), EXPECTED);
  }

  @ParameterizedTest
  @EnumSource
  void goodContentIsDelivered(Way way) throws IOException {
    assertThat(way.read(verifying(GOOD))).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @EnumSource
  void aFlippedByteIsFound(Way way) {
    byte[] bad = GOOD.clone();
    bad[3] ^= 1;
    assertThatThrownBy(() -> way.read(verifying(bad)))
        .isInstanceOf(IntegrityException.class)
        .hasMessage("mismatched digest");
  }

  @ParameterizedTest
  @EnumSource
  void oneByteMoreIsFound(Way way) {
    byte[] bad = Arrays.copyOf(GOOD, GOOD.length + 1);
    assertThatThrownBy(() -> way.read(verifying(bad))).hasMessage("trailing data");
  }

  @ParameterizedTest
  @EnumSource
  void oneByteLessIsFound(Way way) {
    byte[] bad = Arrays.copyOf(GOOD, GOOD.length - 1);
    assertThatThrownBy(() -> way.read(verifying(bad)))
        .hasMessage(
            "read failed: expected content size of 12, got 11, for digest "
                + EXPECTED.digest()
                + ": unexpected EOF");
  }

  @Test
  void aConnectionThatEndsTooSoonTellsHowMuchCame() {
    InputStream cut =
        new InputStream() {
          private boolean begun;

          @Override
          public int read() {
            return -1;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            if (begun) {
              throw BodyException.of(Fault.UNEXPECTED_EOF, "unexpected EOF");
            }
            begun = true;
            return 4;
          }
        };
    assertThatThrownBy(() -> VerifyingInputStream.readAll(cut, EXPECTED, 100))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("read failed: expected content size of 12, got 4, for ");
  }

  @Test
  void aWrongStreamStaysWrong() {
    InputStream in = verifying("SOME CONTENT".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(in::readAllBytes).hasMessage("mismatched digest");
    assertThatThrownBy(in::read).hasMessage("mismatched digest");
  }

  @Test
  void theLastBytesAreNotHandedOutWhenTheWholeIsWrong() {
    InputStream in = verifying("SOME CONTENT".getBytes(StandardCharsets.UTF_8));
    byte[] buffer = new byte[GOOD.length];
    assertThatThrownBy(() -> in.read(buffer)).hasMessage("mismatched digest");
  }

  @Test
  void nothingIsContentToo() throws IOException {
    Descriptor empty = Descriptor.ofBytes("", new byte[0]);
    assertThat(VerifyingInputStream.of(InputStream.nullInputStream(), empty).readAllBytes())
        .isEmpty();
    assertThat(empty.mediaType()).isEqualTo("application/octet-stream");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void aNegativeSizeIsRefused(long size) {
    Descriptor lying = Descriptor.of("text/plain", EXPECTED.digest(), size);
    assertThatThrownBy(() -> VerifyingInputStream.of(InputStream.nullInputStream(), lying))
        .hasMessage("invalid descriptor size");
  }

  @Test
  void anEnormousSizeIsNotBelieved() {
    Descriptor lying = Descriptor.of("text/plain", EXPECTED.digest(), Long.MAX_VALUE);
    assertThatThrownBy(() ->
            VerifyingInputStream.readAll(new ByteArrayInputStream(GOOD), lying, Long.MAX_VALUE))
        .hasMessageContaining("got 12");
  }

  @Test
  void aDigestThatCannotBeComputedIsRefused() {
    Descriptor odd = Descriptor.of("text/plain", Digest.of("md5:00"), 1);
    assertThatThrownBy(() -> VerifyingInputStream.of(InputStream.nullInputStream(), odd))
        .hasMessage("read failed: failed to validate md5:00: unsupported digest algorithm");
  }

  @Test
  void theLimitIsNamed() {
    assertThatThrownBy(
            () -> VerifyingInputStream.readAll(new ByteArrayInputStream(GOOD), EXPECTED, 11))
        .hasMessage("content size 12 exceeds MaxMetadataBytes 11: size exceeds limit");
  }
}
