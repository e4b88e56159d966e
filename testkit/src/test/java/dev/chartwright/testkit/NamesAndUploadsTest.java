package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesAndUploadsTest {
  private static final String BLOB = "hello";
  private static final String DIGEST =
      Contents.digest("sha256", BLOB.getBytes(StandardCharsets.UTF_8));

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

  private RawClient.Answer begin(String repository) throws IOException {
    return client.send("POST", "/v2/" + repository + "/blobs/uploads/", "");
  }

  @ParameterizedTest
  @CsvSource({
    "404, 404, NAME_UNKNOWN",
    "401, 401, UNAUTHORIZED",
    "403, 403, DENIED",
    "create, 202, ''"
  })
  void aMissingRepositoryIsMadeOrRefused(String mode, int status, String code) throws IOException {
    registry.set(Switch.REPOSITORY_MISSING, mode);
    RawClient.Answer answer = begin("new/one");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "exactly:2, a/b, 202",
    "exactly:2, a/b/c, 400",
    "exactly:2, a, 400",
    "most:2, a, 202",
    "most:2, a/b/c, 400"
  })
  void namesMayBeLimitedInDepth(String depth, String name, int status) throws IOException {
    registry.set(Switch.REPOSITORY_DEPTH, depth);
    assertThat(begin(name).status()).isEqualTo(status);
  }

  @Test
  void namesMayBeLimitedInForm() throws IOException {
    assertThat(begin("a__b").status()).isEqualTo(202);
    registry.set(Switch.REPOSITORY_NAMES, "strict");
    assertThat(begin("a__b").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "400, TAG_INVALID",
    "403, DENIED",
    "405, REGISTRY_DISALLOWED_OPERATION",
    "409, TAG_IMMUTABLE",
    "412, PRECONDITION"
  })
  void tagsMayBeImmutable(String status, String code) throws IOException {
    registry.set(Switch.TAGS_IMMUTABLE, status).set(Switch.TAGS_MUTABLE, "dev-*,latest");
    for (String tag : new String[] {"1.0", "dev-1"}) {
      assertThat(client.send("PUT", "/v2/a/manifests/" + tag, "{\"v\":1}").status()).isEqualTo(201);
      assertThat(client.send("PUT", "/v2/a/manifests/" + tag, "{\"v\":1}").status()).isEqualTo(201);
    }
    RawClient.Answer moved = client.send("PUT", "/v2/a/manifests/1.0", "{\"v\":2}");
    assertThat(moved.status()).isEqualTo(Integer.parseInt(status));
    assertThat(moved.body()).contains(code);
    assertThat(client.send("PUT", "/v2/a/manifests/dev-1", "{\"v\":2}").status()).isEqualTo(201);
    registry.set(Switch.TAGS_SAME_DIGEST, "refused");
    assertThat(client.send("PUT", "/v2/a/manifests/1.0", "{\"v\":1}").status())
        .isEqualTo(Integer.parseInt(status));
  }

  private void tag(String... tags) {
    for (String tag : tags) {
      registry.putManifest(
          "a", tag, "a/b", ("{\"t\":\"" + tag + "\"}").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void tagsComeInPages() throws IOException {
    tag("c", "a", "b");
    registry.set(Switch.TAGS_PAGE, "2");
    RawClient.Answer first = client.get("/v2/a/tags/list");
    assertThat(first.body()).contains("[\"a\",\"b\"]");
    assertThat(first.header("Link")).isEqualTo("</v2/a/tags/list?last=b&n=2>; rel=\"next\"");
    RawClient.Answer second = client.get("/v2/a/tags/list?last=b&n=2");
    assertThat(second.body()).contains("[\"c\"]");
    assertThat(second.headers("Link")).isEmpty();
    registry.set(Switch.TAGS_ORDER, "unsorted");
    assertThat(client.get("/v2/a/tags/list?n=1").body()).contains("[\"c\"]");
    assertThat(client.get("/v2/a/tags/list?n=0").body()).contains("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "absolute, <http://127.0.0.1:",
    "opaque, </v2/a/tags/list?next_page=",
    "loop, </v2/a/tags/list>",
    "none, ''",
    "with-n, ''"
  })
  void theNextPageIsNamedInManyWays(String mode, String start) throws IOException {
    tag("v1", "v2");
    registry.set(Switch.TAGS_PAGE, "1").set(Switch.TAGS_LINK, mode);
    String link = client.get("/v2/a/tags/list").header("Link");
    assertThat(link).startsWith(start);
    assertThat(link.isEmpty()).isEqualTo(start.isEmpty());
  }

  @Test
  void anOpaqueCursorLeadsOn() throws IOException {
    tag("v1", "v2");
    registry.set(Switch.TAGS_PAGE, "1").set(Switch.TAGS_LINK, "opaque");
    String link = client.get("/v2/a/tags/list").header("Link");
    assertThat(client.get(link.substring(1, link.indexOf('>'))).body()).contains("[\"v2\"]");
  }

  @Test
  void tagListsDifferAtTheirEdges() throws IOException {
    tag("v1");
    registry
        .set(Switch.TAGS_UNKNOWN_LAST, "404")
        .set(Switch.TAGS_MOST, "1000")
        .set(Switch.TAGS_EMPTY, "null");
    assertThat(client.get("/v2/a/tags/list?last=zz").status()).isEqualTo(404);
    assertThat(client.get("/v2/a/tags/list?n=1001").status()).isEqualTo(400);
    assertThat(client.get("/v2/a/tags/list?last=v1").body()).contains("\"tags\":null");
    assertThat(client.get("/v2/none/tags/list").status()).isEqualTo(404);
    registry.set(Switch.CATALOG, "off");
    assertThat(client.get("/v2/_catalog").status()).isEqualTo(404);
    registry.set(Switch.CATALOG, "admin");
    assertThat(client.get("/v2/_catalog").header("WWW-Authenticate")).startsWith("Basic");
  }

  @ParameterizedTest
  @CsvSource({
    "relative, /v2/a/blobs/uploads/u1",
    "absolute, http://127.0.0.1:",
    "outside, http://127.0.0.1:",
    "query, /v2/a/blobs/uploads/u1?_state=a%2Fb%2Bc%3D%20d&z=1+2&a=",
    "other-name, http://localhost:",
    "missing, ''"
  })
  void theUploadsAddressHasManyForms(String mode, String start) throws IOException {
    registry.set(Switch.UPLOAD_LOCATION, mode);
    String location = begin("a").header("Location");
    assertThat(location).startsWith(start);
    if (location.startsWith("/") || location.contains("127.0.0.1")) {
      String join = location.contains("?") ? "&" : "?";
      assertThat(client.send("PUT", location + join + "digest=" + DIGEST, BLOB).status())
          .isEqualTo(201);
    }
  }

  @Test
  void anAddressThatWasRewrittenMayBeUnknown() throws IOException {
    registry.set(Switch.UPLOAD_LOCATION, "query");
    String rewritten = begin("a").header("Location").replace("%20", "+") + "&digest=" + DIGEST;
    registry.set(Switch.UPLOAD_QUERY, "exact");
    assertThat(client.send("PUT", rewritten, BLOB).status()).isEqualTo(404);
    registry.set(Switch.UPLOAD_QUERY, "equal");
    assertThat(client.send("PUT", rewritten, BLOB).status()).isEqualTo(201);
  }

  @Test
  void chunksMayBeRefusedDroppedCutOrBoundToAState() throws IOException {
    registry.set(Switch.UPLOAD_CHUNK, "405");
    assertThat(client.send("PATCH", begin("a").header("Location"), "x").status()).isEqualTo(405);
    registry.set(Switch.UPLOAD_CHUNK, "most:3");
    assertThat(client.send("PATCH", begin("a").header("Location"), "xxxx").status()).isEqualTo(416);
    registry.set(Switch.UPLOAD_CHUNK, "short");
    assertThat(client.send("PATCH", begin("a").header("Location"), "xxxx").header("Range"))
        .isEqualTo("0-1");
    registry.set(Switch.UPLOAD_CHUNK, "drop-later");
    String location = begin("a").header("Location");
    assertThat(client.send("PATCH", location, "xx").status()).isEqualTo(201);
    assertThat(client.send("PATCH", location, "yy").header("Range")).isEqualTo("0-1");
    registry
        .set(Switch.UPLOAD_CHUNK, "ok")
        .set(Switch.UPLOAD_STATE, "changing")
        .set(Switch.UPLOAD_CHUNK_MIN, "7");
    RawClient.Answer start = begin("a");
    assertThat(start.header("OCI-Chunk-Min-Length")).isEqualTo("7");
    String next = client.send("PATCH", start.header("Location"), "xx").header("Location");
    assertThat(client.send("PATCH", start.header("Location"), "xx").status()).isEqualTo(404);
    assertThat(client.send("PATCH", next, "xx").status()).isEqualTo(202);
  }

  @Test
  void anUploadMayBreak() throws IOException {
    registry.set(Switch.UPLOAD_SESSION, "gone", Where.always().nth(2));
    String location = begin("a").header("Location");
    RawClient.Answer gone = client.send("PUT", location + "?digest=" + DIGEST, BLOB);
    assertThat(gone.body()).as(gone.toString()).contains("BLOB_UPLOAD_UNKNOWN");
    assertThat(client.send("PUT", location + "?digest=" + DIGEST, BLOB).status()).isEqualTo(404);
    registry.set(Switch.UPLOAD_SESSION, "refuse-continue");
    location = begin("a").header("Location");
    RawClient.Answer refused =
        client.send("PUT", location + "?digest=" + DIGEST, "", "Expect: 100-continue");
    assertThat(refused.status()).isEqualTo(417);
    registry
        .set(Switch.UPLOAD_SESSION, "ok")
        .set(Switch.UPLOAD_FINISH, "204")
        .set(Switch.UPLOAD_SINGLE_POST, "202");
    assertThat(client.send("POST", "/v2/a/blobs/uploads/?digest=" + DIGEST, BLOB).status())
        .isEqualTo(202);
    location = begin("a").header("Location");
    assertThat(client.send("PUT", location + "?digest=" + DIGEST, BLOB).status()).isEqualTo(204);
  }

  @Test
  void anUploadMayBeCutByAReset() throws IOException {
    registry.set(Switch.UPLOAD_SESSION, "drop:2");
    String location = begin("a").header("Location");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> client.send("PUT", location + "?digest=" + DIGEST, "x".repeat(100_000)))
        .isInstanceOf(IOException.class);
    assertThat(registry.requests(Endpoint.UPLOAD).get(0).status()).isZero();
  }

  @Test
  void sizesAndDeletionsMayBeLimited() throws IOException {
    registry.set(Switch.BLOB_MOST, "3").set(Switch.MANIFEST_MOST, "3");
    assertThat(client.send("POST", "/v2/a/blobs/uploads/?digest=" + DIGEST, BLOB).status())
        .isEqualTo(413);
    assertThat(client.send("PUT", "/v2/a/manifests/1", "{\"v\":1}").status()).isEqualTo(413);
    tag("v1");
    String digest = registry.putBlob("a", BLOB.getBytes(StandardCharsets.UTF_8));
    registry.set(Switch.DELETE_TAG, "405").set(Switch.DELETE_BLOB, "405");
    assertThat(client.send("DELETE", "/v2/a/manifests/v1", "").status()).isEqualTo(405);
    assertThat(client.send("DELETE", "/v2/a/blobs/" + digest, "").status()).isEqualTo(405);
    registry.set(Switch.DELETE_TAG, "202").set(Switch.DELETE_BLOB, "202");
    assertThat(client.send("DELETE", "/v2/a/manifests/v1", "").status()).isEqualTo(202);
    assertThat(client.send("DELETE", "/v2/a/blobs/" + digest, "").status()).isEqualTo(202);
    assertThat(client.send("DELETE", "/v2/a/blobs/" + digest, "").status()).isEqualTo(404);
  }
}
