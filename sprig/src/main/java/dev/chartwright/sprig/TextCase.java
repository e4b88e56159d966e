package dev.chartwright.sprig;

import dev.chartwright.golang.unicode.Runes;

/**
 * Cases and white space of words: Masterminds/goutils 1.1.1, wordutils.go and stringutils.go, and
 * Go's {@code strings.Title}.
 *
 * <p>Functions on characters turn bad bytes into U+FFFD. Those on bytes, as upstream has them, read
 * every byte as the character of its number: {@code nospace "é x"} is {@code Ã©x}.
 */
final class TextCase {
  private TextCase() {}

  /** Each letter after a separator in title case. */
  static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int previous = ' ';
    for (int i = 0; i < text.length(); ) {
      int c = rune(text, i);
      i += Character.charCount(c);
      out.appendCodePoint(isSeparator(previous) ? Runes.toTitle(c) : c);
      previous = c;
    }
    return out.toString();
  }

  private static boolean isSeparator(int c) {
    if (c < 0x80) {
      return !((c >= '0' && c <= '9')
          || (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || c == '_');
    }
    return !Runes.isLetter(c) && !Runes.isDigit(c) && Runes.isSpace(c);
  }

  /** The first letter of each word in lower case. */
  static String untitle(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean first = true;
    for (int i = 0; i < text.length(); ) {
      int c = rune(text, i);
      i += Character.charCount(c);
      if (Runes.isSpace(c)) {
        first = true;
        out.appendCodePoint(c);
      } else {
        out.appendCodePoint(first ? Runes.toLower(c) : c);
        first = false;
      }
    }
    return out.toString();
  }

  /** Upper case to lower and the other way; lower case at the start of a word to title case. */
  static String swap(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean afterSpace = true;
    for (int i = 0; i < text.length(); ) {
      int c = rune(text, i);
      i += Character.charCount(c);
      if (Runes.isUpper(c) || Runes.isTitle(c)) {
        out.appendCodePoint(Runes.toLower(c));
        afterSpace = false;
      } else if (Runes.isLower(c)) {
        out.appendCodePoint(afterSpace ? Runes.toTitle(c) : Runes.toUpper(c));
        afterSpace = false;
      } else {
        out.appendCodePoint(c);
        afterSpace = Runes.isSpace(c);
      }
    }
    return out.toString();
  }

  private static int rune(String text, int i) {
    int c = text.codePointAt(i);
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c;
  }

  /** The first byte of each word. */
  static String initials(String text) {
    String bytes = ByteText.toBytes(text);
    StringBuilder out = new StringBuilder();
    boolean gap = true;
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isSpace(c)) {
        gap = true;
      } else if (gap) {
        out.append(c);
        gap = false;
      }
    }
    return out.toString();
  }

  /** The text itself if no byte is white space, else its other bytes. */
  static String withoutSpace(String text) {
    String bytes = ByteText.toBytes(text);
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (!isSpace(c)) {
        out.append(c);
      }
    }
    return out.length() == bytes.length() ? text : out.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0;
  }
}
