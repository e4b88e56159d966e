package dev.chartwright.sprig;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoUint;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions on what is set and what is not: sprig 3.3.0, defaults.go. */
final class DefaultsFunctions implements FunctionGroup {
  static final int DEFAULT = 0;
  static final int EMPTY = 1;
  static final int COALESCE = 2;
  static final int ALL = 3;
  static final int ANY = 4;
  static final int TERNARY = 5;
  static final int DEEP_COPY = 6;
  static final int MUST_DEEP_COPY = 7;

  private final SprigContext context;

  DefaultsFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case DEFAULT -> args.length < 2 || isEmpty(args[1]) ? args[0] : args[1];
      case EMPTY -> isEmpty(args[0]);
      case COALESCE -> coalesce(args);
      case ALL -> all(args);
      case ANY -> any(args);
      case TERNARY -> Boolean.TRUE.equals(args[2]) ? args[0] : args[1];
      case DEEP_COPY -> deepCopy(args[0]);
      case MUST_DEEP_COPY -> deepCopy(args[0]);
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  /** Whether a value is null, zero, false or without elements; structs never are empty. */
  static boolean isEmpty(@Nullable Object value) {
    if (value == null) {
      return true;
    }
    if (value instanceof String text) {
      return text.isEmpty();
    }
    if (value instanceof Boolean bool) {
      return !bool;
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty();
    }
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    if (value instanceof GoInt number) {
      return number.value() == 0;
    }
    return value instanceof Number number ? number.doubleValue() == 0 : isEmptyOther(value);
  }

  private static boolean isEmptyOther(Object value) {
    if (value instanceof GoUint number) {
      return number.value() == 0;
    }
    if (value instanceof byte[] bytes) {
      return bytes.length == 0;
    }
    if (value instanceof GoNamed named) {
      return isEmpty(named.goValue());
    }
    if (value instanceof GoComplex number) {
      return number.real() == 0 && number.imaginary() == 0;
    }
    return value instanceof GoNil;
  }

  private static @Nullable Object coalesce(@Nullable Object[] args) {
    for (Object arg : args) {
      if (!isEmpty(arg)) {
        return arg;
      }
    }
    return null;
  }

  private static boolean all(@Nullable Object[] args) {
    for (Object arg : args) {
      if (isEmpty(arg)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(@Nullable Object[] args) {
    for (Object arg : args) {
      if (!isEmpty(arg)) {
        return true;
      }
    }
    return false;
  }

  private Object deepCopy(@Nullable Object value) {
    // A copied element takes as much memory as some ten references in a list.
    return DeepCopy.of(value, context.limits().listElements() / 16);
  }
}
