package dev.chartwright.conformance.vectors;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoError;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values with their Go types as {@code {"t":type,"v":value}}, to our values and back. */
final class TypedValues {
  private static final Pattern COMPLEX = Pattern.compile("\\((.+?)([+-][^+-]+)i\\)");

  private TypedValues() {}

  /** A text, or the bytes of {@code {"b64":…}} as a Go string; empty for null. */
  static String text(@Nullable Object value) {
    if (value instanceof Map<?, ?> map && map.get("b64") instanceof String base64) {
      return GoString.of(Base64.getDecoder().decode(base64));
    }
    return value == null ? "" : value.toString();
  }

  /** A Go string as JSON can carry it. */
  static Object textRow(String text) {
    return GoString.isValid(text) ? GoString.normalize(text) : Map.of("b64", base64(text));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(GoString.bytes(text));
  }

  /** The value of a typed row. */
  static @Nullable Object read(@Nullable Object json) {
    Row row = Row.of(json);
    String type = row.text("t");
    Object v = row.get("v");
    if (row.has("b64")) {
      byte[] bytes = Base64.getDecoder().decode(row.text("b64"));
      return type.equals("string") ? GoString.of(bytes) : bytes;
    }
    return switch (type) {
      case "nil" -> null;
      case "bool", "string" -> v;
      case "int" -> GoInt.of(integer(v));
      case "int8" -> (byte) integer(v);
      case "int16" -> (short) integer(v);
      case "int32" -> (int) integer(v);
      case "int64" -> integer(v);
      case "float32" -> (float) number(text(v));
      case "float64" -> number(text(v));
      case "complex128" -> complex(text(v));
      case "error" -> GoError.of(text(v));
      case "time.Time" -> GoTime.parse(Layout.RFC3339_NANO, text(v));
      case "time.Duration" -> GoDuration.of(integer(v));
      case "common.KubeVersion" -> KubeVersion.parse(text(v));
      case "slice" -> v == null ? GoSlice.nil("[]interface {}") : list(v);
      case "map" -> v == null ? GoMap.nil("map[string]interface {}") : map(v);
      case "common.Values" -> v == null ? GoMap.nil(type) : GoMap.of(type, map(v));
      case "map[string]string" -> v == null ? GoMap.nil(type) : GoMap.of(type, Row.of(v).members());
      case "[]string" -> v == null ? GoSlice.nil(type) : GoSlice.of(type, (List<?>) v);
      case "[]int" -> v == null ? GoSlice.nil(type) : GoSlice.of(type, ints((List<?>) v));
      default -> unsigned(type, text(v));
    };
  }

  private static List<GoInt> ints(List<?> numbers) {
    List<GoInt> out = new ArrayList<>();
    for (Object each : numbers) {
      out.add(GoInt.of(integer(each)));
    }
    return out;
  }

  private static GoUint unsigned(String type, String digits) {
    for (GoUint.Type unsigned : GoUint.Type.values()) {
      if (unsigned.word().equals(type)) {
        return GoUint.of(unsigned, Long.parseUnsignedLong(digits));
      }
    }
    throw new IllegalArgumentException("typed value of type " + type);
  }

  private static long integer(@Nullable Object v) {
    return v instanceof JsonNumber number ? number.toLong() : Long.parseLong(text(v));
  }

  private static List<@Nullable Object> list(Object v) {
    List<@Nullable Object> out = new ArrayList<>();
    for (Object element : (List<?>) v) {
      out.add(read(element));
    }
    return out;
  }

  private static Map<String, @Nullable Object> map(Object v) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    Row.of(v).members().forEach((key, value) -> out.put(key, read(value)));
    return out;
  }

  private static GoComplex complex(String text) {
    Matcher parts = COMPLEX.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    return GoComplex.of(number(parts.group(1)), number(parts.group(2)));
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** The typed row of a value. */
  static Map<String, @Nullable Object> write(@Nullable Object value) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    if (value == null) {
      row.put("t", "nil");
      return row;
    }
    row.put("t", value instanceof GoError ? "error" : shortName(TypeNames.typeOf(value)));
    if (value instanceof byte[] bytes) {
      row.put("b64", Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof String text) {
      row.put(GoString.isValid(text) ? "v" : "b64", GoString.isValid(text) ? text : base64(text));
    } else if (value instanceof GoError error) {
      row.put("v", error.message());
    } else if (value instanceof GoTime time) {
      row.put("v", time.format(Layout.RFC3339_NANO));
      row.put("zone", time.location().toString());
    } else if (value instanceof Boolean) {
      row.put("v", value);
    } else if (value instanceof Double || value instanceof Float) {
      row.put("v", shortest(value));
    } else if (value instanceof List<?> list) {
      row.put("v", list instanceof GoSlice slice && slice.isNil() ? null : rows(list));
    } else if (value instanceof Map<?, ?> map) {
      row.put("v", map instanceof GoMap named && named.isNil() ? null : rows(map));
    } else {
      row.put("v", JsonNumber.of(value.toString()));
    }
    return row;
  }

  /** As {@code strconv.FormatFloat(x, 'g', -1, bits)}: {@code %v} has another exponent limit. */
  private static String shortest(Object value) {
    return value instanceof Float single
        ? Format.formatFloat32(single, 'g', -1)
        : Format.formatFloat((Double) value, 'g', -1);
  }

  private static String shortName(String type) {
    return switch (type) {
      case "[]interface {}" -> "slice";
      case "map[string]interface {}" -> "map";
      default -> type;
    };
  }

  private static List<Object> rows(List<?> list) {
    List<Object> out = new ArrayList<>();
    for (Object element : list) {
      out.add(write(element));
    }
    return out;
  }

  private static Map<String, Object> rows(Map<?, ?> map) {
    Map<String, Object> out = new LinkedHashMap<>();
    map.forEach((key, value) -> out.put((String) key, write(value)));
    return out;
  }
}
