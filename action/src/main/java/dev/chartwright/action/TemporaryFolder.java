package dev.chartwright.action;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Removes folders that a verb made for itself. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  /** Removes a folder with all it holds; what cannot be removed stays. */
  static void remove(Path folder) {
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
          for (Path child : children) {
            remove(child);
          }
        }
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Go's os.RemoveAll is not asked for its error either.
    }
  }
}
