package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoUint;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a scalar without quotes means: YAML 1.1 words, numbers in Go's forms, timestamps;
 * go-yaml 2.4.4 and 3.0.5, resolve.go.
 */
final class Resolver {
  /** Answers that are not values themselves. */
  enum Meaning {
    /** A text that is just a text. */
    STRING,
    NULL,
    /** A date or time, which values keep as text. */
    TIMESTAMP
  }

  static final String CORE = "tag:yaml.org,2002:";

  private Resolver() {}

  /**
   * The value of a node with that tag: null, Boolean, Long, GoUint (a uint64), Double or String.
   *
   * @param tag the long form, or empty
   */
  static @Nullable Object value(String tag, String in) {
    Object out;
    if (tag.isEmpty()) {
      out = resolve(in, true, false);
    } else if (tag.startsWith(CORE)) {
      out = tagged(tag.substring(CORE.length()), in);
    } else {
      out = Meaning.STRING;
    }
    if (out == Meaning.STRING || out == Meaning.TIMESTAMP) {
      return in;
    }
    return out == Meaning.NULL ? null : out;
  }

  private static Object tagged(String kind, String in) {
    switch (kind) {
      case "bool", "int", "float", "null", "timestamp" -> {
        Object out = resolve(in, kind.equals("timestamp"), false);
        String found = kindOf(out);
        if (found.equals(kind)) {
          return out;
        }
        if (kind.equals("float") && out instanceof Long n) {
          return (double) n;
        }
        throw YamlException.at(0, "cannot decode !!" + found + " `" + in + "` as a !!" + kind);
      }
      default -> {
        return Meaning.STRING;
      }
    }
  }

  private static String kindOf(Object out) {
    if (out == Meaning.STRING) {
      return "str";
    }
    if (out == Meaning.NULL) {
      return "null";
    }
    if (out == Meaning.TIMESTAMP) {
      return "timestamp";
    }
    if (out instanceof Boolean) {
      return "bool";
    }
    return out instanceof Double ? "float" : "int";
  }

  /** The short form of the tag that go-yaml 3 gives a plain scalar. */
  static String tag(String in) {
    return "!!" + kindOf(resolve(in, true, true));
  }

  /** Whether a plain scalar is null. */
  static boolean isNull(String in) {
    return in.isEmpty() || (in.length() <= 4 && word(in, true) == Meaning.NULL);
  }

  /** Whether a text that begins so may be something else than a text. */
  static boolean mayMeanSomething(byte first) {
    return switch (first) {
      case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~', '.', '+', '-' -> true;
      default -> first >= '0' && first <= '9';
    };
  }

  /**
   * What a text means when nothing says so: a Boolean, Long, GoUint, Double, or one of the
   * constants above.
   *
   * @param timestamps whether a date may be one
   * @param newer whether YAML 1.2 words count, as in go-yaml 3, which adds a form of octal number
   *     and drops yes, no, on and off
   */
  static Object resolve(String in, boolean timestamps, boolean newer) {
    if (in.isEmpty()) {
      return Meaning.NULL;
    }
    char c = in.charAt(0);
    switch (c) {
      case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> {
        return in.length() > 5 ? Meaning.STRING : word(in, newer);
      }
      case '.' -> {
        Object special = special(in);
        if (special != Meaning.STRING) {
          return special;
        }
        String plain = withoutUnderscores(in);
        return isFloat(plain) ? parseFloat(plain) : Meaning.STRING;
      }
      case '+', '-' -> {
        Object special = special(in);
        return special != Meaning.STRING ? special : number(in, timestamps, newer);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        return number(in, timestamps, newer);
      }
      default -> {
        return Meaning.STRING;
      }
    }
  }

  private static Object word(String in, boolean newer) {
    switch (in) {
      case "true", "True", "TRUE" -> {
        return true;
      }
      case "false", "False", "FALSE" -> {
        return false;
      }
      case "~", "null", "Null", "NULL" -> {
        return Meaning.NULL;
      }
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> {
        return newer ? Meaning.STRING : true;
      }
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> {
        return newer ? Meaning.STRING : false;
      }
      default -> {
        return Meaning.STRING;
      }
    }
  }

  private static Object special(String in) {
    return switch (in) {
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      default -> Meaning.STRING;
    };
  }

