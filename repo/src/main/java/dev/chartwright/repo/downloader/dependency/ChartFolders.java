package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.path.Path;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folders that a chart depends on, and those that they depend on: deepest first, each once, the
 * chart itself last. Archives, packed or in {@code charts/}, are not looked into.
 */
final class ChartFolders {
  private final ChartLoader loader;
  private final Map<java.nio.file.Path, String> done = new LinkedHashMap<>();
  private final List<java.nio.file.Path> open = new ArrayList<>();
  private final List<String> openNames = new ArrayList<>();

  private ChartFolders(ChartLoader loader) {
    this.loader = loader;
  }

  /**
   * The folders in the order in which they need work.
   *
   * @throws DependencyException if a folder depends on itself; the message names the way
   */
  static List<String> of(String chart, ChartLoader loader) {
    ChartFolders folders = new ChartFolders(loader);
    folders.visit(chart);
    return new ArrayList<>(folders.done.values());
  }

  private void visit(String folder) {
    java.nio.file.Path real = real(folder);
    if (done.containsKey(real)) {
      return;
    }
    int start = open.indexOf(real);
    if (start >= 0) {
      throw new DependencyException(
          "the chart "
              + folder
              + " depends on itself: "
              + String.join(" -> ", openNames.subList(start, openNames.size()))
              + " -> "
              + folder);
    }
    open.add(real);
    openNames.add(folder);
    for (Dependency each : dependencies(folder)) {
      if (LocalPath.isLocal(each.repository())) {
        String path = LocalPath.of(each.repository(), folder);
        if (Os.stat(path).isDirectory()) {
          visit(path);
        }
      }
    }
    open.remove(open.size() - 1);
    openNames.remove(openNames.size() - 1);
    done.put(real, folder);
  }

  private List<Dependency> dependencies(String folder) {
    Chart chart = loader.loadDir(folder);
    return RepositoryNames.declared(chart.metadata());
  }

  private static java.nio.file.Path real(String folder) {
    Os.stat(folder);
    try {
      return java.nio.file.Path.of(folder).toRealPath();
    } catch (IOException e) {
      throw new DependencyException("could not find " + Path.clean(folder), e);
    }
  }
}
