package dev.chartwright.golang.strconv;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The significant decimal digits of a positive number: 0.{@code digits} × 10^{@code point}.
 *
 * @param digits without zeros at either end; empty for zero
 * @param point the place of the decimal point, counted from the first digit
 */
record Decimal(String digits, int point) {
  private static final Decimal ZERO = new Decimal("", 0);
  private static final double LOG10_2 = 0.3010299956639812;
  private static final double LOG10_3_4 = -0.12493873660829995;
  private static final long SAFE = 1_000_000_000_000_000L;

  /** The fewest digits that read back as this finite, non-negative double; the closest of them. */
  static Decimal shortest(double value) {
    if (value == 0) {
      return ZERO;
    }
    if (value >= 1e-7 && value < SAFE) {
      Decimal easy = easy(value);
      if (easy != null) {
        return easy;
      }
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52);
    long fraction = bits & (1L << 52) - 1;
    return exponent == 0
        ? shortest(fraction, -1074, false)
        : shortest(fraction | 1L << 52, exponent - 1075, fraction == 0 && exponent > 1);
  }

  /** The same for a float. */
  static Decimal shortest(float value) {
    if (value == 0) {
      return ZERO;
    }
    int bits = Float.floatToRawIntBits(value);
    int exponent = bits >>> 23;
    int fraction = bits & (1 << 23) - 1;
    return exponent == 0
        ? shortest(fraction, -149, false)
        : shortest(fraction | 1 << 23, exponent - 150, fraction == 0 && exponent > 1);
  }

  /**
   * Numbers of at most 15 digits. Two of those never round to the same double, so one that does
   * read back is the shortest.
   */
  private static @org.jspecify.annotations.Nullable Decimal easy(double value) {
    long whole = (long) value;
    if (whole == value) {
      return of(Long.toString(whole), 0);
    }
    double power = 1;
    for (int k = 1; k <= 22; k++) {
      power *= 10;
      double scaled = Math.rint(value * power);
      if (scaled >= SAFE) {
        return null;
      }
      if (scaled / power == value) {
        return of(Long.toString((long) scaled), -k);
      }
    }
    return null;
  }

  /**
   * The general case for c × 2^q in exact arithmetic, after the idea of Schubfach (Giulietti): with
   * 10^k at most the distance to the neighbours, either one multiple of 10^(k+1) lies in the
   * rounding interval, or the answer is one of the two multiples of 10^k around the number.
   */
  private static Decimal shortest(long c, int q, boolean lowerNeighbourIsCloser) {
    int k = (int) Math.floor(q * LOG10_2 + (lowerNeighbourIsCloser ? LOG10_3_4 : 0));
    BigInteger unit = BigInteger.ONE.shiftLeft(Math.max(q, 0)).multiply(power10(-k));
    BigInteger step = BigInteger.ONE.shiftLeft(2 + Math.max(-q, 0)).multiply(power10(k));
    BigInteger number = unit.multiply(BigInteger.valueOf(c).shiftLeft(2));
    BigInteger low = number.subtract(lowerNeighbourIsCloser ? unit : unit.shiftLeft(1));
    BigInteger high = number.add(unit.shiftLeft(1));
    boolean ends = (c & 1) == 0;

    long below = number.divide(step).longValueExact();
    long tens = below / 10 * 10;
    if (within(tens, step, low, high, ends)) {
      return of(Long.toString(tens), k);
    }
    if (within(tens + 10, step, low, high, ends)) {
      return of(Long.toString(tens + 10), k);
    }
    boolean downFits = within(below, step, low, high, ends);
    boolean upFits = within(below + 1, step, low, high, ends);
    if (downFits && upFits) {
      BigInteger twice = number.shiftLeft(1);
      int order = twice.compareTo(step.multiply(BigInteger.valueOf(2 * below + 1)));
      // Go rounds the one tie among float32 powers of two (2^-12) up, all others to even.
      boolean up = (below & 1) != 0 || (lowerNeighbourIsCloser && q == -35);
      downFits = order < 0 || (order == 0 && !up);
    }
    return of(Long.toString(downFits ? below : below + 1), k);
  }

  private static boolean within(
      long t, BigInteger step, BigInteger low, BigInteger high, boolean ends) {
    BigInteger place = step.multiply(BigInteger.valueOf(t));
    int l = place.compareTo(low);
    int h = place.compareTo(high);
    return ends ? l >= 0 && h <= 0 : l > 0 && h < 0;
  }

  private static BigInteger power10(int n) {
    return n <= 0 ? BigInteger.ONE : BigInteger.TEN.pow(n);
  }

  /** The number rounded to {@code count} significant digits, half to even. */
  static Decimal significant(double value, int count) {
    if (value == 0) {
      return ZERO;
    }
    BigDecimal exact = new BigDecimal(value);
    int extra = exact.precision() - count;
    BigDecimal rounded =
        extra <= 0 ? exact : exact.setScale(exact.scale() - extra, RoundingMode.HALF_EVEN);
    return of(rounded.unscaledValue().toString(), -rounded.scale());
  }

  /** The number rounded to {@code count} digits after the point, half to even. */
  static Decimal fixed(double value, int count) {
    if (value == 0) {
      return ZERO;
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded =
        exact.scale() <= count ? exact : exact.setScale(count, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? ZERO : of(rounded.unscaledValue().toString(), -rounded.scale());
  }

  private static Decimal of(String digits, int exponent) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return new Decimal(digits.substring(0, end), digits.length() + exponent);
  }

  int count() {
    return digits.length();
  }

  char at(int i) {
    return i >= 0 && i < digits.length() ? digits.charAt(i) : '0';
  }
}
