package dev.chartwright.repo.downloader.dependency;

/**
 * What a dependency is and what it could be. Versions that nobody knows are empty.
 *
 * @param name name of the chart
 * @param repository where it comes from, with an alias replaced by what it stands for
 * @param declared what Chart.yaml asks for
 * @param locked what the lock has
 * @param matching the highest version that satisfies Chart.yaml
 * @param latest the highest version that is no prerelease
 * @param problem why a version is not known; empty if nothing is wrong
 */
public record DependencyVersions(
    String name,
    String repository,
    String declared,
    String locked,
    String matching,
    String latest,
    String problem) {
  /** Whether an update would change what the lock has. */
  public boolean isOutdated() {
    return !matching.isEmpty() && !matching.equals(locked);
  }

  /** {@code unknown}, {@code outdated}, {@code newer exists} or {@code up to date}. */
  public String status() {
    if (!problem.isEmpty()) {
      return "unknown";
    }
    if (isOutdated()) {
      return "outdated";
    }
    return latest.isEmpty() || latest.equals(matching) ? "up to date" : "newer exists";
  }
}
