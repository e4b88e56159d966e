package dev.chartwright.action;

import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.CachedIndexes;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.ContentCache;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyManager;
import dev.chartwright.repo.downloader.dependency.DependencySources;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.getter.OciGetter;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What fetches charts over the connections of a verb.
 *
 * <p>Apart from {@link Connections}, so that a verb that needs nothing from elsewhere loads none of
 * the classes that fetch.
 */
final class Fetching {
  private Fetching() {}

  /** Fetches charts by reference. */
  static ChartDownloader downloader(Connections connections, Settings settings) {
    return ChartDownloader.of(
        connections::registry,
        connections.getters(),
        connections.getOptions(),
        new AliasedIndexes(
            new CachedIndexes(
                settings.repositoryConfig(), settings.repositoryCache(), settings.log()),
            settings),
        new ContentCache(Path.of(settings.contentCache())),
        settings.log());
  }

  /** The getters of all schemes: every chart, provenance file and index comes through them. */
  static Getters getters(Connections connections) {
    return Getters.of(
        () -> connections.mirrors().before(connections.getter()),
        () -> OciGetter.of(connections::registry));
  }

  /** Works on the dependencies of charts. */
  static DependencyManager dependencies(
      Connections connections,
      Settings settings,
      RegistryEvents pulls,
      DependencyEvents told,
      Clock clock) {
    return DependencyManager.of(
        new DependencySources(
            connections::registry,
            pulls,
            connections.getters(),
            settings.repositoryConfig(),
            settings.repositoryCache(),
            settings.aliases(),
            new ContentCache(Path.of(settings.contentCache())),
            settings.temporaryFolder(),
            settings.log()),
        told,
        clock,
        ZoneFiles.ofSystem(settings.environment()).local());
  }
}
