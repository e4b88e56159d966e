package dev.chartwright.action;

import java.time.Duration;
import java.util.List;

/**
 * Which tests of a release are run. Immutable.
 *
 * @param release the name of the release
 * @param timeout how long each test may take
 * @param include names of tests that run; empty for all
 * @param exclude names of tests that do not
 */
public record ReleaseTestRequest(
    String release, Duration timeout, List<String> include, List<String> exclude) {
  /** Copies the lists. */
  public ReleaseTestRequest {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** All tests, five minutes each. */
  public static ReleaseTestRequest of(String release) {
    return new ReleaseTestRequest(release, Duration.ofMinutes(5), List.of(), List.of());
  }

  /** Whether a hook of that name is among the chosen ones. */
  boolean wants(String name) {
    return !exclude.contains(name) && (include.isEmpty() || include.contains(name));
  }
}
