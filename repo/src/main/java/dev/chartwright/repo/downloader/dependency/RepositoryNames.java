package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.net.Url;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.repo.RepositoryAliases;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.downloader.RepositoryUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which repository each dependency of a chart means.
 *
 * <p>Names go by the name of the dependency, as with Helm: of two dependencies of one name, the
 * repository of the last that is known counts for both. Source: Helm {@code
 * pkg/downloader/manager.go} (resolveRepoNames, ensureMissingRepos).
 *
 * @param wanted the chart's metadata, with aliases of repositories replaced by what they stand for
 * @param names the name of the cached index of each dependency; OCI and local ones have their URL
 * @param unmanaged repositories that the user has not added, under the names of their indexes
 */
record RepositoryNames(
    Metadata wanted, Map<String, String> names, List<RepositoryEntry> unmanaged) {
  /** What the names of the indexes of repositories begin with that the user has not added. */
  static final String UNMANAGED_PREFIX = "helm-manager-";

  private static final String NOT_URL =
      """

      Note that repositories must be URLs or aliases. For example, to refer to the "example"
      repository, use "https://charts.example.com/" or "@example" instead of
      "example". Don't forget to add the repo, too ('helm repo add').\
      """;

  /**
   * Looks up the repositories of a chart's dependencies.
   *
   * @throws DependencyException if one is neither added nor a URL, or a folder is not there
   */
  static RepositoryNames of(
      Metadata metadata,
      String chart,
      RepositoryFile repositories,
      RepositoryAliases aliases,
      DependencyEvents events) {
    List<Dependency> wanted = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (Dependency each : declared(metadata)) {
      Dependency dependency = each;
      String repository = each.repository();
      if (LocalPath.isLocal(repository)) {
        LocalPath.of(repository, chart);
        events.localRepository(repository);
        names.put(each.name(), repository);
      } else if (ChartReference.isOci(repository)) {
        names.put(each.name(), repository);
      } else if (!repository.isEmpty()) {
        RepositoryEntry entry = find(repository, repositories);
        String place = entry == null ? aliases.repository(repository).orElse("") : "";
        if (entry != null) {
          dependency = isAlias(repository) ? each.withRepository(entry.url()) : each;
          names.put(each.name(), entry.name());
        } else if (!place.isEmpty()) {
          dependency = each.withRepository(place);
          names.put(each.name(), place);
        } else if (isUrl(repository)) {
          names.put(repository, repository);
        } else {
          missing.add(repository);
        }
      }
      wanted.add(dependency);
    }
    if (!missing.isEmpty()) {
      throw missing(missing);
    }
    return new RepositoryNames(metadata.withDependencies(wanted), names, List.of());
  }

  /** These names, and generated ones for repositories that the user has not added. */
  RepositoryNames withUnmanaged() {
    Map<String, String> all = new HashMap<>(names);
    List<RepositoryEntry> found = new ArrayList<>();
    for (Dependency each : declared(wanted)) {
      String repository = each.repository();
      if (!repository.isEmpty() && !all.containsKey(each.name())) {
        String name = UNMANAGED_PREFIX + Digests.sha256(repository);
        all.put(each.name(), name);
        found.add(new RepositoryEntry(name, repository, "", "", "", "", "", false, false));
      }
    }
    return new RepositoryNames(wanted, all, found);
  }

  /** The dependencies of validated metadata, none of which is null. */
  static List<Dependency> declared(Metadata metadata) {
    List<Dependency> declared = new ArrayList<>();
    for (Dependency each : metadata.dependencies()) {
      declared.add(Objects.requireNonNull(each));
    }
    return declared;
  }

  private static @Nullable RepositoryEntry find(String repository, RepositoryFile repositories) {
    for (RepositoryEntry each : repositories.entries()) {
      if (repository.equals("@" + each.name())
          || repository.equals("alias:" + each.name())
          || RepositoryUrl.same(each.url(), repository)) {
        return each;
      }
    }
    return null;
  }

  private static boolean isAlias(String repository) {
    return repository.startsWith("@") || repository.startsWith("alias:");
  }

  private static boolean isUrl(String repository) {
    try {
      Url.parseRequestUri(repository);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static DependencyException missing(List<String> missing) {
    boolean bareName = false;
    for (String each : missing) {
      bareName |= !each.contains("//") && !isAlias(each);
    }
    return new DependencyException(
        "no repository definition for "
            + String.join(", ", missing)
            + ". Please add them via 'helm repo add'"
            + (bareName ? NOT_URL : ""));
  }
}
