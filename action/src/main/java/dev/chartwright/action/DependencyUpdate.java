package dev.chartwright.action;

import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import java.time.Clock;

/**
 * Chooses the versions of a chart's dependencies anew and puts them into {@code charts/}.
 *
 * <p>User name, password and TLS files of the connection are for registries; repositories have
 * their own. Safe for several threads. Source: Helm 4.3.1 {@code pkg/cmd/dependency_update.go}.
 *
 * <pre>{@code
 * DependencyUpdate.of(settings, Clock.systemUTC())
 *     .run(DependencyRequest.of("mychart"), ConnectionOptions.defaults());
 * }</pre>
 */
public final class DependencyUpdate {
  private final Settings settings;
  private final Clock clock;

  private DependencyUpdate(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings; the clock dates locks. */
  public static DependencyUpdate of(Settings settings, Clock clock) {
    return new DependencyUpdate(settings, clock);
  }

  /** Updates without telling anybody. */
  public void run(DependencyRequest request, ConnectionOptions connection) {
    run(request, connection, DependencyEvents.NONE, RegistryEvents.NONE);
  }

  /**
   * Updates a chart.
   *
   * @param events hears what happens
   * @param registryEvents hears of each pull
   * @throws RuntimeException with Helm's message; the chart is as it was then
   */
  public void run(
      DependencyRequest request,
      ConnectionOptions connection,
      DependencyEvents events,
      RegistryEvents registryEvents) {
    try (Connections connections = Connections.of(settings, connection, registryEvents)) {
      connections.check();
      connections.dependencies(events, clock).update(request);
    }
  }
}
