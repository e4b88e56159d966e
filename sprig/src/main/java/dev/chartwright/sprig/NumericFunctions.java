package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions on numbers: sprig 3.3.0, numeric.go and functions.go. */
final class NumericFunctions implements FunctionGroup {
  static final int ATOI = 0;
  static final int INT64 = 1;
  static final int INT = 2;
  static final int FLOAT64 = 3;
  static final int SEQ = 4;
  static final int TO_DECIMAL = 5;
  static final int UNTIL = 6;
  static final int UNTIL_STEP = 7;
  static final int ADD1 = 8;
  static final int ADD = 9;
  static final int SUB = 10;
  static final int DIV = 11;
  static final int MOD = 12;
  static final int MUL = 13;
  static final int RAND_INT = 14;
  static final int ADD1F = 15;
  static final int ADDF = 16;
  static final int SUBF = 17;
  static final int DIVF = 18;
  static final int MULF = 19;
  static final int MAX = 20;
  static final int MIN = 21;
  static final int MAXF = 22;
  static final int MINF = 23;
  static final int CEIL = 24;
  static final int FLOOR = 25;
  static final int ROUND = 26;

  private static final String DIVISION_BY_ZERO = "runtime error: integer divide by zero";

  private final SprigContext context;

  NumericFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case ATOI -> GoInt.of(atoi(Arguments.text(args, 0)));
      case INT64 -> Cast.toLong(args[0]);
      case INT -> GoInt.of(Cast.toLong(args[0]));
      case FLOAT64 -> Cast.toDouble(args[0]);
      case SEQ -> seq(args);
      case TO_DECIMAL -> toDecimal(args[0]);
      case UNTIL -> until(Arguments.integer(args, 0));
      case UNTIL_STEP ->
          ints(Arguments.integer(args, 0), Arguments.integer(args, 1), Arguments.integer(args, 2));
      case ADD1 -> Cast.toLong(args[0]) + 1;
      case ADD -> add(args);
      case SUB -> Cast.toLong(args[0]) - Cast.toLong(args[1]);
      case DIV -> div(Cast.toLong(args[0]), Cast.toLong(args[1]));
      case MOD -> mod(Cast.toLong(args[0]), Cast.toLong(args[1]));
      case MUL -> mul(args);
      case RAND_INT -> randInt(Arguments.integer(args, 0), Arguments.integer(args, 1));
      case MAX -> max(args);
      case MIN -> min(args);
      default -> decimals(id, args);
    };
  }

  private static double decimals(int id, @Nullable Object[] args) {
    return switch (id) {
      case ADD1F -> Decimals.fold(Decimals.Operation.ADD, 1, args, 0);
      case ADDF -> Decimals.fold(Decimals.Operation.ADD, 0, args, 0);
      case SUBF -> Decimals.fold(Decimals.Operation.SUBTRACT, Cast.toDouble(args[0]), args, 1);
      case DIVF -> Decimals.fold(Decimals.Operation.DIVIDE, Cast.toDouble(args[0]), args, 1);
      case MULF -> Decimals.fold(Decimals.Operation.MULTIPLY, Cast.toDouble(args[0]), args, 1);
      case MAXF -> maxf(args);
      case MINF -> minf(args);
      case CEIL -> Math.ceil(Cast.toDouble(args[0]));
      case FLOOR -> Math.floor(Cast.toDouble(args[0]));
      case ROUND -> {
        double roundOn = args.length > 2 ? Cast.toDouble(args[2]) : .5;
        yield Rounding.round(Cast.toDouble(args[0]), Arguments.integer(args, 1), roundOn);
      }
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  /** A number that is too large becomes the largest, as {@code strconv.Atoi} leaves it. */
  static long atoi(String text) {
    try {
      return Parse.atoi(text);
    } catch (NumberException e) {
      if (!e.outOfRange()) {
        return 0;
      }
      return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static long toDecimal(@Nullable Object value) {
    try {
      return Parse.parseInt(Printf.sprint(value), 8, 64);
    } catch (NumberException e) {
      return 0;
    }
  }

  private static long add(@Nullable Object[] args) {
    long sum = 0;
    for (Object arg : args) {
      sum += Cast.toLong(arg);
    }
    return sum;
  }

  private static long mul(@Nullable Object[] args) {
    long product = 1;
    for (Object arg : args) {
      product *= Cast.toLong(arg);
    }
    return product;
  }

  private static long div(long a, long b) {
    if (b == 0) {
      throw new FunctionException(DIVISION_BY_ZERO);
    }
    return a / b;
  }

  private static long mod(long a, long b) {
    if (b == 0) {
      throw new FunctionException(DIVISION_BY_ZERO);
    }
    return a % b;
  }

  private static long max(@Nullable Object[] args) {
    long max = Cast.toLong(args[0]);
    for (int i = 1; i < args.length; i++) {
      max = Math.max(max, Cast.toLong(args[i]));
    }
    return max;
  }

  private static long min(@Nullable Object[] args) {
    long min = Cast.toLong(args[0]);
    for (int i = 1; i < args.length; i++) {
      min = Math.min(min, Cast.toLong(args[i]));
    }
    return min;
  }

  /** In Go an infinity wins over NaN. */
  private static double maxf(@Nullable Object[] args) {
    double max = Cast.toDouble(args[0]);
    for (int i = 1; i < args.length; i++) {
      double next = Cast.toDouble(args[i]);
      boolean infinite = max == Double.POSITIVE_INFINITY || next == Double.POSITIVE_INFINITY;
      max = infinite ? Double.POSITIVE_INFINITY : Math.max(max, next);
    }
    return max;
  }

  private static double minf(@Nullable Object[] args) {
    double min = Cast.toDouble(args[0]);
    for (int i = 1; i < args.length; i++) {
      double next = Cast.toDouble(args[i]);
      boolean infinite = min == Double.NEGATIVE_INFINITY || next == Double.NEGATIVE_INFINITY;
      min = infinite ? Double.NEGATIVE_INFINITY : Math.min(min, next);
    }
    return min;
  }

  private GoInt randInt(long min, long max) {
    long bound = max - min;
    if (bound <= 0) {
      throw new FunctionException("invalid argument to Intn");
    }
    return GoInt.of(context.random().nextLong(bound) + min);
  }

  private GoSlice until(long count) {
    return ints(0, count, count < 0 ? -1 : 1);
  }

  private GoSlice ints(long start, long stop, long step) {
    return GoSlice.of("[]int", range(start, stop, step));
  }

  /** The numbers of {@code untilStep}. */
  private List<Object> range(long start, long stop, long step) {
    if (stop < start ? step >= 0 : step <= 0 || stop == start) {
      return List.of();
    }
    // Both differences are positive as unsigned numbers, even if they do not fit into a long.
    long distance = stop < start ? start - stop : stop - start;
    long stride = Math.abs(step);
    long count = Long.divideUnsigned(distance - 1, stride) + 1;
    int limit = context.limits().listElements();
    long last = start + (count - 1) * step;
    boolean wraps = stop < start ? last + step > last : last + step < last;
    if (wraps) {
      return wrapping(start, stop, step, limit);
    }
    if (Long.compareUnsigned(count, limit) > 0) {
      throw tooLong(limit);
    }
    return new IntRange(start, step, (int) count);
  }

  /** Go adds until the bound is passed, even beyond the largest number and on from the smallest. */
  private static List<Object> wrapping(long start, long stop, long step, int limit) {
    List<Object> numbers = new ArrayList<>();
    boolean down = stop < start;
    for (long i = start; down ? i > stop : i < stop; i += step) {
      if (numbers.size() == limit) {
        throw tooLong(limit);
      }
      numbers.add(GoInt.of(i));
    }
    return numbers;
  }

  private static FunctionException tooLong(int limit) {
    return new FunctionException("more than " + limit + " numbers in one list");
  }

  private String seq(@Nullable Object[] args) {
    long start = 1;
    long step = 1;
    long end;
    switch (args.length) {
      case 1 -> {
        end = Arguments.integer(args, 0);
        step = end < start ? -1 : 1;
      }
      case 2 -> {
        start = Arguments.integer(args, 0);
        end = Arguments.integer(args, 1);
        step = end < start ? -1 : 1;
      }
      case 3 -> {
        start = Arguments.integer(args, 0);
        step = Arguments.integer(args, 1);
        end = Arguments.integer(args, 2);
        if (end < start && step > 0) {
          return "";
        }
      }
      default -> {
        return "";
      }
    }
    List<Object> numbers = range(start, end + (end < start ? -1 : 1), step);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      if (i > 0) {
        out.append(' ');
      }
      out.append(numbers.get(i));
    }
    return out.toString();
  }
}
