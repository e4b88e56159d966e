package dev.chartwright.repo.migration;

import java.util.List;

/**
 * One version of a chart as its source lists it. Immutable.
 *
 * @param chart name of the chart
 * @param version its version, as listed
 * @param locations where its archive is, the best first: URLs, a path, an {@code oci://} reference
 * @param digest SHA-256 of the archive in hex as the source promises it, or empty
 * @param created when it was added, in RFC 3339, UTC, whole seconds; empty if nobody says
 * @param deprecated whether it should no longer be used
 * @param problem why it cannot go, known from the list alone; else empty
 */
public record MigrationEntry(
    String chart,
    String version,
    List<String> locations,
    String digest,
    String created,
    boolean deprecated,
    String problem) {
  /** Copies the list. */
  public MigrationEntry {
    locations = List.copyOf(locations);
  }

  /** An entry that cannot go. */
  static MigrationEntry broken(String chart, String version, String problem) {
    return new MigrationEntry(chart, version, List.of(), "", "", false, problem);
  }

  /** This entry with what else is known of it. */
  MigrationEntry withHistory(String sha256, String since, boolean outdated) {
    return new MigrationEntry(chart, version, locations, sha256, since, outdated, problem);
  }

  /** This entry as one that cannot go. */
  MigrationEntry withProblem(String why) {
    return new MigrationEntry(chart, version, locations, digest, created, deprecated, why);
  }
}
