package dev.chartwright.plugin.install;

import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.PluginException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies and deletes folders with all that is in them.
 *
 * <p>Source: Helm 4.3.1 {@code internal/third_party/dep/fs/fs.go}.
 */
public final class FolderTree {
  private FolderTree() {}

  /**
   * Copies a folder; links are copied as links, permissions are kept.
   *
   * @param to must not be there yet
   * @throws PluginException in Helm's words
   * @throws PathException if the file system refuses
   */
  static void copy(String from, String to) {
    if (!Os.lstat(from).isDirectory()) {
      throw new PluginException("source is not a directory");
    }
    if (Os.exists(to)) {
      throw new PluginException("destination already exists");
    }
    try {
      Os.mkdirAll(to);
      copyPermissions(from, to);
    } catch (PathException e) {
      throw new PluginException("cannot mkdir " + to + ": " + e.getMessage(), e);
    }
    List<String> names;
    try {
      names = sorted(from);
    } catch (PathException e) {
      throw new PluginException("cannot read directory " + to + ": " + e.getMessage(), e);
    }
    for (String name : names) {
      String source = Path.join(from, name);
      String target = Path.join(to, name);
      if (Os.lstat(source).isDirectory()) {
        try {
          copy(source, target);
        } catch (PluginException | PathException e) {
          throw new PluginException("copying directory failed: " + e.getMessage(), e);
        }
      } else {
        copyFile(source, target);
      }
    }
  }

  private static void copyFile(String from, String to) {
    try {
      Files.copy(
          java.nio.file.Path.of(from),
          java.nio.file.Path.of(to),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new PluginException(
          "copying file failed: " + PathException.of("open", from, e).getMessage(), e);
    }
  }

  private static void copyPermissions(String from, String to) {
    PosixFileAttributeView source =
        Files.getFileAttributeView(java.nio.file.Path.of(from), PosixFileAttributeView.class);
    PosixFileAttributeView target =
        Files.getFileAttributeView(java.nio.file.Path.of(to), PosixFileAttributeView.class);
    if (source == null || target == null) {
      return;
    }
    try {
      target.setPermissions(source.readAttributes().permissions());
    } catch (IOException e) {
      throw PathException.of("chmod", to, e);
    }
  }

  /** The names in a folder by their bytes. */
  static List<String> sorted(String folder) {
    List<String> names = new ArrayList<>(Os.readDirNames(folder));
    names.sort(StringOrder.BYTES);
    return names;
  }

  /**
   * Deletes a folder, file or link; links are not followed, and nothing there is no error.
   *
   * @throws PathException if the file system refuses
   */
  public static void delete(String path) {
    java.nio.file.Path root = java.nio.file.Path.of(path);
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(
                java.nio.file.Path file, BasicFileAttributes attributes) throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                java.nio.file.Path folder, java.io.IOException failure) throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw PathException.of("unlinkat", path, e);
    }
  }
}
