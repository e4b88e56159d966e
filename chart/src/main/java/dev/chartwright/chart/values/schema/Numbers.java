package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.strconv.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers without rounding: what a number's shortest decimal text says.
 *
 * <p>Source: Go 1.26 {@code math/big/ratconv.go}, as far as texts of numbers reach it.
 */
final class Numbers {
  private static final double EXACT = 1L << 53;
  private static final int LONG_DIGITS = 18;
  private static final int MAX_EXPONENT = 1_000_000;

  private Numbers() {}

  /** The value of a number; null if Go's big.Rat cannot read it. */
  static @Nullable BigDecimal of(Object number) {
    if (number instanceof Double value) {
      double d = value;
      return d == Math.rint(d) && Math.abs(d) < EXACT
          ? BigDecimal.valueOf((long) d)
          : new BigDecimal(Format.formatFloat(d, 'g', -1));
    }
    if (number instanceof JsonNumber json) {
      return read(json.text());
    }
    if (number instanceof Float value) {
      return new BigDecimal(Format.formatFloat32(value, 'g', -1));
    }
    return new BigDecimal(number.toString());
  }

  private static @Nullable BigDecimal read(String text) {
    if (text.length() > SchemaLimits.MAX_NUMBER_LENGTH) {
      throw new SchemaException(
          "a number in a schema has more than " + SchemaLimits.MAX_NUMBER_LENGTH + " characters");
    }
    int point = text.indexOf('.');
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (point < 0 && e < 0) {
      return text.length() <= LONG_DIGITS
          ? BigDecimal.valueOf(Long.parseLong(text))
          : new BigDecimal(text);
    }
    BigDecimal mantissa = new BigDecimal(e < 0 ? text : text.substring(0, e));
    long exponent = e < 0 ? 0 : exponent(text, e + 1);
    if (exponent == Long.MAX_VALUE) {
      return null;
    }
    if (mantissa.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int fraction = point < 0 ? 0 : (e < 0 ? text.length() : e) - point - 1;
    return Math.abs(exponent - fraction) > MAX_EXPONENT
        ? null
        : mantissa.scaleByPowerOfTen((int) exponent);
  }

  /** The exponent that begins at {@code at}; {@link Long#MAX_VALUE} if it is no int64. */
  private static long exponent(String text, int at) {
    try {
      return new BigInteger(text.substring(text.charAt(at) == '+' ? at + 1 : at)).longValueExact();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  static boolean isInteger(Object number) {
    if (number instanceof Double d) {
      return d == Math.rint(d);
    }
    BigDecimal value = of(number);
    return value != null && isInteger(value);
  }

  static boolean isInteger(BigDecimal value) {
    return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
  }

  /** Whether two numbers are one; never if one of them cannot be read. */
  static boolean equal(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    BigDecimal x = of(a);
    BigDecimal y = of(b);
    return x != null && y != null && x.compareTo(y) == 0;
  }

  /** Whether a number can be divided without a rest. */
  static boolean isMultiple(BigDecimal number, BigDecimal divisor) {
    BigInteger by = divisor.unscaledValue().abs();
    if (by.signum() == 0) {
      throw new Panic("division by zero");
    }
    BigInteger value = number.unscaledValue();
    long shift = (long) divisor.scale() - number.scale();
    if (shift >= 0) {
      BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(shift), by);
      return value.multiply(power).mod(by).signum() == 0;
    }
    if (value.signum() == 0) {
      return true;
    }
    return -shift <= number.precision()
        && value.mod(by.multiply(BigInteger.TEN.pow((int) -shift))).signum() == 0;
  }
}
