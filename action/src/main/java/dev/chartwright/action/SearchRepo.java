package dev.chartwright.action;

import dev.chartwright.repo.CacheFile;
import dev.chartwright.repo.RepositoryConfig;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.search.ChartSearch;
import dev.chartwright.repo.search.SearchQuery;
import dev.chartwright.repo.search.SearchResult;
import java.util.List;

/**
 * Searches the cached indexes of the added repositories; asks no server.
 *
 * <p>A repository without a readable index is warned about and left out. Source: Helm 4.3.1 {@code
 * pkg/cmd/search_repo.go}.
 */
public final class SearchRepo {
  private final Settings settings;

  private SearchRepo(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static SearchRepo of(Settings settings) {
    return new SearchRepo(settings);
  }

  /**
   * Searches.
   *
   * @return what was found, best first
   * @throws RuntimeException if there are no repositories, or the query is none; in Helm's words
   */
  public List<SearchResult> run(SearchQuery query) {
    RepositoryFile file =
        RepositoryConfig.of(settings.repositoryConfig())
            .readPartly()
            .orElse(RepositoryFile.empty());
    if (file.entries().isEmpty()) {
      throw new ActionException("no repositories configured");
    }
    ChartSearch search = ChartSearch.of(query, settings.log());
    IndexReader reader = IndexReader.of(settings.log());
    for (RepositoryEntry each : file.entries()) {
      try {
        search.add(
            each.name(), reader.load(CacheFile.index(settings.repositoryCache(), each.name())));
      } catch (RuntimeException e) {
        settings
            .log()
            .warn(
                "repo is corrupt or missing",
                "repo",
                each.name(),
                "error",
                String.valueOf(e.getMessage()));
      }
    }
    return search.results();
  }
}
