package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Dependency;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Archives from repositories and registries.
 *
 * <p>Source: Helm {@code pkg/downloader/manager.go} (downloadAll).
 */
final class FetchedSupply implements ChartSupply {
  /**
   * Up to this size the index of a repository that was not added, and that only one dependency
   * names, is fetched once more before the chart, as Helm does.
   */
  private static final long SMALL_INDEX_BYTES = 256 * 1024;

  private final DependencyRun run;
  private final AddedRepositories added;
  private final List<RepositoryEntry> unmanaged;
  private final Map<Dependency, Future<ChartLookup.Location>> locations = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private FetchedSupply(
      DependencyRun run, AddedRepositories added, List<RepositoryEntry> unmanaged) {
    this.run = run;
    this.added = added;
    this.unmanaged = unmanaged;
  }

  /** Reads the indexes of all added repositories, used or not, as Helm does. */
  static FetchedSupply of(DependencyRun run, RepositoryNames known) {
    return new FetchedSupply(run, run.added(), known.unmanaged());
  }

  @Override
  public void start(List<Dependency> locked, Pins pins) {
    List<Dependency> remote = new ArrayList<>();
    for (Dependency each : locked) {
      if (!each.repository().isEmpty() && !LocalPath.isLocal(each.repository())) {
        remote.add(each);
      }
    }
    ChartLookup lookup = lookup(remote);
    for (Dependency each : remote) {
      if (!locations.containsKey(each)) {
        locations.put(
            each,
            asksServer(each) ? run.workers().start(() -> lookup.find(each)) : here(lookup, each));
      }
    }
    for (Dependency each : remote) {
      try {
        ChartLookup.Location location = location(each);
        ChartFetches.parse(location);
        run.fetches().start(location, added.forChart(each.name()));
      } catch (RuntimeException e) {
        // It comes up again when this dependency is taken; those behind it need not be fetched.
        return;
      }
    }
  }

  private static Future<ChartLookup.Location> here(ChartLookup lookup, Dependency each) {
    try {
      return CompletableFuture.completedFuture(lookup.find(each));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private boolean asksServer(Dependency each) {
    return !ChartReference.isOci(each.repository()) && added.find(each.repository()) < 0;
  }

  private ChartLookup lookup(List<Dependency> remote) {
    Map<String, Integer> uses = new HashMap<>();
    for (Dependency each : remote) {
      uses.merge(RepositoryUrl.withoutSlash(each.repository()), 1, Integer::sum);
    }
    Map<String, RepositoryIndex> shared = new HashMap<>(run.unmanaged(unmanaged));
    for (RepositoryEntry each : unmanaged) {
      if (uses.getOrDefault(RepositoryUrl.withoutSlash(each.url()), 0) == 1
          && run.isSmall(each, SMALL_INDEX_BYTES)) {
        shared.remove(each.url());
      }
    }
    ChartDownloader downloader =
        ChartDownloader.of(
            run.sources().registry(),
            run.sources().getters(),
            GetOptions.none(),
            added.forChart(""),
            run.sources().contentCache(),
            run.sources().log());
    return new ChartLookup(added, shared, downloader, run.sources().log());
  }

  private ChartLookup.Location location(Dependency locked) {
    Future<ChartLookup.Location> location = locations.get(locked);
    if (location == null) {
      throw new IllegalStateException("never looked up: " + locked.name());
    }
    return Workers.result(location);
  }

  @Override
  public FetchedChart take(Dependency locked) {
    ChartLookup.Location location = location(locked);
    if (!taken.add(location.url()) && !ChartReference.isOci(location.url())) {
      run.events().alreadyDownloaded(locked.name(), locked.repository());
      return run.fetches().result(location).withoutFiles();
    }
    run.events().downloading(locked.name(), locked.repository());
    OciChartReference reference;
    try {
      reference = ChartFetches.parse(location);
    } catch (DependencyException e) {
      throw new MalformedReferenceException(e);
    }
    if (!ChartReference.isOci(location.url())) {
      added.warnOfScan(locked.name(), location.url(), run.indexes());
    }
    try {
      run.fetches().start(location, added.forChart(locked.name()));
      FetchedChart chart = run.fetches().result(location);
      chart.tell(run.sources().registryEvents());
      if (!chart.warning().isEmpty()) {
        run.events().warning(chart.warning());
      }
      return chart;
    } catch (RuntimeException e) {
      throw new DependencyException(
          "could not download " + reference.chart() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void keep(Dependency locked, FetchedChart chart) {
    if (!chart.files().isEmpty()) {
      KeptCharts.of(run.sources().contentCache()).keep(locked, chart);
    }
  }
}
