package dev.chartwright.testkit.kube;

import dev.chartwright.golang.yaml.Yaml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How to reach a cluster, as the current context of a kubeconfig says: server, its authority, and a
 * client's certificate (PKCS#8, or SEC1 with the curve P-256) or a token, all as data or files.
 */
final class KubeconfigFile {
  private static final char[] NO_PASSWORD = new char[0];

  /** Version 0, ecPublicKey, prime256v1: what comes before a SEC1 key in PKCS#8. */
  private static final byte[] P256 = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x13,
    0x06,
    0x07,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0xce,
    0x3d,
    0x02,
    0x01,
    0x06,
    0x08,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0xce,
    0x3d,
    0x03,
    0x01,
    0x07
  };

  private final Path file;
  private final Map<String, Object> cluster;
  private final Map<String, Object> user;

  private KubeconfigFile(Path file, Map<String, Object> cluster, Map<String, Object> user) {
    this.file = file;
    this.cluster = cluster;
    this.user = user;
  }

  static KubeconfigFile read(Path file) throws IOException {
    Map<String, Object> config =
        Tree.copyMap(Yaml.toJsonMap(Files.readString(file, StandardCharsets.UTF_8)));
    Map<String, Object> context =
        named(config, "contexts", "context", Tree.text(config, "current-context"));
    return new KubeconfigFile(
        file,
        named(config, "clusters", "cluster", Tree.text(context, "cluster")),
        named(config, "users", "user", Tree.text(context, "user")));
  }

  private static Map<String, Object> named(
      Map<String, Object> config, String list, String key, String name) {
    for (Map<String, Object> entry : Tree.maps(config, list)) {
      if (Tree.text(entry, "name").equals(name)) {
        return Tree.mapAt(entry, key);
      }
    }
    return Tree.map();
  }

  URI server() {
    return URI.create(Tree.text(cluster, "server"));
  }

  /** The Authorization header to send, or empty. */
  String authorization() {
    String token = Tree.text(user, "token");
    return token.isEmpty() ? "" : "Bearer " + token;
  }

  private byte[] data(Map<String, Object> from, String name) throws IOException {
    String data = Tree.text(from, name + "-data");
    if (!data.isEmpty()) {
      return Base64.getDecoder().decode(data);
    }
    String path = Tree.text(from, name);
    return path.isEmpty() ? new byte[0] : Files.readAllBytes(file.resolveSibling(path));
  }

  SSLContext tls() throws IOException {
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      byte[] certificate = data(user, "client-certificate");
      if (certificate.length > 0) {
        own.setKeyEntry(
            "client",
            key(new String(data(user, "client-key"), StandardCharsets.US_ASCII)),
            NO_PASSWORD,
            certificates(certificate).toArray(new Certificate[0]));
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int number = 0;
      for (Certificate each : certificates(data(cluster, "certificate-authority"))) {
        trusted.setCertificateEntry("authority" + number++, each);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates of " + file + " cannot be used", e);
    }
  }

  private static Collection<? extends Certificate> certificates(byte[] pem)
      throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem));
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    boolean sec1 = pem.contains("BEGIN EC PRIVATE KEY");
    int start = pem.indexOf("-----\n", pem.indexOf("PRIVATE KEY"));
    byte[] der =
        Base64.getMimeDecoder()
            .decode(pem.substring(start + 6, pem.indexOf("-----END", start)).strip());
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(sec1 ? wrap(der) : der);
    GeneralSecurityException first = null;
    for (String algorithm : new String[] {"EC", "RSA"}) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new GeneralSecurityException("no key") : first;
  }

  private static byte[] wrap(byte[] sec1) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(P256);
    inner.writeBytes(tagged(0x04, sec1));
    return tagged(0x30, inner.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (value.length > 127) {
      out.write(value.length > 255 ? 0x82 : 0x81);
      if (value.length > 255) {
        out.write(value.length >> 8);
      }
    }
    out.write(value.length & 0xff);
    out.writeBytes(value);
    return out.toByteArray();
  }
}
