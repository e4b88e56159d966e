package dev.chartwright.http;

import dev.chartwright.golang.strconv.Quote;

/** Character classes of RFC 9110 and the quoting that Go's messages use. */
final class Syntax {

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private Syntax() {}

  /** RFC 9110 §5.6.2 token: a method or a field name. */
  static boolean isToken(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenChar(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isTokenChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  /** RFC 9110 §5.5: no control character but tab. */
  static boolean isFieldValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t';
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hexDigit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** Text in double quotes with Go's escapes ({@code %q}). */
  static String quote(String text) {
    return Quote.quote(text);
  }

  /** Lower case of ASCII letters only, whatever the locale. */
  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        StringBuilder out = new StringBuilder(text);
        for (int j = i; j < out.length(); j++) {
          char d = out.charAt(j);
          if (d >= 'A' && d <= 'Z') {
            out.setCharAt(j, (char) (d + 32));
          }
        }
        return out.toString();
      }
    }
    return text;
  }
}
