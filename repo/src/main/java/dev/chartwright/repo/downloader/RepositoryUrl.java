package dev.chartwright.repo.downloader;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.path.Path;
import dev.chartwright.repo.RepositoryException;

/**
 * URLs of repositories, and those that an index gives, resolved against the repository's own.
 *
 * <p>Source: Helm {@code pkg/repo/v1/chartrepo.go} (ResolveReferenceURL), {@code
 * internal/urlutil/urlutil.go} (Equal).
 */
public final class RepositoryUrl {
  private RepositoryUrl() {}

  /**
   * The absolute form of a URL in an index; the repository's query goes along.
   *
   * @throws RepositoryException if one of them is no URL
   */
  public static String resolve(String base, String reference) {
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

  /** Whether two URLs are equal once their paths are cleaned; texts that are no URLs are paths. */
  public static boolean same(String a, String b) {
    Url left;
    Url right;
    try {
      left = Url.parse(a);
    } catch (RuntimeException e) {
      return Path.clean(a).equals(Path.clean(b));
    }
    try {
      right = Url.parse(b);
    } catch (RuntimeException e) {
      return false;
    }
    return normal(left).equals(normal(right));
  }

  private static String normal(Url url) {
    return url.withPath(Path.clean(url.path().isEmpty() ? "/" : url.path())).toString();
  }

  /** A URL without the slash at its end, by which Helm tells repositories apart. */
  public static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static Url parse(String text) {
    try {
      return Url.parse(text);
    } catch (RuntimeException e) {
      throw new RepositoryException("failed to parse " + text + " as URL: " + e.getMessage(), e);
    }
  }
}
