package dev.chartwright.sprig;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.gotemplate.FunctionException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Equality as {@code reflect.DeepEqual} sees it: of the same Go type and with equal contents all
 * the way down. A nil slice is not equal to an empty one, nor NaN to NaN unless the lists or maps
 * around them are the same.
 *
 * <p>Maps that contain themselves are equal if no difference is found. Source: Go 1.26,
 * reflect/deepequal.go.
 */
final class DeepEqual {
  /** From this depth on, pairs are remembered: cycles and shared parts are walked once. */
  private static final int SHALLOW = 8;

  private static final int MAX_DEPTH = 100_000;

  private @Nullable Set<Pair> visited;
  private int depth;

  private DeepEqual() {}

  /**
   * Whether two values are deeply equal.
   *
   * @throws FunctionException if they are nested deeper than 100000 levels, or than the stack
   *     allows
   */
  static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    if (a instanceof String || a instanceof GoInt || a instanceof Boolean || a instanceof Long) {
      return a.equals(b);
    }
    if (a instanceof Double left) {
      return b instanceof Double right && left.doubleValue() == right.doubleValue();
    }
    try {
      return new DeepEqual().values(a, b);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  private static FunctionException tooDeep() {
    return new FunctionException("values are nested too deep");
  }

  private boolean values(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    if (a instanceof Map<?, ?> left) {
      return b instanceof Map<?, ?> right && within(left, right);
    }
    if (a instanceof List<?> left) {
      return b instanceof List<?> right && within(left, right);
    }
    if (a instanceof Double left) {
      return b instanceof Double right && left.doubleValue() == right.doubleValue();
    }
    return others(a, b);
  }

  private boolean others(Object a, Object b) {
    if (a instanceof GoStruct left) {
      return b instanceof GoStruct right && within(left, right);
    }
    if (a instanceof Float left) {
      return b instanceof Float right && left.floatValue() == right.floatValue();
    }
    if (a instanceof byte[] left) {
      return b instanceof byte[] right && Arrays.equals(left, right);
    }
    if (a instanceof GoNamed left) {
      return b instanceof GoNamed right
          && left.goType().equals(right.goType())
          && values(left.goValue(), right.goValue());
    }
    if (a instanceof GoComplex left) {
      return b instanceof GoComplex right
          && left.real() == right.real()
          && left.imaginary() == right.imaginary();
    }
    return a.equals(b);
  }

  /** Compares what can hold other values. */
  private boolean within(Object a, Object b) {
    if (same(a, b) && !(a instanceof GoStruct)) {
      return true;
    }
    if (!TypeNames.typeOf(a).equals(TypeNames.typeOf(b))) {
      return false;
    }
    if (depth >= SHALLOW) {
      if (visited == null) {
        visited = new HashSet<>();
      }
      if (!visited.add(new Pair(a, b))) {
        return true;
      }
      if (depth >= MAX_DEPTH) {
        throw tooDeep();
      }
    }
    depth++;
    boolean equal;
    if (a instanceof Map<?, ?> map) {
      equal = maps(map, (Map<?, ?>) b);
    } else if (a instanceof List<?> list) {
      equal = lists(list, (List<?>) b);
    } else {
      equal = structs((GoStruct) a, (GoStruct) b);
    }
    depth--;
    return equal;
  }

  private boolean maps(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size() || isNil(a) != isNil(b)) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object right = b.get(entry.getKey());
      if (right == null && !b.containsKey(entry.getKey())) {
        return false;
      }
      if (!values(entry.getValue(), right)) {
        return false;
      }
    }
    return true;
  }

  private boolean lists(List<?> a, List<?> b) {
    if (a.size() != b.size() || isNil(a) != isNil(b)) {
      return false;
    }
    Iterator<?> right = b.iterator();
    for (Object left : a) {
      if (!values(left, right.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNil(Object value) {
    return (value instanceof GoMap map && map.isNil())
        || (value instanceof GoSlice slice && slice.isNil());
  }

  private boolean structs(GoStruct a, GoStruct b) {
    if (same(a, b) && a.isPointer()) {
      return true;
    }
    List<GoStruct.Field> left = a.goFields();
    List<GoStruct.Field> right = b.goFields();
    for (int i = 0; i < left.size(); i++) {
      if (!values(left.get(i).value(), right.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // Go compares the pointers of maps and slices first
  private static boolean same(Object a, Object b) {
    return a == b;
  }

  /** Two values, told apart from others by where they are and not by what they hold. */
  private record Pair(Object a, Object b) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pair pair && same(pair.a, a) && same(pair.b, b);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(a) * 31 + System.identityHashCode(b);
    }
  }
}
