package dev.chartwright.golang.strconv;

import dev.chartwright.golang.GoString;

/** Reads one quoted Go literal that fills the whole text. */
final class Unquoter {
  private final String in;
  private int at;
  private final StringBuilder out = new StringBuilder();
  private boolean sawByte;

  Unquoter(String in) {
    this.in = in;
  }

  String read() {
    if (in.length() < 2) {
      throw SyntaxException.plain();
    }
    char quote = in.charAt(0);
    return switch (quote) {
      case '`' -> raw();
      case '"', '\'' -> escaped(quote);
      default -> throw SyntaxException.plain();
    };
  }

  String readBody(char quote) {
    while (at < in.length()) {
      if (in.charAt(at) == quote) {
        throw SyntaxException.plain();
      }
      character(quote);
    }
    return GoString.normalize(out.toString());
  }

  private String raw() {
    if (in.indexOf('`', 1) != in.length() - 1) {
      throw SyntaxException.plain();
    }
    return in.substring(1, in.length() - 1).replace("\r", "");
  }

  private String escaped(char quote) {
    at = 1;
    while (at < in.length() && in.charAt(at) != quote) {
      character(quote);
      if (quote == '\'') {
        break;
      }
    }
    if (at != in.length() - 1 || in.charAt(at) != quote) {
      throw SyntaxException.plain();
    }
    String read = out.toString();
    return sawByte ? GoString.normalize(read) : read;
  }

  private void character(char quote) {
    int c = in.codePointAt(at);
    at += Character.charCount(c);
    if (c == '\n') {
      throw SyntaxException.plain();
    }
    if (c != '\\') {
      out.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
      return;
    }
    char kind = next();
    switch (kind) {
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000B');
      case '\\' -> out.append('\\');
      case 'x' -> appendByte(digits(2, 16));
      case 'u' -> appendRune(digits(4, 16));
      case 'U' -> appendRune(digits(8, 16));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        appendByte(digits(3, 8));
      }
      case '\'', '"' -> {
        if (kind != quote) {
          throw SyntaxException.plain();
        }
        out.append(kind);
      }
      default -> throw SyntaxException.plain();
    }
  }

  private char next() {
    if (at >= in.length()) {
      throw SyntaxException.plain();
    }
    return in.charAt(at++);
  }

  private long digits(int count, int base) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      char c = next();
      int digit = c < 0x80 ? Character.digit(c, base) : -1;
      if (digit < 0) {
        throw SyntaxException.plain();
      }
      value = value * base + digit;
    }
    return value;
  }

  private void appendByte(long value) {
    if (value > 0xFF) {
      throw SyntaxException.plain();
    }
    if (value < 0x80) {
      out.append((char) value);
    } else {
      out.append((char) (0xDC00 + value));
      sawByte = true;
    }
  }

  private void appendRune(long value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      throw SyntaxException.plain();
    }
    out.appendCodePoint((int) value);
  }
}
