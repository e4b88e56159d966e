package dev.chartwright.golang;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Go strings in Java strings: arbitrary bytes, read as UTF-8, without losing a bad one.
 *
 * <p>A Go string is a sequence of bytes that is usually, not always, UTF-8. We hold it in a {@code
 * String}: well-formed UTF-8 as the usual code points, and each byte {@code b} that is not part of
 * a well-formed sequence as the lone surrogate {@code U+DC00 + b} (U+DC80 to U+DCFF). A byte is
 * "bad" exactly when Go's {@code utf8.DecodeRune} gives (RuneError, 1) for it, so encoded
 * surrogates and overlong forms are bad too. Going to strings and back gives the same bytes for
 * every input.
 *
 * <p>Joining two strings may bring the halves of one character together as two lone surrogates;
 * {@link #normalize} makes them the character that Go would see. All methods are thread-safe.
 *
 * <pre>{@code
 * String s = GoString.of(new byte[] {'a', (byte) 0xff});
 * s.length();            // 2: 'a' and U+DCFF
 * GoString.bytes(s);     // {'a', (byte) 0xff}
 * GoString.length("é");  // 2, as len("é") in Go
 * }</pre>
 */
public final class GoString {
  private static final int FIRST_ESCAPE = 0xDC80;
  private static final int LAST_ESCAPE = 0xDCFF;

  private GoString() {}

  /** The string that holds these bytes. */
  public static String of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /**
   * The string that holds {@code length} bytes from {@code offset} on.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public static String of(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    // Java puts U+FFFD in place of what is no UTF-8, and finds it faster than we find the latter.
    if (text.indexOf(0xFFFD) < 0) {
      return text;
    }
    int end = offset + length;
    for (int i = offset; i < end; ) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int size = sequenceLength(bytes, i, end);
      if (size == 0) {
        return withEscapes(bytes, offset, end, i);
      }
      i += size;
    }
    return text;
  }

  private static String withEscapes(byte[] bytes, int start, int end, int firstBad) {
    StringBuilder out = new StringBuilder(end - start);
    int good = start;
    int i = firstBad;
    while (i < end) {
      int size = bytes[i] >= 0 ? 1 : sequenceLength(bytes, i, end);
      if (size == 0) {
        out.append(new String(bytes, good, i - good, StandardCharsets.UTF_8));
        out.append((char) (0xDC00 + (bytes[i] & 0xFF)));
        good = ++i;
      } else {
        i += size;
      }
    }
    return out.append(new String(bytes, good, end - good, StandardCharsets.UTF_8)).toString();
  }

  /**
   * Length in bytes of the well-formed UTF-8 sequence that begins at {@code at}, or 0 if the byte
   * there begins none.
   */
  public static int sequenceLength(byte[] bytes, int at, int end) {
    int b0 = bytes[at];
    if (b0 >= 0) {
      return 1;
    }
    b0 &= 0xFF;
    if (b0 < 0xC2 || b0 > 0xF4 || at + 1 >= end) {
      return 0;
    }
    int b1 = bytes[at + 1] & 0xFF;
    if (b0 < 0xE0) {
      return isContinuation(b1) ? 2 : 0;
    }
    if (at + 2 >= end || !isContinuation(bytes[at + 2] & 0xFF)) {
      return 0;
    }
    if (b0 < 0xF0) {
      int low = b0 == 0xE0 ? 0xA0 : 0x80;
      int high = b0 == 0xED ? 0x9F : 0xBF;
      return b1 >= low && b1 <= high ? 3 : 0;
    }
    if (at + 3 >= end || !isContinuation(bytes[at + 3] & 0xFF)) {
      return 0;
    }
    int low = b0 == 0xF0 ? 0x90 : 0x80;
    int high = b0 == 0xF4 ? 0x8F : 0xBF;
    return b1 >= low && b1 <= high ? 4 : 0;
  }

  private static boolean isContinuation(int b) {
    return (b & 0xC0) == 0x80;
  }

  /**
   * The bytes of a Go string. A lone surrogate that stands for no byte, which Go cannot have,
   * becomes the bytes of U+FFFD.
   */
  public static byte[] bytes(String s) {
    if (firstLoneSurrogate(s) < 0) {
      return s.getBytes(StandardCharsets.UTF_8);
    }
    byte[] out = new byte[length(s)];
    int n = 0;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      if (isEscape(c)) {
        out[n++] = (byte) c;
        continue;
      }
      if (c >= 0xD800 && c <= 0xDFFF) {
        c = 0xFFFD;
      }
      n = put(out, n, c);
    }
    return out;
  }

  private static int put(byte[] out, int at, int c) {
    int n = at;
    if (c < 0x80) {
      out[n++] = (byte) c;
    } else if (c < 0x800) {
      out[n++] = (byte) (0xC0 | c >> 6);
      out[n++] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out[n++] = (byte) (0xE0 | c >> 12);
      out[n++] = (byte) (0x80 | (c >> 6 & 0x3F));
      out[n++] = (byte) (0x80 | (c & 0x3F));
    } else {
      out[n++] = (byte) (0xF0 | c >> 18);
      out[n++] = (byte) (0x80 | (c >> 12 & 0x3F));
      out[n++] = (byte) (0x80 | (c >> 6 & 0x3F));
      out[n++] = (byte) (0x80 | (c & 0x3F));
    }
    return n;
  }

  /** The number of bytes of a Go string: Go's {@code len}. */
  public static int length(String s) {
    return length(s, 0, s.length());
  }

  /** The number of bytes of a part of a Go string, which begins and ends between characters. */
  public static int length(String s, int begin, int end) {
    int n = 0;
    for (int i = begin; i < end; i++) {
      char c = s.charAt(i);
      if (c < 0x80) {
        n++;
      } else if (c < 0x800) {
        n += 2;
      } else if (!Character.isSurrogate(c)) {
        n += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < end
          && Character.isLowSurrogate(s.charAt(i + 1))) {
        n += 4;
        i++;
      } else {
        n += isEscape(c) ? 1 : 3;
      }
    }
    return n;
  }

  /** Whether a code point, as {@link String#codePointAt} gives it, stands for a bad byte. */
  public static boolean isEscape(int codePoint) {
    return codePoint >= FIRST_ESCAPE && codePoint <= LAST_ESCAPE;
  }

  /** The byte (0x80 to 0xFF) for which a code point stands that {@link #isEscape}. */
  public static int escapedByte(int codePoint) {
    return codePoint & 0xFF;
  }

  /** Whether the string is well-formed UTF-8: Go's {@code utf8.ValidString}. */
  public static boolean isValid(String s) {
    int i = firstLoneSurrogate(s);
    return i < 0 || firstLoneSurrogate(normalize(s)) < 0;
  }

  /** The same bytes with every well-formed sequence as its code point; see the class comment. */
  public static String normalize(String s) {
    return firstLoneSurrogate(s) < 0 ? s : of(bytes(s));
  }

  /** The string with each run of bad bytes replaced: Go's {@code strings.ToValidUTF8}. */
  public static String toValid(String s, String replacement) {
    if (firstLoneSurrogate(s) < 0) {
      return s;
    }
    String in = normalize(s);
    StringBuilder out = new StringBuilder(in.length());
    boolean bad = false;
    for (int i = 0; i < in.length(); ) {
      int c = in.codePointAt(i);
      i += Character.charCount(c);
      if (isEscape(c)) {
        if (!bad) {
          out.append(replacement);
        }
        bad = true;
      } else {
        bad = false;
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /** Compares two strings byte by byte, as Go's {@code <} and {@code sort.Strings} do. */
  public static int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        if (!Character.isSurrogate(x) && !Character.isSurrogate(y)) {
          return x < y ? -1 : 1;
        }
        int from = i > 0 && Character.isHighSurrogate(a.charAt(i - 1)) ? i - 1 : i;
        return Arrays.compareUnsigned(bytes(a.substring(from)), bytes(b.substring(from)));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int firstLoneSurrogate(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < s.length()
            && Character.isLowSurrogate(s.charAt(i + 1))) {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}
