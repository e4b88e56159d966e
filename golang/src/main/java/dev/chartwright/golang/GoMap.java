package dev.chartwright.golang;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Go map with string keys whose type is not {@code map[string]interface {}}, or that is nil. Any
 * other {@link Map} stands for a {@code map[string]interface {}}.
 *
 * <p>A view of the map it was made from: what is put here is there too.
 */
public final class GoMap extends AbstractMap<String, @Nullable Object> {
  private final String goType;
  private final @Nullable Map<String, @Nullable Object> members;

  private GoMap(String goType, @Nullable Map<String, @Nullable Object> members) {
    this.goType = goType;
    this.members = members;
  }

  /**
   * A map of a type.
   *
   * @param goType Go's name of the map type, such as {@code map[string]string} or {@code
   *     common.Values}
   */
  public static GoMap of(String goType, Map<String, @Nullable Object> members) {
    return new GoMap(goType, members);
  }

  /** The nil map of a type. */
  public static GoMap nil(String goType) {
    return new GoMap(goType, null);
  }

  /** Go's name of the type. */
  public String goType() {
    return goType;
  }

  /** Whether this is a nil map, which JSON and {@code %#v} tell from an empty one. */
  public boolean isNil() {
    return members == null;
  }

  /**
   * The map that this is a view of, which stands for the same members as a {@code
   * map[string]interface {}}; an empty one for nil.
   */
  public Map<String, @Nullable Object> members() {
    return members == null ? Map.of() : members;
  }

  @Override
  public @Nullable Object get(Object key) {
    return members == null ? null : members.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return members != null && members.containsKey(key);
  }

  /**
   * Adds a member.
   *
   * @throws IllegalStateException {@code assignment to entry in nil map}, as Go panics
   */
  @Override
  public @Nullable Object put(String key, @Nullable Object value) {
    if (members == null) {
      throw new IllegalStateException("assignment to entry in nil map");
    }
    return members.put(key, value);
  }

  @Override
  public @Nullable Object remove(Object key) {
    return members == null ? null : members.remove(key);
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return members == null ? Set.of() : members.entrySet();
  }
}
