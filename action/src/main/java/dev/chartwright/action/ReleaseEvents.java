package dev.chartwright.action;

import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;

/**
 * Who hears of what while a verb changes a release, and who may stop it.
 *
 * @param pulls hears of a pull from a registry
 * @param dependencies hears of dependencies that are fetched because they are missing
 * @param hooks takes the logs of hooks that ask for it
 * @param cancellation stops the verb
 */
public record ReleaseEvents(
    RegistryEvents pulls, DependencyEvents dependencies, HookLog hooks, Cancellation cancellation) {
  /** Nobody hears, and nobody stops. */
  public static ReleaseEvents none() {
    return new ReleaseEvents(
        RegistryEvents.NONE, DependencyEvents.NONE, HookLog.NONE, Cancellation.create());
  }
}
