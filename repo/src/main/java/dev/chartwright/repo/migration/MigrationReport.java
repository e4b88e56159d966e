package dev.chartwright.repo.migration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sum of a migration. Immutable.
 *
 * @param counts how many versions ended how
 * @param bytes bytes of archives that were sent
 * @param stopped why the run ended early; empty if it did not
 * @param arrived by chart, the versions that are at the destination, highest first
 */
public record MigrationReport(
    Map<MigrationStatus, Long> counts,
    long bytes,
    String stopped,
    Map<String, List<String>> arrived) {
  /** Copies the maps. */
  public MigrationReport {
    counts = Map.copyOf(counts);
    arrived = Map.copyOf(arrived);
  }

  /** How many versions ended so. */
  public long count(MigrationStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  /** How many versions there were. */
  public long total() {
    long total = 0;
    for (long each : counts.values()) {
      total += each;
    }
    return total;
  }

  /** How many versions are not at the destination as the source has them. */
  public long missing() {
    return count(MigrationStatus.FAILED)
        + count(MigrationStatus.CONFLICT)
        + count(MigrationStatus.LEFT);
  }

  /** Adds up outcomes. Not safe for several threads. */
  static final class Sum {
    private final Map<MigrationStatus, Long> counts = new EnumMap<>(MigrationStatus.class);
    private final Map<String, List<String>> arrived = new TreeMap<>();
    private long bytes;

    void add(MigrationOutcome outcome) {
      counts.merge(outcome.status(), 1L, Long::sum);
      bytes += outcome.bytes();
      if (outcome.status().arrived()) {
        arrived
            .computeIfAbsent(outcome.entry().chart(), unused -> new java.util.ArrayList<>())
            .add(outcome.entry().version());
      }
    }

    MigrationReport report(String stopped) {
      return new MigrationReport(counts, bytes, stopped, arrived);
    }
  }
}
