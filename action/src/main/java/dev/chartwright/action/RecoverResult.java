package dev.chartwright.action;

import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;

/**
 * What became of a release that was half-changed.
 *
 * @param found its newest revision as it was found
 * @param step what was done about it, or would be in a dry run
 * @param target the revision that was gone back to; 0 if none was
 * @param revision the newest revision afterwards; 0 if there is none, or in a dry run
 * @param status its state afterwards, or as it would be; {@code UNINSTALLED} if nothing is left
 * @param info which objects were not deleted and why, as {@code uninstall} says it; mostly empty
 */
public record RecoverResult(
    Release found, Step step, int target, int revision, ReleaseStatus status, String info) {
  /** What can be done. */
  public enum Step {
    /** Nothing: no change is half-done. */
    NOTHING("nothing"),
    /** The revision failed, and the last good one was gone back to. */
    ROLLED_BACK("rolled-back"),
    /** The installation had made all its objects, and is recorded as deployed. */
    COMPLETED("completed"),
    /** The revision failed; there is none to go back to, or nothing that works is to be removed. */
    MARKED_FAILED("marked-failed"),
    /** What had been made was removed. */
    REMOVED("removed");

    private final String word;

    Step(String word) {
      this.word = word;
    }

    /** The word for machines. */
    public String word() {
      return word;
    }
  }
}
