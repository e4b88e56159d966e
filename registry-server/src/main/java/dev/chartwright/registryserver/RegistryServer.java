package dev.chartwright.registryserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A running OCI registry, from {@link #start} until {@link #close}. Many can run side by side; they
 * share nothing.
 *
 * <pre>{@code
 * try (RegistryServer server = RegistryServer.start(RegistryConfig.inMemory())) {
 *   System.out.println(server.url()); // http://127.0.0.1:35041
 * }
 * }</pre>
 *
 * <p>Speaks distribution-spec 1.1 whole, and from its main branch the {@code tag} parameters of a
 * manifest push, the {@code digest-algorithm} parameter of an upload and the cancelling of uploads.
 * All threads are daemons. Safe for use by many threads.
 */
public final class RegistryServer implements AutoCloseable {
  private final Registry registry;
  private final HttpEngine engine;
  private final boolean secure;

  private RegistryServer(Registry registry, HttpEngine engine, boolean secure) {
    this.registry = registry;
    this.engine = engine;
    this.secure = secure;
  }

  /**
   * Opens the storage and listens; when this returns, requests are answered.
   *
   * @throws RegistryStartException if the address cannot be bound, the folder is not a registry's
   *     or in use, or the htpasswd file, certificate or key cannot be used
   */
  public static RegistryServer start(RegistryConfig config) {
    // Written out instead of with lambdas: the first ones of a program cost more than everything
    // else here.
    String attempt = "cannot read the users: ";
    try {
      Access access = Access.of(config);
      attempt = "cannot set up TLS: ";
      SSLContext tls = tls(config);
      attempt = "cannot open the registry's folder: ";
      Registry registry = Registry.open(config);
      try {
        RegistryHandler handler = new RegistryHandler(registry, config, access);
        HttpEngine engine =
            HttpEngine.start(bind(config), tls, handler, config.limits(), config.clock());
        return new RegistryServer(registry, engine, tls != null);
      } catch (IOException e) {
        closeAfter(e, registry);
        attempt = "cannot listen on " + config.host() + ":" + config.port() + ": ";
        throw e;
      } catch (RuntimeException e) {
        closeAfter(e, registry);
        throw e;
      }
    } catch (IOException e) {
      throw new RegistryStartException(attempt + e.getMessage(), e);
    }
  }

  private static void closeAfter(Exception failure, Registry registry) {
    try {
      registry.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static InetSocketAddress bind(RegistryConfig config) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(config.host()), config.port());
  }

  private static @Nullable SSLContext tls(RegistryConfig config) throws IOException {
    if (config.certificate().isEmpty() || config.privateKey().isEmpty()) {
      return null;
    }
    return PemIdentity.read(config.certificate().get(), config.privateKey().get());
  }

  /** Where the server listens, with the port that was taken. */
  public InetSocketAddress address() {
    return engine.address();
  }

  /** {@code host:port} as it stands in references: {@code 127.0.0.1:35041/charts/nginx:1.0.0}. */
  public String authority() {
    InetAddress host = address().getAddress();
    String name = host.isAnyLocalAddress() ? "localhost" : host.getHostAddress();
    String bracketed = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
    return bracketed + ":" + address().getPort();
  }

  /** {@code http://} or {@code https://} and the {@link #authority()}. */
  public URI url() {
    return URI.create((secure ? "https://" : "http://") + authority());
  }

  /**
   * Stops listening, gives running requests two seconds to end, and leaves no thread and no open
   * file behind. Everything that was acknowledged is on the disk already. A second call does
   * nothing.
   */
  @Override
  public void close() {
    engine.close();
    try {
      registry.close();
    } catch (IOException e) {
      // All that was acknowledged had been written and synced before; there is nothing to save.
    }
  }
}
