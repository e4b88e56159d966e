package dev.chartwright.chart.values;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of values: the methods that templates find on {@code .Values}.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * <pre>{@code
 * Map<String, Object> values = ValuesFile.parse("a: {b: {c: 1}}".getBytes(UTF_8));
 * Values.table(values, "a.b");      // {c=1.0}
 * Values.pathValue(values, "a.b");  // ValuesException: "b" is not a value
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/values.go}.
 */
public final class Values {
  /** Go's name of the type of {@code .Values}, for {@link GoMap}. */
  public static final String TYPE = "common.Values";

  private Values() {}

  /** What an import has become in the metadata once it is processed. */
  static GoMap imported(String child, String parent) {
    Map<String, @Nullable Object> pair = new LinkedHashMap<>();
    pair.put("child", child);
    pair.put("parent", parent);
    return GoMap.of("map[string]string", pair);
  }

  /** Values as a {@link #TYPE}; a view. */
  public static GoMap typed(Map<String, @Nullable Object> values) {
    return GoMap.of(TYPE, values);
  }

  /**
   * The table at a path with dots.
   *
   * @throws ValuesException {@code "KEY" is not a table}
   */
  public static Map<String, @Nullable Object> table(
      Map<String, @Nullable Object> values, String path) {
    Map<String, @Nullable Object> table = values;
    int start = 0;
    while (true) {
      int dot = path.indexOf('.', start);
      String key = dot < 0 ? path.substring(start) : path.substring(start, dot);
      Object next = table.get(key);
      if (!Tables.isTable(next) && !(next instanceof GoMap map && map.goType().equals(TYPE))) {
        throw new ValuesException(Quote.quote(key) + " is not a table");
      }
      table = Tables.table(next);
      if (dot < 0) {
        return table;
      }
      start = dot + 1;
    }
  }

  /**
   * The value, null among them, at a path with dots; it is no table.
   *
   * @throws ValuesException {@code "KEY" is not a value}, or {@code YAML path cannot be empty}
   */
  public static @Nullable Object pathValue(Map<String, @Nullable Object> values, String path) {
    if (path.isEmpty()) {
      throw new ValuesException("YAML path cannot be empty");
    }
    int dot = path.lastIndexOf('.');
    String key = path.substring(dot + 1);
    Map<String, @Nullable Object> table = values;
    if (dot >= 0) {
      try {
        table = table(values, path.substring(0, dot));
      } catch (ValuesException e) {
        throw noValue(key);
      }
    }
    if (!table.containsKey(key) || Tables.isTable(table.get(key))) {
      throw noValue(key);
    }
    return table.get(key);
  }

  private static ValuesException noValue(String key) {
    return new ValuesException(Quote.quote(key) + " is not a value");
  }

  /** The values as a plain table; a new one if there are none. */
  public static Map<String, @Nullable Object> asMap(Map<String, @Nullable Object> values) {
    if (values.isEmpty()) {
      return new LinkedHashMap<>();
    }
    return values instanceof GoMap map ? map.members() : values;
  }

  /**
   * The values as YAML.
   *
   * @throws RuntimeException as {@link Yaml#marshal}
   */
  public static String yaml(Map<String, @Nullable Object> values) {
    return Yaml.marshal(values);
  }
}
