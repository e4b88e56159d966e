package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.fmt.TypeNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code eq} and {@code lt}, which the other comparisons are made of. */
final class Comparison {
  private static final int OTHER = 0;
  private static final int BOOL = 1;
  private static final int COMPLEX = 2;
  private static final int INT = 3;
  private static final int FLOAT = 4;
  private static final int STRING = 5;
  private static final int UINT = 6;

  private static final String BAD_TYPE = "invalid type for comparison";

  private Comparison() {}

  private static int kind(@Nullable Object value) {
    if (value instanceof String) {
      return STRING;
    }
    if (value instanceof Boolean) {
      return BOOL;
    }
    if (value instanceof Double || value instanceof Float) {
      return FLOAT;
    }
    if (value instanceof GoUint) {
      return UINT;
    }
    if (value instanceof GoComplex) {
      return COMPLEX;
    }
    return value != null && GoInt.integer(value) != null ? INT : OTHER;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof GoNamed named ? named.goValue() : value;
  }

  private static long integer(@Nullable Object value) {
    Long number = value == null ? null : GoInt.integer(value);
    return number == null ? 0 : number;
  }

  private static double floating(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  private static FunctionException incompatible(@Nullable Object a, @Nullable Object b) {
    return new FunctionException(
        "incompatible types for comparison: "
            + TypeNames.typeOf(a)
            + " and "
            + TypeNames.typeOf(b));
  }

  /** Whether the first of the values equals one of the others. */
  static boolean equal(@Nullable Object[] values) {
    if (values.length == 1) {
      throw new FunctionException("missing argument for comparison");
    }
    for (int i = 1; i < values.length; i++) {
      if (equal(values[0], values[i])) {
        return true;
      }
    }
    return false;
  }

  static boolean equal(@Nullable Object first, @Nullable Object second) {
    Object a = plain(first);
    Object b = plain(second);
    int kind = kind(a);
    int other = kind(b);
    if (kind != other) {
      if ((kind == INT && other == UINT) || (kind == UINT && other == INT)) {
        long signed = integer(kind == INT ? a : b);
        return signed >= 0 && integer(a) == integer(b);
      }
      if (isValid(first) && isValid(second)) {
        throw incompatible(first, second);
      }
      return false;
    }
    return switch (kind) {
      case INT, UINT -> integer(a) == integer(b);
      case FLOAT -> floating(a) == floating(b);
      case COMPLEX -> equal((GoComplex) a, (GoComplex) b);
      case BOOL, STRING -> Objects.equals(a, b);
      default -> same(first, second);
    };
  }

  private static boolean equal(@Nullable GoComplex a, @Nullable GoComplex b) {
    return a != null && b != null && a.real() == b.real() && a.imaginary() == b.imaginary();
  }

  private static boolean isValid(@Nullable Object value) {
    return value != null && value != Invalid.VALUE;
  }

  @SuppressWarnings("ReferenceEquality") // as Go compares pointers
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (isValid(a) && isValid(b) && !TypeNames.kindOf(a).equals(TypeNames.kindOf(b))) {
      throw new FunctionException(
          Printf.sprintf(
              "non-comparable types %s: %v, %s: %v",
              a, TypeNames.typeOf(a), TypeNames.typeOf(b), b));
    }
    if (isNil(a) || isNil(b)) {
      return isNil(a) == isNil(b);
    }
    if (!isComparable(b)) {
      throw new FunctionException(
          Printf.sprintf("non-comparable type %s: %v", b, TypeNames.typeOf(b)));
    }
    if (a instanceof GoStruct struct && struct.isPointer()) {
      return a == b;
    }
    return a != null && a.equals(b);
  }

  private static boolean isComparable(@Nullable Object value) {
    if (value instanceof GoStruct struct && !struct.isPointer()) {
      for (GoStruct.Field field : struct.goFields()) {
        if (!isComparable(field.value())) {
          return false;
        }
      }
      return true;
    }
    return !(value instanceof Map || value instanceof List || value instanceof byte[]);
  }

  private static boolean isNil(@Nullable Object value) {
    return !isValid(value)
        || value instanceof GoNil
        || (value instanceof GoSlice slice && slice.isNil())
        || (value instanceof GoMap map && map.isNil());
  }

  static boolean less(@Nullable Object first, @Nullable Object second) {
    Object a = plain(first);
    Object b = plain(second);
    int kind = kind(a);
    int other = kind(b);
    if (kind == OTHER || other == OTHER) {
      throw new FunctionException(BAD_TYPE);
    }
    if (kind != other) {
      if (kind == INT && other == UINT) {
        return integer(a) < 0 || Long.compareUnsigned(integer(a), integer(b)) < 0;
      }
      if (kind == UINT && other == INT) {
        return integer(b) >= 0 && Long.compareUnsigned(integer(a), integer(b)) < 0;
      }
      throw incompatible(first, second);
    }
    return switch (kind) {
      case INT -> integer(a) < integer(b);
      case UINT -> Long.compareUnsigned(integer(a), integer(b)) < 0;
      case FLOAT -> floating(a) < floating(b);
      case STRING -> GoString.compare(String.valueOf(a), String.valueOf(b)) < 0;
      default -> throw new FunctionException(BAD_TYPE);
    };
  }
}
