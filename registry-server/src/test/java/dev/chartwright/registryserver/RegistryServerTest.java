package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RegistryServerTest {
  @Test
  void startsPushesPullsAndClosesWithoutLeavingThreads() throws Exception {
    String prefix;
    try (RegistryServer server = RegistryServer.start(RegistryConfig.inMemory())) {
      prefix = "registry-" + server.address().getPort();
      HttpClient client = HttpClient.newHttpClient();
      byte[] blob = "{}".getBytes(StandardCharsets.UTF_8);
      Digest digest = Digest.ofBytes(blob);
      HttpResponse<String> posted =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(server.url() + "/v2/charts/nginx/blobs/uploads/?digest=" + digest))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(blob))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(posted.statusCode()).isEqualTo(201);
      HttpResponse<String> got =
          client.send(
              HttpRequest.newBuilder(
                      server.url().resolve(posted.headers().firstValue("Location").orElseThrow()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(got.body()).isEqualTo("{}");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith(prefix));
  }
}
