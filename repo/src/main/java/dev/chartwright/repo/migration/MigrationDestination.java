package dev.chartwright.repo.migration;

import dev.chartwright.chart.Metadata;
import java.io.IOException;
import java.util.Optional;

/** Where charts go. Implementations are safe for several threads but in {@link #finish}. */
public interface MigrationDestination {
  /**
   * Where a version is to be: a reference or a file.
   *
   * @throws RuntimeException if there is no such place, with the reason
   */
  String target(MigrationEntry entry);

  /**
   * What is there now.
   *
   * @return SHA-256 of the archive in hex; empty text if that is no chart; nothing if nothing is
   *     there
   */
  Optional<String> archiveAt(String target);

  /** Told that a version is there already and stays as it is. */
  default void kept(String target, MigrationEntry entry) {}

  /**
   * Puts a version there, whole or not at all, replacing what is there.
   *
   * @param metadata Chart.yaml of the archive
   * @param created when it was added in RFC 3339, or empty
   * @param deprecated whether it should no longer be used
   * @return digest of what the target names now: {@code sha256:…}
   */
  String store(
      String target, FetchedChart chart, Metadata metadata, String created, boolean deprecated)
      throws IOException;

  /** Told once when all versions are there, or the run ended early. */
  default void finish() throws IOException {}
}
