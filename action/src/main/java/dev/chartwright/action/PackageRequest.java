package dev.chartwright.action;

import java.time.Instant;
import java.util.Optional;

/**
 * What to pack and how. Immutable.
 *
 * @param path folder of the chart
 * @param version version to give it; empty to keep its own
 * @param appVersion appVersion to give it; empty to keep its own
 * @param destination folder for the archive; it is made if it is not there
 * @param sourceDateEpoch the time that every entry of the archive gets; empty to keep the files'
 *     own
 * @param signer signs the archive; empty to leave it unsigned
 */
public record PackageRequest(
    String path,
    String version,
    String appVersion,
    String destination,
    Optional<Instant> sourceDateEpoch,
    Optional<ChartSigner> signer) {
  /** A request without a signature. */
  public PackageRequest(
      String path,
      String version,
      String appVersion,
      String destination,
      Optional<Instant> sourceDateEpoch) {
    this(path, version, appVersion, destination, sourceDateEpoch, Optional.empty());
  }

  /** Packs a folder into the working directory. */
  public static PackageRequest of(String path) {
    return new PackageRequest(path, "", "", ".", Optional.empty());
  }

  /** This request with another version. */
  public PackageRequest withVersion(String other) {
    return new PackageRequest(path, other, appVersion, destination, sourceDateEpoch, signer);
  }

  /** This request with another appVersion. */
  public PackageRequest withAppVersion(String other) {
    return new PackageRequest(path, version, other, destination, sourceDateEpoch, signer);
  }

  /** This request with another folder for the archive. */
  public PackageRequest withDestination(String folder) {
    return new PackageRequest(path, version, appVersion, folder, sourceDateEpoch, signer);
  }

  /** This request with one time for all entries: the archive is the same whenever it is made. */
  public PackageRequest withSourceDateEpoch(Instant time) {
    return new PackageRequest(path, version, appVersion, destination, Optional.of(time), signer);
  }

  /** This request with a signature. */
  public PackageRequest withSigner(ChartSigner with) {
    return new PackageRequest(
        path, version, appVersion, destination, sourceDateEpoch, Optional.of(with));
  }
}
