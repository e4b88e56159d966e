package dev.chartwright.sprig;

import dev.chartwright.golang.strconv.Format;
import dev.chartwright.gotemplate.FunctionException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on the shortest decimals that stand for floating-point numbers: what sprig does with
 * shopspring/decimal 1.4.0. So {@code 0.1 + 0.2} is {@code 0.3}; quotients have 16 decimal places.
 */
final class Decimals {
  private static final int QUOTIENT_PLACES = 16;
  private static final double MAX_EXACT = 0x1p53;

  /** What is done with two numbers. */
  enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
  }

  private Decimals() {}

  /**
   * The first number changed by the arguments one after the other.
   *
   * @param from the first of the arguments
   * @throws FunctionException for NaN, an infinity, and division by zero
   */
  static double fold(Operation operation, double first, @Nullable Object[] args, int from) {
    BigDecimal result = of(first);
    for (int i = from; i < args.length; i++) {
      BigDecimal next = of(Cast.toDouble(args[i]));
      result =
          switch (operation) {
            case ADD -> result.add(next);
            case SUBTRACT -> result.subtract(next);
            case MULTIPLY -> result.multiply(next);
            case DIVIDE -> divide(result, next);
          };
    }
    return result.doubleValue();
  }

  private static BigDecimal divide(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new FunctionException("decimal division by 0");
    }
    return a.divide(b, QUOTIENT_PLACES, RoundingMode.HALF_UP);
  }

  private static BigDecimal of(double number) {
    if (Math.rint(number) == number && Math.abs(number) < MAX_EXACT) {
      return BigDecimal.valueOf((long) number);
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new FunctionException(
          "Cannot create a Decimal from " + Format.formatFloat(number, 'g', -1));
    }
    return new BigDecimal(Format.formatFloat(number, 'e', -1));
  }
}
