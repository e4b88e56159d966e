package dev.chartwright.repo.migration;

import java.io.IOException;
import java.util.List;

/**
 * Where charts come from. Implementations are safe for several threads in {@link #fetch}; the lists
 * are asked for by one.
 */
public interface MigrationSource {
  /** The names of its charts, sorted. */
  List<String> charts();

  /**
   * The versions of a chart, highest first, each at most once; what cannot go is among them, with
   * the problem.
   */
  List<MigrationEntry> versions(String chart);

  /** Whether {@link #versions} answers from memory, so that they can be counted beforehand. */
  default boolean isListed() {
    return false;
  }

  /**
   * An entry with its digest and history, if the list does not say them and they can be had without
   * reading the archive; asked only for versions that the destination has.
   *
   * @throws RuntimeException if they cannot be had
   */
  default MigrationEntry known(MigrationEntry entry) {
    return entry;
  }

  /**
   * Reads the archive of a version, and its provenance file if there is one.
   *
   * @return what the caller closes
   * @throws IOException if it breaks off or cannot be kept
   * @throws RuntimeException if it cannot be had, with the reason
   */
  FetchedChart fetch(MigrationEntry entry) throws IOException;
}
