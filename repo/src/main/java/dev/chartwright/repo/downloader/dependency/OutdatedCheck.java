package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Lock;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a chart has with what its repositories and registries offer; changes nothing. */
final class OutdatedCheck {
  private final String chart;
  private final ChartLoader loader;
  private final Indexes indexes;
  private final TagLists tags;

  OutdatedCheck(String chart, ChartLoader loader, Indexes indexes, TagLists tags) {
    this.chart = chart;
    this.loader = loader;
    this.indexes = indexes;
    this.tags = tags;
  }

  /**
   * The versions of each dependency, in their order.
   *
   * @param declared the dependencies as Chart.yaml has them, for what it asks for
   * @param names the names of the indexes by the names of dependencies
   */
  List<DependencyVersions> check(
      List<Dependency> declared, Map<String, String> names, @Nullable Lock lock) {
    for (Dependency each : declared) {
      if (ChartReference.isOci(each.repository())) {
        tags.start(ociRepository(each));
      }
    }
    List<DependencyVersions> found = new ArrayList<>(declared.size());
    for (int i = 0; i < declared.size(); i++) {
      Dependency each = declared.get(i);
      String locked = locked(each, i, lock);
      try {
        List<String> offered = offered(each, names.getOrDefault(each.name(), ""));
        found.add(versions(each, locked, offered));
      } catch (RuntimeException e) {
        found.add(
            new DependencyVersions(
                each.name(),
                each.repository(),
                each.version(),
                locked,
                "",
                "",
                String.valueOf(e.getMessage())));
      }
    }
    return found;
  }

  private static DependencyVersions versions(
      Dependency wanted, String locked, List<String> offered) {
    String matching = highest(offered, Constraints.parse(wanted.version()));
    return new DependencyVersions(
        wanted.name(),
        wanted.repository(),
        wanted.version(),
        locked,
        matching,
        highest(offered, Constraints.parse("*")),
        matching.isEmpty() ? "no version satisfies " + wanted.version() : "");
  }

  private static String highest(List<String> offered, Constraints constraint) {
    for (String each : offered) {
      try {
        if (constraint.check(Version.parse(each))) {
          return each;
        }
      } catch (SemverException e) {
        // Not a version that could be chosen.
      }
    }
    return "";
  }

  /** What the lock has at the same place, if it is the same chart, else anywhere. */
  private static String locked(Dependency wanted, int place, @Nullable Lock lock) {
    if (lock == null) {
      return "";
    }
    List<? extends @Nullable Dependency> entries = lock.dependencies();
    if (place < entries.size() && isSame(wanted, entries.get(place))) {
      return versionOf(entries.get(place));
    }
    for (Dependency each : entries) {
      if (isSame(wanted, each)) {
        return versionOf(each);
      }
    }
    return "";
  }

  private static boolean isSame(Dependency wanted, @Nullable Dependency locked) {
    return locked != null
        && locked.name().equals(wanted.name())
        && locked.repository().equals(wanted.repository());
  }

  private static String versionOf(@Nullable Dependency locked) {
    return locked == null ? "" : locked.version();
  }

  /** The versions that there are, highest first. */
  private List<String> offered(Dependency wanted, String name) {
    String repository = wanted.repository();
    if (repository.isEmpty()) {
      return List.of(
          loader.loadDir(LocalPath.of("charts/" + wanted.name(), chart)).metadata().version());
    }
    if (LocalPath.isLocal(repository)) {
      return List.of(loader.loadDir(LocalPath.of(repository, chart)).metadata().version());
    }
    if (ChartReference.isOci(repository)) {
      return tags.versions(ociRepository(wanted));
    }
    RepositoryIndex index = indexes.load(name);
    if (!index.contains(wanted.name())) {
      throw new RepositoryException(wanted.name() + " chart not found in repo " + repository);
    }
    List<String> versions = new ArrayList<>();
    for (IndexedVersion each : index.versions(wanted.name())) {
      if (!each.urls().isEmpty()) {
        versions.add(each.version());
      }
    }
    return versions;
  }

  private static String ociRepository(Dependency dependency) {
    return ChartReference.withoutScheme(dependency.repository()) + "/" + dependency.name();
  }
}
