package dev.chartwright.golang.fmt;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;

/**
 * The output of one call, with the flags of the current verb: prints scalars with sign, width and
 * precision. Source: Go 1.26, fmt/format.go.
 */
final class Pad {
  static final String LOWER = "0123456789abcdefx";
  static final String UPPER = "0123456789ABCDEFX";

  final StringBuilder out = new StringBuilder();

  boolean hasWidth;
  boolean hasPrecision;
  boolean minus;
  boolean plus;
  boolean sharp;
  boolean space;
  boolean zero;
  // Instead of plus and sharp for the verb v.
  boolean plusV;
  boolean sharpV;
  int width;
  int precision;

  void clear() {
    hasWidth = false;
    hasPrecision = false;
    minus = false;
    plus = false;
    sharp = false;
    space = false;
    zero = false;
    plusV = false;
    sharpV = false;
    width = 0;
    precision = 0;
  }

  private void padding(int count) {
    char c = zero && !minus ? '0' : ' ';
    for (int i = 0; i < count; i++) {
      out.append(c);
    }
  }

  void string(CharSequence text) {
    if (!hasWidth || width == 0) {
      out.append(text);
      return;
    }
    int count = width - Character.codePointCount(text, 0, text.length());
    if (minus) {
      out.append(text);
      padding(count);
    } else {
      padding(count);
      out.append(text);
    }
  }

  private void stringWithSpaces(CharSequence text) {
    boolean old = zero;
    zero = false;
    string(text);
    zero = old;
  }

  private String truncate(String text) {
    if (hasPrecision && text.codePointCount(0, text.length()) > precision) {
      return text.substring(0, text.offsetByCodePoints(0, precision));
    }
    return text;
  }

  /** %s of a string. */
  void truncated(String text) {
    string(truncate(text));
  }

  /** %q of a string. */
  void quoted(String text) {
    String s = truncate(text);
    if (sharp && Quote.canBackquote(s)) {
      string("`" + s + "`");
    } else {
      string(plus ? Quote.quoteToAscii(s) : Quote.quote(s));
    }
  }

  /** %x of bytes. */
  void hex(byte[] bytes, String digits) {
    int length = hasPrecision ? Math.min(precision, bytes.length) : bytes.length;
    if (length <= 0) {
      if (hasWidth) {
        padding(width);
      }
      return;
    }
    int size = 2 * length;
    if (space) {
      size = (sharp ? 2 * size : size) + length - 1;
    } else if (sharp) {
      size += 2;
    }
    if (hasWidth && !minus) {
      padding(width - size);
    }
    for (int i = 0; i < length; i++) {
      if (space && i > 0) {
        out.append(' ');
      }
      if (sharp && (space || i == 0)) {
        out.append('0').append(digits.charAt(16));
      }
      out.append(digits.charAt(bytes[i] >> 4 & 0xF)).append(digits.charAt(bytes[i] & 0xF));
    }
    if (hasWidth && minus) {
      padding(width - size);
    }
  }

  private static int rune(long value) {
    boolean exists = value >= 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return exists ? (int) value : 0xFFFD;
  }

  /** %c. */
  void character(long value) {
    string(Character.toString(rune(value)));
  }

  /** %q of a number. */
  void quotedCharacter(long value) {
    int c = rune(value);
    string(plus ? Quote.quoteRuneToAscii(c) : Quote.quoteRune(c));
  }

  /** %U. */
  void unicode(long value) {
    String digits = Format.formatUint(value, 16).toUpperCase(java.util.Locale.ROOT);
    StringBuilder text = new StringBuilder("U+");
    int least = hasPrecision && precision > 4 ? precision : 4;
    for (int i = digits.length(); i < least; i++) {
      text.append('0');
    }
    text.append(digits);
    if (sharp && value >= 0 && value <= 0x10FFFF && Runes.isPrint((int) value)) {
      text.append(" '").appendCodePoint((int) value).append('\'');
    }
    stringWithSpaces(text);
  }

  /** %d, %b, %o, %O, %x and %X. */
  void integer(long value, int base, boolean signed, char verb, boolean upper) {
    boolean negative = signed && value < 0;
    int least = 0;
    if (hasPrecision) {
      least = precision;
      if (least == 0 && value == 0) {
        boolean old = zero;
        zero = false;
        padding(width);
        zero = old;
        return;
      }
    } else if (zero && !minus && hasWidth) {
      least = negative || plus || space ? width - 1 : width;
    }
    String digits = Long.toUnsignedString(negative ? -value : value, base);
    if (upper) {
      digits = digits.toUpperCase(java.util.Locale.ROOT);
    }
    StringBuilder text = new StringBuilder();
    text.append(negative ? "-" : plus ? "+" : space ? " " : "");
    if (verb == 'O') {
      text.append("0o");
    }
    StringBuilder number = new StringBuilder();
    for (int i = digits.length(); i < least; i++) {
      number.append('0');
    }
    number.append(digits);
    if (sharp) {
      switch (base) {
        case 2 -> text.append("0b");
        case 8 -> text.append(number.charAt(0) == '0' ? "" : "0");
        case 16 -> text.append(upper ? "0X" : "0x");
        default -> {}
      }
    }
    stringWithSpaces(text.append(number));
  }

  /** %e, %f, %g and their kin of a float64, or of a float32 if {@code bits} is 32. */
  void floating(double value, int bits, char verb, int defaultPrecision) {
    int digits = hasPrecision ? precision : defaultPrecision;
    String text =
        bits == 32
            ? Format.formatFloat32((float) value, verb, digits)
            : Format.formatFloat(value, verb, digits);
    if (text.charAt(0) != '-' && text.charAt(0) != '+') {
      text = "+" + text;
    }
    if (space && text.charAt(0) == '+' && !plus) {
      text = " " + text.substring(1);
    }
    if (text.charAt(1) == 'I' || text.charAt(1) == 'N') {
      boolean bareNan = text.charAt(1) == 'N' && !space && !plus;
      stringWithSpaces(bareNan ? text.substring(1) : text);
      return;
    }
    if (sharp && verb != 'b') {
      text = alternate(text, verb, digits);
    }
    if (plus || text.charAt(0) != '+') {
      if (zero && !minus && hasWidth && width > text.length()) {
        out.append(text.charAt(0));
        padding(width - text.length());
        out.append(text, 1, text.length());
        return;
      }
      string(text);
      return;
    }
    string(text.substring(1));
  }

  /** With the flag #: always a decimal point, and the zeros at the end that %g leaves out. */
  private static String alternate(String text, char verb, int precision) {
    int wanted =
        switch (verb) {
          case 'v', 'g', 'G', 'x' -> precision == -1 ? 6 : precision;
          default -> 0;
        };
    boolean hex = verb == 'x' || verb == 'X';
    int end = text.length();
    boolean point = false;
    boolean nonZero = false;
    for (int i = 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        point = true;
      } else if (c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) {
        end = i;
      } else {
        nonZero |= c != '0';
        wanted -= nonZero ? 1 : 0;
      }
    }
    StringBuilder out = new StringBuilder(text.substring(0, end));
    if (!point) {
      if (end == 2 && text.charAt(1) == '0') {
        wanted--;
      }
      out.append('.');
    }
    for (; wanted > 0; wanted--) {
      out.append('0');
    }
    return out.append(text, end, text.length()).toString();
  }

  String result() {
    return GoString.normalize(out.toString());
  }
}
