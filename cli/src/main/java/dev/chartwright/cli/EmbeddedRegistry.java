package dev.chartwright.cli;

import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.registryserver.RegistryConfig;
import dev.chartwright.registryserver.RegistryServer;
import dev.chartwright.registryserver.RequestListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** Our registry as the commands start it: the only class of the command line that knows it. */
public final class EmbeddedRegistry implements AutoCloseable {
  private final RegistryServer server;

  private EmbeddedRegistry(RegistryServer server) {
    this.server = server;
  }

  /**
   * What {@code serve} is told.
   *
   * @param address host and port; port 0 takes a free one, no host means all
   * @param storage folder; empty for memory
   * @param htpasswd file of accounts; empty for none
   * @param anonymousRead whether everybody may read
   * @param tlsCert certificate file; empty for plain HTTP
   * @param tlsKey its key file
   * @param readOnly whether every change is refused
   * @param insecureAnonymous whether it may listen beyond this machine without accounts
   */
  public record Options(
      String address,
      String storage,
      String htpasswd,
      boolean anonymousRead,
      String tlsCert,
      String tlsKey,
      boolean readOnly,
      boolean insecureAnonymous) {}

  /** Hears of one request: client, method, path, status. */
  public interface Requests {
    /** A request was answered. */
    void answered(String remote, String method, String target, int status, long bytes);
  }

  /** Starts it; each refusal is one clear line. */
  public static EmbeddedRegistry start(Options options, Requests requests) {
    int colon = options.address().lastIndexOf(':');
    if (colon < 0) {
      throw CommandException.of(
          "--address \""
              + options.address()
              + "\" has no port: give HOST:PORT, such as 127.0.0.1:5000");
    }
    String host = options.address().substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      host = "0.0.0.0";
    }
    int port = port(options.address().substring(colon + 1));
    if (options.tlsCert().isEmpty() != options.tlsKey().isEmpty()) {
      throw CommandException.of("--tls-cert and --tls-key go together: give both or neither");
    }
    if (options.htpasswd().isEmpty() && !options.insecureAnonymous() && !isLoopback(host)) {
      throw CommandException.of(
          "refusing to listen on "
              + options.address()
              + " without accounts: everybody who reaches it could write. Give --htpasswd FILE, or say --insecure-anonymous");
    }
    RegistryConfig.Builder config =
        RegistryConfig.builder()
            .address(host, port)
            .anonymousRead(options.anonymousRead())
            .readOnly(options.readOnly())
            .listener(listener(requests));
    if (!options.storage().isEmpty()) {
      config.folder(Path.of(options.storage()));
    }
    if (!options.htpasswd().isEmpty()) {
      config.htpasswd(Path.of(options.htpasswd()));
    }
    if (!options.tlsCert().isEmpty()) {
      config.tls(Path.of(options.tlsCert()), Path.of(options.tlsKey()));
    }
    return new EmbeddedRegistry(RegistryServer.start(config.build()));
  }

  /** Starts one in memory on a free port of this machine, with one account. */
  public static EmbeddedRegistry start(String username, String password) {
    return new EmbeddedRegistry(
        RegistryServer.start(
            RegistryConfig.builder().address("127.0.0.1", 0).user(username, password).build()));
  }

  private static int port(String text) {
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      port = digit < 0 || digit > 9 || port > 65_535 ? 65_536 : port * 10 + digit;
    }
    if (text.isEmpty() || port > 65_535) {
      throw CommandException.of("--address: \"" + text + "\" is no port: give 0 to 65535");
    }
    return port;
  }

  private static boolean isLoopback(String host) {
    try {
      for (InetAddress each : InetAddress.getAllByName(host)) {
        if (!each.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      throw CommandException.of("--address: no such host \"" + host + "\"");
    }
  }

  private static RequestListener listener(Requests requests) {
    return request ->
        requests.answered(
            request.remote(),
            request.method(),
            request.target(),
            request.status(),
            request.bytes());
  }

  /** Host and port as they stand in references. */
  public String authority() {
    return server.authority();
  }

  /** Stops it; what was acknowledged is kept. */
  @Override
  public void close() {
    server.close();
  }
}
