package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeObject;
import org.jspecify.annotations.Nullable;

/**
 * Judges jobs: kstatus is content with one that runs, Helm's hooks and {@code --wait-for-jobs} want
 * it to have ended. Source: fluxcd/cli-utils 1.2.2 {@code pkg/kstatus/status/core.go}
 * (jobConditions), Helm 4.3.1 {@code internal/statusreaders/job_status_reader.go}.
 */
final class Jobs {
  private Jobs() {}

  /** Content as soon as the job has started. */
  static Judgement running(KubeObject object) {
    Judgement end = end(object);
    if (end != null) {
      return end;
    }
    if (Fields.text(object, "", "status", "startTime").isEmpty()) {
      return Judgement.inProgress("Job not started");
    }
    return Judgement.current(
        "Job in progress. success:"
            + count(object, "succeeded")
            + ", active: "
            + count(object, "active")
            + ", failed: "
            + count(object, "failed"));
  }

  /** Content when the job has completed. */
  static Judgement completed(KubeObject object) {
    Judgement end = end(object);
    return end == null ? Judgement.inProgress("Job in progress") : end;
  }

  /** How the job has ended; null if it has not. */
  static @Nullable Judgement end(KubeObject object) {
    for (Condition condition : Condition.of(object)) {
      if (condition.is("Complete", "True")) {
        return Judgement.current("Job Completed. succeeded: " + share(object, "succeeded"));
      }
      if (condition.is("Failed", "True")) {
        return Judgement.failed("Job Failed. failed: " + share(object, "failed"));
      }
    }
    return null;
  }

  private static String share(KubeObject object, String what) {
    long parallelism = Fields.number(object, 1, "spec", "parallelism");
    return count(object, what) + "/" + Fields.number(object, parallelism, "spec", "completions");
  }

  private static long count(KubeObject object, String what) {
    return Fields.number(object, 0, "status", what);
  }
}
