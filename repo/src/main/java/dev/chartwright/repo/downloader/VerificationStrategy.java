package dev.chartwright.repo.downloader;

/**
 * What a downloader does about provenance files.
 *
 * <p>Source: Helm {@code pkg/downloader/chart_downloader.go}.
 */
public enum VerificationStrategy {
  /** Does not look for one. */
  NEVER,
  /** Checks it if there is one; a missing one is a warning, a wrong one an error. */
  IF_POSSIBLE,
  /** There must be one, and it must be right. */
  ALWAYS,
  /** Fetches it without a check; a missing one is a warning. */
  LATER
}
