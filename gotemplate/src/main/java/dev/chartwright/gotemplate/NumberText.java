package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strconv.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is written, read as each of the types that can hold it. Source: Go 1.26,
 * text/template/parse/node.go.
 *
 * @param text as written
 * @param unsigned the 64 bits of the unsigned value
 * @param complex null if it is not written as a complex number
 */
record NumberText(
    String text,
    boolean isInt,
    boolean isUint,
    boolean isFloat,
    long integer,
    long unsigned,
    double floating,
    @Nullable GoComplex complex) {
  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  /**
   * Reads a number.
   *
   * @throws FunctionException if it is none, with Go's text
   */
  static NumberText parse(String text) {
    if (text.endsWith("i")) {
      try {
        return ofComplex(text, 0, Parse.parseFloat(text.substring(0, text.length() - 1)));
      } catch (SyntaxException e) {
        // Not imaginary: it may be something else, but hardly.
      }
    }
    Long unsigned = parseUint(text);
    Long integer = parseInt(text);
    boolean isUint = unsigned != null || (integer != null && integer == 0);
    long bits = unsigned == null ? 0 : unsigned;
    if (integer != null) {
      return new NumberText(text, true, isUint, true, integer, bits, integer, null);
    }
    if (isUint) {
      return new NumberText(text, false, true, true, 0, bits, ofUnsigned(bits), null);
    }
    double f;
    try {
      f = Parse.parseFloat(text);
    } catch (SyntaxException e) {
      throw new FunctionException(Printf.sprintf("illegal number syntax: %q", text));
    }
    if (!containsAny(text, ".eEpP")) {
      throw new FunctionException(Printf.sprintf("integer overflow: %q", text));
    }
    return ofFloat(text, f, null);
  }

  private static NumberText ofFloat(String text, double f, @Nullable GoComplex complex) {
    boolean isInt = f >= -TWO_63 && f < TWO_63 && (long) f == f;
    boolean isUint = f >= 0 && f < TWO_64 && Math.rint(f) == f;
    long bits = isUint ? (f < TWO_63 ? (long) f : (long) (f - TWO_63) ^ Long.MIN_VALUE) : 0;
    return new NumberText(text, isInt, isUint, true, isInt ? (long) f : 0, bits, f, complex);
  }

  private static NumberText ofComplex(String text, double real, double imaginary) {
    GoComplex complex = GoComplex.of(real, imaginary);
    return imaginary == 0
        ? ofFloat(text, real, complex)
        : new NumberText(text, false, false, false, 0, 0, 0, complex);
  }

  private static double ofUnsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  private static @Nullable Long parseUint(String text) {
    try {
      return Parse.parseUint(text, 0, 64);
    } catch (SyntaxException e) {
      return null;
    }
  }

  private static @Nullable Long parseInt(String text) {
    try {
      return Parse.parseInt(text, 0, 64);
    } catch (SyntaxException e) {
      return null;
    }
  }

  /** Reads a number such as {@code 1+2i}, as Go's {@code fmt.Sscan} does. */
  static NumberText parseComplex(String text) {
    int real = floatEnd(text, 0);
    int end = real < text.length() && isSign(text.charAt(real)) ? floatEnd(text, real) : -1;
    if (end < 0 || end == text.length() || text.charAt(end) != 'i') {
      throw new FunctionException("syntax error scanning complex number");
    }
    return ofComplex(
        text,
        Parse.parseFloat(text.substring(0, real)),
        Parse.parseFloat(text.substring(real, end)));
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  /** Where the float ends that begins at a place. */
  private static int floatEnd(String text, int start) {
    int at = start;
    if (at < text.length() && isSign(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == 'i') {
      // Go looks for Inf here, and does not give back what it took.
      at++;
    }
    boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
    String digits = hex ? "0123456789abcdefABCDEF_" : "0123456789_";
    at = skip(text, hex ? at + 2 : at, digits);
    if (at < text.length() && text.charAt(at) == '.') {
      at = skip(text, at + 1, digits);
    }
    if (at < text.length() && (hex ? "pP" : "eEpP").indexOf(text.charAt(at)) >= 0) {
      at++;
      if (at < text.length() && isSign(text.charAt(at))) {
        at++;
      }
      at = skip(text, at, "0123456789_");
    }
    return at;
  }

  private static int skip(String text, int start, String characters) {
    int at = start;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isHex(String text) {
    return text.startsWith("0x") || text.startsWith("0X");
  }

  /** Reads a character in single quotes. */
  static NumberText parseCharacter(String text) {
    int end = 1 + characterLength(text);
    if (end > text.length() || text.charAt(1) == '\'') {
      throw new FunctionException("invalid syntax");
    }
    String character = Quote.unescape(text.substring(1, end), '\'');
    int rune = character.codePointAt(0);
    if (text.charAt(1) != '\\') {
      rune = rune >= 0xD800 && rune <= 0xDFFF ? 0xFFFD : rune;
    } else if (GoString.isEscape(rune)) {
      rune = GoString.escapedByte(rune);
    }
    if (end != text.length() - 1) {
      throw new FunctionException("malformed character constant: " + text);
    }
    return new NumberText(text, true, true, true, rune, rune, rune, null);
  }

  private static int characterLength(String text) {
    char c = text.charAt(1);
    if (c != '\\') {
      return Character.charCount(text.codePointAt(1));
    }
    return switch (text.charAt(2)) {
      case 'x', '0', '1', '2', '3', '4', '5', '6', '7' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 1 + Character.charCount(text.codePointAt(2));
    };
  }

  private static boolean containsAny(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a float64 where no type is wanted. */
  boolean looksFloating() {
    boolean hexInteger = text.length() > 2 && isHex(text) && !containsAny(text, "pP");
    return !hexInteger && text.charAt(0) != '\'' && containsAny(text, ".eEpP");
  }
}
