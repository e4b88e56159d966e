package dev.chartwright.golang.strings;

import dev.chartwright.golang.unicode.Runes;

/**
 * Functions on strings as Go has them.
 *
 * <pre>{@code
 * Strings.trimSpace("\u00a0 a b \u2003") // "a b"
 * }</pre>
 *
 * <p>Source: Go 1.26 {@code strings/strings.go}.
 */
public final class Strings {
  private Strings() {}

  /** The text without white space, as Unicode defines it, at both ends. */
  public static String trimSpace(String text) {
    int start = 0;
    int end = text.length();
    while (start < end) {
      int c = text.codePointAt(start);
      if (!Runes.isSpace(c)) {
        break;
      }
      start += Character.charCount(c);
    }
    while (end > start) {
      int c = text.codePointBefore(end);
      if (!Runes.isSpace(c)) {
        break;
      }
      end -= Character.charCount(c);
    }
    return text.substring(start, end);
  }
}
