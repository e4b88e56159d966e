package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a parameter or result of a Go function. Immutable. */
final class ParameterType {
  /** The kinds that are told apart without looking at the name. */
  enum Kind {
    /** {@code interface {}}. */
    ANY,
    /** {@code reflect.Value}, which the builtin functions take: any value, or none. */
    VALUE,
    STRING,
    BOOL,
    INT,
    INT64,
    FLOAT64,
    /** {@code map[string]interface {}}. */
    MAP,
    /** {@code []interface {}}. */
    LIST,
    /** Any other type. */
    OTHER
  }

  final Kind kind;
  final String name;

  private ParameterType(Kind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  static ParameterType of(String name) {
    return switch (name) {
      case "interface {}", "any" -> new ParameterType(Kind.ANY, "interface {}");
      case "reflect.Value" -> new ParameterType(Kind.VALUE, name);
      case "string" -> new ParameterType(Kind.STRING, name);
      case "bool" -> new ParameterType(Kind.BOOL, name);
      case "int" -> new ParameterType(Kind.INT, name);
      case "int64" -> new ParameterType(Kind.INT64, name);
      case "float64" -> new ParameterType(Kind.FLOAT64, name);
      case "map[string]interface {}" -> new ParameterType(Kind.MAP, name);
      case "[]interface {}" -> new ParameterType(Kind.LIST, name);
      default -> new ParameterType(Kind.OTHER, name);
    };
  }

  /** Whether the value can be passed as it is; if not, it may still be convertible. */
  boolean accepts(@Nullable Object value) {
    return switch (kind) {
      case ANY -> value != Invalid.VALUE;
      case VALUE -> true;
      case STRING -> value instanceof String;
      case BOOL -> value instanceof Boolean;
      case INT -> value instanceof GoInt;
      case INT64 -> value instanceof Long;
      case FLOAT64 -> value instanceof Double;
      case MAP -> value instanceof Map && !(value instanceof GoMap);
      case LIST -> value instanceof List && !(value instanceof GoSlice);
      case OTHER -> false;
    };
  }

  /** Whether nil can be assigned to it. */
  boolean isNillable() {
    return switch (kind) {
      case ANY, VALUE, MAP, LIST -> true;
      case OTHER ->
          name.startsWith("[]")
              || name.startsWith("map[")
              || name.startsWith("*")
              || name.startsWith("func")
              || name.startsWith("chan")
              || name.equals("error");
      default -> false;
    };
  }
}
