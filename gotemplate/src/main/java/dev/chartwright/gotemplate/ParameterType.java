package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a parameter or result of a Go function. Immutable. */
final class ParameterType {
  /** {@code interface {}}. */
  static final int ANY = 0;

  /** {@code reflect.Value}, which the builtin functions take: any value, or none. */
  static final int VALUE = 1;

  static final int STRING = 2;
  static final int BOOL = 3;
  static final int INT = 4;
  static final int INT64 = 5;
  static final int FLOAT64 = 6;

  /** {@code map[string]interface {}}. */
  static final int MAP = 7;

  /** {@code []interface {}}. */
  static final int LIST = 8;

  /** Any other type. */
  static final int OTHER = 9;

  /** One of the constants, which tells the frequent types apart without a look at the name. */
  final int kind;

  final String name;

  private ParameterType(int kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  static ParameterType of(String name) {
    return switch (name) {
      case "interface {}", "any" -> new ParameterType(ANY, "interface {}");
      case "reflect.Value" -> new ParameterType(VALUE, name);
      case "string" -> new ParameterType(STRING, name);
      case "bool" -> new ParameterType(BOOL, name);
      case "int" -> new ParameterType(INT, name);
      case "int64" -> new ParameterType(INT64, name);
      case "float64" -> new ParameterType(FLOAT64, name);
      case "map[string]interface {}" -> new ParameterType(MAP, name);
      case "[]interface {}" -> new ParameterType(LIST, name);
      default -> new ParameterType(OTHER, name);
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
      case MAP ->
          value instanceof LinkedHashMap || (!(value instanceof GoMap) && value instanceof Map);
      case LIST ->
          value instanceof ArrayList || (!(value instanceof GoSlice) && value instanceof List);
      default -> false;
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
