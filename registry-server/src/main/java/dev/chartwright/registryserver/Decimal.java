package dev.chartwright.registryserver;

/**
 * Plain digits, without the signs, blanks and other scripts that {@link Long#parseLong} lets pass.
 */
final class Decimal {
  private Decimal() {}

  /** The number in {@code digits}, at most 18 of them; -1 when it is anything else. */
  static long parse(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
