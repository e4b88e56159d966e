package dev.chartwright.repo;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to change {@code repositories.yaml}, against all threads and processes that ask for it:
 * a lock on {@code repositories.lock} beside it, as Helm takes it.
 *
 * <p>Helm's lock is flock(2), Java's is fcntl(2), and on Linux the two do not know of each other.
 * So Java's comes first, against our own processes, and then Helm's, against helm, by the program
 * {@code flock} of util-linux or busybox; without that program helm and we do not exclude each
 * other on Linux, and of two changes at the same moment one may be lost. On macOS and the BSDs the
 * system keeps one list of both kinds, and on Windows there is one kind only. The lock is held only
 * while the file is read again and written, not during downloads as Helm does.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/repo_add.go}, gofrs/flock 0.13 {@code flock_unix.go}.
 */
final class RepositoryLock implements AutoCloseable {
  private static final int LIMIT_SECONDS = 30;
  private static final long SHORTEST_PAUSE_NANOS = 500_000;
  private static final long LONGEST_PAUSE_NANOS = 16_000_000;

  private final @Nullable FileChannel channel;
  private final @Nullable FlockProgram program;

  private RepositoryLock(@Nullable FileChannel channel, @Nullable FlockProgram program) {
    this.channel = channel;
    this.program = program;
  }

  /** The lock file of a {@code repositories.yaml}. */
  static String fileOf(String repositoryConfig) {
    return RepositoryAliases.stem(repositoryConfig) + ".lock";
  }

  /**
   * Makes the folder and the lock file, so that what forbids it is known before anything is done.
   *
   * @throws PathException if they cannot be made
   */
  static void prepare(String repositoryConfig) {
    Os.mkdirAll(Path.dir(repositoryConfig));
    String file = fileOf(repositoryConfig);
    java.nio.file.Path path = java.nio.file.Path.of(file);
    if (!Files.exists(path)) {
      synchronized (monitor(file)) {
        try {
          open(path).close();
        } catch (IOException e) {
          throw PathException.of("open", file, e);
        }
      }
    }
  }

  /**
   * Does something while nobody else holds the lock.
   *
   * @throws RepositoryException {@code context deadline exceeded} when it is held by others for
   *     half a minute
   */
  static <T> T holding(String repositoryConfig, Supplier<T> work) {
    prepare(repositoryConfig);
    String file = fileOf(repositoryConfig);
    // The system's lock is one per process, and closing any handle gives it up: so threads go one
    // by one.
    synchronized (monitor(file)) {
      try (RepositoryLock lock = take(file)) {
        return lock.run(work);
      } catch (IOException e) {
        throw PathException.of("open", file, e);
      }
    }
  }

  private static Object monitor(String file) {
    return ("dev.chartwright.repo " + java.nio.file.Path.of(file).toAbsolutePath()).intern();
  }

  private <T> T run(Supplier<T> work) {
    return work.get();
  }

  private static RepositoryLock take(String file) throws IOException {
    long deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
    java.nio.file.Path path = java.nio.file.Path.of(file);
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = lock(path, deadline);
      FlockProgram program = FlockProgram.take(path, deadline);
      taken = true;
      return new RepositoryLock(channel, program);
    } finally {
      if (!taken && channel != null) {
        channel.close();
      }
    }
  }

  /** Java's lock; nothing where we may not write the file or the file system knows no locks. */
  private static @Nullable FileChannel lock(java.nio.file.Path path, long deadline)
      throws IOException {
    FileChannel channel;
    try {
      channel = open(path);
    } catch (AccessDeniedException e) {
      return null;
    }
    boolean locked = false;
    try {
      long pause = SHORTEST_PAUSE_NANOS;
      while (!tryLock(channel)) {
        requireTime(deadline);
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
      }
      locked = true;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws ClosedByInterruptException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      return true; // a file system without locks
    }
  }

  /** Fails as Helm does when nothing came of waiting. */
  static void requireTime(long deadline) {
    if (System.nanoTime() > deadline) {
      throw new RepositoryException("context deadline exceeded");
    }
  }

  private static FileChannel open(java.nio.file.Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        ownerOnly(file));
  }

  /** The mode 0600 of a new file, where the file system knows modes. */
  static FileAttribute<?>[] ownerOnly(java.nio.file.Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    try {
      if (program != null) {
        program.close();
      }
    } finally {
      if (channel != null) {
        channel.close();
      }
    }
  }
}
