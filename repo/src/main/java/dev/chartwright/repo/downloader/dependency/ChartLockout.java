package dev.chartwright.repo.downloader.dependency;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others from replacing the dependencies of a chart while we do: an advisory lock on its
 * Chart.yaml, which is neither read nor changed by it. Where that cannot be locked, nothing is.
 */
final class ChartLockout {
  private static final long PAUSE_MILLIS = 5;

  private ChartLockout() {}

  /** Waits for those that came before, then works. */
  static void during(Path chart, Runnable work) {
    FileChannel channel = enter(chart);
    try {
      work.run();
    } finally {
      leave(channel);
    }
  }

  private static @Nullable FileChannel enter(Path chart) {
    try {
      FileChannel channel =
          FileChannel.open(
              chart.resolve("Chart.yaml"), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      while (!lock(channel)) {
        Thread.sleep(PAUSE_MILLIS);
      }
      return channel;
    } catch (IOException e) {
      // A read-only file, or a file system without locks.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /** Threads of one process do not wait for each other by themselves. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      channel.lock();
      return true;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void leave(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The lock goes with the process at the latest.
    }
  }
}
