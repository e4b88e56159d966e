package dev.chartwright.repo.migration;

/**
 * How a migration goes about it. Immutable.
 *
 * @param filter which charts and versions
 * @param parallel how many versions move at a time, 1 to 64
 * @param dryRun whether nothing is stored, only looked at
 * @param overwrite whether something else that is there is replaced, instead of reported
 * @param trustArchives whether archives go although the source promises another digest
 * @param limits when to give up
 */
public record MigrationOptions(
    VersionFilter filter,
    int parallel,
    boolean dryRun,
    boolean overwrite,
    boolean trustArchives,
    MigrationLimits limits) {
  /** The most versions that move at a time. */
  public static final int MAX_PARALLEL = 64;

  /** Checks the number. */
  public MigrationOptions {
    if (parallel < 1 || parallel > MAX_PARALLEL) {
      throw new IllegalArgumentException("parallel: " + parallel);
    }
  }

  /** Everything, four versions at a time, nothing overwritten. */
  public static MigrationOptions defaults() {
    return new MigrationOptions(
        VersionFilter.all(), 4, false, false, false, MigrationLimits.DEFAULT);
  }

  /** These options for some charts and versions. */
  public MigrationOptions withFilter(VersionFilter which) {
    return new MigrationOptions(which, parallel, dryRun, overwrite, trustArchives, limits);
  }

  /** These options for so many versions at a time. */
  public MigrationOptions withParallel(int versions) {
    return new MigrationOptions(filter, versions, dryRun, overwrite, trustArchives, limits);
  }

  /** These options for a rehearsal, or not. */
  public MigrationOptions withDryRun(boolean rehearsal) {
    return new MigrationOptions(filter, parallel, rehearsal, overwrite, trustArchives, limits);
  }

  /** These options replacing what is there, or not. */
  public MigrationOptions withOverwrite(boolean replace) {
    return new MigrationOptions(filter, parallel, dryRun, replace, trustArchives, limits);
  }

  /** These options trusting archives more than digests in the list, or not. */
  public MigrationOptions withTrustArchives(boolean trust) {
    return new MigrationOptions(filter, parallel, dryRun, overwrite, trust, limits);
  }

  /** These options with other limits. */
  public MigrationOptions withLimits(MigrationLimits other) {
    return new MigrationOptions(filter, parallel, dryRun, overwrite, trustArchives, other);
  }
}
