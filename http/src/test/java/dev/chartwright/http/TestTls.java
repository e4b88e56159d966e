package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * The certificates below {@code src/test/resources}: valid until 2120 unless their name says not.
 */
final class TestTls {

  private TestTls() {}

  static byte[] bytes(String name) {
    try (InputStream in = TestTls.class.getResourceAsStream("tls/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path path(String name) {
    try {
      return Path.of(TestTls.class.getResource("tls/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Options that trust the test root only. */
  static TransportOptions trustingRoot() {
    return TransportOptions.defaults()
        .withTls(TlsOptions.defaults().withAuthorities(bytes("root.pem")));
  }

  /** The server side of a certificate: chain and key lie in one file. */
  static SSLContext server(String name) {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      PrivateKey key = null;
      for (Pem block : Pem.parse(bytes(name + ".pem"))) {
        if (block.type().equals("CERTIFICATE")) {
          chain.add(RootPool.certificate(block.der()));
        } else {
          key = PrivateKeys.parse(block);
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new ServerKey(chain.toArray(new X509Certificate[0]), key)},
          new TrustManager[] {new AnyClient()},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One chain and key, whatever is asked for that they can serve. */
  private static final class ServerKey extends X509ExtendedKeyManager {
    private final X509Certificate[] chain;
    private final PrivateKey key;

    ServerKey(X509Certificate[] chain, PrivateKey key) {
      this.chain = chain;
      this.key = key;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return keyType.equals(key.getAlgorithm()) ? "server" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {"server"};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  /** Accepts any client certificate. */
  private static final class AnyClient implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
