package dev.chartwright.repo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the kind flock(2), which Java cannot take itself: held by the program {@code flock} as
 * long as the program that it runs, {@code cat}, reads from us.
 *
 * <p>When our process dies, {@code cat} comes to the end of its input and the lock falls. Only the
 * usual places of system programs are looked at, never the search path.
 */
final class FlockProgram implements AutoCloseable {
  private static final long PAUSE_NANOS = 1_000_000;
  private static final int GRACE_SECONDS = 5;

  private final Process process;

  private FlockProgram(Process process) {
    this.process = process;
  }

  /**
   * Takes the lock.
   *
   * @param deadline how long to wait, on the scale of {@link System#nanoTime}
   * @return nothing if this system has no such program or it does not work on this file
   * @throws RepositoryException if somebody else holds the lock until then
   */
  static @Nullable FlockProgram take(Path file, long deadline) {
    Path flock = find("flock");
    Path cat = find("cat");
    if (flock == null || cat == null) {
      return null;
    }
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(flock.toString(), "-x", file.toString(), cat.toString());
      builder.environment().clear();
      process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return null;
    }
    boolean taken = false;
    try {
      // What we say comes back once "cat" runs, and it runs once the lock is taken.
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      InputStream answer = process.getInputStream();
      while (answer.available() == 0) {
        if (!process.isAlive() && answer.available() == 0) {
          return null;
        }
        RepositoryLock.requireTime(deadline);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      taken = true;
      return new FlockProgram(process);
    } catch (IOException e) {
      return null;
    } finally {
      if (!taken) {
        process.destroyForcibly();
      }
    }
  }

  private static @Nullable Path find(String name) {
    for (String folder : new String[] {"/usr/bin/", "/bin/"}) {
      Path program = Path.of(folder + name);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
