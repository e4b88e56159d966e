package dev.chartwright.golang.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A struct that was read from JSON. A field that was absent has Go's zero value: the empty string,
 * false, zero, no elements.
 *
 * <p>Asking for a field that the type does not have, or as another kind than it has, is a
 * programming error and throws {@link IllegalArgumentException} or {@link ClassCastException}. Not
 * thread-safe while it is decoded.
 */
public final class JsonStruct {
  private final GoType type;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  JsonStruct(GoType type) {
    this.type = type;
  }

  /** The type of the struct. */
  public GoType type() {
    return type;
  }

  /** The value of a field as {@link GoType.Kind} says, or null if it is absent or null. */
  public @Nullable Object get(String field) {
    if (type.fieldFor(field) == null) {
      throw new IllegalArgumentException("type " + type + " has no field " + field);
    }
    return values.get(field);
  }

  void set(String field, @Nullable Object value) {
    values.put(field, value);
  }

  /** A string field; empty if absent. */
  public String string(String field) {
    Object value = get(field);
    return value == null ? "" : (String) value;
  }

  /** A boolean field; false if absent. */
  public boolean bool(String field) {
    Object value = get(field);
    return value != null && (Boolean) value;
  }

  /** An integer field; 0 if absent. */
  public long integer(String field) {
    Object value = get(field);
    return value == null ? 0 : (Long) value;
  }

  /** A slice field; empty if absent. */
  @SuppressWarnings("unchecked")
  public List<@Nullable Object> list(String field) {
    Object value = get(field);
    return value == null ? List.of() : (List<@Nullable Object>) value;
  }

  /** A field of type {@code []string}; empty if absent. */
  public List<String> strings(String field) {
    List<String> strings = new ArrayList<>();
    for (Object element : list(field)) {
      strings.add((String) java.util.Objects.requireNonNull(element));
    }
    return strings;
  }

  /** A map field; empty if absent. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> map(String field) {
    Object value = get(field);
    return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
  }

  /** A struct field or a pointer to one; null if absent. */
  public @Nullable JsonStruct struct(String field) {
    return (JsonStruct) get(field);
  }

  @Override
  public String toString() {
    return type + values.toString();
  }
}
