package dev.chartwright.golang.strconv;

/**
 * Writes numbers as Go's strconv does.
 *
 * <p>Thread-safe. Source: Go 1.26, strconv/number.go and internal/strconv/ftoa.go.
 *
 * <pre>{@code
 * Format.formatFloat(1e21, 'g', -1);  // 1e+21
 * Format.formatFloat(0.1, 'f', 3);    // 0.100
 * }</pre>
 */
public final class Format {
  private Format() {}

  /** An integer in a base from 2 to 36, with lower-case letters. */
  public static String formatInt(long value, int base) {
    return Long.toString(value, base);
  }

  /** 64 bits read as an unsigned integer, in a base from 2 to 36. */
  public static String formatUint(long value, int base) {
    return Long.toUnsignedString(value, base);
  }

  /**
   * A float64.
   *
   * @param format {@code e E f g G}, {@code x X} for a hexadecimal fraction, {@code b} for a binary
   *     exponent
   * @param precision digits after the point ({@code e f x}) or in all ({@code g}); -1 for as many
   *     as are needed to read the same number back
   */
  public static String formatFloat(double value, char format, int precision) {
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : negative ? "-Inf" : "+Inf";
    }
    if (format == 'b' || format == 'x' || format == 'X') {
      long bits = Double.doubleToRawLongBits(value);
      return BinaryFloat.of(bits, 52, 11).format(negative, format, precision);
    }
    double magnitude = Math.abs(value);
    Decimal digits =
        precision < 0 ? Decimal.shortest(magnitude) : rounded(magnitude, format, precision);
    return format(negative, digits, format, precision);
  }

  /** A float32; parameters as for {@link #formatFloat}. */
  public static String formatFloat32(float value, char format, int precision) {
    if ((precision >= 0 && format != 'b' && format != 'x' && format != 'X')
        || Float.isNaN(value)
        || Float.isInfinite(value)) {
      return formatFloat(value, format, precision);
    }
    int bits = Float.floatToRawIntBits(value);
    if (format == 'b' || format == 'x' || format == 'X') {
      return BinaryFloat.of(bits & 0xFFFFFFFFL, 23, 8).format(bits < 0, format, precision);
    }
    return format(bits < 0, Decimal.shortest(Math.abs(value)), format, precision);
  }

  private static Decimal rounded(double magnitude, char format, int precision) {
    return switch (format) {
      case 'f' -> Decimal.fixed(magnitude, precision);
      case 'e', 'E' -> Decimal.significant(magnitude, precision + 1);
      default -> Decimal.significant(magnitude, Math.max(precision, 1));
    };
  }

  private static String format(boolean negative, Decimal d, char format, int asked) {
    boolean shortest = asked < 0;
    StringBuilder out = new StringBuilder(24);
    if (negative) {
      out.append('-');
    }
    switch (format) {
      case 'e', 'E' -> exponent(out, d, shortest ? Math.max(d.count() - 1, 0) : asked, format);
      case 'f' -> fixed(out, d, shortest ? Math.max(d.count() - d.point(), 0) : asked);
      case 'g', 'G' -> {
        int precision = shortest ? d.count() : Math.max(asked, 1);
        int limit = precision;
        if (limit > d.count() && d.count() >= d.point()) {
          limit = d.count();
        }
        if (shortest) {
          limit = 6;
        }
        int exp = d.point() - 1;
        if (exp < -4 || exp >= limit) {
          char e = format == 'g' ? 'e' : 'E';
          exponent(out, d, Math.min(precision, d.count()) - 1, e);
        } else {
          int digits = precision > d.point() ? d.count() : precision;
          fixed(out, d, Math.max(digits - d.point(), 0));
        }
      }
      default -> {
        return "%" + format;
      }
    }
    return out.toString();
  }

  private static void exponent(StringBuilder out, Decimal d, int precision, char e) {
    out.append(d.at(0));
    if (precision > 0) {
      out.append('.');
      for (int i = 1; i <= precision; i++) {
        out.append(d.at(i));
      }
    }
    int exp = d.count() == 0 ? 0 : d.point() - 1;
    out.append(e).append(exp < 0 ? '-' : '+');
    exp = Math.abs(exp);
    if (exp < 10) {
      out.append('0');
    }
    out.append(exp);
  }

  private static void fixed(StringBuilder out, Decimal d, int precision) {
    if (d.point() <= 0) {
      out.append('0');
    }
    for (int i = 0; i < d.point(); i++) {
      out.append(d.at(i));
    }
    if (precision > 0) {
      out.append('.');
      for (int i = 0; i < precision; i++) {
        out.append(d.at(d.point() + i));
      }
    }
  }
}
