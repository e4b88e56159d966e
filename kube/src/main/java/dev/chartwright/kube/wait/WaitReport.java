package dev.chartwright.kube.wait;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a wait ended.
 *
 * @param goal what was waited for
 * @param outcome how it ended
 * @param error what Helm says of it; empty if all is well
 * @param elapsed how long it took
 * @param objects what became of each object, in the order in which they were handed in
 * @param diagnoses what was found out about objects that did not get there
 */
public record WaitReport(
    WaitListener.Goal goal,
    Outcome outcome,
    String error,
    Duration elapsed,
    List<WaitEvent> objects,
    List<Diagnosis> diagnoses) {
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

  /** Copies the lists. */
  public WaitReport {
    objects = List.copyOf(objects);
    diagnoses = List.copyOf(diagnoses);
  }

  /** Whether an object became what it was waited for. */
  public boolean reached(WaitEvent object) {
    return goal.reached(object.readiness());
  }

  /** How long an object was waited for. */
  public Duration blocked(WaitEvent object) {
    return reached(object) ? object.since() : elapsed;
  }

  /**
   * The object that was waited for longest; among those that did not get there the one of which
   * nothing new was heard for the longest time.
   */
  public Optional<WaitEvent> slowest() {
    WaitEvent slowest = null;
    for (WaitEvent each : objects) {
      if (slowest == null) {
        slowest = each;
        continue;
      }
      int longer = blocked(each).compareTo(blocked(slowest));
      if (longer > 0 || (longer == 0 && each.since().compareTo(slowest.since()) < 0)) {
        slowest = each;
      }
    }
    return Optional.ofNullable(slowest);
  }
}
