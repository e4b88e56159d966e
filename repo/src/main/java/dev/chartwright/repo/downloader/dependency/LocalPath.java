package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;

/**
 * The folder that a {@code file://} repository names.
 *
 * <p>Source: Helm {@code internal/resolver/resolver.go} (GetLocalPath).
 */
final class LocalPath {
  static final String SCHEME = "file://";

  private LocalPath() {}

  static boolean isLocal(String repository) {
    return repository.startsWith(SCHEME);
  }

  /**
   * The path, below the chart unless it is absolute.
   *
   * @throws DependencyException {@code directory … not found}
   */
  static String of(String repository, String chart) {
    String written = isLocal(repository) ? repository.substring(SCHEME.length()) : repository;
    String path = written.startsWith("/") ? Path.clean(written) : Path.join(chart, written);
    try {
      Os.stat(path);
    } catch (PathException e) {
      if (e.isNotExist()) {
        throw new DependencyException("directory " + path + " not found", e);
      }
      throw e;
    }
    return path;
  }
}
