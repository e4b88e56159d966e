package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.repo.downloader.ChartVerifier;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose dependencies are to be put in place, and how. Immutable.
 *
 * @param chart folder of the chart
 * @param skipRefresh whether cached indexes are taken as they are
 * @param verifier checks provenance files, which update then demands and build would like; empty
 *     for no checks
 * @param sourceDateEpoch the time that every entry of a packed folder gets; empty to keep the
 *     files' own
 * @param pins what becomes of the digests of archives
 * @param offline whether nothing is asked of any server
 * @param recursive whether folders that a chart depends on get their own dependencies first
 */
public record DependencyRequest(
    String chart,
    boolean skipRefresh,
    Optional<ChartVerifier> verifier,
    Optional<Instant> sourceDateEpoch,
    PinPolicy pins,
    boolean offline,
    boolean recursive) {
  /** What {@code helm dependency update CHART} means. */
  public static DependencyRequest of(String chart) {
    return new DependencyRequest(
        chart, false, Optional.empty(), Optional.empty(), PinPolicy.IGNORE, false, false);
  }

  /** The same for another chart. */
  public DependencyRequest withChart(String folder) {
    return new DependencyRequest(
        folder, skipRefresh, verifier, sourceDateEpoch, pins, offline, recursive);
  }

  /** The same with cached indexes fetched again, or not. */
  public DependencyRequest withSkipRefresh(boolean skip) {
    return new DependencyRequest(chart, skip, verifier, sourceDateEpoch, pins, offline, recursive);
  }

  /** The same with provenance files checked. */
  public DependencyRequest withVerifier(ChartVerifier check) {
    return new DependencyRequest(
        chart, skipRefresh, Optional.of(check), sourceDateEpoch, pins, offline, recursive);
  }

  /** The same with another time for packed folders. */
  public DependencyRequest withSourceDateEpoch(Optional<Instant> epoch) {
    return new DependencyRequest(chart, skipRefresh, verifier, epoch, pins, offline, recursive);
  }

  /** The same with another policy for pins. */
  public DependencyRequest withPins(PinPolicy policy) {
    return new DependencyRequest(
        chart, skipRefresh, verifier, sourceDateEpoch, policy, offline, recursive);
  }

  /** The same without any server, or with them. */
  public DependencyRequest withOffline(boolean without) {
    return new DependencyRequest(
        chart, skipRefresh, verifier, sourceDateEpoch, pins, without, recursive);
  }

  /** The same with the folders that the chart depends on, or without. */
  public DependencyRequest withRecursive(boolean folders) {
    return new DependencyRequest(
        chart, skipRefresh, verifier, sourceDateEpoch, pins, offline, folders);
  }
}
