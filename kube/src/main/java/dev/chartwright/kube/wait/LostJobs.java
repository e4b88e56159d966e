package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.Resource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a job ended that is there no longer, as with {@code ttlSecondsAfterFinished}: from
 * its last state, or from the events that the job controller left. Helm waits for such a job until
 * time is up.
 */
final class LostJobs {
  /** What the job controller calls the ways in which a job fails for good. */
  private static final Set<String> FAILURES =
      Set.of(
          "BackoffLimitExceeded",
          "DeadlineExceeded",
          "PodFailurePolicy",
          "FailedIndexes",
          "MaxFailedIndexesExceeded");

  private LostJobs() {}

  static boolean isJob(ObjectKey key) {
    return key.group().equals("batch") && key.kind().equals("Job");
  }

  /**
   * How the job ended.
   *
   * @param last its last state; null if that was missed
   * @return null if nobody knows
   */
  static @Nullable Judgement end(KubeApi api, Resource resource, @Nullable KubeObject last) {
    try {
      Judgement end = last == null ? null : Jobs.end(last);
      if (end != null) {
        return end;
      }
      String uid = last == null ? resource.object().uid() : last.uid();
      return uid.isEmpty() ? null : byEvents(api, resource, uid);
    } catch (KubeException unknown) {
      return null;
    }
  }

  private static @Nullable Judgement byEvents(KubeApi api, Resource resource, String uid) {
    KubeRequest request =
        KubeRequest.get("/api/v1/namespaces/" + resource.namespace() + "/events")
            .query("fieldSelector", "involvedObject.uid=" + uid);
    for (KubeObject event : StatusReader.items(api.send(request), "v1", "Event")) {
      String reason = event.textAt("reason");
      if (reason.equals("Completed")) {
        return Judgement.current(event.textAt("message"));
      }
      if (FAILURES.contains(reason)) {
        return Judgement.failed(event.textAt("message"));
      }
    }
    return null;
  }
}
