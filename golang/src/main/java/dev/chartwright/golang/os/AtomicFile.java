package dev.chartwright.golang.os;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Files that appear under their name in one step, so that a reader finds the old one or the new
 * one: they are written under another name in the same folder, which must exist, and moved.
 *
 * <p>A link that stands under either name is never followed: one in the place of the file is
 * replaced, one in the place of the temporary file refused. What a failure leaves of the temporary
 * file is removed. Nothing is forced to the disk. Safe for several threads and processes; the last
 * one wins.
 *
 * <pre>{@code
 * AtomicFile.write("charts/index.yaml", bytes, "rw-r--r--");
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code internal/fileutil/fileutil.go}, {@code internal/third_party/dep/fs}.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file.
   *
   * @param mode its permissions, such as {@code rw-r--r--}, whatever the umask; nobody else can
   *     read it while it is written
   * @throws PathException in the words of Go, with the name of the temporary file
   */
  public static void write(String file, byte[] data, String mode) {
    String temporary = file + random();
    Path path = Path.of(temporary);
    try {
      Files.createFile(path, owner());
    } catch (IOException e) {
      throw PathException.of("open", temporary, e);
    }
    try {
      Files.write(path, data, StandardOpenOption.WRITE);
      permit(path, mode);
      Files.move(
          path, Path.of(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      PathException failure = failure(temporary, file, e);
      try {
        Files.deleteIfExists(path);
      } catch (IOException left) {
        failure.addSuppressed(left);
      }
      throw failure;
    }
  }

  /** Writes a file with the permissions that the umask gives to any new file. */
  public static void write(Path file, byte[] data) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + random());
    boolean made = false;
    try {
      Files.createFile(temporary);
      made = true;
      Files.write(temporary, data, StandardOpenOption.WRITE);
      publish(temporary, file);
    } finally {
      if (made) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /**
   * Gives a file that was made privately its permissions and its name, replacing what has it.
   *
   * @param temporary in the same folder, or at least in the same file system
   * @param mode such as {@code rw-r--r--}
   */
  public static void publish(Path temporary, Path file, String mode) throws IOException {
    permit(temporary, mode);
    publish(temporary, file);
  }

  /**
   * Gives a finished file its name, replacing what has it; in more than one step only where the
   * file system knows no other way.
   */
  public static void publish(Path temporary, Path file) throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String random() {
    return Integer.toUnsignedString(ThreadLocalRandom.current().nextInt());
  }

  private static PathException failure(String temporary, String file, IOException e) {
    boolean folder = Files.isDirectory(Path.of(file));
    if (folder || (e instanceof FileSystemException failed && failed.getOtherFile() != null)) {
      return PathException.of(
          "link error: cannot rename " + temporary + " to " + file + ": rename",
          temporary + " " + file,
          folder ? "file exists" : PathException.reason(e));
    }
    return PathException.of("write", temporary, e);
  }

  private static FileAttribute<?>[] owner() {
    return Path.of("/").getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void permit(Path path, String mode) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(mode));
    }
  }
}
