package dev.chartwright.action;

import dev.chartwright.http.TlsException;
import dev.chartwright.http.Transport;
import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.credentials.CredentialStore;
import dev.chartwright.oci.credentials.ServerAddress;
import dev.chartwright.oci.remote.AuthClient;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.oci.remote.CredentialSource;
import dev.chartwright.oci.remote.RemoteOptions;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.install.PluginRegistry;
import dev.chartwright.plugin.install.PluginSources;
import dev.chartwright.plugin.install.PluginWeb;
import dev.chartwright.plugin.install.PulledPlugin;

/** The ways to the sources of plugins. */
final class PluginConnections {
  private final Settings settings;
  private final ConnectionOptions options;
  private final Connections connections;

  private PluginConnections(Settings settings, ConnectionOptions options, Connections connections) {
    this.settings = settings;
    this.options = options;
    this.connections = connections;
  }

  static PluginSources sources(
      Settings settings,
      PluginVerbSettings verb,
      ConnectionOptions options,
      Connections connections) {
    return new PluginSources(
        verb.places(),
        PluginWeb.of(connections::getter, connections::transport),
        new PluginConnections(settings, options, connections)::pull,
        settings.environment(),
        verb.plugins().processes(),
        settings.log());
  }

  private PulledPlugin pull(String reference) {
    AuthClient client =
        AuthClient.of(
            transport(), credentials(), AuthOptions.defaults().withUserAgent(settings.userAgent()));
    return PluginRegistry.of(client, RemoteOptions.defaults().withPlainHttp(options.plainHttp()))
        .pull(reference);
  }

  private Transport transport() {
    try {
      return connections.transport();
    } catch (ActionException e) {
      if (e.getCause() instanceof TlsException tls) {
        throw new PluginException("can't create TLS config for client: " + tls.reason(), e);
      }
      throw e;
    }
  }

  private CredentialSource credentials() {
    if (!options.username().isEmpty() && !options.password().isEmpty()) {
      return CredentialSource.ofAnyHost(Credential.of(options.username(), options.password()));
    }
    CredentialStore store = connections.store();
    return (host, repository) -> store.get(ServerAddress.ofHost(host), repository);
  }
}
