package dev.chartwright.kube.wait;

/**
 * How far an object is. Source: fluxcd/cli-utils 1.2.2 {@code pkg/kstatus/status/status.go}
 * (Status).
 */
public enum Readiness {
  /** It is what its manifest asks for. */
  CURRENT("Current"),
  /** It is on its way. */
  IN_PROGRESS("InProgress"),
  /** It will not get there by itself. */
  FAILED("Failed"),
  /** Its deletion has begun. */
  TERMINATING("Terminating"),
  /** It is not there. */
  NOT_FOUND("NotFound"),
  /** Nothing is known of it, or it could not be judged. */
  UNKNOWN("Unknown");

  private final String word;

  Readiness(String word) {
    this.word = word;
  }

  /** The word that messages use, such as {@code InProgress}. */
  public String word() {
    return word;
  }
}
