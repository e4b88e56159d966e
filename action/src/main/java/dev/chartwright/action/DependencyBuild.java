package dev.chartwright.action;

import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import java.time.Clock;

/**
 * Puts those dependencies into {@code charts/} that the lock of a chart names; without a lock it
 * chooses them as {@link DependencyUpdate} does.
 *
 * <p>Safe for several threads. Source: Helm 4.3.1 {@code pkg/cmd/dependency_build.go}.
 */
public final class DependencyBuild {
  private final Settings settings;
  private final Clock clock;

  private DependencyBuild(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings; the clock dates locks. */
  public static DependencyBuild of(Settings settings, Clock clock) {
    return new DependencyBuild(settings, clock);
  }

  /** Builds without telling anybody. */
  public void run(DependencyRequest request, ConnectionOptions connection) {
    run(request, connection, DependencyEvents.NONE, RegistryEvents.NONE);
  }

  /**
   * Builds the dependencies of a chart.
   *
   * @param events hears what happens
   * @param registryEvents hears of each pull
   * @throws dev.chartwright.repo.downloader.dependency.MissingRepositoriesException if a repository
   *     has not been added
   * @throws RuntimeException with Helm's message; the chart is as it was then
   */
  public void run(
      DependencyRequest request,
      ConnectionOptions connection,
      DependencyEvents events,
      RegistryEvents registryEvents) {
    try (Connections connections = Connections.of(settings, connection, registryEvents)) {
      connections.check();
      connections.dependencies(events, clock).build(request);
    }
  }
}
