package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Jobs have pods until enough have succeeded or too many have failed; there is no pause between
 * attempts. A job with {@code ttlSecondsAfterFinished: 0} is gone as soon as it has ended; longer
 * times do not pass.
 */
final class JobController {
  private final Controllers controllers;
  private final ApiKind kind;
  private final ApiKind pods;

  JobController(Controllers controllers) {
    this.controllers = controllers;
    this.kind = controllers.kinds().known("batch/v1", "Job");
    this.pods = controllers.kinds().known("v1", "Pod");
  }

  void look(Map<String, Object> job) {
    if (isOver(job) || Boolean.TRUE.equals(Tree.at(job, "spec", "suspend"))) {
      return;
    }
    long completions = Tree.number(job, 1, "spec", "completions");
    long limit = Tree.number(job, 6, "spec", "backoffLimit");
    long succeeded = 0;
    long failed = 0;
    long active = 0;
    long ready = 0;
    for (Map<String, Object> pod : controllers.ownedBy(pods, job)) {
      switch (Tree.text(pod, "status", "phase")) {
        case "Succeeded" -> succeeded++;
        case "Failed" -> failed++;
        default -> {
          active++;
          ready += Controllers.isReady(pod) ? 1 : 0;
        }
      }
    }
    boolean done = succeeded >= completions;
    boolean broken = failed > limit;
    if (!done && !broken) {
      long parallel = Tree.number(job, 1, "spec", "parallelism");
      long more = Math.min(parallel, completions - succeeded) - active;
      if (more > 0) {
        controllers
            .objects()
            .controllerCreates(pods, SetController.pod(controllers, kind, job, "", Tree.map()));
        return; // The pod's events lead back here.
      }
    }
    Map<String, Object> status = Tree.map();
    List<Object> conditions = new ArrayList<>();
    if (done) {
      conditions.add(
          condition(
              "SuccessCriteriaMet",
              "CompletionsReached",
              "Reached expected number of succeeded pods"));
      conditions.add(
          condition("Complete", "CompletionsReached", "Reached expected number of succeeded pods"));
      status.put("completionTime", controllers.objects().now());
    } else if (broken) {
      String message = "Job has reached the specified backoff limit";
      conditions.add(condition("FailureTarget", "BackoffLimitExceeded", message));
      conditions.add(condition("Failed", "BackoffLimitExceeded", message));
    }
    if (!conditions.isEmpty()) {
      status.put("conditions", conditions);
    }
    DeploymentController.put(status, "active", active);
    DeploymentController.put(status, "failed", failed);
    DeploymentController.put(status, "succeeded", succeeded);
    status.put("ready", ready);
    status.put("terminating", 0L);
    status.put("uncountedTerminatedPods", Tree.map());
    String started = Tree.text(job, "status", "startTime");
    status.put("startTime", started.isEmpty() ? controllers.objects().now() : started);
    controllers.status(kind, job, status);
    if (!conditions.isEmpty() && Tree.number(job, -1, "spec", "ttlSecondsAfterFinished") == 0) {
      controllers.objects().controllerDeletes(kind, job);
    }
  }

  private static boolean isOver(Map<String, Object> job) {
    for (Map<String, Object> condition : Tree.maps(job, "status", "conditions")) {
      String type = Tree.text(condition, "type");
      if (type.equals("Complete") || type.equals("Failed")) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Object> condition(String type, String reason, String message) {
    Map<String, Object> condition = controllers.condition(type, "True", reason, message);
    condition.put("lastProbeTime", controllers.objects().now());
    return condition;
  }
}
