package dev.chartwright.repo.downloader;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.CacheFile;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.List;
import java.util.Optional;

/**
 * The added repositories and their indexes as the cache has them.
 *
 * @param repositoryConfig repositories.yaml, which need not be there
 * @param repositoryCache folder with {@code <name>-index.yaml} for each
 * @param log takes warnings about odd entries
 */
public record CachedIndexes(String repositoryConfig, String repositoryCache, LogSink log)
    implements RepositoryIndexes {

  @Override
  public RepositoryFile repositories() {
    try {
      return RepositoryFile.read(Os.readFile(repositoryConfig));
    } catch (PathException e) {
      if (e.isNotExist()) {
        return new RepositoryFile(List.of());
      }
      throw new RepositoryException(
          "couldn't load repositories file (" + repositoryConfig + "): " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<RepositoryEntry> ownerOf(String chartUrl, RepositoryFile repositories) {
    for (RepositoryEntry each : repositories.entries()) {
      if (index(each).lists(chartUrl)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  @Override
  public Found find(RepositoryEntry repository, String chart, String version, String reference) {
    RepositoryIndex index = index(repository);
    IndexedVersion found;
    try {
      found = index.get(chart, version, log);
    } catch (RuntimeException e) {
      throw new RepositoryException(
          "chart "
              + Quote.quote(chart)
              + " matching "
              + version
              + " not found in "
              + repository.name()
              + " index. (try 'helm repo update'): "
              + e.getMessage(),
          e);
    }
    if (found.urls().isEmpty()) {
      throw new RepositoryException(
          "chart " + Quote.quote(reference) + " has no downloadable URLs");
    }
    try {
      return new Found(
          found.digest(), Url.parse(RepositoryUrl.resolve(repository.url(), found.urls().get(0))));
    } catch (RepositoryException e) {
      throw new RepositoryException("invalid chart URL format: " + reference, e);
    }
  }

  private RepositoryIndex index(RepositoryEntry repository) {
    String file = CacheFile.index(repositoryCache, repository.name());
    try {
      return IndexReader.of(log).load(file);
    } catch (RuntimeException e) {
      throw new RepositoryException(
          "no cached repo found. (try 'helm repo update'): " + e.getMessage(), e);
    }
  }
}
