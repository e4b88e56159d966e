package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.LockPin;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.RepositoryIndexes;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.getter.OciGetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The charts of one run on their way into a temporary folder: several at a time, each once. Belongs
 * to one thread.
 */
final class ChartFetches {
  private final DependencySources sources;
  private final UnaryOperator<ChartDownloader> verifying;
  private final Path scratch;
  private final Workers workers;
  private final Map<String, Future<FetchedChart>> fetches = new HashMap<>();

  ChartFetches(
      DependencySources sources,
      UnaryOperator<ChartDownloader> verifying,
      Path scratch,
      Workers workers) {
    this.sources = sources;
    this.verifying = verifying;
    this.scratch = scratch;
    this.workers = workers;
  }

  /** Begins to fetch what is at a location, unless that has begun. */
  void start(ChartLookup.Location location, RepositoryIndexes repositories) {
    if (!fetches.containsKey(location.url())) {
      int number = fetches.size();
      fetches.put(location.url(), workers.start(() -> fetch(location, repositories, number)));
    }
  }

  /**
   * The chart of a location that was started.
   *
   * @throws RuntimeException why it could not be had
   */
  FetchedChart result(ChartLookup.Location location) {
    Future<FetchedChart> fetch = fetches.get(location.url());
    if (fetch == null) {
      throw new IllegalStateException("never started: " + location.url());
    }
    return Workers.result(fetch);
  }

  /** What is told apart from the version of a chart in a registry. */
  static OciChartReference parse(ChartLookup.Location location) {
    return ChartReference.isOci(location.url())
        ? OciChartReference.parse(location.url())
        : new OciChartReference(location.url(), "");
  }

  private FetchedChart fetch(
      ChartLookup.Location location, RepositoryIndexes repositories, int number)
      throws IOException {
    Path folder = Files.createDirectory(scratch.resolve(String.valueOf(number)));
    HeardEvents events = new HeardEvents();
    Supplier<ChartRegistry> registry = () -> sources.registry().get().withEvents(events);
    Getters getters =
        Getters.of(() -> sources.getters().byScheme("http"), () -> OciGetter.of(registry))
            .withOthers(sources.getters()::find);
    OciChartReference reference = parse(location);
    ChartDownloader downloader =
        ChartDownloader.of(
            registry,
            getters,
            location.options(),
            repositories,
            sources.contentCache(),
            sources.log());
    ChartDownloader.Download download =
        verifying.apply(downloader).downloadTo(reference.chart(), reference.version(), folder);
    List<Path> files = new ArrayList<>();
    files.add(download.chart());
    Path provenance = folder.resolve(download.chart().getFileName() + ".prov");
    if (Files.exists(provenance)) {
      files.add(provenance);
    }
    return new FetchedChart(
        files,
        new LockPin(Digests.ofFile(download.chart()), events.manifest()),
        download.warning().orElse(""),
        events.heard());
  }
}
