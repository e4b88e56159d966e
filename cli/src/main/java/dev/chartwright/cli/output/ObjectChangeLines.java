package dev.chartwright.cli.output;

import dev.chartwright.action.ObjectChange;
import dev.chartwright.action.ObjectChange.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How {@code diff} and {@code drift} show what becomes of objects. */
public final class ObjectChangeLines {
  private ObjectChangeLines() {}

  /**
   * A unified diff for each object that differs, and a line that counts them.
   *
   * @param before what the first state is called
   * @param after what the second state is called
   */
  public static String diff(List<ObjectChange> changes, String before, String after) {
    StringBuilder out = new StringBuilder();
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (ObjectChange each : changes) {
      counts.merge(each.outcome(), 1, Integer::sum);
      String name = name(each);
      switch (each.outcome()) {
        case CREATED -> append(out, "/dev/null", name + " (" + after + ")", each);
        case DELETED -> append(out, name + " (" + before + ")", "/dev/null", each);
        case CHANGED, DRIFTED ->
            append(out, name + " (" + before + ")", name + " (" + after + ")", each);
        case MISSING -> append(out, name + " (" + before + ")", "/dev/null", each);
        case KEPT -> out.append("# ").append(name).append(" is kept by its resource policy\n");
        case UNCHANGED -> {}
      }
    }
    return out.append(summary(counts)).append('\n').toString();
  }

  private static void append(StringBuilder out, String before, String after, ObjectChange change) {
    out.append("--- ").append(before).append('\n');
    out.append("+++ ").append(after).append('\n');
    out.append(change.diff());
  }

  /** Such as {@code Deployment shop/web}. */
  private static String name(ObjectChange change) {
    return change.kind()
        + " "
        + (change.namespace().isEmpty() ? "" : change.namespace() + "/")
        + change.name();
  }

  private static String summary(Map<Outcome, Integer> counts) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<Outcome, Integer> each : counts.entrySet()) {
      line.append(line.length() == 0 ? "# " : ", ");
      line.append(each.getValue()).append(' ').append(each.getKey().word());
    }
    return line.length() == 0 ? "# no objects" : line.toString();
  }
}
