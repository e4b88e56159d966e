package dev.chartwright.repo.search;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.List;

/**
 * A search over the indexes of several repositories.
 *
 * <p>Not thread-safe. Source: Helm {@code pkg/cmd/search/search.go}, {@code
 * pkg/cmd/search_repo.go}.
 *
 * <pre>{@code
 * ChartSearch search = ChartSearch.of(query, log);
 * search.add("stable", index);
 * search.results();   // [SearchResult[name=stable/web, score=0, version=1.4.0, …]]
 * }</pre>
 */
public final class ChartSearch {
  private ChartSearch() {}

  /** Begins a search. */
  public static ChartSearch of(SearchQuery query, LogSink log) {
    return new ChartSearch();
  }

  /** Searches a repository; nothing of the index is kept but what was found. */
  public void add(String repository, RepositoryIndex index) {}

  /**
   * What was found, best first.
   *
   * @throws dev.chartwright.golang.regexp.RegexpException if the keyword is no regular expression
   * @throws dev.chartwright.repo.RepositoryException {@code an invalid version/constraint format:
   *     …}
   */
  public List<SearchResult> results() {
    return List.of();
  }
}
