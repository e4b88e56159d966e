package dev.chartwright.golang.fmt;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoString;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code fmt.Sprintf} and its kin.
 *
 * <p>Arguments are the values that {@link dev.chartwright.golang.GoInt} lists, {@link
 * java.util.List}, {@link java.util.Map} and the types of package golang; null is nil. Mistakes in
 * a format show in the result, never as an exception: {@code %!d(string=x)}. Addresses, which vary
 * in Go, are all the same here. Thread-safe. Source: Go 1.26, fmt/print.go.
 *
 * <pre>{@code
 * Printf.sprintf("%5.2f|%-4s|%q", 3.14159, "ab", "x");  //  3.14|ab  |"x"
 * Printf.sprintf("%v", Map.of("b", List.of("x", true), "a", 1.0));  // map[a:1 b:[x true]]
 * Printf.sprintf("%d", "x");                            // %!d(string=x)
 * }</pre>
 */
public final class Printf {
  private static final int TOO_LARGE = 1_000_000;

  private final String format;
  private final @Nullable Object[] arguments;
  private final Printer printer = new Printer();
  private final Pad pad = printer.pad;
  private int at;
  private int next;
  private boolean reordered;
  private boolean goodNumber;
  private boolean afterIndex;

  private Printf(String format, @Nullable Object[] arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  /** The arguments printed by a format. */
  public static String sprintf(String format, @Nullable Object... arguments) {
    String simple = simple(format, arguments);
    if (simple != null) {
      return simple;
    }
    Printf printf = new Printf(format, arguments);
    printf.run();
    return printf.pad.result();
  }

  /**
   * What most formats are: text, {@code %s} and {@code %v} for strings, {@code %d} and {@code %v}
   * for integers, one for each argument. Null for anything else.
   */
  private static @Nullable String simple(String format, @Nullable Object[] arguments) {
    int percent = format.indexOf('%');
    if (percent < 0 && arguments.length > 0) {
      return null;
    }
    StringBuilder out = new StringBuilder(format.length() + 32);
    int at = 0;
    int next = 0;
    for (; percent >= 0; percent = format.indexOf('%', at)) {
      if (percent + 1 == format.length() || next == arguments.length) {
        return null;
      }
      char verb = format.charAt(percent + 1);
      Object argument = arguments[next++];
      out.append(format, at, percent);
      if (argument instanceof String text && (verb == 's' || verb == 'v')) {
        out.append(text);
      } else if (argument instanceof Long number && (verb == 'd' || verb == 'v')) {
        out.append(number.longValue());
      } else if (argument instanceof GoInt number && (verb == 'd' || verb == 'v')) {
        out.append(number.value());
      } else {
        return null;
      }
      at = percent + 2;
    }
    if (next < arguments.length) {
      return null;
    }
    return GoString.normalize(out.append(format, at, format.length()).toString());
  }

  /** The arguments printed by {@code %v}, with a space between two that are both no strings. */
  public static String sprint(@Nullable Object... arguments) {
    if (arguments.length == 1 && arguments[0] instanceof String text) {
      return text;
    }
    Printer printer = new Printer();
    boolean lastString = false;
    for (int i = 0; i < arguments.length; i++) {
      boolean string =
          arguments[i] instanceof String || TypeNames.kindOf(arguments[i]).equals("string");
      if (i > 0 && !string && !lastString) {
        printer.pad.out.append(' ');
      }
      printer.argument(arguments[i], 'v');
      lastString = string;
    }
    return printer.pad.result();
  }

  /** The arguments printed by {@code %v} with spaces between, and a line feed. */
  public static String sprintln(@Nullable Object... arguments) {
    Printer printer = new Printer();
    for (int i = 0; i < arguments.length; i++) {
      printer.pad.out.append(i > 0 ? " " : "");
      printer.argument(arguments[i], 'v');
    }
    printer.pad.out.append('\n');
    return printer.pad.result();
  }

  private boolean here(char c) {
    return at < format.length() && format.charAt(at) == c;
  }

  private void run() {
    while (at < format.length()) {
      goodNumber = true;
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        pad.out.append(format, at, format.length());
        break;
      }
      pad.out.append(format, at, percent);
      at = percent + 1;
      pad.clear();
      flags();
      argumentNumber();
      width();
      precision();
      if (!afterIndex) {
        argumentNumber();
      }
      if (at >= format.length()) {
        pad.out.append("%!(NOVERB)");
        break;
      }
      int verb = format.codePointAt(at);
      at += Character.charCount(verb);
      verb(verb >= 0xD800 && verb <= 0xDFFF ? 0xFFFD : verb);
    }
    if (!reordered && next < arguments.length) {
      extra();
    }
  }

