package dev.chartwright.oci.credentials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a config file, against all threads and processes that ask for it in the same
 * way.
 *
 * <p>It is an operating system's lock on a file {@code <name>.lock} beside the config file, which
 * is removed when the lock is given back. Because it is removed, whoever got the lock makes sure
 * that the file which he locked is the one that still stands there: he writes a mark through his
 * handle and reads it back by name. File systems that know no locks give an empty right: a change
 * is still one step, but of two at the same time one may be lost.
 */
final class ConfigLock implements AutoCloseable {
  private static final int LIMIT_SECONDS = 30;
  private static final long SHORTEST_PAUSE_NANOS = 500_000;
  private static final long LONGEST_PAUSE_NANOS = 16_000_000;

  private final Path file;
  private final FileChannel own;

  /**
   * Stays open as long as the lock: on POSIX systems closing any handle of a file gives up the
   * process's locks on it.
   */
  private final @Nullable FileChannel byName;

  private ConfigLock(Path file, FileChannel own, @Nullable FileChannel byName) {
    this.file = file;
    this.own = own;
    this.byName = byName;
  }

  /** What is done while the lock is held. */
  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Does something while nobody else holds the lock of that config file.
   *
   * @param target the config file, behind all links
   * @throws CredentialException when another process does not give the lock back for half a minute
   */
  static <T> T holding(Path target, Action<T> action) throws IOException {
    // The system's lock is one per process, so threads need a monitor too: one per file and virtual
    // machine.
    synchronized (("dev.chartwright.oci.credentials " + target).intern()) {
      try (ConfigLock lock = take(target.resolveSibling(target.getFileName() + ".lock"))) {
        return lock.run(action);
      }
    }
  }

  private <T> T run(Action<T> action) throws IOException {
    return action.run();
  }

  private static ConfigLock take(Path file) throws IOException {
    long start = System.nanoTime();
    long pause = SHORTEST_PAUSE_NANOS;
    ConfigLock lock = tryTake(file);
    while (lock == null) {
      if (System.nanoTime() - start > LIMIT_SECONDS * 1_000_000_000L) {
        throw new CredentialException(
            "failed to save config file: another process has held "
                + file
                + " for "
                + LIMIT_SECONDS
                + "s");
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
      lock = tryTake(file);
    }
    return lock;
  }

  private static @Nullable ConfigLock tryTake(Path file) throws IOException {
    FileChannel own =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            ConfigReplacement.attributes(file, ConfigReplacement.fileMode()));
    FileChannel byName = null;
    ConfigLock lock = null;
    try {
      boolean locked;
      try {
        locked = own.tryLock() != null;
      } catch (OverlappingFileLockException e) {
        locked = false;
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException e) {
        lock = new ConfigLock(file, own, null);
        return lock;
      }
      if (locked) {
        long mark = System.nanoTime() ^ (long) System.identityHashCode(own) << 32;
        own.write(ByteBuffer.allocate(Long.BYTES).putLong(0, mark), 0);
        byName = FileChannel.open(file, StandardOpenOption.READ);
        ByteBuffer read = ByteBuffer.allocate(Long.BYTES);
        if (byName.read(read, 0) == Long.BYTES && read.getLong(0) == mark) {
          lock = new ConfigLock(file, own, byName);
        }
      }
      return lock;
    } catch (NoSuchFileException e) {
      return null; // its holder removed it between our two looks
    } finally {
      if (lock == null) {
        own.close();
        if (byName != null) {
          byName.close();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Windows may refuse while another process looks at it; it does no harm where it is.
    } finally {
      own.close();
      if (byName != null) {
        byName.close();
      }
    }
  }
}
