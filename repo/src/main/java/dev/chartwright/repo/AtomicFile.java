package dev.chartwright.repo;

import dev.chartwright.golang.os.PathException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Files that appear under their name in one step: they are written under another name beside, and
 * moved.
 *
 * <p>Source: Helm {@code internal/fileutil/fileutil.go}, {@code internal/third_party/dep/fs}.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file.
   *
   * @param mode its permissions, such as {@code rw-r--r--}, whatever the umask
   * @throws PathException in the words of Go, with the name of the temporary file
   */
  public static void write(String file, byte[] data, String mode) {
    String temporary = file + Integer.toUnsignedString(ThreadLocalRandom.current().nextInt());
    Path path = Path.of(temporary);
    try {
      Files.createFile(path, owner());
    } catch (IOException e) {
      throw PathException.of("open", temporary, e);
    }
    try {
      Files.write(path, data, StandardOpenOption.WRITE);
      permit(path, PosixFilePermissions.fromString(mode));
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
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static boolean isPosix() {
    return Path.of("/").getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
