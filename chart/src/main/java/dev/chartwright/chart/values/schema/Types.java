package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.json.JsonNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of JSON values as bits, so that several are one number. */
final class Types {
  static final int INVALID = 0;
  static final int NULL = 1;
  static final int BOOLEAN = 1 << 1;
  static final int NUMBER = 1 << 2;
  static final int INTEGER = 1 << 3;
  static final int STRING = 1 << 4;
  static final int ARRAY = 1 << 5;
  static final int OBJECT = 1 << 6;

  private static final int ALL = (1 << 7) - 1;

  private Types() {}

  /**
   * The type of a value; {@link #NUMBER} for every number, {@link #INVALID} for what JSON lacks.
   */
  static int of(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof String) {
      return STRING;
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite() ? INVALID : NUMBER;
    }
    if (value instanceof Map<?, ?> map) {
      return map instanceof GoMap go && !go.goType().equals("map[string]interface {}")
          ? INVALID
          : OBJECT;
    }
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (value instanceof List<?> list) {
      return list instanceof GoSlice go && !go.goType().equals("[]interface {}") ? INVALID : ARRAY;
    }
    if (value instanceof JsonNumber
        || value instanceof Long
        || value instanceof GoInt
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || (value instanceof GoUint unsigned && unsigned.type() != GoUint.Type.UINTPTR)) {
      return NUMBER;
    }
    if (value instanceof Float number) {
      return number.isNaN() || number.isInfinite() ? INVALID : NUMBER;
    }
    return INVALID;
  }

  /** The bit of a type's name; {@link #INVALID} if there is none. */
  static int named(String name) {
    return switch (name) {
      case "null" -> NULL;
      case "boolean" -> BOOLEAN;
      case "number" -> NUMBER;
      case "integer" -> INTEGER;
      case "string" -> STRING;
      case "array" -> ARRAY;
      case "object" -> OBJECT;
      default -> INVALID;
    };
  }

  /** The names of the types whose bits are set: {@code string or object}. */
  static String text(int types) {
    StringBuilder out = new StringBuilder();
    for (int type = NULL; type < ALL; type <<= 1) {
      if ((types & type) != 0) {
        out.append(out.length() == 0 ? "" : " or ").append(name(type));
      }
    }
    return out.toString();
  }

  private static String name(int type) {
    return switch (type) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      case INTEGER -> "integer";
      case STRING -> "string";
      case ARRAY -> "array";
      default -> "object";
    };
  }

  /** Go's name of a value's type. */
  static String goName(@Nullable Object value) {
    return TypeNames.typeOf(value);
  }
}
