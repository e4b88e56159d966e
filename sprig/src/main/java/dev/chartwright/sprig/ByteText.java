package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.gotemplate.FunctionException;
import java.nio.charset.StandardCharsets;

/**
 * Positions in Go strings, which count bytes, found in our strings, which hold chars.
 *
 * <p>Text without bad bytes is cut and searched by chars; where a byte position falls inside a
 * character, or a bad byte is searched for, the text is turned into one char for each byte first.
 */
final class ByteText {
  private ByteText() {}

  /** One char for each byte; the way back is {@link #ofBytes}. */
  static String toBytes(String text) {
    return isAscii(text) ? text : new String(GoString.bytes(text), StandardCharsets.ISO_8859_1);
  }

  /** The text of one char for each byte. */
  static String ofBytes(String bytes) {
    return isAscii(bytes) ? bytes : GoString.of(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Whether some char stands for a bad byte: such a text can match inside a character. */
  static boolean hasBadBytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** The bytes before a position: {@code s[:end]}; all if the text is no longer than that. */
  static String prefix(String text, long end) {
    if (end >= text.length() * 3L) {
      return text;
    }
    long bytes = 0;
    for (int i = 0; i < text.length(); ) {
      if (bytes == end) {
        return text.substring(0, i);
      }
      int next = next(text, i);
      bytes += width(text, i);
      if (bytes > end) {
        byte[] character = GoString.bytes(text.substring(i, next));
        int kept = (int) (character.length - (bytes - end));
        return text.substring(0, i) + GoString.of(character, 0, kept);
      }
      i = next;
    }
    return text;
  }

  /** The bytes from a position on: {@code s[start:]}; the position is inside the text. */
  static String suffix(String text, long start) {
    long bytes = 0;
    int i = 0;
    while (bytes < start) {
      int next = next(text, i);
      bytes += width(text, i);
      if (bytes > start) {
        byte[] character = GoString.bytes(text.substring(i, next));
        int kept = (int) (bytes - start);
        return GoString.of(character, character.length - kept, kept) + text.substring(next);
      }
      i = next;
    }
    return text.substring(i);
  }

  private static int next(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length() ? i + 2 : i + 1;
  }

  private static int width(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    if (Character.isHighSurrogate(c)) {
      return 4;
    }
    return Character.isLowSurrogate(c) ? 1 : 3;
  }

  /**
   * The bytes between two positions: Go's {@code s[start:end]} with its panics.
   *
   * @throws FunctionException {@code runtime error: slice bounds out of range …}
   */
  static String slice(String text, long start, long end) {
    int length = GoString.length(text);
    if (end < 0) {
      throw outOfRange("[:" + end + "]");
    }
    if (end > length) {
      throw outOfRange("[:" + end + "] with length " + length);
    }
    if (start < 0) {
      throw outOfRange("[" + start + ":]");
    }
    if (start > end) {
      throw outOfRange("[" + start + ":" + end + "]");
    }
    return prefix(suffix(text, start), end - start);
  }

  private static FunctionException outOfRange(String what) {
    return new FunctionException("runtime error: slice bounds out of range " + what);
  }
}
