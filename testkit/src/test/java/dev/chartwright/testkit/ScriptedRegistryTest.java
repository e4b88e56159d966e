package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptedRegistryTest {
  private static final String BLOB = "hello";
  private static final String DIGEST =
      Contents.digest("sha256", BLOB.getBytes(StandardCharsets.UTF_8));
  private static final String MANIFEST =
      "{\"schemaVersion\":2,\"layers\":[{\"digest\":\"" + DIGEST + "\"}]}";

  private ScriptedRegistry registry;
  private RawClient client;

  @BeforeEach
  void startRegistry() {
    registry = ScriptedRegistry.start();
    client = new RawClient(registry.origin(Port.REGISTRY));
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void aBlobAndAManifestCanBePushedAndRead() throws IOException {
    assertThat(client.get("/v2/").status()).isEqualTo(200);
    RawClient.Answer start = client.send("POST", "/v2/team/web/blobs/uploads/", "");
    assertThat(start.status()).isEqualTo(202);
    RawClient.Answer put = client.send("PUT", start.header("Location") + "?digest=" + DIGEST, BLOB);
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("Docker-Content-Digest")).isEqualTo(DIGEST);
    assertThat(client.get("/v2/team/web/blobs/" + DIGEST).body()).isEqualTo(BLOB);
    RawClient.Answer pushed =
        client.send("PUT", "/v2/team/web/manifests/1.0", MANIFEST, "Content-Type: a/b");
    assertThat(pushed.status()).isEqualTo(201);
    RawClient.Answer head = client.send("HEAD", "/v2/team/web/manifests/1.0", "");
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(MANIFEST.length()));
    assertThat(head.header("Content-Type")).isEqualTo("a/b");
    assertThat(head.body()).isEmpty();
    assertThat(
            client.get("/v2/team/web/manifests/" + pushed.header("Docker-Content-Digest")).body())
        .isEqualTo(MANIFEST);
    assertThat(client.get("/v2/team/web/tags/list").body())
        .isEqualTo("{\"name\":\"team/web\",\"tags\":[\"1.0\"]}\n");
    assertThat(client.get("/v2/_catalog").body()).isEqualTo("{\"repositories\":[\"team/web\"]}\n");
    assertThat(registry.tags("team/web")).containsExactly("1.0");
  }

  @Test
  void aBlobCanBePushedInChunksAndAtOnce() throws IOException {
    RawClient.Answer start = client.send("POST", "/v2/a/blobs/uploads/", "");
    String location = start.header("Location");
    assertThat(client.send("PATCH", location, "hel", "Content-Range: 0-2").header("Range"))
        .isEqualTo("0-2");
    assertThat(client.send("PATCH", location, "lo", "Content-Range: 7-8").status()).isEqualTo(416);
    assertThat(client.get(location).header("Range")).isEqualTo("0-2");
    assertThat(client.send("PATCH", location, "lo", "Content-Range: 3-4").status()).isEqualTo(202);
    assertThat(client.send("PUT", location + "?digest=" + DIGEST, "").status()).isEqualTo(201);
    assertThat(client.send("POST", "/v2/b/blobs/uploads/?digest=" + DIGEST, BLOB).status())
        .isEqualTo(201);
    assertThat(client.send("POST", "/v2/c/blobs/uploads/?mount=" + DIGEST + "&from=b", "").status())
        .isEqualTo(201);
    assertThat(client.send("POST", "/v2/c/blobs/uploads/?mount=sha256:1&from=b", "").status())
        .isEqualTo(202);
    assertThat(client.get("/v2/c/blobs/" + DIGEST, "Range: bytes=1-3").body()).isEqualTo("ell");
  }

  @Test
  void whatContradictsItsDigestIsRefused() throws IOException {
    String location = client.send("POST", "/v2/a/blobs/uploads/", "").header("Location");
    RawClient.Answer put = client.send("PUT", location + "?digest=" + DIGEST, "other");
    assertThat(put.status()).isEqualTo(400);
    assertThat(put.body()).contains("\"DIGEST_INVALID\"");
    RawClient.Answer manifest = client.send("PUT", "/v2/a/manifests/1", MANIFEST);
    assertThat(manifest.body()).contains("MANIFEST_BLOB_UNKNOWN");
    assertThat(client.send("PUT", "/v2/a/manifests/1", "[]").body()).contains("MANIFEST_INVALID");
    assertThat(client.get("/v2/A/tags/list").body()).contains("NAME_INVALID");
  }

  @Test
  void aSettingHoldsForItsRepositoriesMethodsAndNumbersOnly() throws IOException {
    registry.putBlob("team/web", BLOB.getBytes(StandardCharsets.UTF_8));
    registry.putBlob("other", BLOB.getBytes(StandardCharsets.UTF_8));
    registry.set(
        Switch.STATUS, "503", Where.endpoint(Endpoint.BLOB).in("team/").method("GET").first(2));
    String path = "/v2/team/web/blobs/" + DIGEST;
    assertThat(client.get("/v2/other/blobs/" + DIGEST).status()).isEqualTo(200);
    assertThat(client.send("HEAD", path, "").status()).isEqualTo(200);
    assertThat(client.get(path).status()).isEqualTo(503);
    assertThat(client.get(path).status()).isEqualTo(503);
    assertThat(client.get(path).status()).isEqualTo(200);
    registry.set(Switch.STATUS, "500", Where.always().every(2));
    assertThat(client.get(path).status()).isEqualTo(200);
    assertThat(client.get(path).status()).isEqualTo(500);
    registry.reset(Switch.STATUS);
    assertThat(client.get(path).status()).isEqualTo(200);
  }

  @Test
  void requestsAreRecordedWithoutTheirSecrets() throws IOException {
    client.send(
        "POST", "/v2/a/blobs/uploads/?digest=" + DIGEST, BLOB, "Authorization: Basic YWRhOnB3");
    RecordedRequest request = registry.requests().get(0);
    assertThat(request.line())
        .isEqualTo("REGISTRY POST /v2/a/blobs/uploads/?digest=" + DIGEST + " Basic 5 201");
    assertThat(request.user()).isEqualTo("ada");
    assertThat(request.body()).isEqualTo(BLOB);
    assertThat(request).hasToString(request.line());
    assertThat(registry.requests(Endpoint.UPLOAD_START)).hasSize(1);
    assertThat(registry.requests(Port.TOKEN_HOST)).isEmpty();
    registry.forgetRequests();
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void aConnectionServesSeveralRequests() throws IOException {
    int port = Integer.parseInt(registry.host().substring(registry.host().indexOf(':') + 1));
    String get = "GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n";
    String chunked =
        "POST /v2/a/blobs/uploads/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    String last = "GET /v2/ HTTP/1.1\r\nConnection: close\r\n\r\n";
    RawClient.Answer answers = RawClient.raw(port, get + chunked + get + last);
    assertThat(answers.head() + answers.body())
        .satisfies(text -> assertThat(text.split("HTTP/1.1 ", -1)).hasSize(5));
  }

  @Test
  void leaveToContinueIsGivenOnlyWhenTheBodyIsWanted() throws IOException {
    int port = Integer.parseInt(registry.host().substring(registry.host().indexOf(':') + 1));
    String request =
        "PUT /v2/A/manifests/1 HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    assertThat(RawClient.raw(port, request).status()).isEqualTo(400);
    String wanted =
        "POST /v2/a/blobs/uploads/?digest="
            + DIGEST
            + " HTTP/1.1\r\nConnection: close\r\nExpect: 100-continue\r\n";
    RawClient.Answer answer = RawClient.raw(port, wanted + "Content-Length: 5\r\n\r\n" + BLOB);
    assertThat(answer.status()).isEqualTo(100);
    assertThat(answer.body()).startsWith("HTTP/1.1 201 ");
  }

  @Test
  void aSwitchTakesOnlyItsValues() {
    assertThatThrownBy(() -> registry.set(Switch.AUTH, "digest"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("auth: digest is none of none|basic|bearer");
    assertThatThrownBy(() -> registry.set(Switch.UPLOAD_SESSION, "drop:x"))
        .hasMessageContaining("upload.session");
    assertThatThrownBy(() -> registry.set(Switch.TLS_CERTIFICATE, "expired"))
        .hasMessage("tls.certificate holds from the start: set it in the builder");
  }

  @Test
  void everyRowOfTheMatrixHasASwitchWhoseFirstValueIsAllowed() {
    List<Integer> rows =
        java.util.stream.Stream.of(Switch.values()).map(Switch::row).distinct().toList();
    assertThat(rows)
        .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 40).boxed().toList());
    for (Switch one : Switch.values()) {
      assertThat(one.check(one.initial())).isEqualTo(one.initial());
      assertThat(Switch.labelled(one.label())).contains(one);
    }
  }

  @Test
  void aChartCanBePutThereAsHelmWouldHavePushedIt() throws IOException {
    ChartBuilder chart = ChartBuilder.of("web", "1.2.3");
    String digest = registry.putChart("charts/web", "1.2.3", chart);
    RawClient.Answer answer = client.get("/v2/charts/web/manifests/1.2.3");
    assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest);
    String layer = Contents.digest("sha256", chart.archive());
    assertThat(answer.body()).contains(layer);
    assertThat(registry.blob("charts/web", layer))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(chart.archive()));
  }
}
