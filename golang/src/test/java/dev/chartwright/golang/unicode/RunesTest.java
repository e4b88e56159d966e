package dev.chartwright.golang.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunesTest {
  private static final Map<String, IntPredicate> QUESTIONS =
      Map.ofEntries(
          Map.entry("isPrint", Runes::isPrint),
          Map.entry("isGraphic", Runes::isGraphic),
          Map.entry("isSpace", Runes::isSpace),
          Map.entry("isLetter", Runes::isLetter),
          Map.entry("isDigit", Runes::isDigit),
          Map.entry("isNumber", Runes::isNumber),
          Map.entry("isUpper", Runes::isUpper),
          Map.entry("isLower", Runes::isLower),
          Map.entry("isTitle", Runes::isTitle),
          Map.entry("isControl", Runes::isControl),
          Map.entry("isPunct", Runes::isPunct),
          Map.entry("isSymbol", Runes::isSymbol),
          Map.entry("isMark", Runes::isMark));
  private static final Map<String, IntUnaryOperator> MAPPINGS =
      Map.of(
          "toUpper", Runes::toUpper,
          "toLower", Runes::toLower,
          "toTitle", Runes::toTitle,
          "simpleFold", Runes::simpleFold);

  // How many code points Go 1.26 answers yes for, and the CRC-32 of all answers as bytes.
  @ParameterizedTest
  @CsvSource({
    "isPrint,148998,1831315180",
    "isGraphic,149014,156057905",
    "isSpace,25,983629592",
    "isLetter,136104,525362643",
    "isDigit,680,1255436411",
    "isNumber,1831,2322340093",
    "isUpper,1831,3888641075",
    "isLower,2233,2230416120",
    "isTitle,31,2696393068",
    "isControl,65,2644442132",
    "isPunct,842,3215407812",
    "isSymbol,7770,1793104287",
    "isMark,2450,4187269984"
  })
  void everyCodePointHasGosProperties(String question, int count, long checksum) {
    CRC32 crc = new CRC32();
    int yes = 0;
    for (int c = 0; c <= 0x10FFFF; c++) {
      boolean answer = QUESTIONS.get(question).test(c);
      yes += answer ? 1 : 0;
      crc.update(answer ? 1 : 0);
    }
    assertThat(yes).isEqualTo(count);
    assertThat(crc.getValue()).isEqualTo(checksum);
  }

  // How many code points Go 1.26 changes, and the CRC-32 of all results as three bytes each.
  @ParameterizedTest
  @CsvSource({
    "toUpper,1450,2712002455",
    "toLower,1433,2065739872",
    "toTitle,1404,65918299",
    "simpleFold,2878,629811874"
  })
  void everyCodePointHasGosMappings(String mapping, int count, long checksum) {
    CRC32 crc = new CRC32();
    int changed = 0;
    for (int c = 0; c <= 0x10FFFF; c++) {
      int to = MAPPINGS.get(mapping).applyAsInt(c);
      changed += to == c ? 0 : 1;
      crc.update(new byte[] {(byte) (to >> 16), (byte) (to >> 8), (byte) to});
    }
    assertThat(changed).isEqualTo(count);
    assertThat(crc.getValue()).isEqualTo(checksum);
  }

  @Test
  void stringsChangeCaseRuneByRune() {
    assertThat(Runes.toUpper("aßéǆ")).isEqualTo("AßÉǄ");
    assertThat(Runes.toTitle("ǆ")).isEqualTo("ǅ");
    assertThat(Runes.toLower("AİÉ")).isEqualTo("aié");
    assertThat(Runes.toUpper("a\uDCFF")).isEqualTo("A\uFFFD");
    assertThat(Runes.toUpper("ABC")).isEqualTo("ABC");
  }

  @Test
  void equalFoldIgnoresCaseAsUnicodeFoldsIt() {
    assertThat(Runes.equalFold("Kk", "\u212AK")).isTrue();
    assertThat(Runes.equalFold("ſ", "S")).isTrue();
    assertThat(Runes.equalFold("ß", "SS")).isFalse();
    assertThat(Runes.equalFold("a", "ab")).isFalse();
    assertThat(Runes.equalFold("\uDCFF", "\uFFFD")).isTrue();
  }
}
