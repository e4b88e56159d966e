package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.time.GoDuration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which values Go can assign to which types, and what becomes of them. */
final class Conversion {
  private static final String MAP = "map[string]";

  private Conversion() {}

  /** The zero value of a type that has a nil; {@link Invalid#VALUE} of reflect.Value. */
  static @Nullable Object nil(ParameterType type) {
    return type.kind == ParameterType.VALUE ? Invalid.VALUE : zero(type.name);
  }

  /** The zero value of a type. */
  static @Nullable Object zero(String type) {
    if (type.equals("[]uint8") || type.equals("[]byte")) {
      return GoSlice.nil("[]uint8");
    }
    if (type.startsWith("[]")) {
      return GoSlice.nil(type);
    }
    if (type.startsWith("map[")) {
      return GoMap.nil(type);
    }
    if (type.startsWith("*")) {
      return GoNil.of(type);
    }
    return switch (type) {
      case "string" -> "";
      case "bool" -> false;
      case "int" -> GoInt.of(0);
      case "int64" -> 0L;
      case "float64" -> 0.0;
      default -> null;
    };
  }

  /** The Go type of the members of a map. */
  static String elementType(Executor x, GoMap map) {
    return elementType(x.functions(), map.goType());
  }

  private static String elementType(Functions functions, String type) {
    String plain = type.startsWith("map[") ? type : functions.underlying(type);
    return plain.startsWith(MAP) ? plain.substring(MAP.length()) : "interface {}";
  }

  /** The format of the error for a constant that cannot be of a type. */
  static String refusal(Executor x, ParameterType type) {
    String name = type.name;
    if (type.kind == ParameterType.OTHER && name.indexOf('.') > 0 && !type.isNillable()) {
      name = name.equals("time.Duration") ? "int64" : x.functions().underlying(name);
    }
    return switch (name) {
      case "bool" -> "expected bool; found %s%.0s";
      case "string" -> "expected string; found %s%.0s";
      case "int", "int8", "int16", "int32", "int64" -> "expected integer; found %s%.0s";
      case "uint", "uint8", "uint16", "uint32", "uint64", "uintptr" ->
          "expected unsigned integer; found %s%.0s";
      case "float32", "float64" -> "expected float; found %s%.0s";
      case "complex64", "complex128" -> "expected complex; found %s%.0s";
      default -> "can't handle %s for arg of type %s";
    };
  }

  /** A number as a type, or null if the type cannot hold it. */
  static @Nullable Object number(Executor x, NumberText number, ParameterType type) {
    boolean isInt = number.isInt();
    long value = number.integer();
    return switch (type.name) {
      case "int" -> isInt ? GoInt.of(value) : null;
      case "int64" -> isInt ? value : null;
      case "int32" -> isInt ? (int) value : null;
      case "int16" -> isInt ? (short) value : null;
      case "int8" -> isInt ? (byte) value : null;
      case "time.Duration" -> isInt ? GoDuration.of(value) : null;
      case "float64" -> number.isFloat() ? number.floating() : null;
      case "float32" -> number.isFloat() ? (float) number.floating() : null;
      case "complex128" -> complex(number);
      case "uint", "uint8", "uint16", "uint32", "uint64", "uintptr" ->
          number.isUint() ? unsigned(type.name, number.unsigned()) : null;
      default -> null;
    };
  }

  private static @Nullable GoComplex complex(NumberText number) {
    return number.complex();
  }

  private static @Nullable GoUint unsigned(String name, long value) {
    for (GoUint.Type type : GoUint.Type.values()) {
      if (type.word().equals(name)) {
        return GoUint.of(type, type.bits() == 64 ? value : value & (1L << type.bits()) - 1);
      }
    }
    return null;
  }

  /**
   * A value of another type as one of this type, if Go can assign it; else {@link Invalid#VALUE}.
   */
  static Object assigned(Executor x, Object value, ParameterType type) {
    String name = type.name;
    if (value instanceof GoNil) {
      return TypeNames.typeOf(value).equals(name) ? value : Invalid.VALUE;
    }
    String from = TypeNames.typeOf(value);
    if (from.equals(name) || (from.length() == name.length() + 1 && from.equals("*" + name))) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return sameBehind(x, from, name, "map[") ? retyped(map, name) : Invalid.VALUE;
    }
    if (value instanceof List<?> list) {
      return sameBehind(x, from, name, "[]") ? retyped(list, name) : Invalid.VALUE;
    }
    if (name.equals("error") && value instanceof GoStruct && value instanceof Exception) {
      return value;
    }
    return Invalid.VALUE;
  }

  /** Whether one of two types is the other's underlying type. */
  private static boolean sameBehind(Executor x, String from, String to, String prefix) {
    boolean named = !from.startsWith(prefix);
    if (named && !to.startsWith(prefix)) {
      return false;
    }
    return named
        ? x.functions().underlying(from).equals(to)
        : to.indexOf('.') > 0 && to.indexOf(']') < 0 && x.functions().underlying(to).equals(from);
  }

  @SuppressWarnings("unchecked")
  private static Object retyped(Map<?, ?> map, String name) {
    Map<String, @Nullable Object> members = (Map<String, @Nullable Object>) map;
    if (map instanceof GoMap typed) {
      if (typed.isNil()) {
        return GoMap.nil(name);
      }
      members = typed.members();
    }
    return name.equals("map[string]interface {}") && !(members instanceof GoMap)
        ? members
        : GoMap.of(name, members);
  }

  private static Object retyped(List<?> list, String name) {
    if (list instanceof GoSlice slice && slice.isNil()) {
      return GoSlice.nil(name);
    }
    return GoSlice.of(name, list);
  }

  /** A number of the type of another integer. */
  static Object like(Object value, long number) {
    if (value instanceof GoInt) {
      return GoInt.of(number);
    }
    if (value instanceof GoUint unsigned) {
      return GoUint.of(unsigned.type(), number);
    }
    if (value instanceof Integer) {
      return (int) number;
    }
    if (value instanceof Short) {
      return (short) number;
    }
    return value instanceof Byte ? (Object) (byte) number : (Object) number;
  }

  /** What a pointer points to, as it is printed; any other value itself. */
  static @Nullable Object pointee(@Nullable Object value) {
    return value instanceof GoStruct struct && struct.isPointer() && !(value instanceof Stringer)
        ? new Pointee(struct)
        : value;
  }

  /** A struct that was reached through a pointer. */
  private record Pointee(GoStruct struct) implements GoStruct {
    @Override
    public String goType() {
      return struct.goType();
    }

    @Override
    public List<Field> goFields() {
      return struct.goFields();
    }
  }
}
