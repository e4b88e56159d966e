package dev.chartwright.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoStringTest {
  private static byte[] bytes(int... values) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = (byte) values[i];
    }
    return out;
  }

  @Test
  void wellFormedTextIsTheUsualString() {
    String text = "aé€😀\u0000";
    assertThat(GoString.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(GoString.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(GoString.length(text)).isEqualTo(11);
    assertThat(GoString.isValid(text)).isTrue();
  }

  @Test
  void badBytesBecomeLoneSurrogates() {
    assertThat(GoString.of(bytes('a', 0xFF, 'b'))).isEqualTo("a\uDCFFb");
    assertThat(GoString.of(bytes(0xC3))).isEqualTo("\uDCC3");
    assertThat(GoString.of(bytes(0xE2, 0x82, 'x'))).isEqualTo("\uDCE2\uDC82x");
    // Encoded surrogates, overlong forms and code points beyond the last are bad byte by byte.
    assertThat(GoString.of(bytes(0xED, 0xA0, 0x80))).isEqualTo("\uDCED\uDCA0\uDC80");
    assertThat(GoString.of(bytes(0xC0, 0x80))).isEqualTo("\uDCC0\uDC80");
    assertThat(GoString.of(bytes(0xF4, 0x90, 0x80, 0x80))).hasSize(4);
    assertThat(GoString.isValid("\uDCFF")).isFalse();
  }

  @Test
  void anyBytesSurviveTheWayThereAndBack() {
    Random random = new Random(1);
    for (int i = 0; i < 20000; i++) {
      byte[] in = new byte[random.nextInt(8)];
      for (int j = 0; j < in.length; j++) {
        // Mostly lead and continuation bytes, so that real sequences come up.
        in[j] = (byte) (random.nextInt(3) == 0 ? random.nextInt(128) : 128 + random.nextInt(128));
      }
      String s = GoString.of(in);
      assertThat(GoString.bytes(s)).as(Arrays.toString(in)).isEqualTo(in);
      assertThat(GoString.length(s)).isEqualTo(in.length);
    }
  }

  @Test
  void joinedHalvesBecomeTheCharacterWhenNormalized() {
    String joined = GoString.of(bytes(0xC3)) + GoString.of(bytes(0xA9));
    assertThat(joined).hasSize(2);
    assertThat(GoString.normalize(joined)).isEqualTo("é");
    assertThat(GoString.isValid(joined)).isTrue();
  }

  @Test
  void stringsCompareByTheirBytes() {
    assertThat(GoString.compare("a", "a")).isZero();
    assertThat(GoString.compare("a", "ab")).isNegative();
    assertThat(GoString.compare("b", "a")).isPositive();
    // U+FFFD is EF BF BD, U+1F600 is F0 …, although its first UTF-16 unit is smaller.
    assertThat(GoString.compare("\uFFFD", "😀")).isNegative();
    assertThat(GoString.compare("😀", "😁")).isNegative();
    assertThat(GoString.compare("é", GoString.of(bytes(0xC3)))).isPositive();
    assertThat(GoString.compare("z", GoString.of(bytes(0x80)))).isNegative();
  }

  @Test
  void runsOfBadBytesAreReplacedOnce() {
    assertThat(GoString.toValid("a\uDCFF\uDCFEb\uDCFF", "?")).isEqualTo("a?b?");
  }
}
