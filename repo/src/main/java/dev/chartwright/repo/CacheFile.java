package dev.chartwright.repo;

import dev.chartwright.golang.path.Path;

/**
 * The names of the files that the cache keeps for a repository.
 *
 * <p>Names of repositories come from a file that people edit by hand; one that leads out of the
 * cache is refused. Source: Helm 4.3.1 {@code pkg/helmpath/home.go}.
 */
public final class CacheFile {
  private CacheFile() {}

  /**
   * Where the index of a repository is kept: {@code <name>-index.yaml}.
   *
   * @throws RepositoryException if the name leads out of the cache
   */
  public static String index(String repositoryCache, String name) {
    return of(repositoryCache, name, "index.yaml");
  }

  /**
   * Where the names of the charts of a repository are kept, one a line, for completion: {@code
   * <name>-charts.txt}.
   *
   * @throws RepositoryException if the name leads out of the cache
   */
  public static String charts(String repositoryCache, String name) {
    return of(repositoryCache, name, "charts.txt");
  }

  private static String of(String repositoryCache, String name, String file) {
    String relative = name.isEmpty() ? file : name + "-" + file;
    // A name that starts with a slash lies below the cache, too, when the two are joined.
    String clean = Path.clean("./" + relative);
    if (clean.startsWith("../")) {
      throw new RepositoryException("repository name (" + name + ") leads out of the cache");
    }
    return Path.join(repositoryCache, clean);
  }
}
