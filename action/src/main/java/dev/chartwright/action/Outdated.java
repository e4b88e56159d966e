package dev.chartwright.action;

import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseOrigin;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import dev.chartwright.repo.downloader.dependency.DependencyVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells which releases could have a newer chart from where theirs came from: {@code outdated}.
 *
 * <p>Asks registries and repositories, and changes nothing. A release without a recorded origin is
 * listed as unknown. Safe for several threads.
 */
public final class Outdated {
  /**
   * The chart of a release and the newest one there is.
   *
   * @param release the revision
   * @param installed the version of its chart; empty if the record holds none
   * @param latest the highest version that is no prerelease; empty if not known
   * @param origin where the chart came from; empty if that was not recorded
   * @param problem why the newest version is not known; empty if it is
   */
  public record ReleaseVersions(
      Release release, String installed, String latest, String origin, String problem) {
    /** {@code unknown}, {@code outdated} or {@code up to date}. */
    public String status() {
      if (!problem.isEmpty() || latest.isEmpty()) {
        return "unknown";
      }
      return isOutdated() ? "outdated" : "up to date";
    }

    /** Whether there is a newer version. */
    public boolean isOutdated() {
      try {
        return problem.isEmpty()
            && !latest.isEmpty()
            && Version.parse(latest).compareTo(Version.parse(installed)) > 0;
      } catch (SemverException e) {
        return false;
      }
    }
  }

  private final Settings settings;
  private final Clock clock;

  private Outdated(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings. */
  public static Outdated of(Settings settings, Clock clock) {
    return new Outdated(settings, clock);
  }

  /** Looks for newer charts of releases. */
  public List<ReleaseVersions> run(List<Release> releases, ConnectionOptions connection) {
    List<ReleaseVersions> found = new ArrayList<>(releases.size());
    for (Release each : releases) {
      found.add(look(each, connection));
    }
    return found;
  }

  private ReleaseVersions look(Release release, ConnectionOptions connection) {
    Metadata chart = release.chartMetadata();
    Optional<ReleaseOrigin> origin = release.origin();
    if (chart == null) {
      return new ReleaseVersions(release, "", "", "", "the record holds no chart");
    }
    if (origin.isEmpty()) {
      return new ReleaseVersions(
          release, chart.version(), "", "", "where the chart came from was not recorded");
    }
    String url = origin.get().url();
    String repository = repository(url);
    if (repository.isEmpty()) {
      return new ReleaseVersions(
          release, chart.version(), "", url, "the chart came from a file or folder");
    }
    try {
      DependencyVersions versions = ask(chart.name(), repository, connection);
      // That no version satisfies the wish for any is the only problem that leaves a latest one.
      String problem = versions.latest().isEmpty() ? versions.problem() : "";
      return new ReleaseVersions(
          release,
          chart.version(),
          versions.latest(),
          url,
          problem.isEmpty() && versions.latest().isEmpty() ? "there is no release" : problem);
    } catch (RuntimeException e) {
      return new ReleaseVersions(release, chart.version(), "", url, String.valueOf(e.getMessage()));
    }
  }

  /** Where the chart's other versions are; empty for a chart that came from a file. */
  private static String repository(String url) {
    boolean remote =
        url.startsWith("oci://") || url.startsWith("https://") || url.startsWith("http://");
    int slash = url.lastIndexOf('/');
    return remote && slash > url.indexOf("://") + 2 ? url.substring(0, slash) : "";
  }

  /** Asks as for a dependency of a chart that depends on this one alone. */
  private DependencyVersions ask(String name, String repository, ConnectionOptions connection) {
    JsonObject dependency =
        JsonObject.create().put("name", name).put("version", "*").put("repository", repository);
    String chartfile =
        Json.marshal(
            JsonObject.create()
                .put("apiVersion", "v2")
                .put("name", "outdated")
                .put("version", "0.0.0")
                .put("dependencies", List.of(dependency)));
    Path folder = null;
    try {
      folder = Files.createTempDirectory(settings.temporaryFolder(), "chartwright-outdated-");
      Files.writeString(folder.resolve("Chart.yaml"), chartfile);
      return DependencyOutdated.of(settings, clock)
          .run(DependencyRequest.of(folder.toString()), connection)
          .get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (folder != null) {
        TemporaryFolder.remove(folder);
      }
    }
  }
}
