package dev.chartwright.golang.jsonpath;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoUint;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of two values of the same basic kind. Source: k8s.io/client-go v0.37,
 * third_party/forked/golang/template/funcs.go.
 */
final class Comparison {
  private Comparison() {}

  static boolean holds(@Nullable Object left, String operator, @Nullable Object right) {
    return switch (operator) {
      case "<" -> less(left, right);
      case ">" -> !less(left, right) && !equal(left, right);
      case "==" -> equal(left, right);
      case "!=" -> !equal(left, right);
      case "<=" -> less(left, right) || equal(left, right);
      case ">=" -> !less(left, right);
      default -> throw new JsonPathException("unrecognized filter operator " + operator);
    };
  }

  /** A Boolean, String, Double, Long or GoUint. */
  private static Object basic(@Nullable Object value) {
    Object plain = value instanceof GoNamed named ? named.goValue() : value;
    if (plain instanceof GoInt number) {
      return number.value();
    }
    if (plain instanceof Float number) {
      return number.doubleValue();
    }
    if (plain instanceof Integer || plain instanceof Short || plain instanceof Byte) {
      return ((Number) plain).longValue();
    }
    if (plain instanceof Boolean
        || plain instanceof String
        || plain instanceof Double
        || plain instanceof Long
        || plain instanceof GoUint) {
      return plain;
    }
    throw new JsonPathException("invalid type for comparison");
  }

  private static boolean equal(@Nullable Object left, @Nullable Object right) {
    Object a = basic(left);
    Object b = basic(right);
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    if (a instanceof String x && b instanceof String y) {
      return GoString.compare(x, y) == 0;
    }
    if (a instanceof Long x && b instanceof GoUint y) {
      return x >= 0 && x == y.value();
    }
    if (a instanceof GoUint x && b instanceof Long y) {
      return y >= 0 && x.value() == y;
    }
    if (a instanceof GoUint x && b instanceof GoUint y) {
      return x.value() == y.value();
    }
    requireSameKind(a, b);
    return a.equals(b);
  }

  private static void requireSameKind(Object a, Object b) {
    if (a.getClass() != b.getClass()) {
      throw new JsonPathException("incompatible types for comparison");
    }
  }

  private static boolean less(@Nullable Object left, @Nullable Object right) {
    Object a = basic(left);
    Object b = basic(right);
    if (a instanceof Long x && b instanceof GoUint y) {
      return x < 0 || Long.compareUnsigned(x, y.value()) < 0;
    }
    if (a instanceof GoUint x && b instanceof Long y) {
      return y >= 0 && Long.compareUnsigned(x.value(), y) < 0;
    }
    requireSameKind(a, b);
    if (a instanceof Double x && b instanceof Double y) {
      return x < y;
    }
    if (a instanceof Long x && b instanceof Long y) {
      return x < y;
    }
    if (a instanceof String x && b instanceof String y) {
      return GoString.compare(x, y) < 0;
    }
    if (a instanceof GoUint x && b instanceof GoUint y) {
      return Long.compareUnsigned(x.value(), y.value()) < 0;
    }
    throw new JsonPathException("invalid type for comparison");
  }
}
