package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.unicode.Runes;
import java.util.Locale;

/** {@code html}, {@code js} and {@code urlquery}. Source: Go 1.26, text/template/funcs.go. */
final class Escapes {
  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 0 -> out.append('\uFFFD');
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  static String js(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '"' -> out.append("\\\"");
        case '<' -> out.append("\\u003C");
        case '>' -> out.append("\\u003E");
        case '&' -> out.append("\\u0026");
        case '=' -> out.append("\\u003D");
        default -> other(out, c);
      }
    }
    return out.toString();
  }

  private static void other(StringBuilder out, int c) {
    if (c >= ' ' && c < 0x80) {
      out.append((char) c);
    } else if (c < ' ') {
      out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    } else if (GoString.isEscape(c)) {
      // A byte that is no UTF-8 decodes as U+FFFD, which is printable, and is copied.
      out.append((char) c);
    } else if (Runes.isPrint(c)) {
      out.appendCodePoint(c);
    } else {
      out.append("\\u");
      String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
      out.append("0000", 0, Math.max(0, 4 - digits.length())).append(digits);
    }
  }

  static String urlQuery(String text) {
    return Url.escapeQuery(text);
  }
}
