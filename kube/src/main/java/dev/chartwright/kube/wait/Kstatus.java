package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges objects by what they say of themselves, without asking anybody. Source: fluxcd/cli-utils
 * 1.2.2 {@code pkg/kstatus/status/status.go} and {@code generic.go}.
 *
 * <pre>{@code
 * Kstatus.compute(deployment, Instant.now());   // Judgement[readiness=IN_PROGRESS, message=Available: 0/1]
 * }</pre>
 */
public final class Kstatus {
  private Kstatus() {}

  /**
   * How far an object is.
   *
   * @param now the time that a pod's age is reckoned from
   * @throws KubeException if the object's status is not what one looks like; such an object counts
   *     as unknown
   */
  public static Judgement compute(KubeObject object, Instant now) {
    Judgement general = general(object);
    if (general != null) {
      return general;
    }
    Judgement byKind = byKind(object, now);
    if (byKind != null) {
      return byKind;
    }
    return byReadyCondition(object);
  }

  private static @Nullable Judgement general(KubeObject object) {
    String deletion = Fields.strictText(object, "metadata", "deletionTimestamp");
    if (deletion != null && !deletion.isEmpty()) {
      return new Judgement(Readiness.TERMINATING, "Resource scheduled for deletion");
    }
    Long generation = Fields.strictNumber(object, "metadata", "generation");
    if (generation != null) {
      Long observed = Fields.strictNumber(object, "status", "observedGeneration");
      if (observed != null && !observed.equals(generation)) {
        return Judgement.inProgress(
            object.groupVersionKind().kind()
                + " generation is "
                + generation
                + ", but latest observed generation is "
                + observed);
      }
    }
    for (Condition condition : Condition.of(object)) {
      if (condition.is("Reconciling", "True")) {
        return Judgement.inProgress(condition.message());
      }
      if (condition.is("Stalled", "True")) {
        return Judgement.failed(condition.message());
      }
    }
    return null;
  }

  private static @Nullable Judgement byKind(KubeObject object, Instant now) {
    String kind = object.groupVersionKind().kind();
    return switch (object.groupVersionKind().group()) {
      case "" ->
          switch (kind) {
            case "Service" -> OtherKinds.service(object);
            case "Pod" -> OtherKinds.pod(object, now);
            case "PersistentVolumeClaim" -> OtherKinds.claim(object);
            case "Secret", "ConfigMap" -> OtherKinds.ALWAYS;
            default -> null;
          };
      case "apps" -> kind.equals("StatefulSet") ? Workloads.statefulSet(object) : workload(object);
      case "extensions" -> workload(object);
      case "policy" -> kind.equals("PodDisruptionBudget") ? OtherKinds.BUDGET : null;
      case "batch" ->
          switch (kind) {
            case "Job" -> Jobs.running(object);
            case "CronJob" -> OtherKinds.ALWAYS;
            default -> null;
          };
      case "apiextensions.k8s.io" ->
          kind.equals("CustomResourceDefinition") ? OtherKinds.definition(object) : null;
      default -> null;
    };
  }

  private static @Nullable Judgement workload(KubeObject object) {
    return switch (object.groupVersionKind().kind()) {
      case "DaemonSet" -> Workloads.daemonSet(object);
      case "Deployment" -> Workloads.deployment(object);
      case "ReplicaSet" -> Workloads.replicaSet(object);
      default -> null;
    };
  }

  private static Judgement byReadyCondition(KubeObject object) {
    for (Condition condition : Condition.of(object)) {
      if (condition.type().equals("Ready")) {
        if (condition.isTrue()) {
          return Judgement.current("Resource is Ready");
        }
        if (condition.status().equals("False") || condition.status().equals("Unknown")) {
          return Judgement.inProgress(condition.message());
        }
      }
    }
    return Judgement.current("Resource is current");
  }
}
