package dev.chartwright.action;

import dev.chartwright.registry.RegistryEvents;

/**
 * Forgets the credentials of a registry in Helm's own file or helper; Docker's stay.
 *
 * <p>Source: Helm {@code pkg/action/registry_logout.go}.
 */
public final class RegistryLogout {
  private final Settings settings;

  private RegistryLogout(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RegistryLogout of(Settings settings) {
    return new RegistryLogout(settings);
  }

  /** Logs out; it is no error if nothing was kept. */
  public void run(String host) {
    try (Connections connections =
        Connections.of(settings, ConnectionOptions.defaults(), RegistryEvents.NONE)) {
      connections.registry().logout(host);
    }
  }
}
