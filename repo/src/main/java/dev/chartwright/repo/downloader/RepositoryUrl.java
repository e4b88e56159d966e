package dev.chartwright.repo.downloader;

import dev.chartwright.golang.net.Url;
import dev.chartwright.repo.RepositoryException;

/**
 * URLs that an index gives, resolved against the repository's own.
 *
 * <p>Source: Helm {@code pkg/repo/v1/chartrepo.go} (ResolveReferenceURL).
 */
final class RepositoryUrl {
  private RepositoryUrl() {}

  /**
   * The absolute form of a URL in an index; the repository's query goes along.
   *
   * @throws RepositoryException if one of them is no URL
   */
  static String resolve(String base, String reference) {
    Url relative = parse(reference);
    if (relative.isAbsolute()) {
      return reference;
    }
    Url repository = parse(base);
    String path = repository.escapedPath();
    String folder = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/";
    return repository
        .withEscapedPath(folder)
        .resolve(relative)
        .withQuery(repository.rawQuery())
        .toString();
  }

  private static Url parse(String text) {
    try {
      return Url.parse(text);
    } catch (RuntimeException e) {
      throw new RepositoryException("failed to parse " + text + " as URL: " + e.getMessage(), e);
    }
  }
}
