package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that want out of the grammar or out of the folder. */
class HostileNamesTest {
  @TempDir Path scratch;

  private RegistryServer server;

  @BeforeEach
  void start() {
    server =
        RegistryServer.start(RegistryConfig.builder().folder(scratch.resolve("registry")).build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String request(String method, String target) {
    byte[] answer =
        RawHttp.exchange(
            server.address(),
            method
                + " "
                + target
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    return new String(answer, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/../blobs/uploads/",
        "/v2/a/../../b/blobs/uploads/",
        "/v2/%2e%2e/blobs/uploads/",
        "/v2/a%2fb/blobs/uploads/",
        "/v2/a%2F..%2F..%2Fetc/blobs/uploads/",
        "/v2/a//b/blobs/uploads/",
        "/v2//blobs/uploads/",
        "/v2/a\\b/blobs/uploads/",
        "/v2/Upper/blobs/uploads/",
        "/v2/a%00b/blobs/uploads/",
        "/v2/a%0d%0aX-Evil:%201/blobs/uploads/",
        "/v2/%ff/blobs/uploads/",
        "/v2/%zz/blobs/uploads/",
        "/v2/a%/blobs/uploads/",
        "/v2/-a/blobs/uploads/",
        "/v2/a-/blobs/uploads/",
        "/v2/a..b/blobs/uploads/",
        "/v2/a___b/blobs/uploads/",
        "/v2/a._b/blobs/uploads/",
        "/v2/.a/blobs/uploads/",
        "/v2/_a/blobs/uploads/",
        "/v2/%C3%BC/blobs/uploads/",
      })
  void uploadToABadNameIsRefused(String target) {
    assertThat(request("POST", target)).startsWith("HTTP/1.1 400 ").contains("NAME_INVALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b/c/d/e",
        "a.b",
        "a_b",
        "a__b",
        "a-b",
        "a---b",
        "0",
        "a/b-c/d.e_f__g",
        "blobs",
        "manifests/tags"
      })
  void goodNamesAreTaken(String name) {
    assertThat(request("POST", "/v2/" + name + "/blobs/uploads/")).startsWith("HTTP/1.1 202 ");
  }

  @Test
  void nameHas255CharactersAtMost() {
    assertThat(request("POST", "/v2/" + "n".repeat(255) + "/blobs/uploads/"))
        .startsWith("HTTP/1.1 202 ");
    assertThat(request("POST", "/v2/" + "n".repeat(256) + "/blobs/uploads/"))
        .startsWith("HTTP/1.1 400 ")
        .contains("NAME_INVALID");
    assertThat(request("POST", "/v2/" + "n/".repeat(150) + "n/blobs/uploads/"))
        .startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/",
        "/v2/_catalog/x",
        "/v2/a",
        "/v2/a/blobs/",
        "/v2/a/manifests/",
        "/v2/a/manifests",
        "/v2/a/tags/",
        "/v2/a/tags/list/",
        "/v2/_oci/ext/discover",
        "/etc/passwd",
        "/v2x/a/tags/list"
      })
  void whatIsNoEndpointIsNotFound(String target) {
    assertThat(request("GET", target)).startsWith("HTTP/1.1 404 ").contains("\"errors\"");
  }

  @Test
  void repositoriesMayBeCalledLikeEndpoints() {
    RegistryClient client = new RegistryClient(server.url());
    for (String name :
        List.of(
            "blobs",
            "tags/list",
            "a/blobs/uploads",
            "a/manifests/b",
            "referrers/x",
            "uploads",
            "a/blobs/uploads/b")) {
      Digest digest = client.pushImage(name, "v1");
      assertThat(client.head("/v2/" + name + "/manifests/v1").header("Docker-Content-Digest"))
          .isEqualTo(digest.text());
      assertThat(client.get("/v2/" + name + "/tags/list").text())
          .isEqualTo("{\"name\":\"" + name + "\",\"tags\":[\"v1\"]}");
      assertThat(client.get("/v2/" + name + "/referrers/" + digest).status()).isEqualTo(200);
      Answer chunk = client.patch(client.startUpload(name), new byte[] {1});
      assertThat(chunk.status()).isEqualTo(202);
      assertThat(client.delete(chunk.header("Location")).status()).isEqualTo(204);
    }
  }

  @Test
  void sessionOfAnotherRepositoryIsUnknown() {
    RegistryClient client = new RegistryClient(server.url());
    String location = client.startUpload("mine");
    assertThat(client.get(location.replace("/mine/", "/yours/")).status()).isEqualTo(404);
    assertThat(client.get("/v2/mine/blobs/uploads/..%2f..%2fjournal").status()).isEqualTo(400);
    assertThat(client.get("/v2/mine/blobs/uploads/1").status()).isEqualTo(404);
  }

  @Test
  void nothingIsEverWrittenOutsideTheFolder() throws IOException {
    RegistryClient client = new RegistryClient(server.url());
    request("POST", "/v2/%2e%2e/%2e%2e/blobs/uploads/?digest=sha256:../../evil");
    request("PUT", "/v2/a/manifests/sha256:..%2f..%2f..%2fevil");
    client.pushImage("a", "v1");
    try (Stream<Path> files = Files.list(scratch)) {
      assertThat(files).containsExactly(scratch.resolve("registry"));
    }
    try (Stream<Path> files = Files.list(scratch.resolve("registry"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "journal", "blobs", "uploads");
    }
  }
}
