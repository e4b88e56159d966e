package dev.chartwright.action;

import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.search.SearchQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Searches registries: the versions of a chart, or the charts below a place. Helm cannot.
 *
 * <p>One request for each page of tags, and two for each version that is shown (manifest and
 * config), several at a time; what they said is remembered in the cache for an hour, so that asking
 * again costs the pages only. Tags count as versions when they read as such, {@code 1.2} and {@code
 * v1.2.3} too.
 *
 * <pre>{@code
 * SearchRegistry.of(settings, clock).run("oci://ghcr.io/acme/charts/web", query, connection);
 * // RegistrySearchResult[charts=[RegistryChart[name=oci://ghcr.io/acme/charts/web, version=1.2.0, …
 * }</pre>
 */
public final class SearchRegistry {
  private static final int MOST_AT_ONCE = 8;

  private final Settings settings;
  private final Clock clock;

  private SearchRegistry(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings. */
  public static SearchRegistry of(Settings settings, Clock clock) {
    return new SearchRegistry(settings, clock);
  }

  /** Whether a keyword means a place in a registry; never without extras. */
  public boolean isPlace(String keyword) {
    return RegistryPlace.of(keyword, settings).isPresent();
  }

  /**
   * Searches.
   *
   * @param keyword {@code oci://host/path/chart}, an alias, {@code alias/chart}; with a slash at
   *     the end everything below
   * @param query which versions; its keyword does not count
   * @throws RuntimeException if the registry cannot be asked, or the version is no constraint
   */
  public RegistrySearchResult run(String keyword, SearchQuery query, ConnectionOptions connection) {
    RegistryPlace place =
        RegistryPlace.of(keyword, settings)
            .orElseThrow(() -> new ActionException(keyword + " is no place in a registry"));
    Constraints constraint = constraint(query);
    try (Connections connections = Connections.of(settings, connection, RegistryEvents.NONE)) {
      ChartRegistry registry = connections.registry();
      List<RegistryChart> found = new ArrayList<>();
      int skipped = 0;
      ExecutorService workers = Executors.newFixedThreadPool(MOST_AT_ONCE);
      try {
        for (RegistryPlace chart : place.below() ? below(place, registry) : List.of(place)) {
          skipped += search(chart, query, constraint, registry, workers, found);
        }
      } finally {
        workers.shutdownNow();
      }
      return new RegistrySearchResult(found, skipped);
    }
  }

  private static Constraints constraint(SearchQuery query) {
    String wanted = query.version();
    if (wanted.isEmpty()) {
      wanted = query.devel() ? ">0.0.0-0" : ">0.0.0";
    }
    try {
      return Constraints.parse(wanted);
    } catch (SemverException e) {
      throw new ActionException("an invalid version/constraint format: " + e.getMessage(), e);
    }
  }

  private static List<RegistryPlace> below(RegistryPlace place, ChartRegistry registry) {
    List<String> repositories;
    try {
      repositories = registry.repositories(place.host());
    } catch (RuntimeException e) {
      throw new ActionException(
          place.host()
              + " does not list its repositories, so name a chart: "
              + place.name()
              + "/CHART ("
              + e.getMessage()
              + ")",
          e);
    }
    List<RegistryPlace> found = new ArrayList<>();
    for (String each : repositories) {
      if (each.startsWith(place.prefix())) {
        found.add(place.chart(each));
      }
    }
    return found;
  }

  /** Adds what is found of one chart; the number of tags that were left out. */
  private int search(
      RegistryPlace chart,
      SearchQuery query,
      Constraints constraint,
      ChartRegistry registry,
      ExecutorService workers,
      List<RegistryChart> found) {
    List<Tag> tags = new ArrayList<>();
    int skipped = 0;
    for (String each : registry.tags(chart.url())) {
      Tag tag = Tag.of(each);
      if (tag == null) {
        skipped++;
      } else if (constraint.check(tag.version())) {
        tags.add(tag);
      }
    }
    tags.sort((a, b) -> b.version().compareTo(a.version()));
    ChartFacts facts = ChartFacts.load(settings.repositoryCache(), chart.url(), clock.instant());
    int ahead = query.versions() ? tags.size() : 1;
    List<Future<ChartFact>> looked = new ArrayList<>(tags.size());
    boolean enough = false;
    for (int i = 0; i < tags.size() && !enough; i++) {
      while (looked.size() < Math.min(tags.size(), i + ahead)) {
        Tag next = tags.get(looked.size());
        looked.add(workers.submit(() -> fact(chart, next, facts, registry)));
      }
      ChartFact fact = result(looked.get(i));
      facts.put(tags.get(i).text(), fact);
      if (fact.chart()) {
        found.add(fact.named(chart.name(), tags.get(i).text().replace('_', '+')));
        enough = !query.versions();
      } else {
        skipped++;
      }
    }
    facts.save();
    return skipped;
  }

  private static ChartFact fact(
      RegistryPlace chart, Tag tag, ChartFacts facts, ChartRegistry registry) {
    Optional<ChartFact> known = facts.find(tag.text());
    return known.isPresent()
        ? known.get()
        : registry
            .describe(ChartReference.withoutScheme(chart.url()) + ":" + tag.text())
            .map(ChartFact::of)
            .orElse(ChartFact.NONE);
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ActionException("interrupted", e);
    }
  }

  /** A tag that reads as a version. */
  private record Tag(String text, Version version) {
    static @Nullable Tag of(String text) {
      try {
        return new Tag(text, Version.parse(text.replace('_', '+')));
      } catch (SemverException e) {
        return null;
      }
    }
  }
}
