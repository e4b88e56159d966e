package dev.chartwright.release;

/** How far a hook has come. */
public enum HookPhase {
  /** It has not run, or nobody knows how it ended. */
  UNKNOWN("Unknown"),
  /** It runs. */
  RUNNING("Running"),
  /** It ended well. */
  SUCCEEDED("Succeeded"),
  /** It failed. */
  FAILED("Failed");

  private final String word;

  HookPhase(String word) {
    this.word = word;
  }

  /** The word in records. */
  public String word() {
    return word;
  }
}
