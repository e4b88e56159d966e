package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Dependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Archives from the content cache alone: no server is asked for anything. */
final class CachedSupply implements ChartSupply {
  private final DependencyRun run;
  private final String chart;
  private final Map<Dependency, FetchedChart> found = new HashMap<>();

  CachedSupply(DependencyRun run, String chart) {
    this.run = run;
    this.chart = chart;
  }

  /**
   * Looks for all of them at once.
   *
   * @throws DependencyException that names each one that is missing
   */
  @Override
  public void start(List<Dependency> locked, Pins pins) {
    KeptCharts kept = KeptCharts.of(run.sources().contentCache());
    List<String> missing = new ArrayList<>();
    for (Dependency each : locked) {
      if (each.repository().isEmpty() || LocalPath.isLocal(each.repository())) {
        continue;
      }
      try {
        Path folder = Files.createTempDirectory(run.scratch(), "kept-");
        Optional<FetchedChart> chart = kept.find(each, pins.of(each), folder);
        if (chart.isPresent()) {
          found.put(each, chart.get());
          continue;
        }
      } catch (IOException e) {
        // Unreadable is as good as missing.
      }
      missing.add(each.name() + " " + each.version() + " (" + each.repository() + ")");
    }
    if (!missing.isEmpty()) {
      throw new DependencyException(
          "cannot build "
              + chart
              + " offline: the content cache "
              + run.sources().contentCache().root()
              + " lacks, or has damaged: "
              + String.join(", ", missing)
              + ". Run 'dependency build' once with a network");
    }
  }

  @Override
  public FetchedChart take(Dependency locked) {
    FetchedChart kept = found.get(locked);
    if (kept == null) {
      throw new IllegalStateException("never looked for: " + locked.name());
    }
    return kept;
  }

  @Override
  public void keep(Dependency locked, FetchedChart chart) {
    // It is there.
  }
}
