package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges objects, looking at the ReplicaSets and Pods of workloads where that tells more. Safe for
 * several threads.
 *
 * <p>Source: fluxcd/cli-utils 1.2.2 {@code pkg/kstatus/polling/statusreaders}, Helm 4.3.1 {@code
 * internal/statusreaders}.
 */
final class StatusReader {
  /** What is asked of objects. */
  enum Demand {
    /** That they are there, and jobs have started. */
    READY,
    /** The same, and that jobs have ended. */
    READY_WITH_JOBS,
    /** That jobs and pods have ended, and nothing of others. */
    HOOKS
  }

  /**
   * What was found out.
   *
   * @param unscheduled whether a pod that counts has no node yet, so that time alone changes the
   *     judgement
   * @param cause why nothing is known; null if something is
   */
  record Reading(Judgement judgement, boolean unscheduled, @Nullable KubeException cause) {
    static Reading of(Judgement judgement) {
      return new Reading(judgement, false, null);
    }

    static Reading failed(KubeException cause) {
      return cause instanceof StatusException status && status.notFound()
          ? of(Judgement.notFound())
          : new Reading(Judgement.unknown(), false, cause);
    }
  }

  private final KubeApi api;
  private final WaitClock clock;
  private final Demand demand;

  StatusReader(KubeApi api, WaitClock clock, Demand demand) {
    this.api = api;
    this.clock = clock;
    this.demand = demand;
  }

  /** Whether judging an object of this kind means asking the server. */
  boolean asks(ObjectKey key) {
    return demand != Demand.HOOKS
        && key.group().equals("apps")
        && (key.kind().equals("Deployment")
            || key.kind().equals("StatefulSet")
            || key.kind().equals("ReplicaSet"));
  }

  /** Judges an object; what goes wrong becomes part of the answer. */
  Reading read(KubeObject object) {
    try {
      return readOrFail(object);
    } catch (KubeException e) {
      return Reading.failed(e);
    }
  }

  private Reading readOrFail(KubeObject object) {
    ObjectKey key = ObjectKey.of(object);
    boolean job = key.group().equals("batch") && key.kind().equals("Job");
    if (demand != Demand.READY && job) {
      return Reading.of(Jobs.completed(object));
    }
    if (demand == Demand.HOOKS) {
      return Reading.of(
          key.group().isEmpty() && key.kind().equals("Pod")
              ? hookPod(object)
              : Judgement.current("Resource is current"));
    }
    if (!asks(key)) {
      return plain(object);
    }
    return key.kind().equals("Deployment") ? deployment(object) : controller(object);
  }

  private Reading plain(KubeObject object) {
    Judgement judgement = Kstatus.compute(object, clock.now());
    return new Reading(
        judgement, judgement.readiness() == Readiness.IN_PROGRESS && unscheduled(object), null);
  }

  private Reading deployment(KubeObject object) {
    boolean unscheduled = false;
    for (KubeObject replicaSet : selected(object, "apps/v1", "replicasets")) {
      unscheduled |= read(replicaSet).unscheduled();
    }
    Judgement judgement = Kstatus.compute(object, clock.now());
    return new Reading(
        judgement, unscheduled && judgement.readiness() == Readiness.IN_PROGRESS, null);
  }

  private Reading controller(KubeObject object) {
    int failed = 0;
    boolean unscheduled = false;
    for (KubeObject pod : selected(object, "v1", "pods")) {
      Reading reading = podReading(pod);
      unscheduled |= reading.unscheduled();
      if (reading.judgement().readiness() == Readiness.FAILED && !passing(pod)) {
        failed++;
      }
    }
    Judgement judgement = Kstatus.compute(object, clock.now());
    if (judgement.readiness() != Readiness.IN_PROGRESS) {
      return Reading.of(judgement);
    }
    return failed == 0
        ? new Reading(judgement, unscheduled, null)
        : Reading.of(Judgement.failed(failed + " pods have failed"));
  }

  private Reading podReading(KubeObject pod) {
    try {
      return plain(pod);
    } catch (KubeException e) {
      return Reading.failed(e);
    }
  }

  /** Objects of a kind that a workload selects, in its namespace. */
  private List<KubeObject> selected(KubeObject object, String apiVersion, String resource) {
    String selector = LabelSelector.text(object.at("spec", "selector"));
    String root = apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/";
    KubeRequest request =
        KubeRequest.get(root + apiVersion + "/namespaces/" + object.namespace() + "/" + resource);
    if (!selector.isEmpty()) {
      request = request.query("labelSelector", selector);
    }
    String kind = resource.equals("pods") ? "Pod" : "ReplicaSet";
    return items(api.send(request), apiVersion, kind);
  }

  /** The members of a list, which leave out what they are. */
  static List<KubeObject> items(KubeObject list, String apiVersion, String kind) {
    List<KubeObject> result = new ArrayList<>();
    for (Object each : list.listAt("items")) {
      if (each instanceof Map<?, ?> fields) {
        Map<String, @Nullable Object> item = new java.util.LinkedHashMap<>();
        item.put("apiVersion", apiVersion);
        item.put("kind", kind);
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          item.put(String.valueOf(field.getKey()), field.getValue());
        }
        result.add(KubeObject.of(item));
      }
    }
    return result;
  }

  private static Judgement hookPod(KubeObject pod) {
    return switch (Fields.text(pod, "", "status", "phase")) {
      case "Succeeded" -> Judgement.current("pod " + pod.name() + " succeeded");
      case "Failed" -> Judgement.failed("pod " + pod.name() + " failed");
      default -> Judgement.inProgress("Pod in progress");
    };
  }

  /** Whether a pod's failure may pass: it is being deleted, or waits for a node. */
  private static boolean passing(KubeObject pod) {
    return !pod.textAt("metadata", "deletionTimestamp").isEmpty() || unscheduled(pod);
  }

  private static boolean unscheduled(KubeObject object) {
    if (!object.groupVersionKind().kind().equals("Pod")
        || !object.groupVersionKind().group().isEmpty()) {
      return false;
    }
    for (Object each : object.listAt("status", "conditions")) {
      if (each instanceof Map<?, ?> condition
          && "PodScheduled".equals(condition.get("type"))
          && "False".equals(condition.get("status"))
          && "Unschedulable".equals(condition.get("reason"))) {
        return true;
      }
    }
    return false;
  }
}