  private static Object number(String in, boolean timestamps, boolean newer) {
    if (timestamps && Timestamps.isTimestamp(in)) {
      return Meaning.TIMESTAMP;
    }
    String plain = in.indexOf('_') < 0 ? in : in.replace("_", "");
    Object n = parseInteger(plain);
    if (n != Meaning.STRING) {
      return n;
    }
    if (isFloat(plain)) {
      Object f = parseFloat(plain);
      if (f != Meaning.STRING) {
        return f;
      }
    }
    // What is left are signs behind a prefix, which Go's own prefixes do not have.
    if (plain.startsWith("0b") || (newer && plain.startsWith("0o"))) {
      int radix = plain.charAt(1) == 'b' ? 2 : 8;
      return parseDigits(plain, 2, radix);
    }
    return Meaning.STRING;
  }

  /** Go's ParseInt with base 0, or ParseUint where the number is too large for a sign. */
  private static Object parseInteger(String s) {
    int i = s.charAt(0) == '+' || s.charAt(0) == '-' ? 1 : 0;
    int left = s.length() - i;
    int radix = 10;
    int digits = i;
    if (left > 0 && s.charAt(i) == '0') {
      char prefix = left >= 3 ? s.charAt(i + 1) : ' ';
      switch (prefix) {
        case 'b', 'B' -> radix = 2;
        case 'o', 'O' -> radix = 8;
        case 'x', 'X' -> radix = 16;
        default -> radix = 0;
      }
      if (radix == 0) {
        if (left == 1) {
          return 0L;
        }
        radix = 8;
        digits++;
      } else {
        digits += 2;
      }
    }
    return unsignedDigits(s, i == 1, s.charAt(0) == '-', digits, radix);
  }

  /** Go's ParseInt with a given base, of what starts at {@code from}. */
  private static Object parseDigits(String s, int from, int radix) {
    if (from == s.length()) {
      return Meaning.STRING;
    }
    boolean sign = s.charAt(from) == '+' || s.charAt(from) == '-';
    return unsignedDigits(s, sign, s.charAt(from) == '-', sign ? from + 1 : from, radix);
  }

  private static Object unsignedDigits(
      String s, boolean sign, boolean negative, int from, int radix) {
    if (from == s.length()) {
      return Meaning.STRING;
    }
    long value = 0;
    boolean tooLarge = false;
    long most = Long.divideUnsigned(-1L, radix);
    for (int i = from; i < s.length(); i++) {
      int digit = s.charAt(i) < 128 ? Character.digit(s.charAt(i), radix) : -1;
      if (digit < 0) {
        return Meaning.STRING;
      }
      tooLarge |= Long.compareUnsigned(value, most) > 0;
      long shifted = value * radix;
      value = shifted + digit;
      tooLarge |= Long.compareUnsigned(value, shifted) < 0;
    }
    if (tooLarge) {
      return Meaning.STRING;
    }
    if (negative) {
      return value >= 0 || value == Long.MIN_VALUE ? (Object) (-value) : Meaning.STRING;
    }
    return value >= 0
        ? (Object) value
        : sign ? Meaning.STRING : GoUint.of(GoUint.Type.UINT64, value);
  }

  /** The pattern {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
  private static boolean isFloat(String s) {
    int n = s.length();
    int i = s.charAt(0) == '+' || s.charAt(0) == '-' ? 1 : 0;
    int whole = digits(s, i);
    int fraction = whole;
    if (whole < n && s.charAt(whole) == '.') {
      fraction = digits(s, whole + 1);
      if (whole == i && fraction == whole + 1) {
        return false;
      }
    } else if (whole == i) {
      return false;
    }
    if (fraction == n) {
      return true;
    }
    if (s.charAt(fraction) != 'e' && s.charAt(fraction) != 'E') {
      return false;
    }
    int e = fraction + 1;
    if (e < n && (s.charAt(e) == '+' || s.charAt(e) == '-')) {
      e++;
    }
    return e < n && digits(s, e) == n;
  }

  /** The text without underscores if each stands between two digits, else as it is. */
  private static String withoutUnderscores(String s) {
    for (int i = s.indexOf('_'); i >= 0; i = s.indexOf('_', i + 1)) {
      if (digits(s, i - 1) == i - 1 || digits(s, i + 1) == i + 1) {
        return s;
      }
    }
    return s.replace("_", "");
  }

  private static int digits(String s, int i) {
    while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** A number too large for a float64 is an error in Go, so that the text stays a text. */
  private static Object parseFloat(String s) {
    double d = Double.parseDouble(s);
    return Double.isInfinite(d) ? Meaning.STRING : (Object) d;
  }
}
