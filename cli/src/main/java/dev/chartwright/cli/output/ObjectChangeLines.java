package dev.chartwright.cli.output;

import dev.chartwright.action.ObjectChange;
import dev.chartwright.action.ObjectChange.Outcome;
import dev.chartwright.action.ObjectChange.Part;
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
    for (ObjectChange each : changes) {
      String name = name(each);
      String was = " (" + (each.part() == Part.HOOK ? beforeHook(before) : before) + ")";
      String will = " (" + after + ")";
      switch (each.outcome()) {
        case CREATED -> append(out, "/dev/null", name + will, each);
        case DELETED, MISSING -> append(out, name + was, "/dev/null", each);
        case CHANGED, DRIFTED -> append(out, name + was, name + will, each);
        case KEPT -> out.append("# ").append(name).append(" is kept by its resource policy\n");
        case LEFT_ALONE ->
            out.append("# ").append(name).append(" differs, and helm never changes it\n");
        case NOT_MADE ->
            out.append("# ").append(name).append(" is missing, and an upgrade does not make it\n");
        case UNCHANGED -> {}
      }
    }
    return out.append(summary(changes)).append('\n').toString();
  }

  /** Hooks are held against the record: nothing of them need be live. */
  private static String beforeHook(String before) {
    return before.equals("live") ? "as recorded" : before;
  }

  private static void append(StringBuilder out, String before, String after, ObjectChange change) {
    out.append("--- ").append(before).append('\n');
    out.append("+++ ").append(after).append('\n');
    out.append(change.diff());
  }

  /** Such as {@code Deployment shop/web}, {@code hook Job shop/migrate}. */
  private static String name(ObjectChange change) {
    return (change.part() == Part.HOOK ? "hook " : "")
        + change.kind()
        + " "
        + (change.namespace().isEmpty() ? "" : change.namespace() + "/")
        + change.name();
  }

  /** Such as {@code # 1 changed, 2 unchanged; hooks: 1 changed}. */
  private static String summary(List<ObjectChange> changes) {
    StringBuilder line = new StringBuilder("# ");
    counts(line, changes, Part.OBJECT, "no objects");
    counts(line, changes, Part.HOOK, "");
    counts(line, changes, Part.CRD, "");
    return line.toString();
  }

  private static void counts(
      StringBuilder line, List<ObjectChange> changes, Part part, String none) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (ObjectChange each : changes) {
      if (each.part() == part) {
        counts.merge(each.outcome(), 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      line.append(none);
      return;
    }
    String between =
        switch (part) {
          case OBJECT -> "";
          case HOOK -> "; hooks: ";
          case CRD -> "; crds: ";
        };
    for (Map.Entry<Outcome, Integer> each : counts.entrySet()) {
      line.append(between).append(each.getValue()).append(' ').append(each.getKey().word());
      between = ", ";
    }
  }
}
