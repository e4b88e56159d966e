package dev.chartwright.repo.migration;

/**
 * Hears what happens during a migration. All methods are called from the thread that runs it, but
 * {@link #moved}.
 */
public interface MigrationEvents {
  /** Hears nothing. */
  MigrationEvents NONE = new MigrationEvents() {};

  /** So many versions are looked at, at first; more may come, chart by chart. */
  default void planned(long versions) {}

  /** A version is done; versions come in the order of the source. */
  default void finished(MigrationOutcome outcome) {}

  /** A version was moved or compared, in the order in which that ends; called by any thread. */
  default void moved(MigrationEntry entry) {}
}
