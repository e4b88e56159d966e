package dev.chartwright.action;

import dev.chartwright.release.ReleaseStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which releases {@code list} shows, and in which order. Immutable. Source: Helm 4.3.1 {@code
 * pkg/action/list.go}.
 *
 * @param filter a regular expression that is found in the name; empty for all
 * @param selector a label selector over the user's labels; empty for all
 * @param states of the newest revision; empty for all but {@code unknown}
 * @param byDate whether the order is by the time of the last deployment instead of by name
 * @param reverse whether the order is turned round
 * @param offset how many to skip
 * @param limit how many to show at most; 0 or less for all
 */
public record ListRequest(
    String filter,
    String selector,
    Set<ReleaseStatus> states,
    boolean byDate,
    boolean reverse,
    long offset,
    long limit) {
  /** Copies the states. */
  public ListRequest {
    Set<ReleaseStatus> wanted =
        states.isEmpty()
            ? EnumSet.complementOf(EnumSet.of(ReleaseStatus.UNKNOWN))
            : EnumSet.copyOf(states);
    states = Collections.unmodifiableSet(wanted);
  }

  /** All releases by name. */
  public static ListRequest all() {
    return new ListRequest("", "", Set.of(), false, false, 0, 0);
  }

  /** Whether old revisions are wanted and nothing else, so that not only the newest count. */
  boolean onlySuperseded() {
    return states.size() == 1 && states.contains(ReleaseStatus.SUPERSEDED);
  }
}
