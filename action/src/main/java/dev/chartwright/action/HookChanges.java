package dev.chartwright.action;

import dev.chartwright.action.ObjectChange.Outcome;
import dev.chartwright.action.ObjectChange.Part;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.release.ReleaseHook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the hooks of two revisions differ. What is in the cluster says nothing about them: hooks are
 * made anew whenever they run, and are often deleted after it. Tests are left out, since no change
 * of a release runs them.
 */
final class HookChanges {
  /** A hook as an object, with the namespace of the release where it names none. */
  private record HookObject(
      GroupVersionKind kind, String namespace, String name, Map<String, @Nullable Object> map) {
    boolean matches(HookObject other) {
      return kind.group().equals(other.kind.group())
          && kind.kind().equals(other.kind.kind())
          && namespace.equals(other.namespace)
          && name.equals(other.name);
    }
  }

  private HookChanges() {}

  /**
   * The differences, new and changed hooks first, in the order of their revision.
   *
   * @param namespace the release's
   * @param context how many equal lines are shown around changes
   */
  static List<ObjectChange> of(
      List<ReleaseHook> before, List<ReleaseHook> after, String namespace, int context) {
    List<HookObject> old = objects(before, namespace);
    List<HookObject> next = objects(after, namespace);
    List<ObjectChange> changes = new ArrayList<>();
    for (HookObject each : next) {
      HookObject match = match(old, each);
      ObjectTexts texts = ObjectTexts.of(match == null ? null : match.map(), each.map());
      changes.add(change(each, match == null ? Outcome.CREATED : Outcome.CHANGED, texts, context));
    }
    for (HookObject each : old) {
      if (match(next, each) == null) {
        changes.add(change(each, Outcome.DELETED, ObjectTexts.of(each.map(), null), context));
      }
    }
    return changes;
  }

  private static ObjectChange change(
      HookObject hook, Outcome outcome, ObjectTexts texts, int context) {
    String diff = texts.diff(context);
    return new ObjectChange(
        Part.HOOK,
        hook.kind().kind(),
        hook.kind().apiVersion(),
        hook.namespace(),
        hook.name(),
        diff.isEmpty() && outcome == Outcome.CHANGED ? Outcome.UNCHANGED : outcome,
        diff);
  }

  private static @Nullable HookObject match(List<HookObject> hooks, HookObject wanted) {
    for (HookObject each : hooks) {
      if (each.matches(wanted)) {
        return each;
      }
    }
    return null;
  }

  private static List<HookObject> objects(List<ReleaseHook> hooks, String namespace) {
    List<HookObject> objects = new ArrayList<>(hooks.size());
    for (ReleaseHook each : hooks) {
      if (each.hook().events().equals(List.of(HookEvent.TEST))
          || !(Yaml.toJsonValue(each.hook().manifest()) instanceof Map<?, ?> fields)) {
        continue;
      }
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        map.put(String.valueOf(field.getKey()), field.getValue());
      }
      KubeObject object = KubeObject.of(map);
      String named = object.namespace();
      objects.add(
          new HookObject(
              object.groupVersionKind(), named.isEmpty() ? namespace : named, object.name(), map));
    }
    return objects;
  }
}
