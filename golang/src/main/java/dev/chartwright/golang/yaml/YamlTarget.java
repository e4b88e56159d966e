package dev.chartwright.golang.yaml;

import dev.chartwright.golang.unicode.Runes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document is to be decoded into, as far as that changes its values: a scalar that lands in
 * a Go string field becomes that string, so that {@code version: 1.10} is {@code "1.1"}.
 *
 * <p>Conversions of sigs.k8s.io/yaml 1.6.0: an integer in decimal, a float in the shortest form
 * that Go's 32-bit {@code %g} gives, a boolean as {@code true} or {@code false}. Null, lists and
 * maps are left as they are, and so is everything for which there is no field, or a field that is
 * no string and holds none: numbers, {@code time.Time}, raw messages, {@code any}.
 *
 * <p>Immutable; {@link #with} and {@link #embedding} return a new target.
 *
 * <pre>{@code
 * YamlTarget metadata = YamlTarget.struct().with("version", YamlTarget.STRING);
 * Yaml.toJsonValue(bytes("version: 1.10"), metadata, false)  // {version=1.1}, a String
 * }</pre>
 */
public final class YamlTarget {
  /** Whatever the document says. */
  public static final YamlTarget ANY = new YamlTarget(null, null, Map.of());

  /** A Go string. */
  public static final YamlTarget STRING = new YamlTarget(null, null, Map.of());

  private final @Nullable YamlTarget element;
  private final @Nullable YamlTarget value;

  /** By name, and by folded name for names in another case. */
  private final Map<String, YamlTarget> fields;

  private YamlTarget(
      @Nullable YamlTarget element, @Nullable YamlTarget value, Map<String, YamlTarget> fields) {
    this.element = element;
    this.value = value;
    this.fields = fields;
  }

  /** A Go slice. */
  public static YamlTarget listOf(YamlTarget element) {
    return new YamlTarget(element, null, Map.of());
  }

  /** A Go map with string keys. */
  public static YamlTarget mapOf(YamlTarget value) {
    return new YamlTarget(null, value, Map.of());
  }

  /** A Go struct, at first without fields. */
  public static YamlTarget struct() {
    return new YamlTarget(null, null, Map.of());
  }

  /** This struct with one more field, found by its JSON name in any case. */
  public YamlTarget with(String name, YamlTarget field) {
    Map<String, YamlTarget> more = new HashMap<>(fields);
    more.put(name, field);
    more.putIfAbsent(folded(name), field);
    return new YamlTarget(null, null, more);
  }

  /**
   * This struct with another one embedded in it, whose fields it takes over unless it has them.
   *
   * <p>As in sigs.k8s.io/yaml, a field that comes from the embedded struct counts as that struct,
   * not as what it is: {@code version: 1.10} in a repository's index stays a number there.
   */
  public YamlTarget embedding(YamlTarget embedded) {
    Map<String, YamlTarget> more = new HashMap<>(fields);
    for (String name : embedded.fields.keySet()) {
      more.putIfAbsent(name, embedded);
    }
    return new YamlTarget(null, null, more);
  }

  YamlTarget element() {
    return element == null ? ANY : element;
  }

  YamlTarget member(String key) {
    if (value != null) {
      return value;
    }
    if (fields.isEmpty()) {
      return ANY;
    }
    YamlTarget field = fields.get(key);
    if (field == null) {
      field = fields.get(folded(key));
    }
    return field == null ? ANY : field;
  }

  private static String folded(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      out.appendCodePoint(Runes.smallestFold(c));
      i += Character.charCount(c);
    }
    return out.toString();
  }
}
