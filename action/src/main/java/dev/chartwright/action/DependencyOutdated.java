package dev.chartwright.action;

import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import dev.chartwright.repo.downloader.dependency.DependencyVersions;
import java.time.Clock;
import java.util.List;

/**
 * Tells which versions of a chart's dependencies there are, beside those that it has.
 *
 * <p>Asks repositories and registries, and leaves the chart as it is. Safe for several threads.
 *
 * <pre>{@code
 * DependencyOutdated.of(settings, Clock.systemUTC())
 *     .run(DependencyRequest.of("mychart"), ConnectionOptions.defaults())
 *     .get(0).latest();   // 2.1.0
 * }</pre>
 */
public final class DependencyOutdated {
  private final Settings settings;
  private final Clock clock;

  private DependencyOutdated(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings. */
  public static DependencyOutdated of(Settings settings, Clock clock) {
    return new DependencyOutdated(settings, clock);
  }

  /** Looks at the dependencies of a chart. */
  public List<DependencyVersions> run(DependencyRequest request, ConnectionOptions connection) {
    try (Connections connections = Connections.of(settings, connection, RegistryEvents.NONE)) {
      connections.check();
      return connections.dependencies(DependencyEvents.NONE, clock).outdated(request);
    }
  }
}
