package dev.chartwright.action;

/**
 * Which chart to fetch and where to put it. Immutable.
 *
 * @param source the chart
 * @param destination folder for the archive, which must exist
 * @param provenance whether to fetch the provenance file too; one that is to be checked is fetched
 *     in any case
 * @param untar whether to unpack the chart in place of keeping the archive
 * @param untarFolder folder to unpack into; a relative one lies below {@code destination}
 */
public record PullRequest(
    ChartSource source, String destination, boolean provenance, boolean untar, String untarFolder) {
  /** Fetches the archive into the working directory. */
  public static PullRequest of(ChartSource source) {
    return new PullRequest(source, ".", false, false, ".");
  }

  /** This request into another folder. */
  public PullRequest withDestination(String folder) {
    return new PullRequest(source, folder, provenance, untar, untarFolder);
  }

  /** This request with the provenance file. */
  public PullRequest withProvenance() {
    return new PullRequest(source, destination, true, untar, untarFolder);
  }

  /** This request unpacking the chart into a folder. */
  public PullRequest withUntar(String folder) {
    return new PullRequest(source, destination, provenance, true, folder);
  }
}
