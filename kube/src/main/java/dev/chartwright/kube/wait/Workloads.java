package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeObject;
import org.jspecify.annotations.Nullable;

/**
 * Judges what runs pods. Source: fluxcd/cli-utils 1.2.2 {@code pkg/kstatus/status/core.go}
 * (stsConditions, deploymentConditions, replicasetConditions, daemonsetConditions).
 */
final class Workloads {
  private Workloads() {}

  static Judgement statefulSet(KubeObject object) {
    if (Fields.text(object, "", "spec", "updateStrategy", "type").equals("OnDelete")) {
      return Judgement.current("StatefulSet is using the ondelete update strategy");
    }
    long wanted = Fields.number(object, 1, "spec", "replicas");
    long ready = status(object, "readyReplicas");
    long current = status(object, "currentReplicas");
    long updated = status(object, "updatedReplicas");
    long there = status(object, "replicas");
    long partition =
        Fields.number(object, -1, "spec", "updateStrategy", "rollingUpdate", "partition");
    if (wanted > there) {
      return share("Replicas: ", there, wanted);
    }
    if (wanted > ready) {
      return share("Ready: ", ready, wanted);
    }
    if (there > wanted) {
      return Judgement.inProgress("Pending termination: " + (there - wanted));
    }
    if (partition != -1) {
      return updated < wanted - partition
          ? share("updated: ", updated, wanted - partition)
          : Judgement.current("Partition rollout complete. updated: " + updated);
    }
    if (wanted > current) {
      return share("current: ", current, wanted);
    }
    String revision = Fields.text(object, "", "status", "currentRevision");
    if (!revision.equals(Fields.text(object, "", "status", "updateRevision"))) {
      return Judgement.inProgress("Waiting for updated revision to match current");
    }
    return Judgement.current("All replicas scheduled as expected. Replicas: " + there);
  }

  static Judgement deployment(KubeObject object) {
    boolean progressing =
        Fields.number(object, Integer.MAX_VALUE, "spec", "progressDeadlineSeconds")
            == Integer.MAX_VALUE;
    boolean available = false;
    for (Condition condition : Condition.of(object)) {
      if (condition.type().equals("Progressing")) {
        if (condition.reason().equals("ProgressDeadlineExceeded")) {
          return Judgement.failed("Progress deadline exceeded");
        }
        progressing |= condition.isTrue() && condition.reason().equals("NewReplicaSetAvailable");
      } else if (condition.type().equals("Available")) {
        available |= condition.isTrue();
      }
    }
    long wanted = Fields.number(object, 1, "spec", "replicas");
    long there = status(object, "replicas");
    long updated = status(object, "updatedReplicas");
    if (wanted > there) {
      return share("Replicas: ", there, wanted);
    }
    if (wanted > updated) {
      return share("Updated: ", updated, wanted);
    }
    if (there > wanted) {
      return Judgement.inProgress("Pending termination: " + (there - wanted));
    }
    if (updated > status(object, "availableReplicas")) {
      return share("Available: ", status(object, "availableReplicas"), updated);
    }
    if (wanted > status(object, "readyReplicas")) {
      return share("Ready: ", status(object, "readyReplicas"), wanted);
    }
    if (!progressing) {
      return Judgement.inProgress("ReplicaSet not Available");
    }
    return available
        ? Judgement.current("Deployment is available. Replicas: " + there)
        : Judgement.inProgress("Deployment not Available");
  }

  static Judgement replicaSet(KubeObject object) {
    for (Condition condition : Condition.of(object)) {
      if (condition.is("ReplicaFailure", "True")) {
        return Judgement.inProgress("Replica Failure condition. Check Pods");
      }
    }
    long wanted = Fields.number(object, 1, "spec", "replicas");
    long there = status(object, "replicas");
    if (wanted > status(object, "fullyLabeledReplicas")) {
      return share("Labelled: ", status(object, "fullyLabeledReplicas"), wanted);
    }
    if (wanted > status(object, "availableReplicas")) {
      return share("Available: ", status(object, "availableReplicas"), wanted);
    }
    if (wanted > status(object, "readyReplicas")) {
      return share("Ready: ", status(object, "readyReplicas"), wanted);
    }
    return there > wanted
        ? Judgement.inProgress("Pending termination: " + (there - wanted))
        : Judgement.current("ReplicaSet is available. Replicas: " + there);
  }

  static Judgement daemonSet(KubeObject object) {
    Judgement unseen = unseen(object);
    if (unseen != null) {
      return unseen;
    }
    long wanted = Fields.number(object, -1, "status", "desiredNumberScheduled");
    if (wanted == -1) {
      return Judgement.inProgress("Missing .status.desiredNumberScheduled");
    }
    if (wanted > status(object, "currentNumberScheduled")) {
      return share("Current: ", status(object, "currentNumberScheduled"), wanted);
    }
    if (wanted > status(object, "updatedNumberScheduled")) {
      return share("Updated: ", status(object, "updatedNumberScheduled"), wanted);
    }
    if (wanted > status(object, "numberAvailable")) {
      return share("Available: ", status(object, "numberAvailable"), wanted);
    }
    if (wanted > status(object, "numberReady")) {
      return share("Ready: ", status(object, "numberReady"), wanted);
    }
    return Judgement.current("All replicas scheduled as expected. Replicas: " + wanted);
  }

  /** A controller that has seen a DaemonSet leaves both generations. */
  private static @Nullable Judgement unseen(KubeObject object) {
    String kind = object.groupVersionKind().kind();
    if (Fields.strictNumber(object, "metadata", "generation") == null) {
      return Judgement.inProgress(kind + " metadata.generation not found");
    }
    if (Fields.strictNumber(object, "status", "observedGeneration") == null) {
      return Judgement.inProgress(kind + " status.observedGeneration not found");
    }
    return null;
  }

  private static long status(KubeObject object, String name) {
    return Fields.number(object, 0, "status", name);
  }

  private static Judgement share(String what, long part, long whole) {
    return Judgement.inProgress(what + part + "/" + whole);
  }
}
