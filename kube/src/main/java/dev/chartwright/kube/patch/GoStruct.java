package dev.chartwright.kube.patch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A struct of Kubernetes' Go packages: its fields by their names in JSON.
 *
 * @param name its name in Go
 * @param custom whether it reads JSON in a way of its own
 */
record GoStruct(String name, boolean custom, List<Field> fields) {
  /**
   * A field.
   *
   * @param type its type as {@link GoTypes} writes types
   * @param strategy how two values become one: empty, {@code merge} or {@code replace}
   * @param retainsKeys whether a patch names the keys that are to stay
   * @param mergeKey what tells the elements of a list apart; empty if nothing does
   */
  record Field(String name, String type, String strategy, boolean retainsKeys, String mergeKey) {}

  GoStruct {
    fields = List.copyOf(fields);
  }

  /** The struct of a line such as {@code Volume name:s}; {@code @} marks a custom one. */
  static GoStruct parse(String line) {
    List<Field> fields = new ArrayList<>();
    int space = line.indexOf(' ');
    String name = space < 0 ? line : line.substring(0, space);
    while (space >= 0) {
      int next = line.indexOf(' ', space + 1);
      fields.add(field(line.substring(space + 1, next < 0 ? line.length() : next)));
      space = next;
    }
    boolean custom = name.startsWith("@");
    return new GoStruct(custom ? name.substring(1) : name, custom, fields);
  }

  private static Field field(String text) {
    int colon = text.indexOf(':');
    int mark = text.indexOf('!');
    String name = text.substring(0, colon);
    if (mark < 0) {
      return new Field(name, text.substring(colon + 1), "", false, "");
    }
    int equals = text.indexOf('=', mark);
    String strategies = text.substring(mark + 1, equals);
    boolean retains = strategies.endsWith("retainKeys");
    int comma = strategies.indexOf(',');
    String strategy = comma >= 0 ? strategies.substring(0, comma) : retains ? "" : strategies;
    return new Field(
        name, text.substring(colon + 1, mark), strategy, retains, text.substring(equals + 1));
  }

  /** The field that a key of JSON goes to: of that name, or else ignoring case. */
  @Nullable Field field(String key, boolean exact) {
    Field folded = null;
    for (Field each : fields) {
      if (each.name().equals(key)) {
        return each;
      }
      if (!exact && folded == null && each.name().equalsIgnoreCase(key)) {
        folded = each;
      }
    }
    return folded;
  }
}
