package dev.chartwright.kube.config;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.http.TlsException;
import dev.chartwright.http.TlsOptions;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link ClusterConfig} of a cluster and a user, reading the files that they name. Source:
 * client-go {@code tools/clientcmd/client_config.go}, {@code transport/transport.go}.
 */
final class ClusterConfigReader {
  private ClusterConfigReader() {}

  static ClusterConfig read(ClusterEntry cluster, UserEntry user, Map<String, String> environment) {
    boolean secure = ServerUrl.isSecure(cluster.server());
    String server = ServerUrl.of(cluster.server(), secure);
    if (!secure) {
      // Who we are is told over TLS only.
      return new ClusterConfig(
          server,
          TlsOptions.defaults(),
          false,
          Login.none(),
          user.impersonation(),
          cluster.proxyUrl());
    }
    String authProvider = user.authProvider();
    Login login = login(cluster, user);
    boolean basic = !login.username().isEmpty() || !login.password().isEmpty();
    if (basic && !(login.token().isEmpty() && login.tokenFile().isEmpty())) {
      throw ConfigException.of("username/password or bearer token may be set, but not both");
    }
    TlsOptions tls = tls(cluster, user, environment);
    if (authProvider != null) {
      throw ConfigException.of(AuthProviders.missing(authProvider));
    }
    return new ClusterConfig(
        server, tls, user.hasCertificate(), login, user.impersonation(), cluster.proxyUrl());
  }

  private static Login login(ClusterEntry cluster, UserEntry user) {
    String token = user.token();
    if (token.isEmpty() && !user.tokenFile().isEmpty()) {
      token = new String(read(user.tokenFile()), StandardCharsets.UTF_8);
    }
    ExecPlugin exec = user.exec();
    return new Login(
        token,
        user.tokenFile(),
        user.username(),
        user.password(),
        exec == null || !exec.provideClusterInfo() ? exec : exec.withCluster(told(cluster)));
  }

  /** What a program is told of the cluster. Source: client-go {@code rest/exec.go}. */
  private static Map<String, @Nullable Object> told(ClusterEntry cluster) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("server", cluster.server());
    if (!cluster.tlsServerName().isEmpty()) {
      told.put("tls-server-name", cluster.tlsServerName());
    }
    if (cluster.insecure()) {
      told.put("insecure-skip-tls-verify", true);
    }
    byte[] authorities = authorities(cluster);
    if (authorities.length > 0) {
      told.put("certificate-authority-data", authorities);
    }
    if (!cluster.proxyUrl().isEmpty()) {
      told.put("proxy-url", cluster.proxyUrl());
    }
    if (cluster.disableCompression()) {
      told.put("disable-compression", true);
    }
    told.put("config", cluster.execConfig());
    return told;
  }

  private static TlsOptions tls(
      ClusterEntry cluster, UserEntry user, Map<String, String> environment) {
    TlsOptions tls =
        TlsOptions.defaults()
            .withEnvironment(environment)
            .withInsecureSkipVerify(cluster.insecure())
            .withServerName(cluster.tlsServerName());
    byte[] authorities = authorities(cluster);
    if (cluster.insecure() && authorities.length > 0) {
      throw ConfigException.of(
          "specifying a root certificates file with the insecure flag is not allowed");
    }
    if (authorities.length > 0) {
      try {
        tls = tls.withAuthorities(authorities);
      } catch (TlsException e) {
        throw ConfigException.of(
            "unable to load root certificates: unable to parse bytes as PEM block");
      }
    }
    if (!user.hasCertificate()) {
      return tls;
    }
    byte[] certificate = user.certData().isEmpty() ? read(user.certFile()) : bytes(user.certData());
    byte[] key = user.keyData().isEmpty() ? read(user.keyFile()) : bytes(user.keyData());
    try {
      return tls.withClientCertificate(certificate, key);
    } catch (TlsException e) {
      throw ConfigException.of(e.reason());
    }
  }

  private static byte[] authorities(ClusterEntry cluster) {
    if (!cluster.caData().isEmpty()) {
      return bytes(cluster.caData());
    }
    return cluster.caFile().isEmpty() ? new byte[0] : read(cluster.caFile());
  }

  /** A file, or the failure in Go's words. */
  static byte[] read(String path) {
    try {
      return Os.readFile(path);
    } catch (PathException e) {
      throw ConfigException.of(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(String data) {
    return data.getBytes(StandardCharsets.ISO_8859_1);
  }
}
