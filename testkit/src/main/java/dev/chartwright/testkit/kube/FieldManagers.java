package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who set which fields of an object: its {@code managedFields}. Source: apimachinery
 * pkg/util/managedfields.
 */
final class FieldManagers {
  /**
   * One entry's identity.
   *
   * @param operation {@code Apply} or {@code Update}
   */
  record Manager(String name, String operation, String apiVersion, String subresource) {
    boolean isUpdate() {
      return operation.equals("Update");
    }

    /** As conflicts name it. */
    String show() {
      String text = "\"" + name + "\"";
      if (!subresource.isEmpty()) {
        text += " with subresource \"" + subresource + "\"";
      }
      return isUpdate() ? text + " using " + apiVersion : text;
    }
  }

  private final Map<Manager, FieldSet> sets = new LinkedHashMap<>();
  private final Map<Manager, String> times = new LinkedHashMap<>();

  /** The entries of an object; none of a missing one. */
  static FieldManagers of(@Nullable Map<String, Object> object) {
    FieldManagers managers = new FieldManagers();
    for (Map<String, Object> entry : Tree.maps(object, "metadata", "managedFields")) {
      Manager manager =
          new Manager(
              Tree.text(entry, "manager"),
              Tree.text(entry, "operation"),
              Tree.text(entry, "apiVersion"),
              Tree.text(entry, "subresource"));
      managers.sets.put(manager, FieldSet.read(Tree.mapAt(entry, "fieldsV1")));
      managers.times.put(manager, Tree.text(entry, "time"));
    }
    return managers;
  }

  FieldSet setOf(Manager manager) {
    FieldSet set = sets.get(manager);
    return set == null ? new FieldSet() : set;
  }

  /** Notes what an update changed, and takes it from everybody else. */
  void update(
      Manager manager,
      ApiKind kind,
      @Nullable Map<String, Object> before,
      Map<String, Object> after,
      String time) {
    FieldSet changed = FieldSet.ofChanges(kind, before, after);
    FieldSet there = FieldSet.ofChanges(kind, null, after);
    FieldSet applied = FieldSet.ofApplied(kind, after);
    for (Map.Entry<Manager, FieldSet> entry : sets.entrySet()) {
      FieldSet set = entry.getValue();
      set.paths().removeIf(path -> !exists(path, there, applied));
      if (!entry.getKey().equals(manager)) {
        set.paths()
            .removeIf(path -> changed.paths().contains(path) && applied.paths().contains(path));
      }
    }
    if (!changed.isEmpty()) {
      FieldSet mine = sets.computeIfAbsent(manager, any -> new FieldSet());
      mine.paths().addAll(changed.paths());
      times.put(manager, time);
    }
    sets.values().removeIf(FieldSet::isEmpty);
  }

  private static boolean exists(String path, FieldSet there, FieldSet applied) {
    if (there.paths().contains(path) || applied.paths().contains(path)) {
      return true;
    }
    String below = there.paths().ceiling(path + FieldSet.SEPARATOR);
    return below != null && below.startsWith(path + FieldSet.SEPARATOR);
  }

  /** Sets what a manager applies now; an empty set takes the entry away. */
  void apply(Manager manager, FieldSet set, String time) {
    FieldSet before = sets.get(manager);
    if (set.isEmpty()) {
      sets.remove(manager);
    } else {
      sets.put(manager, set);
    }
    if (before == null || !before.paths().equals(set.paths())) {
      times.put(manager, time);
    }
  }

  /** Takes paths from everybody but one. */
  void take(Manager winner, List<String> paths) {
    sets.forEach((manager, set) -> {
      if (!manager.equals(winner)) {
        set.paths().removeAll(paths);
      }
    });
    sets.values().removeIf(FieldSet::isEmpty);
  }

  /** Who but one has a path. */
  List<Manager> others(Manager one, String path) {
    List<Manager> others = new ArrayList<>();
    sets.forEach((manager, set) -> {
      if (!manager.equals(one) && set.paths().contains(path)) {
        others.add(manager);
      }
    });
    return others;
  }

  /** Whether anybody but one has a path or something below it. */
  boolean isHeld(Manager one, String path) {
    String prefix = path + FieldSet.SEPARATOR;
    for (Map.Entry<Manager, FieldSet> entry : sets.entrySet()) {
      if (!entry.getKey().equals(one)) {
        String below = entry.getValue().paths().ceiling(path);
        if (below != null && (below.equals(path) || below.startsWith(prefix))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Writes the entries into an object. */
  void writeTo(Map<String, Object> object) {
    List<Manager> order = new ArrayList<>(sets.keySet());
    order.sort(
        Comparator.comparing(Manager::operation)
            .thenComparing(manager -> times.getOrDefault(manager, ""))
            .thenComparing(Manager::name)
            .thenComparing(Manager::apiVersion)
            .thenComparing(Manager::subresource));
    List<Object> entries = new ArrayList<>();
    for (Manager manager : order) {
      Map<String, Object> entry =
          Tree.map(
              "manager", manager.name(),
              "operation", manager.operation(),
              "apiVersion", manager.apiVersion());
      String time = times.getOrDefault(manager, "");
      if (!time.isEmpty()) {
        entry.put("time", time);
      }
      entry.put("fieldsType", "FieldsV1");
      entry.put("fieldsV1", setOf(manager).write());
      if (!manager.subresource().isEmpty()) {
        entry.put("subresource", manager.subresource());
      }
      entries.add(entry);
    }
    Map<String, Object> metadata = Tree.make(object, "metadata");
    if (entries.isEmpty()) {
      metadata.remove("managedFields");
    } else {
      metadata.put("managedFields", entries);
    }
  }

  /** The refusal that names these conflicts: manager and paths. */
  static Refusal conflict(Map<Manager, List<String>> conflicts) {
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    List<Object> causes = new ArrayList<>();
    int count = 0;
    for (Map.Entry<Manager, List<String>> entry : conflicts.entrySet()) {
      String manager = entry.getKey().show();
      for (String path : entry.getValue()) {
        String shown = FieldSet.show(path);
        sorted.computeIfAbsent(manager, any -> new ArrayList<>()).add(shown);
        causes.add(
            Tree.map(
                "reason",
                "FieldManagerConflict",
                "message",
                "conflict with " + manager,
                "field",
                shown));
        count++;
      }
    }
    String message;
    if (count == 1) {
      message =
          "Apply failed with 1 conflict: conflict with "
              + sorted.firstKey()
              + ": "
              + sorted.firstEntry().getValue().get(0);
    } else {
      List<String> lines = new ArrayList<>();
      sorted.forEach((manager, paths) -> {
        lines.add("conflicts with " + manager + ":");
        paths.forEach(path -> lines.add("- " + path));
      });
      message = "Apply failed with " + count + " conflicts: " + String.join("\n", lines);
    }
    return Refusal.of(409, "Conflict", message, Tree.map("causes", causes));
  }
}
