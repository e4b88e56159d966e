package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Lock;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code charts/} of a chart while its archives are replaced, with the folder {@code
 * tmpcharts-<pid>} beside it in which they get ready.
 *
 * <p>Both are held open, so that nothing is written or deleted elsewhere. Archives are put in place
 * one by one, each in one step, then what no dependency needs is deleted, and last comes the lock:
 * who is killed in between leaves whole archives and a lock that fits or is out of date, never a
 * part. Source: Helm {@code pkg/downloader/manager.go} (downloadAll, safeMoveDeps).
 */
final class ChartsFolder implements AutoCloseable {
  private static final int MAX_ATTEMPTS = 1000;

  private final String chart;
  private final HeldFolder chartFolder;
  private final HeldFolder charts;
  private final String temporaryName;
  private final HeldFolder temporary;

  private ChartsFolder(
      String chart,
      HeldFolder chartFolder,
      HeldFolder charts,
      String temporaryName,
      HeldFolder temporary) {
    this.chart = chart;
    this.chartFolder = chartFolder;
    this.charts = charts;
    this.temporaryName = temporaryName;
    this.temporary = temporary;
  }

  /**
   * Opens the folder of a chart, and makes it if it is not there.
   *
   * @throws DependencyException {@code "…" is not a directory}, or it leads out of the chart
   */
  static ChartsFolder open(String chart) {
    String path = Path.join(chart, "charts");
    makeCharts(path);
    HeldFolder chartFolder = null;
    HeldFolder charts = null;
    try {
      chartFolder = HeldFolder.open(java.nio.file.Path.of(chart));
      charts = openCharts(chartFolder, chart, path);
      String temporary = makeTemporary(chart);
      return new ChartsFolder(chart, chartFolder, charts, temporary, chartFolder.child(temporary));
    } catch (IOException e) {
      closeQuietly(charts);
      closeQuietly(chartFolder);
      throw PathException.of("open", path, e);
    } catch (RuntimeException e) {
      closeQuietly(charts);
      closeQuietly(chartFolder);
      throw e;
    }
  }

  private static void makeCharts(String path) {
    try {
      if (!Os.stat(path).isDirectory()) {
        throw new DependencyException(Quote.quote(path) + " is not a directory");
      }
    } catch (PathException e) {
      if (!e.isNotExist()) {
        throw new DependencyException(
            "unable to retrieve file info for '" + path + "': " + e.getMessage(), e);
      }
      Os.mkdirAll(path);
    }
  }

  /** A link is followed only to another folder of the same chart. */
  private static HeldFolder openCharts(HeldFolder chartFolder, String chart, String path)
      throws IOException {
    if (!chartFolder.attributes("charts").isSymbolicLink()) {
      return chartFolder.child("charts");
    }
    java.nio.file.Path target = java.nio.file.Path.of(path).toRealPath();
    java.nio.file.Path root = java.nio.file.Path.of(chart).toRealPath();
    if (target.equals(root) || !target.startsWith(root)) {
      throw new DependencyException(
          Quote.quote(path)
              + " is a symlink to "
              + Quote.quote(Os.readLink(path))
              + ", which lies outside of the chart");
    }
    return HeldFolder.open(target);
  }

  /**
   * Makes a folder of our own; whatever has the name that Helm would take is left alone, be it of
   * another thread, of a process that was killed, or a link to elsewhere.
   */
  private static String makeTemporary(String chart) {
    String name = "tmpcharts-" + ProcessHandle.current().pid();
    for (int attempt = 1; ; attempt++) {
      String path = Path.join(chart, name);
      try {
        Files.createDirectory(java.nio.file.Path.of(path));
        return name;
      } catch (FileAlreadyExistsException e) {
        if (attempt > MAX_ATTEMPTS) {
          throw PathException.of("mkdir", path, e);
        }
        name = "tmpcharts-" + ProcessHandle.current().pid() + "-" + attempt;
      } catch (IOException e) {
        throw PathException.of("mkdir", path, e);
      }
    }
  }

  /** The path of a file that gets ready, as Helm names it. */
  private String temporaryPath(String file) {
    return Path.join(chart, temporaryName, file);
  }

  private String chartsPath(String file) {
    return Path.join(chart, "charts", file);
  }

  /**
   * Puts archives in place and deletes those that no dependency needs.
   *
   * @param files what is to be there, under the names that it has
   * @param local names of charts that stay whatever happens
   */
  void replace(
      List<java.nio.file.Path> files,
      Set<String> local,
      ChartLoader loader,
      DependencyEvents events) {
    List<String> names = new ArrayList<>(files.size());
    try {
      for (java.nio.file.Path file : files) {
        String name = String.valueOf(file.getFileName());
        temporary.deleteTree(name);
        try (InputStream in = Files.newInputStream(file)) {
          temporary.create(name, in);
        }
        names.add(name);
      }
    } catch (IOException e) {
      throw PathException.of("open", Path.join(chart, temporaryName), e);
    }
    names.sort(StringOrder.BYTES);
    List<String> before = existing();
    for (String name : names) {
      put(name, loader, events);
    }
    events.deletingOutdated();
    for (String name : before) {
      if (!names.contains(name)) {
        deleteOutdated(name, local, loader, events);
      }
    }
  }

  private List<String> existing() {
    try {
      List<String> names = charts.names();
      names.sort(StringOrder.BYTES);
      return names;
    } catch (IOException e) {
      throw PathException.of("open", Path.join(chart, "charts"), e);
    }
  }

  private void put(String name, ChartLoader loader, DependencyEvents events) {
    String path = temporaryPath(name);
    try {
      loader.scan(path);
    } catch (RuntimeException e) {
      events.notMoved(path, String.valueOf(e.getMessage()));
      return;
    }
    try {
      temporary.move(name, charts, name);
    } catch (IOException e) {
      String target = chartsPath(name);
      events.unmovable(
          path,
          "link error: cannot rename "
              + path
              + " to "
              + target
              + ": rename "
              + path
              + " "
              + target
              + ": "
              + PathException.reason(e));
    }
  }

  private void deleteOutdated(
      String name, Set<String> local, ChartLoader loader, DependencyEvents events) {
    String path = chartsPath(name);
    try {
      if (charts.attributes(name).isDirectory()) {
        return;
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      events.undeletable(path, String.valueOf(PathException.of("lstat", path, e).getMessage()));
      return;
    }
    Chart found;
    try {
      found = loader.loadFile(path);
    } catch (RuntimeException e) {
      events.notDeleted(path, String.valueOf(e.getMessage()));
      return;
    }
    if (local.contains(found.name())) {
      return;
    }
    try {
      charts.deleteFile(name);
    } catch (IOException e) {
      events.undeletable(path, String.valueOf(PathException.of("remove", path, e).getMessage()));
    }
  }

  /** Puts the lock in its place, which comes last. */
  void writeLock(Lock lock, boolean old) {
    LockFile.write(chart, temporary, chartFolder, lock, old);
  }

  @Override
  public void close() {
    closeQuietly(temporary);
    try {
      chartFolder.deleteTree(temporaryName);
    } catch (IOException e) {
      // Go's os.RemoveAll is not asked for its error either.
    }
    closeQuietly(charts);
    closeQuietly(chartFolder);
  }

  private static void closeQuietly(@Nullable HeldFolder folder) {
    if (folder == null) {
      return;
    }
    try {
      folder.close();
    } catch (IOException e) {
      // There is nothing left to lose.
    }
  }
}
