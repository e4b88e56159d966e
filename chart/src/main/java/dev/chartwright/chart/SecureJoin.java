package dev.chartwright.chart;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Joins a path to a root so that it stays below it, whatever dots and symbolic links it holds.
 *
 * <p>Links are followed as if the root were the root of the file system.
 *
 * <p>Source: github.com/cyphar/filepath-securejoin 0.7.0 {@code join.go}.
 */
final class SecureJoin {
  private static final int MAX_LINKS = 255;

  private SecureJoin() {}

  /**
   * The joined path.
   *
   * @throws ChartException if the root itself holds {@code ..}
   * @throws PathException if a folder on the way cannot be looked into, or after 255 links
   */
  static String join(String root, String unsafe) {
    if (("/" + root + "/").contains("/../")) {
      throw new ChartException("root path provided to SecureJoin contains '..' components");
    }
    String current = "";
    String rest = unsafe;
    int links = 0;
    while (!rest.isEmpty()) {
      int slash = rest.indexOf('/');
      String part = slash < 0 ? rest : rest.substring(0, slash);
      rest = slash < 0 ? "" : rest.substring(slash + 1);
      String next = Path.clean("/" + current + "/" + part);
      if (next.equals("/")) {
        current = "";
        continue;
      }
      String full = root + "/" + next;
      BasicFileAttributes attributes = lstat(full);
      if (attributes == null || !attributes.isSymbolicLink()) {
        current = next;
        continue;
      }
      if (++links > MAX_LINKS) {
        throw PathException.of(
            "SecureJoin", root + "/" + unsafe, "too many levels of symbolic links");
      }
      String target = Os.readLink(full);
      rest = target + "/" + rest;
      if (target.startsWith("/")) {
        current = "";
      }
    }
    return Path.join(root, Path.clean("/" + current));
  }

  private static @Nullable BasicFileAttributes lstat(String path) {
    try {
      return Os.lstat(path);
    } catch (PathException e) {
      if (e.isNotExist() || e.reason().equals("not a directory")) {
        return null;
      }
      throw e;
    }
  }
}
