package dev.chartwright.golang.strconv;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.unicode.Runes;

/**
 * Go string and character literals: what {@code %q} prints, and the way back.
 *
 * <p>Thread-safe. Source: Go 1.26, strconv/quote.go.
 *
 * <pre>{@code
 * Quote.quote("a\t\"é\u0001");  // "a\t\"é\x01" with the quotes
 * Quote.quoteToAscii("é");      // "\u00e9"
 * }</pre>
 */
public final class Quote {
  private static final String HEX = "0123456789abcdef";

  private enum Keep {
    PRINTABLE,
    ASCII,
    GRAPHIC
  }

  private Quote() {}

  /** A double-quoted literal; what is not printable is escaped. */
  public static String quote(String s) {
    return quoted(s, Keep.PRINTABLE);
  }

  /**
   * Appends a double-quoted literal; what is not printable is escaped: Go's {@code AppendQuote}.
   */
  public static void append(StringBuilder out, String s) {
    if (isPlain(s)) {
      out.append('"').append(s).append('"');
    } else {
      append(out, s, Keep.PRINTABLE);
    }
  }

  /** A double-quoted literal of ASCII only. */
  public static String quoteToAscii(String s) {
    return quoted(s, Keep.ASCII);
  }

  /** A double-quoted literal that also keeps the spaces of Unicode as they are. */
  public static String quoteToGraphic(String s) {
    return quoted(s, Keep.GRAPHIC);
  }

  /** A single-quoted literal of a code point; one that does not exist becomes U+FFFD. */
  public static String quoteRune(int c) {
    return quotedRune(c, Keep.PRINTABLE);
  }

  /** A single-quoted literal of ASCII only. */
  public static String quoteRuneToAscii(int c) {
    return quotedRune(c, Keep.ASCII);
  }

  private static String quotedRune(int c, Keep keep) {
    StringBuilder out = new StringBuilder(12).append('\'');
    appendRune(out, isRune(c) ? c : 0xFFFD, '\'', keep);
    return out.append('\'').toString();
  }

  private static boolean isRune(int c) {
    return c >= 0 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
  }

  private static String quoted(String text, Keep keep) {
    if (isPlain(text)) {
      return "\"".concat(text).concat("\"");
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    append(out, text, keep);
    return out.toString();
  }

  private static void append(StringBuilder out, String text, Keep keep) {
    String s = GoString.normalize(text);
    out.append('"');
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      if (GoString.isEscape(c)) {
        appendHex(out.append("\\x"), GoString.escapedByte(c), 2);
      } else {
        appendRune(out, isRune(c) ? c : 0xFFFD, '"', keep);
      }
    }
    out.append('"');
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static void appendRune(StringBuilder out, int c, char quote, Keep keep) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
      return;
    }
    if (keep == Keep.ASCII
        ? c >= ' ' && c < 0x7F
        : Runes.isPrint(c) || (keep == Keep.GRAPHIC && Runes.isGraphic(c))) {
      out.appendCodePoint(c);
      return;
    }
    switch (c) {
      case 7 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case 0x0B -> out.append("\\v");
      default -> {
        if (c < ' ' || c == 0x7F) {
          appendHex(out.append("\\x"), c, 2);
        } else if (c < 0x10000) {
          appendHex(out.append("\\u"), c, 4);
        } else {
          appendHex(out.append("\\U"), c, 8);
        }
      }
    }
  }

  private static void appendHex(StringBuilder out, int value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(HEX.charAt(value >> shift & 0xF));
    }
  }

  /**
   * Whether the string can stand between backquotes: well-formed, one line, without backquote, byte
   * order mark or control character other than tab.
   */
  public static boolean canBackquote(String text) {
    String s = GoString.normalize(text);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if ((c < ' ' && c != '\t') || c == '`' || c == 0x7F || c == 0xFEFF) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /**
   * The string that a Go literal stands for: double-quoted, backquoted, or one character in single
   * quotes.
   *
   * @throws SyntaxException if the text is no such literal
   */
  public static String unquote(String literal) {
    return new Unquoter(literal).read();
  }

  /**
   * The text that the inside of a literal stands for.
   *
   * @param quote the quote around it, which may stand in it only after a backslash
   * @throws SyntaxException if it is not the inside of such a literal
   */
  public static String unescape(String body, char quote) {
    return new Unquoter(body).readBody(quote);
  }
}
