package dev.chartwright.plugin.install;

/**
 * How large plugins may be; Helm knows no limits.
 *
 * <p>An archive beyond them fails, and the error names the limit.
 */
public final class InstallLimits {
  /** Most bytes of an archive: 1 GiB. */
  public static final int ARCHIVE_BYTES = 1 << 30;

  /** Most bytes of an archive when unpacked, headers included: 4 GiB. */
  public static final long UNPACKED_BYTES = 1L << 32;

  /** Most entries of an archive. */
  public static final int ENTRIES = 100_000;

  /** Most bytes of a {@code plugin.yaml}: 5 MiB. */
  public static final int MANIFEST_BYTES = 5 << 20;

  /** Most bytes of a provenance file: 16 MiB. */
  public static final int PROVENANCE_BYTES = 16 << 20;

  private InstallLimits() {}
}
