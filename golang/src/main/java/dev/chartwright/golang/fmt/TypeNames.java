package dev.chartwright.golang.fmt;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Go's names for the types and kinds of our values.
 *
 * <p>Thread-safe.
 */
public final class TypeNames {
  private TypeNames() {}

  /** The type as {@code %T} prints it; {@code <nil>} for null. */
  public static String typeOf(@Nullable Object value) {
    if (value == null) {
      return "<nil>";
    }
    if (value instanceof GoNamed named) {
      return named.goType();
    }
    if (value instanceof GoStruct struct) {
      return struct.isPointer() ? "*" + struct.goType() : struct.goType();
    }
    if (value instanceof GoSlice slice) {
      return slice.goType();
    }
    if (value instanceof GoMap map) {
      return map.goType();
    }
    if (value instanceof GoNil nil) {
      return nil.goType();
    }
    return plain(value);
  }

  /** The kind as {@code reflect.Kind} names it; {@code invalid} for null. */
  public static String kindOf(@Nullable Object value) {
    if (value == null) {
      return "invalid";
    }
    if (value instanceof GoNamed named) {
      return kindOf(named.goValue());
    }
    if (value instanceof GoStruct struct) {
      return struct.isPointer() ? "ptr" : "struct";
    }
    if (value instanceof GoNil) {
      return "ptr";
    }
    if (value instanceof List || value instanceof byte[]) {
      return "slice";
    }
    return value instanceof Map ? "map" : plain(value);
  }

  private static String plain(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Double) {
      return "float64";
    }
    if (value instanceof GoInt) {
      return "int";
    }
    if (value instanceof Long) {
      return "int64";
    }
    if (value instanceof Map) {
      return "map[string]interface {}";
    }
    if (value instanceof List) {
      return "[]interface {}";
    }
    if (value instanceof GoUint number) {
      return number.type().word();
    }
    if (value instanceof byte[]) {
      return "[]uint8";
    }
    if (value instanceof Integer) {
      return "int32";
    }
    if (value instanceof Float) {
      return "float32";
    }
    if (value instanceof Short) {
      return "int16";
    }
    if (value instanceof Byte) {
      return "int8";
    }
    if (value instanceof GoComplex) {
      return "complex128";
    }
    throw new IllegalArgumentException("no Go type for " + value.getClass().getName());
  }
}
