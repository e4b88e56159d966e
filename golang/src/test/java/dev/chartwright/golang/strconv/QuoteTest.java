package dev.chartwright.golang.strconv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {
  @Test
  void whatIsNotPrintableIsEscaped() {
    assertThat(Quote.quote("a\"\\\u0007\b\f\n\r\t\u000B\u0001\u007F"))
        .isEqualTo("\"a\\\"\\\\\\a\\b\\f\\n\\r\\t\\v\\x01\\x7f\"");
    assertThat(Quote.quote("é€😀 \u00A0\u00AD\uFEFF\uDCFF"))
        .isEqualTo("\"é€😀 \\u00a0\\u00ad\\ufeff\\xff\"");
    assertThat(Quote.quote(new String(Character.toChars(0xE0001)))).isEqualTo("\"\\U000e0001\"");
  }

  @Test
  void asciiAndGraphicFormsDifferInWhatTheyKeep() {
    assertThat(Quote.quoteToAscii("é😀")).isEqualTo("\"\\u00e9\\U0001f600\"");
    assertThat(Quote.quoteToGraphic("\u00A0\u3000\t")).isEqualTo("\"\u00A0\u3000\\t\"");
    assertThat(Quote.quoteRune('\'')).isEqualTo("'\\''");
    assertThat(Quote.quoteRune('"')).isEqualTo("'\"'");
    assertThat(Quote.quoteRune(0x110000)).isEqualTo("'\uFFFD'");
    assertThat(Quote.quoteRuneToAscii('é')).isEqualTo("'\\u00e9'");
  }

  @Test
  void literalsReadBack() {
    assertThat(Quote.unquote("\"a\\x41\\101\\u00e9\\n\"")).isEqualTo("aAAé\n");
    assertThat(Quote.unquote("\"\\xc3\\xa9\\xff\"")).isEqualTo("é\uDCFF");
    assertThat(Quote.unquote("`a\\n\r`")).isEqualTo("a\\n");
    assertThat(Quote.unquote("'é'")).isEqualTo("é");
    assertThat(Quote.unquote("''")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "a",
        "'ab'",
        "\"a",
        "\"a\"b",
        "\"\n\"",
        "\"\\'\"",
        "'\\\"'",
        "\"\\400\"",
        "\"\\ud800\"",
        "\"\\x4\"",
        "`a`b`",
        "\"\\q\""
      })
  void brokenLiteralsAreRefused(String literal) {
    assertThatThrownBy(() -> Quote.unquote(literal))
        .isInstanceOf(SyntaxException.class)
        .hasMessage("invalid syntax");
  }

  @Test
  void backquotesTakeOneLineOfPlainText() {
    assertThat(Quote.canBackquote("a\té😀")).isTrue();
    assertThat(Quote.canBackquote("a`")).isFalse();
    assertThat(Quote.canBackquote("a\n")).isFalse();
    assertThat(Quote.canBackquote("\uDCFF")).isFalse();
  }
}
