package dev.chartwright.golang;

import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recorded answers of Go's libraries: one JSON object a line, values with their Go types. */
public final class Vectors {
  private Vectors() {}

  /** The rows of a file of the folder vectors that ask for one of these operations. */
  public static Stream<Row> rows(String file, String... operations) {
    List<String> asked = List.of(operations);
    return lines("/vectors/" + file).filter(row -> asked.contains(row.text("op")));
  }

  /** All rows of a resource. */
  public static Stream<Row> lines(String resource) {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = Vectors.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(in)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(new Row(object(Json.parseKeepingNumbers(GoString.bytes(line)))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("no rows in " + resource);
    }
    return rows.stream();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** One question with its recorded answer. */
  public record Row(Map<String, Object> members) {
    /** A text member, also in its base64 form; empty if absent. */
    public String text(String name) {
      return textOf(members.get(name));
    }

    public boolean has(String name) {
      return members.containsKey(name);
    }

    public Object get(String name) {
      return members.get(name);
    }

    public Row want() {
      return new Row(object(members.get("want")));
    }

    @Override
    public String toString() {
      return text("id") + " " + Json.marshal(members);
    }
  }

  /** A text, or the bytes of {"b64":…} as a Go string. */
  public static String textOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return GoString.of(Base64.getDecoder().decode((String) map.get("b64")));
    }
    return value == null ? "" : value.toString();
  }

  /** A typed value {"t":type,"v":value} in our Java types. */
  public static Object typed(Object row) {
    Map<String, Object> map = object(row);
    String type = (String) map.get("t");
    Object v = map.get("v");
    return switch (type) {
      case "nil" -> null;
      case "bool" -> v;
      case "string" -> map.containsKey("b64") ? textOf(map) : v;
      case "int" -> GoInt.of(((JsonNumber) v).toLong());
      case "int8" -> (byte) ((JsonNumber) v).toLong();
      case "int16" -> (short) ((JsonNumber) v).toLong();
      case "int32" -> (int) ((JsonNumber) v).toLong();
      case "int64" -> ((JsonNumber) v).toLong();
      case "float32" -> number((String) v).floatValue();
      case "float64" -> number((String) v);
      case "complex128" -> complex((String) v);
      case "error" -> GoError.of((String) v);
      case "time.Time" -> GoTime.parse(Layout.RFC3339_NANO, (String) v);
      case "time.Duration" -> GoDuration.of(((JsonNumber) v).toLong());
      case "common.KubeVersion" -> KubeVersion.parse((String) v);
      case "slice" -> v == null ? GoSlice.nil("[]interface {}") : tree(v);
      case "map" -> v == null ? GoMap.nil("map[string]interface {}") : tree(v);
      case "common.Values" -> v == null ? GoMap.nil(type) : GoMap.of(type, object(tree(v)));
      case "map[string]string" -> v == null ? GoMap.nil(type) : GoMap.of(type, object(v));
      case "[]string" -> v == null ? GoSlice.nil(type) : GoSlice.of(type, (List<?>) v);
      case "[]int" ->
          v == null
              ? GoSlice.nil(type)
              : GoSlice.of(
                  type,
                  ((List<?>) v).stream().map(n -> GoInt.of(((JsonNumber) n).toLong())).toList());
      case "[]uint8" -> Base64.getDecoder().decode((String) map.get("b64"));
      default -> {
        for (GoUint.Type unsigned : GoUint.Type.values()) {
          if (unsigned.word().equals(type)) {
            yield GoUint.of(unsigned, Long.parseUnsignedLong(v.toString()));
          }
        }
        throw new IllegalArgumentException("typed value " + row);
      }
    };
  }

  /** The typed form {"t":type,"v":value} of a value, as recorded answers have it. */
  public static Map<String, Object> encode(Object value) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("t", value == null ? "nil" : shortName(TypeNames.typeOf(value)));
    if (value instanceof List<?> list) {
      boolean nil = value instanceof GoSlice slice && slice.isNil();
      out.put("v", nil ? null : list.stream().map(Vectors::encode).toList());
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put((String) key, encode(member)));
      out.put("v", members);
    } else if (value instanceof GoTime time) {
      out.put("v", time.format(Layout.RFC3339_NANO));
      out.put("zone", time.location().name());
    } else if (value instanceof String text && !GoString.isValid(text)) {
      out.put("b64", Base64.getEncoder().encodeToString(GoString.bytes(text)));
    } else if (value instanceof Double number) {
      out.put("v", Format.formatFloat(number, 'g', -1));
    } else if (value instanceof Boolean || value instanceof String) {
      out.put("v", value);
    } else if (value != null) {
      out.put("v", JsonNumber.of(value.toString()));
    }
    return out;
  }

  private static String shortName(String type) {
    return switch (type) {
      case "map[string]interface {}" -> "map";
      case "[]interface {}" -> "slice";
      default -> type;
    };
  }

  private static Object tree(Object members) {
    if (members instanceof List<?> list) {
      List<Object> out = new ArrayList<>();
      for (Object element : list) {
        out.add(typed(element));
      }
      return out;
    }
    Map<String, Object> out = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : object(members).entrySet()) {
      out.put(entry.getKey(), typed(entry.getValue()));
    }
    return out;
  }

  private static GoComplex complex(String text) {
    java.util.regex.Matcher parts =
        java.util.regex.Pattern.compile("\\((.+?)([+-][^+-]+)i\\)").matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    return GoComplex.of(number(parts.group(1)), number(parts.group(2)));
  }

  private static Double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.valueOf(text);
    };
  }
}
