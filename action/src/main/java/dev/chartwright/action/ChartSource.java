package dev.chartwright.action;

/**
 * Which chart a verb works on: the reference and the flags that say how to find it. Immutable.
 *
 * @param reference a path, an {@code oci://} reference, a URL, or {@code repository/name}
 * @param version a version or constraint; empty for the newest
 * @param repository URL of a repository to look in ({@code --repo}); empty for none
 * @param connection how servers are reached
 */
public record ChartSource(
    String reference, String version, String repository, ConnectionOptions connection) {
  /** A chart by its reference alone. */
  public static ChartSource of(String reference) {
    return new ChartSource(reference, "", "", ConnectionOptions.defaults());
  }

  /** This source at a version, or the newest that satisfies a constraint. */
  public ChartSource withVersion(String wanted) {
    return new ChartSource(reference, wanted, repository, connection);
  }

  /** This source in the repository at a URL. */
  public ChartSource withRepository(String url) {
    return new ChartSource(reference, version, url, connection);
  }

  /** This source reached that way. */
  public ChartSource withConnection(ConnectionOptions options) {
    return new ChartSource(reference, version, repository, options);
  }
}
