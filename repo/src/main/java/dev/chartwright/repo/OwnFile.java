package dev.chartwright.repo;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the user's own, replaced in one step: written beside it, forced to disk, moved.
 *
 * <p>People keep such files in other folders and link to them, as Helm allows: a link stays and
 * what it leads to is replaced. Where no file can be put beside it (a folder that is read-only, a
 * file that is mounted by itself), it is written where it is, as Helm always does.
 */
final class OwnFile {
  private static final int MAX_LINKS = 40;

  private OwnFile() {}

  /**
   * Replaces a file or makes it; a new one gets mode 0600, an old one keeps its own.
   *
   * @throws PathException if it cannot be written
   */
  static void replace(String file, byte[] content) {
    Path target = behindLinks(file);
    Path temporary = null;
    try {
      temporary = write(target, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(temporary);
      if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        throw PathException.of("open", file, e);
      }
      Os.writeFile(file, content);
    }
  }

  private static Path write(Path target, byte[] content) throws IOException {
    Path temporary =
        Files.createTempFile(
            target.getParent(), ".chartwright-", ".tmp", RepositoryLock.ownerOnly(target));
    boolean done = false;
    try (FileChannel channel = FileChannel.open(temporary, Set.of(StandardOpenOption.WRITE))) {
      copyMode(target, temporary);
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
      done = true;
      return temporary;
    } finally {
      if (!done) {
        delete(temporary);
      }
    }
  }

  private static void copyMode(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view != null && Files.exists(from)) {
      view.setPermissions(Files.getPosixFilePermissions(from));
    }
  }

  private static void delete(@Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        return;
      }
    }
  }

  private static Path behindLinks(String file) {
    Path target = Path.of(file).toAbsolutePath();
    try {
      for (int i = 0; Files.isSymbolicLink(target); i++) {
        if (i == MAX_LINKS) {
          throw PathException.of("open", file, "too many levels of symbolic links");
        }
        target = target.resolveSibling(Files.readSymbolicLink(target));
      }
    } catch (IOException e) {
      throw PathException.of("open", file, e);
    }
    return target;
  }
}
