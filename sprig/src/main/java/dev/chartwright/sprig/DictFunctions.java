package dev.chartwright.sprig;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The functions on dictionaries: sprig 3.3.0, dict.go. {@code keys} and {@code values}, whose order
 * is random in Go, are in the order of the keys.
 */
final class DictFunctions implements FunctionGroup {
  static final int DICT = 0;
  static final int GET = 1;
  static final int SET = 2;
  static final int UNSET = 3;
  static final int HAS_KEY = 4;
  static final int PLUCK = 5;
  static final int KEYS = 6;
  static final int PICK = 7;
  static final int OMIT = 8;
  static final int MERGE = 9;
  static final int MERGE_OVERWRITE = 10;
  static final int MUST_MERGE = 11;
  static final int MUST_MERGE_OVERWRITE = 12;
  static final int VALUES = 13;
  static final int DIG = 14;

  private static final String MAP_TYPE = "map[string]interface {}";

  private final SprigContext context;

  DictFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case DICT -> dict(args);
      case GET -> get(map(args, 0), Arguments.text(args, 1));
      case SET -> set(map(args, 0), Arguments.text(args, 1), args[2]);
      case UNSET -> unset(map(args, 0), Arguments.text(args, 1));
      case HAS_KEY -> map(args, 0).containsKey(Arguments.text(args, 1));
      case PLUCK -> pluck(args);
      case KEYS -> keys(args);
      case PICK -> pick(args);
      case OMIT -> omit(args);
      case MERGE -> merge(args, false);
      case MERGE_OVERWRITE -> merge(args, true);
      case MUST_MERGE -> mustMerge(args, false);
      case MUST_MERGE_OVERWRITE -> mustMerge(args, true);
      case VALUES -> values(map(args, 0));
      case DIG -> dig(args);
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  @SuppressWarnings("unchecked") // keys of maps are strings
  private static Map<String, @Nullable Object> map(@Nullable Object[] args, int i) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(args[i]);
  }

  private static Map<String, @Nullable Object> dict(@Nullable Object[] args) {
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      dict.put(Strval.of(args[i]), i + 1 < args.length ? args[i + 1] : "");
    }
    return dict;
  }

  private static @Nullable Object get(Map<String, @Nullable Object> dict, String key) {
    Object value = dict.get(key);
    return value == null && !dict.containsKey(key) ? "" : value;
  }

  private static Map<String, @Nullable Object> set(
      Map<String, @Nullable Object> dict, String key, @Nullable Object value) {
    if (dict instanceof GoMap typed && typed.isNil()) {
      throw new FunctionException("assignment to entry in nil map");
    }
    dict.put(key, value);
    return dict;
  }

  private static Map<String, @Nullable Object> unset(
      Map<String, @Nullable Object> dict, String key) {
    dict.remove(key);
    return dict;
  }

  private static List<@Nullable Object> pluck(@Nullable Object[] args) {
    String key = Arguments.text(args, 0);
    List<@Nullable Object> found = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      Map<String, @Nullable Object> dict = map(args, i);
      Object value = dict.get(key);
      if (value != null || dict.containsKey(key)) {
        found.add(value);
      }
    }
    return found;
  }

  private static GoSlice keys(@Nullable Object[] args) {
    if (args.length == 1) {
      return GoSlice.of("[]string", Arrays.asList(sortedKeys(map(args, 0))));
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      keys.addAll(Arrays.asList(sortedKeys(map(args, i))));
    }
    return GoSlice.of("[]string", keys);
  }

  private static String[] sortedKeys(Map<String, @Nullable Object> dict) {
    String[] keys = dict.keySet().toArray(new String[0]);
    Arrays.sort(keys, StringOrder.BYTES);
    return keys;
  }

  private static List<@Nullable Object> values(Map<String, @Nullable Object> dict) {
    List<@Nullable Object> values = new ArrayList<>(dict.size());
    for (String key : sortedKeys(dict)) {
      values.add(dict.get(key));
    }
    return values;
  }

  private static Map<String, @Nullable Object> pick(@Nullable Object[] args) {
    Map<String, @Nullable Object> dict = map(args, 0);
    Map<String, @Nullable Object> picked = new LinkedHashMap<>();
    for (int i = 1; i < args.length; i++) {
      String key = Arguments.text(args, i);
      Object value = dict.get(key);
      if (value != null || dict.containsKey(key)) {
        picked.put(key, value);
      }
    }
    return picked;
  }

  private static Map<String, @Nullable Object> omit(@Nullable Object[] args) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(map(args, 0));
    for (int i = 1; i < args.length; i++) {
      rest.remove(Arguments.text(args, i));
    }
    return rest;
  }

  private Object merge(@Nullable Object[] args, boolean overwrite) {
    try {
      return mustMerge(args, overwrite);
    } catch (Merge.MergeException e) {
      return "";
    }
  }

  private Object mustMerge(@Nullable Object[] args, boolean overwrite) {
    Map<String, @Nullable Object> destination = map(args, 0);
    for (int i = 1; i < args.length; i++) {
      int limit = context.limits().listElements();
      destination = Merge.into(destination, map(args, i), overwrite, limit);
    }
    return destination;
  }

  private static @Nullable Object dig(@Nullable Object[] args) {
    int last = args.length - 1;
    if (last < 2) {
      throw new FunctionException("dig needs at least three arguments");
    }
    Map<?, ?> dict = asserted(args[last]);
    for (int i = 0; i < last - 1; i++) {
      if (!(args[i] instanceof String)) {
        throw new FunctionException(
            "interface conversion: interface {} is " + typeOf(args[i]) + ", not string");
      }
    }
    for (int i = 0; ; i++) {
      Object step = dict.get(args[i]);
      if (step == null && !dict.containsKey(args[i])) {
        return args[last - 1];
      }
      if (i == last - 2) {
        return step;
      }
      dict = asserted(step);
    }
  }

  /** What a Go type assertion lets through: no map with another type. */
  private static Map<?, ?> asserted(@Nullable Object value) {
    if (value instanceof Map<?, ?> map
        && (!(map instanceof GoMap typed) || typed.goType().equals(MAP_TYPE))) {
      return map;
    }
    throw new FunctionException(
        "interface conversion: interface {} is " + typeOf(value) + ", not " + MAP_TYPE);
  }

  private static String typeOf(@Nullable Object value) {
    return value == null ? "nil" : TypeNames.typeOf(value);
  }
}
