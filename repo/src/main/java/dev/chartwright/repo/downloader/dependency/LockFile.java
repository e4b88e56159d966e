package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Lock;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Writes Chart.lock, or requirements.lock for old charts: whole or not at all, and never through a
 * link.
 *
 * <p>Source: Helm {@code pkg/downloader/manager.go} (writeLock).
 */
final class LockFile {
  private LockFile() {}

  static String name(boolean old) {
    return old ? "requirements.lock" : "Chart.lock";
  }

  /**
   * Puts a lock in its place.
   *
   * @param chart path of the chart, for messages
   * @param temporary a folder of our own in the chart
   * @param folder the chart, held open
   * @throws DependencyException {@code the Chart.lock file is a symlink to "…"}
   */
  static void write(String chart, HeldFolder temporary, HeldFolder folder, Lock lock, boolean old) {
    String name = name(old);
    String path = Path.join(chart, name);
    refuseLink(path, name);
    byte[] content = GoString.bytes(lock.toPinnedYaml());
    try {
      temporary.create(name, new ByteArrayInputStream(content));
      temporary.move(name, folder, name);
    } catch (IOException e) {
      throw PathException.of("open", path, e);
    }
  }

  private static void refuseLink(String path, String name) {
    boolean link;
    try {
      link = Os.lstat(path).isSymbolicLink();
    } catch (PathException e) {
      if (e.isNotExist()) {
        return;
      }
      throw new DependencyException(
          "error getting info for " + Quote.quote(path) + ": " + e.getMessage(), e);
    }
    if (link) {
      String target;
      try {
        target = Os.readLink(path);
      } catch (PathException e) {
        throw new DependencyException(
            "error reading symlink for " + Quote.quote(path) + ": " + e.getMessage(), e);
      }
      throw new DependencyException("the " + name + " file is a symlink to " + Quote.quote(target));
    }
  }
}
