package dev.chartwright.engine;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code .Values}, which hide keys of the same names.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/values.go}.
 */
final class ValuesMethods implements FunctionGroup {
  private static final int YAML = 0;
  private static final int TABLE = 1;
  private static final int AS_MAP = 2;
  private static final int ENCODE = 3;
  private static final int PATH_VALUE = 4;
  private static final ValuesMethods GROUP = new ValuesMethods();

  private ValuesMethods() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "YAML" -> Function.of(name, "() (string, error)", GROUP, YAML);
      case "Table" -> Function.of(name, "(string) (common.Values, error)", GROUP, TABLE);
      case "AsMap" -> Function.of(name, "() map[string]interface {}", GROUP, AS_MAP);
      case "Encode" -> Function.of(name, "(io.Writer) error", GROUP, ENCODE);
      case "PathValue" -> Function.of(name, "(string) (interface {}, error)", GROUP, PATH_VALUE);
      default -> null;
    };
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    GoMap values = (GoMap) Objects.requireNonNull(args[0]);
    return switch (id) {
      case YAML -> DataText.marshal(values);
      case TABLE -> table(values, (String) Objects.requireNonNull(args[1]));
      case AS_MAP -> plain(values);
      case PATH_VALUE -> pathValue(values, (String) Objects.requireNonNull(args[1]));
      default -> throw new FunctionException("io.Writer: nothing to write to");
    };
  }

  private static Map<String, @Nullable Object> plain(GoMap values) {
    return values.isEmpty() ? new LinkedHashMap<>() : values.members();
  }

  private static GoMap table(GoMap values, String path) {
    GoMap table = values;
    int start = 0;
    while (true) {
      int dot = path.indexOf('.', start);
      String step = dot < 0 ? path.substring(start) : path.substring(start, dot);
      GoMap next = asTable(table.get(step));
      if (next == null) {
        throw new FunctionException(Quote.quote(step) + " is not a table");
      }
      table = next;
      if (dot < 0) {
        return table;
      }
      start = dot + 1;
    }
  }

  private static @Nullable GoMap asTable(@Nullable Object value) {
    if (value instanceof GoMap typed) {
      return typed.goType().equals(TopValues.TYPE) ? typed : null;
    }
    if (value instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) value;
      return GoMap.of(TopValues.TYPE, map);
    }
    return null;
  }

  private static @Nullable Object pathValue(GoMap values, String path) {
    if (path.isEmpty()) {
      throw new FunctionException("YAML path cannot be empty");
    }
    int dot = path.lastIndexOf('.');
    String key = path.substring(dot + 1);
    GoMap table = values;
    if (dot >= 0) {
      try {
        table = table(values, path.substring(0, dot));
      } catch (FunctionException e) {
        throw noValue(key);
      }
    }
    Object value = table.get(key);
    boolean isTable = value instanceof Map<?, ?> && !(value instanceof GoMap);
    if (isTable || !table.containsKey(key)) {
      throw noValue(key);
    }
    return value;
  }

  private static FunctionException noValue(String key) {
    return new FunctionException(Quote.quote(key) + " is not a value");
  }
}
