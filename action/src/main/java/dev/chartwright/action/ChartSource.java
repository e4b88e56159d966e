package dev.chartwright.action;

import dev.chartwright.repo.downloader.ChartVerifier;
import java.util.Optional;

/**
 * Which chart a verb works on: the reference and the flags that say how to find it. Immutable.
 *
 * @param reference a path, an {@code oci://} reference, a URL, or {@code repository/name}
 * @param version a version or constraint; empty for the newest
 * @param repository URL of a repository to look in ({@code --repo}); empty for none
 * @param connection how servers are reached
 * @param verifier checks the archive against its provenance file before it is used; empty for no
 *     check
 */
public record ChartSource(
    String reference,
    String version,
    String repository,
    ConnectionOptions connection,
    Optional<ChartVerifier> verifier) {
  /** A chart whose provenance does not matter. */
  public ChartSource(
      String reference, String version, String repository, ConnectionOptions connection) {
    this(reference, version, repository, connection, Optional.empty());
  }

  /** A chart by its reference alone. */
  public static ChartSource of(String reference) {
    return new ChartSource(reference, "", "", ConnectionOptions.defaults());
  }

  /** This source at a version, or the newest that satisfies a constraint. */
  public ChartSource withVersion(String wanted) {
    return new ChartSource(reference, wanted, repository, connection, verifier);
  }

  /** This source in the repository at a URL. */
  public ChartSource withRepository(String url) {
    return new ChartSource(reference, version, url, connection, verifier);
  }

  /** This source reached that way. */
  public ChartSource withConnection(ConnectionOptions options) {
    return new ChartSource(reference, version, repository, options, verifier);
  }

  /** This source with a check of its provenance. */
  public ChartSource withVerifier(ChartVerifier check) {
    return new ChartSource(reference, version, repository, connection, Optional.of(check));
  }
}
