package dev.chartwright.sprig;

/** sprig's {@code round}, with the powers of ten that Go computes. */
final class Rounding {
  private static final long MAX_POWER_INPUT = 1L << 12;

  private Rounding() {}

  /**
   * A number with so many decimal places.
   *
   * @param roundOn the fraction from which on a digit is rounded up; usually one half. Digits of
   *     negative numbers have negative fractions and so are rounded down
   */
  static double round(double number, long places, double roundOn) {
    double power = powerOfTen((double) places);
    double digits = power * number;
    double fraction = fraction(digits);
    double whole = fraction >= roundOn ? Math.ceil(digits) : Math.floor(digits);
    return whole / power;
  }

  /** The fraction that {@code math.Modf} gives, with the sign of the number. */
  private static double fraction(double number) {
    if (Double.isInfinite(number)) {
      return Double.NaN;
    }
    double whole = number < 0 ? Math.ceil(number) : Math.floor(number);
    return number - whole;
  }

  /**
   * {@code math.Pow(10, y)} for a whole y, by repeated squaring as Go does it: the last bits differ
   * from Java's.
   */
  static double powerOfTen(double y) {
    if (y == 0) {
      return 1;
    }
    if (y == 1) {
      return 10;
    }
    double positive = Math.abs(y);
    if (positive >= 0x1p63) {
      return y > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    double result = 1;
    long exponent = 0;
    double factor = 0.625; // 10 is 0.625 times 2 to the 4th
    long factorExponent = 4;
    for (long i = (long) positive; i != 0; i >>= 1) {
      if (Math.abs(factorExponent) > MAX_POWER_INPUT) {
        exponent += factorExponent;
        break;
      }
      if ((i & 1) == 1) {
        result *= factor;
        exponent += factorExponent;
      }
      factor *= factor;
      factorExponent <<= 1;
      if (factor < .5) {
        factor += factor;
        factorExponent--;
      }
    }
    if (y < 0) {
      result = 1 / result;
      exponent = -exponent;
    }
    return scale(result, exponent);
  }

  /** {@code math.Ldexp}, rounding once. */
  private static double scale(double number, long exponent) {
    int bounded = (int) Math.max(-100_000, Math.min(100_000, exponent));
    return Math.scalb(number, bounded);
  }
}
