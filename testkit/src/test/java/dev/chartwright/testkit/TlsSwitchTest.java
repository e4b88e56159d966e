package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsSwitchTest {
  private static final TestCertificates AUTHORITY = TestCertificates.create();

  private static Certificate certificate(String pem) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private static SSLContext context(boolean withCertificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", certificate(AUTHORITY.authorityPem()));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManager[] keys = null;
    if (withCertificate) {
      String text = AUTHORITY.clientKeyPem().replaceAll("-----.*-----|\n", "");
      PrivateKey key =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          "client", key, new char[0], new Certificate[] {certificate(AUTHORITY.clientPem())});
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(own, new char[0]);
      keys = factory.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private static int status(ScriptedRegistry registry, boolean withCertificate) throws Exception {
    URL url = URI.create(registry.origin(Port.REGISTRY) + "/v2/").toURL();
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setSSLSocketFactory(context(withCertificate).getSocketFactory());
    return connection.getResponseCode();
  }

  @ParameterizedTest
  @CsvSource({"localhost", "127.0.0.1"})
  void aGoodCertificateIsGoodForThisMachine(String name) throws Exception {
    try (ScriptedRegistry registry =
        ScriptedRegistry.builder().tls(AUTHORITY).hostName(name).start()) {
      assertThat(registry.origin(Port.REGISTRY)).startsWith("https://" + name + ":");
      assertThat(status(registry, false)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"self-signed", "expired", "wrong-host"})
  void aBadCertificateIsNotTrusted(String kind) {
    try (ScriptedRegistry registry =
        ScriptedRegistry.builder().tls(AUTHORITY).with(Switch.TLS_CERTIFICATE, kind).start()) {
      assertThatThrownBy(() -> status(registry, false)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aClientsCertificateMayBeRequired() throws Exception {
    try (ScriptedRegistry registry =
        ScriptedRegistry.builder().tls(AUTHORITY).with(Switch.TLS_CLIENT, "required").start()) {
      assertThat(status(registry, true)).isEqualTo(200);
      assertThatThrownBy(() -> status(registry, false)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void theServersNameMayBeRequired() throws Exception {
    try (ScriptedRegistry registry =
        ScriptedRegistry.builder()
            .tls(AUTHORITY)
            .with(Switch.TLS_SERVER_NAME, "required")
            .start()) {
      assertThatThrownBy(() -> status(registry, false)).isInstanceOf(IOException.class);
      int port = URI.create(registry.origin(Port.REGISTRY)).getPort();
      try (SSLSocket socket =
          (SSLSocket) context(false).getSocketFactory().createSocket("127.0.0.1", port)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("registry.example")));
        socket.setSSLParameters(parameters);
        socket
            .getOutputStream()
            .write(
                "GET /v2/ HTTP/1.1\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            .startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void aHandshakeMayFail() {
    try (ScriptedRegistry registry =
        ScriptedRegistry.builder().tls(AUTHORITY).with(Switch.ACCEPTING, "tls-alert").start()) {
      assertThatThrownBy(() -> status(registry, false)).hasMessageContaining("handshake_failure");
    }
  }

  @Test
  void certificatesCanBeWrittenAsFiles(@TempDir Path directory) throws IOException {
    AUTHORITY.writeTo(directory);
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("ca.crt", "client.crt", "client.key");
    assertThat(Files.readString(directory.resolve("client.key")))
        .startsWith("-----BEGIN PRIVATE KEY-----\n");
  }
}
