package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {
  @TempDir Path scratch;

  private Path resource(String name) throws IOException {
    Path file = scratch.resolve(name);
    try (InputStream in = TlsTest.class.getResourceAsStream("/tls/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private RegistryServer start(String certificate, String key) throws IOException {
    return RegistryServer.start(
        RegistryConfig.builder()
            .tls(resource(certificate), resource(key))
            .limits(RegistryLimits.defaults().withManifestBytes(100_000))
            .build());
  }

  private static SSLContext trusting(Path certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "server",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate))));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.crt, rsa-pkcs8.key",
    "rsa.crt, rsa-pkcs1.key",
    "ec.crt, ec-pkcs8.key",
    "ec.crt, ec-sec1.key",
  })
  void pushAndPullGoOverTlsWithEveryKindOfKey(String certificate, String key) throws Exception {
    try (RegistryServer server = start(certificate, key)) {
      assertThat(server.url().toString())
          .isEqualTo("https://127.0.0.1:" + server.address().getPort());
      HttpClient http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .sslContext(trusting(scratch.resolve(certificate)))
              .build();
      RegistryClient client = new RegistryClient(http, server.url());
      client.pushImage("a", "v1");
      byte[] large = new byte[200_000];
      Digest digest = client.pushBlob("a", large);
      assertThat(client.get("/v2/a/blobs/" + digest).bytes()).isEqualTo(large);
      assertThat(client.put("/v2/a/manifests/v1", new byte[200_000]).status()).isEqualTo(413);
    }
  }

  @Test
  void plainTextOnATlsPortEndsTheConnectionAndNothingElse() throws Exception {
    try (RegistryServer server = start("ec.crt", "ec-pkcs8.key")) {
      try (Socket socket = RawHttp.open(server.address())) {
        RawHttp.send(socket, "GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n");
        String answer =
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(answer).doesNotContain("HTTP");
      }
      SSLContext context = trusting(scratch.resolve("ec.crt"));
      RegistryClient client =
          new RegistryClient(HttpClient.newBuilder().sslContext(context).build(), server.url());
      assertThat(client.get("/v2/").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.crt, rsa.crt, holds no unencrypted private key",
    "rsa-pkcs8.key, rsa-pkcs8.key, holds no CERTIFICATE",
    "rsa.crt, ec-pkcs8.key, cannot set up TLS",
    "rsa.crt, rsa-encrypted.key, holds no unencrypted private key",
  })
  void filesThatDoNotFitAreRefusedAtTheStart(String certificate, String key, String why) {
    assertThatThrownBy(() -> start(certificate, key))
        .isInstanceOf(RegistryStartException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("cannot set up TLS");
  }

  @Test
  void certificateWithoutItsKeyIsRefused() {
    assertThatThrownBy(() -> start("rsa.crt", "other-pkcs8.key"))
        .isInstanceOf(RegistryStartException.class)
        .hasMessageContaining("is not the key of");
  }
}
