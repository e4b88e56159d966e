package dev.chartwright.cli;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key that everybody knows, with a certificate for 127.0.0.1 that no one else trusts: what the
 * server and the client of {@link TrainingCluster} show each other.
 */
final class TrainingIdentity {
  private static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrtXHXxVhHoQIl7wB
      aR4RFaJKgec5QGY0HG1vnGClXL2hRANCAATGLq5+rB/4Ddr2NlPe76ayv46V6zkc
      xkLzU+OCkort7tyQxdnQyeIuQWQ4+rwmBndUG93hwlrK70qCyGaihu1l
      -----END PRIVATE KEY-----
      """;

  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIB5DCCAYqgAwIBAgIUT4DsGZMnUXWNHjji95FG325FIA8wCgYIKoZIzj0EAwIw
      HTEbMBkGA1UEAwwSdHJhaW5pbmctYXV0aG9yaXR5MCAXDTI2MTEyMTIzMjAwMFoY
      DzIxMjYxMDI4MjMyMDAwWjAmMREwDwYDVQQKDAh0cmFpbmluZzERMA8GA1UEAwwI
      dHJhaW5pbmcwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGLq5+rB/4Ddr2NlPe
      76ayv46V6zkcxkLzU+OCkort7tyQxdnQyeIuQWQ4+rwmBndUG93hwlrK70qCyGai
      hu1lo4GcMIGZMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAMBgNVHRMBAf8E
      AjAAMA4GA1UdDwEB/wQEAwIFoDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUH
      AwIwHwYDVR0jBBgwFoAU1l7obZmefI1j9599lWeubJjW094wHQYDVR0OBBYEFMut
      rEfiCIA+4iLZwUJUdG0gWvHNMAoGCCqGSM49BAMCA0gAMEUCIDklFgQv+ajB/jxG
      TlqTrwcNVKTaYg4+TNUIbwa2iQEzAiEAtQJPX0mPuGBIjK847aWZJF1AOOIOTJSO
      cWDt1hAN4nw=
      -----END CERTIFICATE-----
      """;

  /** Who signed it; the key is lost. */
  private static final String AUTHORITY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBojCCAUegAwIBAgIUYm6zZAU2YfW+LYWRuQb6CioWEOwwCgYIKoZIzj0EAwIw
      HTEbMBkGA1UEAwwSdHJhaW5pbmctYXV0aG9yaXR5MCAXDTI2MTEyMTIzMjAwMFoY
      DzIxMjYxMDI4MjMyMDAwWjAdMRswGQYDVQQDDBJ0cmFpbmluZy1hdXRob3JpdHkw
      WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASvwWqpoiWjreTaukQkvX9saXGtW24q
      AGQZNNi+BntMD7m9U8u/N4y+KucvF7fB5Qvj5m1QehC2cNo2cPzcjikao2MwYTAd
      BgNVHQ4EFgQU1l7obZmefI1j9599lWeubJjW094wHwYDVR0jBBgwFoAU1l7obZme
      fI1j9599lWeubJjW094wDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAqQw
      CgYIKoZIzj0EAwIDSQAwRgIhAPXEieff0Zoc+CyN1nE7UQHuVp1dUSjfwnOmcDNh
      rVXVAiEA24n3w8lzCMDBJj2Q/RKRYxOYnMJcJgEcmYrXIaTL6Ng=
      -----END CERTIFICATE-----
      """;

  private TrainingIdentity() {}

  /** What a server is that asks for the certificate. */
  static SSLContext context() throws IOException {
    try {
      String body = KEY.substring(KEY.indexOf('\n'), KEY.indexOf("-----END"));
      PrivateKey key =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
      char[] none = {};
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, none);
      store.setKeyEntry("own", key, none, new Certificate[] {certificate(CERTIFICATE)});
      store.setCertificateEntry("authority", certificate(AUTHORITY));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, none);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static Certificate certificate(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(GoString.bytes(pem)));
  }

  /** A kubeconfig for a server. */
  static String kubeconfig(String authority) {
    return "apiVersion: v1\nkind: Config\ncurrent-context: training\n"
        + "contexts: [{name: training, context: {cluster: training, user: training}}]\n"
        + "clusters: [{name: training, cluster: {server: 'https://"
        + authority
        + "', certificate-authority-data: "
        + base64(AUTHORITY)
        + "}}]\nusers: [{name: training, user: {client-certificate-data: "
        + base64(CERTIFICATE)
        + ", client-key-data: "
        + base64(KEY)
        + "}}]\n";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(GoString.bytes(text));
  }
}
