package dev.chartwright.repo.downloader.dependency;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose dependencies are to be put in place, and how. Immutable.
 *
 * @param chart folder of the chart
 * @param skipRefresh whether cached indexes are taken as they are
 * @param verify whether provenance files are fetched and checked
 * @param sourceDateEpoch the time that every entry of a packed folder gets; empty to keep the
 *     files' own
 * @param pins what becomes of the digests of archives
 * @param offline whether nothing is asked of any server
 * @param recursive whether folders that a chart depends on get their own dependencies first
 */
public record DependencyRequest(
    String chart,
    boolean skipRefresh,
    boolean verify,
    Optional<Instant> sourceDateEpoch,
    PinPolicy pins,
    boolean offline,
    boolean recursive) {
  /** What {@code helm dependency update CHART} means. */
  public static DependencyRequest of(String chart) {
    return new DependencyRequest(
        chart, false, false, Optional.empty(), PinPolicy.IGNORE, false, false);
  }

  /** The same for another chart. */
  public DependencyRequest withChart(String folder) {
    return new DependencyRequest(
        folder, skipRefresh, verify, sourceDateEpoch, pins, offline, recursive);
  }

  /** The same with cached indexes fetched again, or not. */
  public DependencyRequest withSkipRefresh(boolean skip) {
    return new DependencyRequest(chart, skip, verify, sourceDateEpoch, pins, offline, recursive);
  }

  /** The same with provenance files checked, or not. */
  public DependencyRequest withVerify(boolean check) {
    return new DependencyRequest(
        chart, skipRefresh, check, sourceDateEpoch, pins, offline, recursive);
  }

  /** The same with another time for packed folders. */
  public DependencyRequest withSourceDateEpoch(Optional<Instant> epoch) {
    return new DependencyRequest(chart, skipRefresh, verify, epoch, pins, offline, recursive);
  }

  /** The same with another policy for pins. */
  public DependencyRequest withPins(PinPolicy policy) {
    return new DependencyRequest(
        chart, skipRefresh, verify, sourceDateEpoch, policy, offline, recursive);
  }

  /** The same without any server, or with them. */
  public DependencyRequest withOffline(boolean without) {
    return new DependencyRequest(
        chart, skipRefresh, verify, sourceDateEpoch, pins, without, recursive);
  }

  /** The same with the folders that the chart depends on, or without. */
  public DependencyRequest withRecursive(boolean folders) {
    return new DependencyRequest(
        chart, skipRefresh, verify, sourceDateEpoch, pins, offline, folders);
  }
}
