package dev.chartwright.kube.wait;

/**
 * How far an object is, and why.
 *
 * @param readiness how far it is
 * @param message the reason in kstatus' words; may be empty
 */
public record Judgement(Readiness readiness, String message) {
  static Judgement current(String message) {
    return new Judgement(Readiness.CURRENT, message);
  }

  static Judgement inProgress(String message) {
    return new Judgement(Readiness.IN_PROGRESS, message);
  }

  static Judgement failed(String message) {
    return new Judgement(Readiness.FAILED, message);
  }

  static Judgement notFound() {
    return new Judgement(Readiness.NOT_FOUND, "Resource not found");
  }

  static Judgement unknown() {
    return new Judgement(Readiness.UNKNOWN, "");
  }
}
