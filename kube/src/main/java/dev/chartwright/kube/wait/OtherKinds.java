package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Judges services, pods, claims and definitions of kinds. Source: fluxcd/cli-utils 1.2.2 {@code
 * pkg/kstatus/status/core.go}.
 */
final class OtherKinds {
  /** How long a pod may be without a node before that counts as a failure. */
  static final Duration SCHEDULING = Duration.ofSeconds(15);

  static final Judgement ALWAYS = Judgement.current("Resource is always ready");
  static final Judgement BUDGET = Judgement.current("AllowedDisruptions has been computed.");

  private OtherKinds() {}

  static Judgement service(KubeObject object) {
    if (Fields.text(object, "ClusterIP", "spec", "type").equals("LoadBalancer")
        && Fields.text(object, "", "spec", "clusterIP").isEmpty()) {
      return Judgement.inProgress("ClusterIP not set. Service type: LoadBalancer");
    }
    return Judgement.current("Service is ready");
  }

  static Judgement claim(KubeObject object) {
    String phase = Fields.text(object, "unknown", "status", "phase");
    return phase.equals("Bound")
        ? Judgement.current("PVC is Bound")
        : Judgement.inProgress("PVC is not Bound. phase: " + phase);
  }

  static Judgement definition(KubeObject object) {
    for (Condition condition : Condition.of(object)) {
      if (condition.is("NamesAccepted", "False")) {
        return Judgement.failed(condition.message());
      }
      if (condition.is("Established", "False") && !condition.reason().equals("Installing")) {
        return Judgement.failed(condition.message());
      }
      if (condition.is("Established", "True")) {
        return Judgement.current("CRD is established");
      }
    }
    return Judgement.inProgress("Install in progress");
  }

  static Judgement pod(KubeObject object, Instant now) {
    List<Condition> conditions = Condition.of(object);
    String phase = Fields.text(object, "", "status", "phase");
    return switch (phase) {
      case "" -> Judgement.inProgress("Pod phase not available");
      case "Succeeded" -> Judgement.current("Pod has completed successfully");
      case "Failed" -> Judgement.current("Pod has completed, but not successfully");
      case "Running" -> runningPod(object, conditions);
      case "Pending" -> pendingPod(object, conditions, now);
      default -> throw KubeException.of("unknown phase " + phase);
    };
  }

  private static Judgement runningPod(KubeObject object, List<Condition> conditions) {
    for (Condition condition : conditions) {
      if (condition.is("Ready", "True")) {
        return Judgement.current("Pod is Ready");
      }
    }
    String crashing = crashing(object);
    return crashing.isEmpty()
        ? Judgement.inProgress("Pod is running but is not Ready")
        : Judgement.failed("Containers in CrashLoop state: " + crashing);
  }

  private static Judgement pendingPod(KubeObject object, List<Condition> conditions, Instant now) {
    for (Condition condition : conditions) {
      if (condition.is("PodScheduled", "False")) {
        if (!condition.reason().equals("Unschedulable")) {
          break;
        }
        return now.minus(SCHEDULING).isBefore(created(object))
            ? Judgement.inProgress("Pod has not been scheduled")
            : Judgement.failed("Pod could not be scheduled");
      }
    }
    return Judgement.inProgress("Pod is in the Pending phase");
  }

  private static Instant created(KubeObject object) {
    String text = object.textAt("metadata", "creationTimestamp");
    try {
      return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static String crashing(KubeObject object) {
    Object statuses = object.at("status", "containerStatuses");
    if (statuses != null && !(statuses instanceof List<?>)) {
      throw KubeException.of(
          ".status.containerStatuses accessor error: it is not of the expected type []interface{}");
    }
    StringBuilder names = new StringBuilder();
    for (Object each : object.listAt("status", "containerStatuses")) {
      if (each instanceof Map<?, ?> container
          && container.get("name") instanceof String name
          && container.get("state") instanceof Map<?, ?> state
          && state.get("waiting") instanceof Map<?, ?> waiting
          && "CrashLoopBackOff".equals(waiting.get("reason"))) {
        names.append(names.length() == 0 ? "" : ",").append(name);
      }
    }
    return names.toString();
  }
}
