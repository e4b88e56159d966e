package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the exact version of each dependency: the first that satisfies what Chart.yaml asks for, of
 * versions sorted with the highest first.
 *
 * <p>An exact version in a registry is taken unseen; a range that no tag satisfies is kept, so that
 * the download fails. Source: Helm {@code internal/resolver/resolver.go}.
 */
final class Resolver {
  private final String chart;
  private final ChartLoader loader;
  private final Indexes indexes;
  private final TagLists tags;
  private final Workers workers;
  private final List<String> unresolved = new ArrayList<>();

  Resolver(String chart, ChartLoader loader, Indexes indexes, TagLists tags, Workers workers) {
    this.chart = chart;
    this.loader = loader;
    this.indexes = indexes;
    this.tags = tags;
    this.workers = workers;
  }

  /**
   * The dependencies with their versions, and nothing but name, version and repository.
   *
   * @param names the names of the indexes by the names of dependencies
   * @throws RuntimeException at the first dependency that cannot be resolved at all, else when all
   *     were tried
   */
  List<Dependency> resolve(List<Dependency> wanted, Map<String, String> names) {
    prepare(wanted, names);
    List<Dependency> locked = new ArrayList<>(wanted.size());
    for (Dependency each : wanted) {
      Constraints constraint = constraint(each);
      String version = version(each, constraint, names.getOrDefault(each.name(), ""));
      if (version == null) {
        unresolved.add(
            Quote.quote(each.name())
                + " (repository "
                + Quote.quote(each.repository())
                + ", version "
                + Quote.quote(each.version())
                + ")");
      } else {
        locked.add(Dependency.of(each.name(), version, each.repository()));
      }
    }
    if (!unresolved.isEmpty()) {
      throw new DependencyException(
          "can't get a valid version for "
              + unresolved.size()
              + " subchart(s): "
              + String.join(", ", unresolved)
              + ". Make sure a matching chart version exists in the repo, or change the version"
              + " constraint in Chart.yaml");
    }
    return locked;
  }

  /** Begins to read and to ask for all that will be needed, up to what fails at sight. */
  private void prepare(List<Dependency> wanted, Map<String, String> names) {
    Set<String> files = new LinkedHashSet<>();
    for (Dependency each : wanted) {
      if (!isConstraint(each.version())) {
        break;
      }
      String repository = each.repository();
      String name = names.getOrDefault(each.name(), "");
      if (ChartReference.isOci(repository)) {
        if (!isVersion(each.version())) {
          tags.start(ociRepository(each));
        }
      } else if (!repository.isEmpty() && !LocalPath.isLocal(repository) && !name.isEmpty()) {
        files.add(name);
      }
    }
    indexes.start(files, workers);
  }

  private @Nullable String version(Dependency wanted, Constraints constraint, String name) {
    String repository = wanted.repository();
    if (repository.isEmpty()) {
      LocalPath.of(Path.join("charts", wanted.name()), chart);
      return wanted.version();
    }
    if (LocalPath.isLocal(repository)) {
      Chart local = loader.loadDir(LocalPath.of(repository, chart));
      String version = local.metadata().version();
      return constraint.check(Version.parse(version)) ? version : null;
    }
    if (name.isEmpty()) {
      return wanted.version();
    }
    return ChartReference.isOci(repository)
        ? ofRegistry(wanted, constraint)
        : ofIndex(wanted, constraint, name);
  }

  private String ofRegistry(Dependency wanted, Constraints constraint) {
    List<String> offered;
    if (isVersion(wanted.version())) {
      offered = List.of(wanted.version());
    } else {
      try {
        offered = tags.versions(ociRepository(wanted));
      } catch (RuntimeException e) {
        throw new DependencyException(
            "could not retrieve list of tags for repository "
                + wanted.repository()
                + ": "
                + e.getMessage(),
            e);
      }
    }
    for (String each : offered) {
      if (satisfies(each, constraint)) {
        return each;
      }
    }
    return wanted.version();
  }

  private static String ociRepository(Dependency dependency) {
    return ChartReference.withoutScheme(dependency.repository()) + "/" + dependency.name();
  }

  private @Nullable String ofIndex(Dependency wanted, Constraints constraint, String name) {
    RepositoryIndex index;
    try {
      index = indexes.load(name);
    } catch (RuntimeException e) {
      throw new DependencyException(
          "no cached repository for "
              + name
              + " found. (try 'helm repo update'): "
              + e.getMessage(),
          e);
    }
    if (!index.contains(wanted.name())) {
      throw new DependencyException(
          wanted.name() + " chart not found in repo " + wanted.repository());
    }
    for (IndexedVersion each : index.versions(wanted.name())) {
      if (!each.urls().isEmpty() && satisfies(each.version(), constraint)) {
        return each.version();
      }
    }
    return null;
  }

  private static boolean satisfies(String version, Constraints constraint) {
    try {
      return constraint.check(Version.parse(version));
    } catch (SemverException e) {
      return false;
    }
  }

  private static Constraints constraint(Dependency wanted) {
    try {
      return Constraints.parse(wanted.version());
    } catch (SemverException e) {
      throw new DependencyException(
          "dependency "
              + Quote.quote(wanted.name())
              + " has an invalid version/constraint format: "
              + e.getMessage(),
          e);
    }
  }

  private static boolean isConstraint(String text) {
    try {
      Constraints.parse(text);
      return true;
    } catch (SemverException e) {
      return false;
    }
  }

  private static boolean isVersion(String text) {
    try {
      Version.parse(text);
      return true;
    } catch (SemverException e) {
      return false;
    }
  }
}
