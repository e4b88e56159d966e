package dev.chartwright.repo.getter;

import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.oci.LimitExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A download in a temporary file, to be moved to its place or deleted. Not safe for threads. */
public final class Spool implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Path file;
  private final String sha256;
  private boolean moved;

  private Spool(Path file, String sha256) {
    this.file = file;
    this.sha256 = sha256;
  }

  /** Writes a stream to a temporary file of a folder, which must exist. */
  public static Spool of(InputStream in, Path folder) throws IOException {
    return of(in, folder, Long.MAX_VALUE);
  }

  /**
   * Writes a stream to a temporary file of a folder unless it has more than {@code limit} bytes.
   */
  static Spool of(InputStream in, Path folder, long limit) throws IOException {
    Path file = temporary(folder);
    MessageDigest hash = newSha256();
    boolean done = false;
    long left = limit;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      int count;
      while ((count = in.read(buffer)) >= 0) {
        left -= count;
        if (left < 0) {
          throw new LimitExceededException("the answer is larger than " + limit + " bytes", limit);
        }
        hash.update(buffer, 0, count);
        out.write(buffer, 0, count);
      }
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(file);
      }
    }
    return new Spool(file, HexFormat.of().formatHex(hash.digest()));
  }

  /** Takes over what another hand puts into a temporary file of a folder. */
  static Spool ofMoved(Path folder, String sha256, Mover mover) throws IOException {
    Path file = temporary(folder);
    boolean done = false;
    try {
      mover.moveTo(file);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(file);
      }
    }
    return new Spool(file, sha256);
  }

  /** Copies a file so that the copy appears in one step. */
  public static void copy(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from);
        Spool spool = of(in, folderOf(to))) {
      spool.moveTo(to);
    }
  }

  /** The temporary file; it is there until it is moved or closed. */
  public Path file() {
    return file;
  }

  /** SHA-256 of the bytes that were spooled, in hex. */
  public String sha256() {
    return sha256;
  }

  /** Gives the file its name, replacing what has it. */
  public void moveTo(Path target) throws IOException {
    AtomicFile.publish(file, target, "rw-r--r--");
    moved = true;
  }

  @Override
  public void close() throws IOException {
    if (!moved) {
      Files.deleteIfExists(file);
    }
  }

  /** The folder that a file is in. */
  public static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static Path temporary(Path folder) throws IOException {
    try {
      return Files.createTempFile(folder, ".chartwright-", ".tmp");
    } catch (IOException e) {
      throw new FileSystemException(folder.toString(), null, PathException.reason(e));
    }
  }

  /**
   * Why no temporary file could be made in a folder, if it was that which failed.
   *
   * @param thrown what a getter's {@link Getter#spool} threw
   */
  public static Optional<IOException> failure(Path folder, Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof FileSystemException known && known.getFile() != null) {
        Path file = Path.of(known.getFile());
        // Registries make their own files for large charts.
        boolean inside =
            known.getFile().endsWith(".tmp") && folderOf(file).equals(folder.toAbsolutePath());
        if (inside || file.equals(folder)) {
          return Optional.of(known);
        }
      }
    }
    return Optional.empty();
  }

  /** Words a failure as Go does: {@code open name: no such file or directory}. */
  public static String reason(String operation, Path file, IOException failure) {
    return failure instanceof FileSystemException
        ? operation + " " + file + ": " + PathException.reason(failure)
        : String.valueOf(failure.getMessage());
  }

  /** Gives a file its place. */
  @FunctionalInterface
  interface Mover {
    void moveTo(Path target) throws IOException;
  }
}
