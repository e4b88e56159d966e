package dev.chartwright.golang.strings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringsTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "' \t\n a b \r\u000b\f', 'a b'",
    "'\u00a0\u2003\u3000x\u0085', 'x'",
    "'\u200bx', '\u200bx'",
    "'   ', ''"
  })
  void trimSpaceTakesAwayWhatUnicodeCallsWhiteSpace(String text, String trimmed) {
    assertThat(Strings.trimSpace(text)).isEqualTo(trimmed);
  }
}
