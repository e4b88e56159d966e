package dev.chartwright.golang;

/**
 * A Go {@code complex128}.
 *
 * @param real the real part
 * @param imaginary the imaginary part
 */
public record GoComplex(double real, double imaginary) {
  /** The number with these parts. */
  public static GoComplex of(double real, double imaginary) {
    return new GoComplex(real, imaginary);
  }
}
