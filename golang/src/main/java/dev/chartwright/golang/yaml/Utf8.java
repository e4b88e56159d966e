package dev.chartwright.golang.yaml;

/** Characters as bytes. */
final class Utf8 {
  private Utf8() {}

  /** Writes one character at {@code at} and returns the index behind it. */
  static int put(byte[] out, int at, int c) {
    int n = at;
    if (c <= 0x7F) {
      out[n++] = (byte) c;
    } else if (c <= 0x7FF) {
      out[n++] = (byte) (0xC0 | (c >> 6));
      out[n++] = (byte) (0x80 | (c & 0x3F));
    } else if (c <= 0xFFFF) {
      out[n++] = (byte) (0xE0 | (c >> 12));
      out[n++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      out[n++] = (byte) (0x80 | (c & 0x3F));
    } else {
      out[n++] = (byte) (0xF0 | (c >> 18));
      out[n++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      out[n++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      out[n++] = (byte) (0x80 | (c & 0x3F));
    }
    return n;
  }

  /** The string as JSON has it: U+FFFD for every byte that is not UTF-8. */
  static String replacingInvalid(String s) {
    StringBuilder out = null;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < s.length()
          && Character.isLowSurrogate(s.charAt(i + 1))) {
        i++;
      } else {
        if (out == null) {
          out = new StringBuilder(s);
        }
        out.setCharAt(i, (char) 0xFFFD);
      }
    }
    return out == null ? s : out.toString();
  }
}
