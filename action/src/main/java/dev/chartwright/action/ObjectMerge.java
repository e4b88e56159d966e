package dev.chartwright.action;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.patch.JsonMergePatch;
import dev.chartwright.kube.patch.PatchException;
import dev.chartwright.kube.patch.StrategicMergePatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a live object comes to when a manifest is applied to it: fields that the old manifest had
 * and the new one lacks go away, fields of others stay. Kinds that Kubernetes brings along are
 * merged by the keys of their lists, others as plain JSON. Not safe for several threads.
 */
final class ObjectMerge {
  private @Nullable StrategicMergePatch patches;

  /** The object as it would be. */
  Map<String, @Nullable Object> merged(Resource old, Resource wanted, KubeObject live) {
    Map<String, @Nullable Object> before = ObjectTexts.asKept(old.object().map());
    Map<String, @Nullable Object> after = ObjectTexts.asKept(wanted.object().map());
    Map<String, @Nullable Object> now = live.map();
    StrategicMergePatch strategic = patches;
    if (strategic == null) {
      strategic = StrategicMergePatch.load();
      patches = strategic;
    }
    try {
      if (strategic.knows(after)) {
        return strategic.apply(now, strategic.threeWay(before, after, now));
      }
      return JsonMergePatch.apply(now, JsonMergePatch.threeWay(before, after, now));
    } catch (PatchException e) {
      throw new ActionException(
          Ownership.text(wanted) + " cannot be compared: " + e.getMessage(), e);
    }
  }
}
