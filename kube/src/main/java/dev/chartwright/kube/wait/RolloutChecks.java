package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeObject;
import org.jspecify.annotations.Nullable;

/**
 * Whether workloads have rolled out as Helm 3 had it. Source: Helm 4.3.1 {@code pkg/kube/ready.go}
 * (deploymentReady, daemonSetReady, statefulSetReady), {@code
 * internal/third_party/k8s.io/kubernetes/deployment/util/deploymentutil.go}.
 */
final class RolloutChecks {
  private final LogSink log;

  RolloutChecks(LogSink log) {
    this.log = log;
  }

  Judgement deployment(KubeObject deployment, KubeObject replicaSet) {
    long generation = Fields.number(deployment, 0, "metadata", "generation");
    long observed = Fields.number(deployment, 0, "status", "observedGeneration");
    if (observed != generation) {
      return unseen("Deployment", deployment, "actualGeneration", observed, generation);
    }
    long wanted = Fields.number(deployment, 1, "spec", "replicas");
    return pods(
        deployment,
        Fields.number(replicaSet, 0, "status", "readyReplicas"),
        wanted - maxUnavailable(deployment, wanted),
        "Deployment does not have enough pods ready",
        "Deployment is ready");
  }

  private static long maxUnavailable(KubeObject deployment, long wanted) {
    if (!deployment.textAt("spec", "strategy", "type").equals("RollingUpdate") || wanted == 0) {
      return 0;
    }
    Long surge = share(update(deployment, "strategy", "maxSurge"), wanted, true, false);
    Long unavailable =
        share(update(deployment, "strategy", "maxUnavailable"), wanted, false, false);
    if (surge == null || unavailable == null) {
      return 0;
    }
    long result = surge == 0 && unavailable == 0 ? 1 : unavailable;
    return Math.min(result, wanted);
  }

  private static @Nullable Object update(KubeObject object, String strategy, String name) {
    return object.at("spec", strategy, "rollingUpdate", name);
  }

  Judgement daemonSet(KubeObject set) {
    long generation = Fields.number(set, 0, "metadata", "generation");
    long observed = Fields.number(set, 0, "status", "observedGeneration");
    if (observed != generation) {
      return unseen("DaemonSet", set, "observedGeneration", observed, generation);
    }
    if (!set.textAt("spec", "updateStrategy", "type").equals("RollingUpdate")) {
      return Judgement.current("DaemonSet is not updated by rolling");
    }
    long wanted = Fields.number(set, 0, "status", "desiredNumberScheduled");
    long updated = Fields.number(set, 0, "status", "updatedNumberScheduled");
    if (updated != wanted) {
      return RolloutChecks.say(
          log,
          Readiness.IN_PROGRESS,
          "DaemonSet does not have enough Pods scheduled",
          set,
          "scheduledPods",
          Long.toString(updated),
          "totalPods",
          Long.toString(wanted));
    }
    Long unavailable = share(update(set, "updateStrategy", "maxUnavailable"), wanted, true, true);
    return pods(
        set,
        Fields.number(set, 0, "status", "numberReady"),
        wanted - (unavailable == null ? wanted : unavailable),
        "DaemonSet does not have enough Pods ready",
        "DaemonSet is ready");
  }

  Judgement statefulSet(KubeObject set) {
    long generation = Fields.number(set, 0, "metadata", "generation");
    long observed = Fields.number(set, 0, "status", "observedGeneration");
    if (observed != generation) {
      return unseen("StatefulSet", set, "actualGeneration", observed, generation);
    }
    String strategy = set.textAt("spec", "updateStrategy", "type");
    if (!strategy.equals("RollingUpdate")) {
      return say(
          log,
          Readiness.CURRENT,
          "StatefulSet skipped ready check",
          set,
          "updateStrategy",
          strategy);
    }
    long partition = update(set, "updateStrategy", "partition") instanceof Long part ? part : 0;
    long wanted = Fields.number(set, 1, "spec", "replicas");
    long updated = Fields.number(set, 0, "status", "updatedReplicas");
    long ready = Fields.number(set, 0, "status", "readyReplicas");
    if (updated < wanted - partition) {
      return say(
          log,
          Readiness.IN_PROGRESS,
          "StatefulSet does not have enough Pods scheduled",
          set,
          "readyPods",
          Long.toString(updated),
          "totalPods",
          Long.toString(wanted - partition));
    }
    String current = set.textAt("status", "currentRevision");
    String update = set.textAt("status", "updateRevision");
    if (ready == wanted && partition == 0 && !current.equals(update)) {
      return say(
          log,
          Readiness.IN_PROGRESS,
          "StatefulSet is not ready, currentRevision does not match updateRevision",
          set,
          "currentRevision",
          current,
          "updateRevision",
          update);
    }
    return say(
        log,
        ready == wanted ? Readiness.CURRENT : Readiness.IN_PROGRESS,
        ready == wanted ? "StatefulSet is ready" : "StatefulSet does not have enough Pods ready",
        set,
        "readyPods",
        Long.toString(ready),
        "totalPods",
        Long.toString(wanted));
  }

  private Judgement pods(KubeObject object, long ready, long wanted, String tooFew, String enough) {
    return say(
        log,
        ready < wanted ? Readiness.IN_PROGRESS : Readiness.CURRENT,
        ready < wanted ? tooFew : enough,
        object,
        "readyPods",
        Long.toString(ready),
        "totalPods",
        Long.toString(wanted));
  }

  private Judgement unseen(
      String kind, KubeObject object, String name, long observed, long generation) {
    return say(
        log,
        Readiness.IN_PROGRESS,
        kind + " is not ready, observedGeneration does not match spec generation",
        object,
        name,
        Long.toString(observed),
        "expectedGeneration",
        Long.toString(generation));
  }

  /** A number or a percentage of a whole; null if it is neither. */
  private static @Nullable Long share(
      @Nullable Object value, long whole, boolean up, boolean strict) {
    if (value == null) {
      return strict ? null : Long.valueOf(0);
    }
    if (value instanceof Long number) {
      return number;
    }
    String text = String.valueOf(value);
    if (strict && !text.endsWith("%")) {
      return null;
    }
    try {
      double part = (double) Long.parseLong(text.replace("%", "")) * whole / 100;
      return (long) (up ? Math.ceil(part) : Math.floor(part));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Logs what was found as Helm does. */
  static Judgement say(
      LogSink log, Readiness readiness, String message, KubeObject object, String... more) {
    String[] attributes = new String[4 + more.length];
    attributes[0] = "namespace";
    attributes[1] = object.namespace();
    attributes[2] = "name";
    attributes[3] = object.name();
    System.arraycopy(more, 0, attributes, 4, more.length);
    log.debug(message, attributes);
    return new Judgement(readiness, message);
  }
}
