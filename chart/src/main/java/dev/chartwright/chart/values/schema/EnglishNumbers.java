package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.strconv.Format;

/**
 * Numbers in messages, as English writes them: {@code 1,234}, {@code 0.5}, {@code 2×10⁰⁷}.
 *
 * <p>Source: golang.org/x/text 0.43.0 {@code message/print.go}, {@code internal/number/format.go}.
 */
final class EnglishNumbers {
  private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int LOWEST_PLAIN = -4;
  private static final int HIGHEST_PLAIN = 5;

  private EnglishNumbers() {}

  static String of(long number) {
    StringBuilder out = new StringBuilder();
    String digits = Long.toString(number);
    int start = 0;
    if (number < 0) {
      out.append('-');
      start = 1;
    }
    group(out, digits.substring(start));
    return out.toString();
  }

  static String of(double number) {
    StringBuilder out = new StringBuilder();
    if (number < 0) {
      out.append('-');
    }
    double size = Math.abs(number);
    if (Double.isInfinite(size)) {
      return out.append('∞').toString();
    }
    String scientific = Format.formatFloat(size, 'e', -1);
    int e = scientific.indexOf('e');
    String digits = scientific.substring(0, e).replace(".", "");
    int exponent = Integer.parseInt(scientific.substring(e + 1));
    if (exponent < LOWEST_PLAIN || exponent > HIGHEST_PLAIN) {
      power(out, digits, exponent);
    } else {
      plain(out, digits, exponent);
    }
    return out.toString();
  }

  private static void power(StringBuilder out, String digits, int exponent) {
    out.append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    out.append("×10");
    if (exponent < 0) {
      out.append('⁻');
    }
    String power = Integer.toString(Math.abs(exponent));
    if (power.length() == 1) {
      out.append('⁰');
    }
    for (int i = 0; i < power.length(); i++) {
      out.append(SUPERSCRIPT.charAt(power.charAt(i) - '0'));
    }
  }

  private static void plain(StringBuilder out, String digits, int exponent) {
    if (exponent < 0) {
      out.append("0.");
      for (int i = exponent + 1; i < 0; i++) {
        out.append('0');
      }
      out.append(digits);
      return;
    }
    int point = exponent + 1;
    if (digits.length() <= point) {
      group(out, digits + "0".repeat(point - digits.length()));
      return;
    }
    group(out, digits.substring(0, point));
    out.append('.').append(digits, point, digits.length());
  }

  private static void group(StringBuilder out, String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
  }
}
