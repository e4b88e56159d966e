package dev.chartwright.repo.search;

import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A search over the indexes of several repositories.
 *
 * <p>A chart's line is its name, its name with the repository's before it, its description and its
 * keywords; the part of the line in which the hit begins is its score. Not thread-safe. Source:
 * Helm {@code pkg/cmd/search/search.go}, {@code pkg/cmd/search_repo.go}.
 *
 * <pre>{@code
 * ChartSearch search = ChartSearch.of(query, log);
 * search.add("stable", index);
 * search.results();   // [SearchResult[name=stable/web, score=0, version=1.4.0, …]]
 * }</pre>
 */
public final class ChartSearch {
  /** What stands between a name and a version inside Helm, and cuts names that have it. */
  private static final String VERSION_MARK = "$$";

  private final SearchQuery query;
  private final String constraint;
  private final Map<String, Listed> charts = new TreeMap<>(StringOrder.BYTES);

  private ChartSearch(SearchQuery query, String constraint) {
    this.query = query;
    this.constraint = constraint;
  }

  /** Where a chart is listed. */
  private record Listed(RepositoryIndex index, String repository, String name) {}

  /** A version that matches, with its parsed form. */
  private record Hit(SearchResult result, Version version) {
    int score() {
      return result.score();
    }

    private static int bestFirst(Hit a, Hit b) {
      if (a.result.score() != b.result.score()) {
        return Integer.compare(a.result.score(), b.result.score());
      }
      int byName = StringOrder.BYTES.compare(a.result.name(), b.result.name());
      return byName != 0 ? byName : b.version.compareTo(a.version);
    }
  }

  /** Begins a search; the log hears which constraint is used. */
  public static ChartSearch of(SearchQuery query, LogSink log) {
    log.debug("original chart version", "version", query.version());
    if (!query.version().isEmpty()) {
      return new ChartSearch(query, query.version());
    }
    String constraint = query.devel() ? ">0.0.0-0" : ">0.0.0";
    log.debug("setting version to " + constraint);
    return new ChartSearch(query, constraint);
  }

  /** Searches a repository, too; of two under one name the later one counts. */
  public void add(String repository, RepositoryIndex index) {
    for (String name : index.names()) {
      String fullName = Path.join(repository, name);
      charts.put(fullName, new Listed(index, repository, name));
    }
  }

  /**
   * What was found, best first.
   *
   * @throws dev.chartwright.golang.regexp.RegexpException if the keyword is no regular expression
   * @throws RepositoryException {@code an invalid version/constraint format: …}
   */
  public List<SearchResult> results() {
    LineMatcher matcher =
        query.keyword().isEmpty()
            ? LineMatcher.ofAll()
            : query.regexp()
                ? LineMatcher.ofRegexp(query.keyword().get())
                : LineMatcher.ofLiteral(query.keyword().get());
    Constraints wanted = constraints();
    List<Hit> hits = new ArrayList<>();
    Map<String, Hit> best = new HashMap<>();
    for (Map.Entry<String, Listed> each : charts.entrySet()) {
      for (Hit hit : hits(each.getKey(), each.getValue(), matcher, wanted)) {
        if (query.versions()) {
          hits.add(hit);
        } else {
          Hit known = best.get(hit.result.name());
          if (known == null || Hit.bestFirst(hit, known) < 0) {
            best.put(hit.result.name(), hit);
          }
        }
      }
    }
    hits.addAll(best.values());
    hits.sort(Hit::bestFirst);
    List<SearchResult> results = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      results.add(hit.result);
    }
    return results;
  }

  private Constraints constraints() {
    try {
      return Constraints.parse(constraint);
    } catch (SemverException e) {
      throw new RepositoryException("an invalid version/constraint format: " + e.getMessage(), e);
    }
  }

  /** The hits of one chart: all of them, or the one that comes first. */
  private List<Hit> hits(String fullName, Listed chart, LineMatcher matcher, Constraints wanted) {
    int mark = fullName.indexOf(VERSION_MARK);
    String name = mark < 0 ? fullName : fullName.substring(0, mark);
    List<Hit> hits = new ArrayList<>();
    for (IndexedVersion each : candidates(chart)) {
      int score = matcher.score(chart.repository, each);
      // The versions come highest first, so that only a better score can do better.
      if (score < 0 || (!query.versions() && !hits.isEmpty() && score >= hits.get(0).score())) {
        continue;
      }
      Version version = version(each.version());
      if (version != null && wanted.check(version)) {
        if (!query.versions()) {
          hits.clear();
        }
        hits.add(
            new Hit(
                new SearchResult(
                    name, score, each.version(), each.appVersion(), each.description()),
                version));
      }
    }
    return hits;
  }

  /** Each version once, the last of equals. */
  private static List<IndexedVersion> candidates(Listed chart) {
    List<IndexedVersion> versions = chart.index.versions(chart.name);
    Set<String> seen = new HashSet<>(2 * versions.size());
    List<IndexedVersion> distinct = new ArrayList<>(versions.size());
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (seen.add(versions.get(i).version())) {
        distinct.add(versions.get(i));
      }
    }
    Collections.reverse(distinct);
    return distinct;
  }

  private static @Nullable Version version(String text) {
    try {
      return Version.parse(text);
    } catch (SemverException e) {
      return null;
    }
  }
}
