package dev.chartwright.oci.credentials;

import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Replaces a file that holds secrets, in one step and alone: lock, read again, write beside it,
 * force to disk, rename.
 *
 * <p>Another process sees the old file or the new one. If ours dies, the lock falls with it and the
 * old file stands.
 */
final class ConfigReplacement {
  private static final int MAX_LINKS = 40;
  private static final Set<PosixFilePermission> FILE_MODE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> DIRECTORY_MODE =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private ConfigReplacement() {}

  /** Computes the new content of the file behind all links, while nobody else changes it. */
  interface Step {
    ConfigContent at(Path target);
  }

  /**
   * Replaces a file, or makes it and its directory.
   *
   * @param path the file or a link to it
   * @throws CredentialException in oras' words
   */
  static ConfigContent apply(Path path, Step step) {
    Path target = behindLinks(path);
    Path directory = directory(target);
    makeDirectory(directory);
    try {
      return ConfigLock.holding(target, () -> replace(target, directory, step));
    } catch (IOException e) {
      throw new CredentialException("failed to save config file: " + DockerConfigFile.reason(e), e);
    }
  }

  private static ConfigContent replace(Path target, Path directory, Step step) throws IOException {
    ConfigContent changed = step.at(target);
    Path temporary = write(directory, GoString.bytes(changed.text()));
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    return changed;
  }

  private static Path behindLinks(Path path) {
    Path target = path.toAbsolutePath();
    try {
      for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(target); i++) {
        target = directory(target).resolve(Files.readSymbolicLink(target));
      }
    } catch (IOException e) {
      throw new CredentialException("failed to save config file: " + DockerConfigFile.reason(e), e);
    }
    return target.normalize();
  }

  private static Path directory(Path target) {
    Path parent = target.getParent();
    return parent == null ? target : parent;
  }

  private static void makeDirectory(Path directory) {
    // createDirectories of JDK 17 refuses a link to a directory, so we look first.
    if (!Files.isDirectory(directory)) {
      try {
        Files.createDirectories(directory, attributes(directory, DIRECTORY_MODE));
      } catch (IOException e) {
        throw new CredentialException(
            "failed to make directory "
                + directory
                + ": mkdir "
                + directory
                + ": "
                + DockerConfigFile.reason(e),
            e);
      }
    }
  }

  private static Path write(Path directory, byte[] bytes) throws IOException {
    for (int number = 0; ; number++) {
      Path temporary = directory.resolve("oras_credstore_temp_" + number);
      try (FileChannel channel = open(temporary)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
        return temporary;
      } catch (FileAlreadyExistsException e) {
        if (number == Integer.MAX_VALUE) {
          throw e;
        }
      }
    }
  }

  /** Makes a file that only its owner can read and opens it for writing. */
  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        attributes(file, FILE_MODE));
  }

  /** The mode of a new file, where the file system knows modes. */
  static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> mode) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }

  /** The mode of files that only their owner may read. */
  static Set<PosixFilePermission> fileMode() {
    return EnumSet.copyOf(FILE_MODE);
  }
}
