package dev.chartwright.http;

import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The {@link SSLContext} of a transport, made when it is first needed, and its roots later still.
 */
final class TlsContext {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final TlsOptions options;
  private final Clock clock;
  private @Nullable SSLContext context;
  private @Nullable RootPool roots;

  TlsContext(TlsOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /** The name that a server must show; that of the URL unless the options have one. */
  String nameOf(Origin server) {
    return options.serverName().isEmpty() ? server.host() : options.serverName();
  }

  /** The protocols and ciphers that are offered. */
  SSLParameters parameters(SSLParameters defaults) {
    defaults.setProtocols(PROTOCOLS);
    if (options.chaCha20First()) {
      defaults.setCipherSuites(chaCha20First(defaults.getCipherSuites()));
    }
    return defaults;
  }

  private static String[] chaCha20First(String[] suites) {
    String[] ordered = new String[suites.length];
    int at = 0;
    for (String suite : suites) {
      if (suite.contains("CHACHA20")) {
        ordered[at++] = suite;
      }
    }
    for (String suite : suites) {
      if (!suite.contains("CHACHA20")) {
        ordered[at++] = suite;
      }
    }
    return ordered;
  }

  synchronized SSLContext get() {
    SSLContext made = context;
    if (made == null) {
      ClientIdentity identity = options.identity();
      try {
        made = SSLContext.getInstance("TLS");
        made.init(
            identity == null ? new KeyManager[0] : new KeyManager[] {identity},
            new TrustManager[] {
              new ServerVerifier(this::roots, options.insecureSkipVerify(), clock)
            },
            null);
      } catch (GeneralSecurityException e) {
        throw new TlsException(TlsException.Kind.CONFIGURATION, "tls: " + e.getMessage(), e);
      }
      context = made;
    }
    return made;
  }

  private synchronized RootPool roots() {
    RootPool pool = roots;
    if (pool == null) {
      byte[] authorities = options.authorities();
      pool =
          authorities == null
              ? RootPool.system(options.environment())
              : RootPool.ofPem(authorities);
      roots = pool;
    }
    return pool;
  }
}
