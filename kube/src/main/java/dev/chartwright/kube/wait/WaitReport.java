package dev.chartwright.kube.wait;

import java.time.Duration;
import java.util.List;

/**
 * How a wait ended.
 *
 * @param goal what was waited for
 * @param outcome how it ended
 * @param error what Helm says of it; empty if all is well
 * @param elapsed how long it took
 * @param objects what became of each object, in the order in which they were handed in
 */
public record WaitReport(
    WaitListener.Goal goal,
    Outcome outcome,
    String error,
    Duration elapsed,
    List<WaitEvent> objects) {
  /** How a wait ended. */
  public enum Outcome {
    /** Everything became what it was waited for. */
    DONE("done"),
    /** Something failed for good. */
    FAILED("failed"),
    /** Time was up. */
    TIMED_OUT("timedOut"),
    /** Somebody stopped it. */
    INTERRUPTED("interrupted");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word in reports. */
    public String word() {
      return word;
    }
  }

  /** Copies the list. */
  public WaitReport {
    objects = List.copyOf(objects);
  }
}
