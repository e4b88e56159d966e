package dev.chartwright.action;

import dev.chartwright.http.TlsException;
import dev.chartwright.registry.RegistryEvents;

/**
 * Tries a user name and password at a registry and keeps them if they are good.
 *
 * <p>Source: Helm {@code pkg/action/registry_login.go}.
 */
public final class RegistryLogin {
  private final Settings settings;

  private RegistryLogin(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RegistryLogin of(Settings settings) {
    return new RegistryLogin(settings);
  }

  /**
   * Logs in.
   *
   * @param host host and port of the registry
   * @param connection user name and password, and how the registry is reached
   * @param events hears when the host has a path
   */
  public void run(String host, ConnectionOptions connection, RegistryEvents events) {
    try (Connections connections = Connections.forLogin(settings, connection, events)) {
      connections.check();
      connections.registry().login(host, connection.username(), connection.password());
    } catch (TlsException e) {
      throw new ActionException(String.valueOf(e.getMessage()), e);
    }
  }
}
