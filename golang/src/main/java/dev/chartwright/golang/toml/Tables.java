package dev.chartwright.golang.toml;

import dev.chartwright.golang.GoSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values read so far, and the rules by which keys and tables may be defined.
 *
 * <p>Source: BurntSushi/toml v1.6.0, parse.go (addContext, setValue, setType).
 */
final class Tables {
  /** An array of tables while it grows. */
  private static final class TableArray {
    final List<Map<String, @Nullable Object>> tables = new ArrayList<>();

    Map<String, @Nullable Object> last() {
      return tables.get(tables.size() - 1);
    }
  }

  /** Where an array of tables was put. */
  private record Place(Map<String, @Nullable Object> table, String key, TableArray array) {}

  private final Map<String, @Nullable Object> root = new LinkedHashMap<>();
  private final List<Place> arrays = new ArrayList<>();

  /** Whether a key was last given an array, by the text of the key. */
  private final Map<String, Boolean> isArray = new HashMap<>();

  /** Tables that only a longer key implied; they may still be defined. */
  private final Set<String> implicit = new HashSet<>();

  /** The table to which keys now belong. */
  Key context = Key.ROOT;

  /** Where the key or table name began that is being defined. */
  int line;

  /** The key in that table, empty between definitions. */
  String key = "";

  /** What an error names as the last key. */
  String current() {
    if (key.isEmpty()) {
      return context.toString();
    }
    return context.size() == 0 ? key : context + "." + key;
  }

  TomlException error(String message, int line) {
    String last = current();
    String named =
        last.isEmpty()
            ? ""
            : " (last key " + dev.chartwright.golang.strconv.Quote.quote(last) + ")";
    return new TomlException("toml: line " + line + named + ": " + message, line, false);
  }

  void imply(Key table) {
    implicit.add(table.toString());
  }

  /** Makes the tables of the leading parts of a dotted key. */
  void enterDotted(List<String> parts) {
    for (String part : parts) {
      Key table = context.add(part);
      imply(table);
      enter(table, false);
    }
  }

  /** Makes a table the context, creating it and those above it as needed. */
  void enter(Key table, boolean array) {
    Map<String, @Nullable Object> at = root;
    List<String> path = new ArrayList<>();
    for (String part : table.parent().parts()) {
      path.add(part);
      if (!at.containsKey(part)) {
        imply(new Key(path));
        at.put(part, new LinkedHashMap<>());
      }
      Map<String, @Nullable Object> next = tableIn(at.get(part));
      if (next == null) {
        throw error("Key '" + new Key(path) + "' was already created as a hash.", line);
      }
      at = next;
    }
    context = new Key(path);
    String last = table.last();
    if (array) {
      Object existing = at.get(last);
      if (!at.containsKey(last)) {
        TableArray created = new TableArray();
        at.put(last, created);
        arrays.add(new Place(at, last, created));
        existing = created;
      }
      if (!(existing instanceof TableArray tables)) {
        throw error(
            "Key '" + table + "' was already created and cannot be used as an array.", line);
      }
      tables.tables.add(new LinkedHashMap<>());
    } else {
      set(last, new LinkedHashMap<String, @Nullable Object>());
    }
    context = context.add(last);
  }

  @SuppressWarnings("unchecked")
  static @Nullable Map<String, @Nullable Object> tableIn(@Nullable Object value) {
    if (value instanceof TableArray array) {
      return array.last();
    }
    return value instanceof Map ? (Map<String, @Nullable Object>) value : null;
  }

  /** Gives a key of the context its value. */
  void set(String name, Object value) {
    Map<String, @Nullable Object> at = root;
    List<String> path = new ArrayList<>();
    for (String part : context.parts()) {
      path.add(part);
      Map<String, @Nullable Object> next = tableIn(at.get(part));
      if (next == null) {
        throw alreadyDefined(new Key(path));
      }
      at = next;
    }
    if (!at.containsKey(name)) {
      at.put(name, value);
      return;
    }
    // A table that was only implied may be defined once; it keeps what it has.
    Key whole = context.add(name);
    String text = whole.toString();
    if (!implicit.remove(text)) {
      throw alreadyDefined(whole);
    }
    if (Boolean.TRUE.equals(isArray.get(text))) {
      at.put(name, value);
    }
  }

  private TomlException alreadyDefined(Key name) {
    return error("Key '" + name + "' has already been defined.", line);
  }

  /** Notes what a key has become; an empty name means the context itself. */
  void setType(String name, boolean array) {
    Key whole = name.isEmpty() ? context : context.add(name);
    isArray.put(whole.size() == 0 ? "\"\"" : whole.toString(), array);
  }

  /** All values; nothing may be defined afterwards. */
  Map<String, @Nullable Object> finish() {
    for (Place place : arrays) {
      // An inline array may have taken its place.
      if (place.table.get(place.key) == place.array) {
        place.table.put(place.key, GoSlice.of("[]map[string]interface {}", place.array.tables));
      }
    }
    return root;
  }
}
