package dev.chartwright.golang.regexp;

import dev.chartwright.golang.GoString;

/** A pattern and the place up to which it is read. */
final class PatternReader {
  /** What Go decodes at the end of a text. */
  private static final int NONE = 0xFFFD;

  final String in;
  int at;

  PatternReader(String in) {
    this.in = in;
  }

  boolean atEnd() {
    return at == in.length();
  }

  char peek() {
    return in.charAt(at);
  }

  boolean startsWith(String prefix) {
    return in.startsWith(prefix, at);
  }

  /** Reads a character; a bad byte is an error, and the end gives U+FFFD. */
  int rune() {
    if (atEnd()) {
      return NONE;
    }
    int c = in.codePointAt(at);
    if (GoString.isEscape(c)) {
      throw new RegexpException("invalid UTF-8", in.substring(at));
    }
    at += Character.charCount(c);
    return c;
  }

  /** Fails if a part of the pattern has a bad byte; Go then quotes that part from there on. */
  void checkValid(int start, int end) {
    for (int i = start; i < end; ) {
      int c = in.codePointAt(i);
      if (GoString.isEscape(c)) {
        throw new RegexpException("invalid UTF-8", in.substring(i, end));
      }
      i += Character.charCount(c);
    }
  }

  /** Reads an escape that stands for one character, from its backslash on. */
  int escape() {
    int start = at++;
    if (atEnd()) {
      throw new RegexpException("trailing backslash at end of expression", "");
    }
    int c = rune();
    int value =
        switch (c) {
          case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
          case 'x' -> hexadecimal();
          case 'a' -> 7;
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'v' -> 0x0B;
          default -> c < 0x80 && !isWord(c) ? c : -1;
        };
    if (value < 0) {
      throw new RegexpException("invalid escape sequence", in.substring(start, at));
    }
    return value;
  }

  private static boolean isWord(int c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }

  /** Up to three digits; a single one that is not zero would be a reference, which RE2 lacks. */
  private int octal(int first) {
    int value = first - '0';
    if (first != '0' && !isOctal()) {
      return -1;
    }
    for (int i = 1; i < 3 && isOctal(); i++) {
      value = value * 8 + (in.charAt(at++) - '0');
    }
    return value;
  }

  private boolean isOctal() {
    return !atEnd() && peek() >= '0' && peek() <= '7';
  }

  private int hexadecimal() {
    if (atEnd()) {
      return -1;
    }
    int c = rune();
    if (c != '{') {
      int high = digit(c);
      int low = digit(rune());
      return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
    int value = 0;
    int digits = 0;
    while (!atEnd()) {
      c = rune();
      if (c == '}') {
        return digits == 0 ? -1 : value;
      }
      int digit = digit(c);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
      if (value > RuneRanges.MAX) {
        return -1;
      }
      digits++;
    }
    return -1;
  }

  private static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
