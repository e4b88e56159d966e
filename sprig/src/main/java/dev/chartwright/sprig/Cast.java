package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import org.jspecify.annotations.Nullable;

/**
 * Numbers out of any value, zero out of those that are none: spf13/cast 1.7.0, which sprig asks
 * wherever a number is wanted.
 *
 * <pre>{@code
 * Cast.toLong("0x1F");  // 31
 * Cast.toLong("5.00");  // 5
 * Cast.toLong("5.5");   // 0
 * Cast.toLong(2.9);     // 2
 * Cast.toDouble("1e3"); // 1000.0
 * }</pre>
 */
final class Cast {
  private static final double TWO_63 = 0x1p63;

  private Cast() {}

  /** {@code cast.ToInt64}, and {@code cast.ToInt}, which gives the same on 64 bits. */
  static long toLong(@Nullable Object value) {
    if (value instanceof GoInt number) {
      return number.value();
    }
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Double number) {
      return truncate(number);
    }
    if (value instanceof String text) {
      return parseLong(text);
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    return value == null ? 0 : otherLong(value);
  }

  private static long otherLong(Object value) {
    if (value instanceof GoUint number) {
      return number.value();
    }
    if (value instanceof Float number) {
      return truncate(number);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    return namedInt(value);
  }

  /** The number of a month or a day of the week; other named types are no numbers here. */
  private static long namedInt(Object value) {
    if (value instanceof GoNamed named && named.goValue() instanceof GoInt number) {
      return number.value();
    }
    return 0;
  }

  /** {@code cast.ToFloat64}. */
  static double toDouble(@Nullable Object value) {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof GoInt number) {
      return number.value();
    }
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof String text) {
      try {
        return Parse.parseFloat(text);
      } catch (NumberException e) {
        return 0;
      }
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    return value == null ? 0 : otherDouble(value);
  }

  private static double otherDouble(Object value) {
    if (value instanceof GoUint number) {
      long bits = number.value();
      // Halved with its last bit kept, so that the sum is rounded only once.
      return bits >= 0 ? bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
    }
    if (value instanceof Float number) {
      return number;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).doubleValue();
    }
    return namedInt(value);
  }

  /** Go's conversion to int64 on amd64: what does not fit becomes the smallest number. */
  static long truncate(double number) {
    return number >= -TWO_63 && number < TWO_63 ? (long) number : Long.MIN_VALUE;
  }

  private static long parseLong(String text) {
    long small = smallDecimal(text);
    if (small >= 0) {
      return small;
    }
    try {
      return Parse.parseInt(withoutZeroDecimals(text), 0, 64);
    } catch (NumberException e) {
      return 0;
    }
  }

  /** A number of up to nine digits that begins with no zero; -1 for anything else. */
  private static long smallDecimal(String text) {
    int length = text.length();
    if (length == 0 || length > 9 || (text.charAt(0) == '0' && length > 1)) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** The text without an end such as {@code .000}. */
  private static String withoutZeroDecimals(String text) {
    boolean zero = false;
    for (int i = text.length() - 1; i >= 0; i--) {
      switch (text.charAt(i)) {
        case '.' -> {
          if (zero) {
            return text.substring(0, i);
          }
        }
        case '0' -> zero = true;
        default -> {
          return text;
        }
      }
    }
    return text;
  }
}
