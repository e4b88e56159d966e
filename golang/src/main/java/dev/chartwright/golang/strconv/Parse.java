package dev.chartwright.golang.strconv;

/**
 * Reads basic values from text with Go's grammar and Go's errors.
 *
 * <p>Thread-safe. Source: Go 1.26, strconv/number.go and internal/strconv.
 */
public final class Parse {
  private Parse() {}

  /**
   * One of {@code 1 t T TRUE true True 0 f F FALSE false False}.
   *
   * @throws NumberException for anything else
   */
  public static boolean parseBool(String s) {
    return switch (s) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw NumberException.syntax("ParseBool", s);
    };
  }

  /**
   * A signed integer of {@code bits} bits.
   *
   * @param base 2 to 36, or 0 to take it from the prefix (0b, 0o, 0, 0x) and allow underscores
   * @param bits 1 to 64, or 0 for Go's int, which has 64
   * @throws NumberException if the text is no integer or too large
   */
  public static long parseInt(String s, int base, int bits) {
    return signed("ParseInt", s, base, bits);
  }

  /**
   * A decimal Go int.
   *
   * @throws NumberException as {@link #parseInt}, naming {@code Atoi}
   */
  public static long atoi(String s) {
    return signed("Atoi", s, 10, 0);
  }

  private static long signed(String function, String s, int base, int bits) {
    if (s.isEmpty()) {
      throw NumberException.syntax(function, s);
    }
    boolean negative = s.charAt(0) == '-';
    String digits = negative || s.charAt(0) == '+' ? s.substring(1) : s;
    int width = bits == 0 ? 64 : bits;
    long magnitude = unsigned(function, s, digits, base, bits);
    long cutoff = 1L << (width - 1);
    int order = Long.compareUnsigned(magnitude, cutoff);
    if (negative ? order > 0 : order >= 0) {
      throw NumberException.range(function, s);
    }
    return negative ? -magnitude : magnitude;
  }

  /**
   * An unsigned integer of {@code bits} bits, without sign; base and bits as for {@link #parseInt}.
   *
   * @return its 64 bits, to be read as unsigned
   * @throws NumberException if the text is no such integer or too large
   */
  public static long parseUint(String s, int base, int bits) {
    return unsigned("ParseUint", s, s, base, bits);
  }

  private static long unsigned(String function, String whole, String s, int base, int bits) {
    if (s.isEmpty()) {
      throw NumberException.syntax(function, whole);
    }
    int radix = base;
    int start = 0;
    if (base == 0) {
      radix = 10;
      if (s.charAt(0) == '0') {
        char kind = s.length() >= 3 ? (char) (s.charAt(1) | 0x20) : 0;
        radix = kind == 'b' ? 2 : kind == 'x' ? 16 : 8;
        start = kind == 'b' || kind == 'x' || kind == 'o' ? 2 : 1;
      }
    } else if (base < 2 || base > 36) {
      throw new NumberException(function, whole, "invalid base " + base);
    }
    if (bits < 0 || bits > 64) {
      throw new NumberException(function, whole, "invalid bit size " + bits);
    }
    int width = bits == 0 ? 64 : bits;
    long max = width == 64 ? -1L : (1L << width) - 1;
    long cutoff = Long.divideUnsigned(-1L, radix) + 1;
    boolean underscores = false;
    long n = 0;
    for (int i = start; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '_' && base == 0) {
        underscores = true;
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, 36) : -1;
      if (digit < 0 || digit >= radix) {
        throw NumberException.syntax(function, whole);
      }
      if (Long.compareUnsigned(n, cutoff) >= 0) {
        throw NumberException.range(function, whole);
      }
      n *= radix;
      long next = n + digit;
      if (Long.compareUnsigned(next, n) < 0 || Long.compareUnsigned(next, max) > 0) {
        throw NumberException.range(function, whole);
      }
      n = next;
    }
    if (underscores && !underscoresSeparateDigits(s)) {
      throw NumberException.syntax(function, whole);
    }
    return n;
  }

  /** Whether each underscore stands between digits, the base prefix counting as one. */
  static boolean underscoresSeparateDigits(String number) {
    int i = 0;
    if (!number.isEmpty() && (number.charAt(0) == '-' || number.charAt(0) == '+')) {
      i = 1;
    }
    char last = '^';
    boolean hex = false;
    if (number.length() - i >= 2 && number.charAt(i) == '0') {
      char kind = (char) (number.charAt(i + 1) | 0x20);
      if (kind == 'b' || kind == 'o' || kind == 'x') {
        i += 2;
        last = '0';
        hex = kind == 'x';
      }
    }
    for (; i < number.length(); i++) {
      char c = number.charAt(i);
      char low = (char) (c | 0x20);
      if ((c >= '0' && c <= '9') || (hex && low >= 'a' && low <= 'f')) {
        last = '0';
      } else if (c == '_') {
        if (last != '0') {
          return false;
        }
        last = '_';
      } else {
        if (last == '_') {
          return false;
        }
        last = '!';
      }
    }
    return last != '_';
  }

  /**
   * A float64: decimal or hexadecimal, with exponent, underscores between digits, {@code inf},
   * {@code infinity} or {@code nan} in any case.
   *
   * @throws NumberException if the text is no number or its magnitude is too large
   */
  public static double parseFloat(String s) {
    return FloatParser.parse(s, 64);
  }

  /**
   * A float32 with the grammar of {@link #parseFloat}.
   *
   * @throws NumberException if the text is no number or its magnitude is too large
   */
  public static float parseFloat32(String s) {
    return (float) FloatParser.parse(s, 32);
  }
}
