package dev.chartwright.golang.strconv;

import java.util.Locale;

/** Go's grammar of floating-point text; the conversion itself is the JDK's, which rounds right. */
final class FloatParser {
  private FloatParser() {}

  static double parse(String s, int bits) {
    Double special = special(s);
    if (special != null) {
      return special;
    }
    String plain = plain(s);
    if (plain == null) {
      throw NumberException.syntax("ParseFloat", s);
    }
    double value = bits == 32 ? Float.parseFloat(plain) : Double.parseDouble(plain);
    if (Double.isInfinite(value)) {
      throw NumberException.range("ParseFloat", s);
    }
    return value;
  }

  private static @org.jspecify.annotations.Nullable Double special(String s) {
    if (s.length() < 3 || s.length() > 9) {
      return null;
    }
    char first = s.charAt(0);
    boolean sign = first == '-' || first == '+';
    return switch (s.substring(sign ? 1 : 0).toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" -> first == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> sign ? null : Double.NaN;
      default -> null;
    };
  }

  /** The text without underscores in a form that the JDK reads, or null if Go refuses it. */
  private static @org.jspecify.annotations.Nullable String plain(String s) {
    int i = 0;
    int n = s.length();
    if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
      i++;
    }
    boolean hex = i + 2 < n && s.charAt(i) == '0' && (s.charAt(i + 1) | 0x20) == 'x';
    if (hex) {
      i += 2;
    }
    boolean underscores = false;
    boolean dot = false;
    boolean digits = false;
    for (; i < n; i++) {
      char c = s.charAt(i);
      if (c == '_') {
        underscores = true;
      } else if (c == '.') {
        if (dot) {
          return null;
        }
        dot = true;
      } else if (c < 0x80 && Character.digit(c, hex ? 16 : 10) >= 0) {
        digits = true;
      } else {
        break;
      }
    }
    if (!digits) {
      return null;
    }
    boolean exponent = i < n && (s.charAt(i) | 0x20) == (hex ? 'p' : 'e');
    if (exponent) {
      i++;
      if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
        i++;
      }
      if (i >= n || s.charAt(i) < '0' || s.charAt(i) > '9') {
        return null;
      }
      for (; i < n && ((s.charAt(i) >= '0' && s.charAt(i) <= '9') || s.charAt(i) == '_'); i++) {
        underscores |= s.charAt(i) == '_';
      }
    } else if (hex) {
      return null;
    }
    if (i != n || (underscores && !Parse.underscoresSeparateDigits(s))) {
      return null;
    }
    return underscores ? s.replace("_", "") : s;
  }
}
