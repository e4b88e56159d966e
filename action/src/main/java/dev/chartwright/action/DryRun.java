package dev.chartwright.action;

/** Whether a verb only tries. Source: Helm 4.3.1 {@code pkg/action/action.go} (DryRunStrategy). */
public enum DryRun {
  /** It does what it is asked for. */
  NONE,
  /** It asks no cluster and changes nothing. */
  CLIENT,
  /** It asks the cluster and changes nothing. */
  SERVER;

  /** Whether nothing is to be changed. */
  public boolean tries() {
    return this != NONE;
  }
}