  private void flags() {
    for (; at < format.length(); at++) {
      switch (format.charAt(at)) {
        case '#' -> pad.sharp = true;
        case '0' -> pad.zero = true;
        case '+' -> pad.plus = true;
        case '-' -> pad.minus = true;
        case ' ' -> pad.space = true;
        default -> {
          afterIndex = false;
          return;
        }
      }
    }
    afterIndex = false;
  }

  /** Reads an index such as [2]. */
  private void argumentNumber() {
    afterIndex = false;
    if (!here('[')) {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (format.length() - at < 3 || close < 0) {
      goodNumber = false;
      at++;
      return;
    }
    int start = at + 1;
    at = start;
    int number = number(close);
    boolean whole = at == close && number >= 0;
    at = close + 1;
    if (whole && number >= 1 && number <= arguments.length) {
      next = number - 1;
      afterIndex = true;
      return;
    }
    goodNumber = false;
    afterIndex = whole;
  }

  /** Reads digits up to a place; -1 if there are none, and the place if there are too many. */
  private int number(int end) {
    int start = at;
    int value = 0;
    while (at < end && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (value > TOO_LARGE) {
        at = end;
        return -1;
      }
      value = value * 10 + (format.charAt(at) - '0');
      at++;
    }
    return at == start ? -1 : value;
  }

  /** The next argument as a number for a star, or null. */
  private @Nullable Integer star() {
    if (next >= arguments.length) {
      return null;
    }
    Object argument = arguments[next++];
    Object plain = argument instanceof GoNamed named ? named.goValue() : argument;
    Long number = GoInt.integer(plain);
    if (number == null || number > TOO_LARGE || number < -TOO_LARGE) {
      return null;
    }
    return number.intValue();
  }

  private void width() {
    if (here('*')) {
      at++;
      Integer width = star();
      pad.hasWidth = width != null;
      if (width == null) {
        pad.out.append("%!(BADWIDTH)");
      } else if (width < 0) {
        pad.width = -width;
        pad.minus = true;
        pad.zero = false;
      } else {
        pad.width = width;
      }
      afterIndex = false;
      return;
    }
    int width = number(format.length());
    pad.hasWidth = width >= 0;
    pad.width = Math.max(width, 0);
    if (afterIndex && pad.hasWidth) {
      goodNumber = false;
    }
  }

  private void precision() {
    if (!here('.') || at + 1 >= format.length()) {
      return;
    }
    at++;
    if (afterIndex) {
      goodNumber = false;
    }
    argumentNumber();
    if (here('*')) {
      at++;
      Integer precision = star();
      pad.hasPrecision = precision != null && precision >= 0;
      if (pad.hasPrecision) {
        pad.precision = precision == null ? 0 : precision;
      } else {
        pad.out.append("%!(BADPREC)");
      }
      afterIndex = false;
    } else {
      pad.precision = Math.max(number(format.length()), 0);
      pad.hasPrecision = true;
    }
  }

  private void verb(int verb) {
    if (verb == '%') {
      pad.out.append('%');
    } else if (!goodNumber) {
      pad.out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (next >= arguments.length) {
      pad.out.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      if (verb == 'v' || verb == 'w') {
        pad.sharpV = pad.sharp;
        pad.sharp = false;
        pad.plusV = pad.plus;
        pad.plus = false;
      }
      printer.argument(arguments[next++], verb);
    }
  }

  private void extra() {
    pad.clear();
    pad.out.append("%!(EXTRA ");
    for (int i = next; i < arguments.length; i++) {
      pad.out.append(i > next ? ", " : "");
      Object argument = arguments[i];
      pad.out.append(TypeNames.typeOf(argument));
      if (argument != null) {
        pad.out.append('=');
        printer.argument(argument, 'v');
      }
    }
    pad.out.append(')');
  }
}
