package dev.chartwright.golang.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members are written in the order in which they were added, as Go writes the
 * fields of a struct. Maps, in contrast, are written sorted by key.
 *
 * <p>Values are those of {@link Json#marshal}. Not thread-safe while it is built.
 *
 * <pre>{@code
 * Json.marshal(JsonObject.create().put("b", 1).put("a", null).putNonEmpty("c", ""));
 * // {"b":1,"a":null}
 * }</pre>
 */
public final class JsonObject {
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  private JsonObject() {}

  /** An object without members. */
  public static JsonObject create() {
    return new JsonObject();
  }

  /** Adds a member. */
  public JsonObject put(String name, @Nullable Object value) {
    names.add(name);
    values.add(value);
    return this;
  }

  /**
   * Adds a member unless its value is empty as {@code omitempty} means it: null, false, zero, an
   * empty string, list or map.
   */
  public JsonObject putNonEmpty(String name, @Nullable Object value) {
    return isEmpty(value) ? this : put(name, value);
  }

  private static boolean isEmpty(@Nullable Object value) {
    if (value == null || Boolean.FALSE.equals(value)) {
      return true;
    }
    if (value instanceof CharSequence text) {
      return text.length() == 0;
    }
    if (value instanceof java.util.Collection<?> list) {
      return list.isEmpty();
    }
    if (value instanceof java.util.Map<?, ?> map) {
      return map.isEmpty();
    }
    if (value instanceof Number number) {
      return number.doubleValue() == 0;
    }
    if (value instanceof dev.chartwright.golang.GoInt number) {
      return number.value() == 0;
    }
    if (value instanceof byte[] bytes) {
      return bytes.length == 0;
    }
    return false;
  }

  /** The number of members. */
  public int size() {
    return names.size();
  }

  /** The name of a member, counted from 0. */
  public String name(int i) {
    return names.get(i);
  }

  /** The value of a member, counted from 0. */
  public @Nullable Object value(int i) {
    return values.get(i);
  }
}
