package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  @RegisterExtension final RunningRegistry registry = RunningRegistry.inMemory();

  private final RegistryClient client = registry.client();
  private Digest config;
  private Digest layer;
  private String image;

  @BeforeEach
  void pushBlobs() {
    config = client.pushBlob("a", "{}");
    layer = client.pushBlob("a", "layer");
    image = Manifests.image(config, 2, layer, 5);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void isRefused(Answer answer, int status, String code, String why) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text())
        .startsWith("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"")
        .contains(why);
  }

  @Test
  void unknownManifestsAreNotFound() {
    Digest other = Digest.ofBytes(utf8("other"));
    isRefused(client.get("/v2/a/manifests/" + other), 404, "MANIFEST_UNKNOWN", other.text());
    isRefused(client.get("/v2/a/manifests/missing"), 404, "MANIFEST_UNKNOWN", "missing");
    isRefused(client.get("/v2/nobody/manifests/missing"), 404, "NAME_UNKNOWN", "nobody");
    isRefused(client.delete("/v2/a/manifests/missing"), 404, "MANIFEST_UNKNOWN", "missing");
    isRefused(client.delete("/v2/nobody/manifests/" + other), 404, "NAME_UNKNOWN", "nobody");
    Answer head = client.head("/v2/a/manifests/missing");
    assertThat(head.status()).isEqualTo(404);
    assertThat(head.bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256:baddigeststring",
        "sha256:",
        "md5:d41d8cd98f00b204e9800998ecf8427e",
        "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "a:b:c"
      })
  void whatLooksLikeADigestAndIsNoneIsABadRequest(String reference) {
    isRefused(client.get("/v2/a/manifests/" + reference), 400, "DIGEST_INVALID", "");
    isRefused(client.pushManifest("a", reference, image), 400, "DIGEST_INVALID", "");
    isRefused(client.get("/v2/a/blobs/" + reference), 400, "DIGEST_INVALID", "");
    isRefused(client.get("/v2/a/referrers/" + reference), 400, "DIGEST_INVALID", "");
  }

  @Test
  void manifestOfAnotherDigestIsRefused() {
    Digest digest = Digest.ofBytes(utf8(image));
    Answer answer =
        client.put(
            "/v2/a/manifests/" + digest,
            utf8(image + "  "),
            "Content-Type",
            MediaTypes.OCI_MANIFEST);
    isRefused(answer, 400, "DIGEST_INVALID", digest.text());
    assertThat(client.head("/v2/a/manifests/" + digest).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2Bplus", "1.0.0+build", ".dot", "-dash", "with%20blank", "%2e%2e", "ü"})
  void tagsOutsideTheGrammarAreRefused(String tag) {
    String path = "/v2/a/manifests/" + Replies.encode(tag).replace("%25", "%");
    isRefused(
        client.put(path, utf8(image), "Content-Type", MediaTypes.OCI_MANIFEST),
        400,
        "MANIFEST_INVALID",
        "not a tag");
    assertThat(client.get(path).status()).isEqualTo(404);
  }

  @Test
  void tagHas128CharactersAtMost() {
    assertThat(client.pushManifest("a", "t".repeat(128), image).status()).isEqualTo(201);
    assertThat(client.pushManifest("a", "t".repeat(129), image).status()).isEqualTo(400);
  }

  @Test
  void missingPartsAreNamedOneByOne() {
    Digest first = Digest.ofBytes(utf8("one"));
    Digest second = Digest.ofBytes(utf8("two"));
    Answer answer = client.pushManifest("a", "v1", Manifests.image(first, 3, second, 3));
    isRefused(answer, 400, "MANIFEST_BLOB_UNKNOWN", first.text());
    assertThat(answer.text()).contains("\"detail\":\"" + second + "\"");
    assertThat(client.head("/v2/a/manifests/v1").status()).isEqualTo(404);
  }

  @Test
  void partsInAnotherRepositoryDoNotCount() {
    isRefused(client.pushManifest("b", "v1", image), 400, "MANIFEST_BLOB_UNKNOWN", config.text());
  }

  @Test
  void contentTypeIsKeptWithoutParameters() {
    client.put(
        "/v2/a/manifests/v1",
        utf8(image),
        "Content-Type",
        MediaTypes.OCI_MANIFEST + "; charset=utf-8");
    assertThat(client.get("/v2/a/manifests/v1").header("Content-Type"))
        .isEqualTo(MediaTypes.OCI_MANIFEST);
  }

  @Test
  void manifestWithoutMediaTypeIsWhatItsContentTypeSays() {
    String bare = image.replace("\"mediaType\":\"" + MediaTypes.OCI_MANIFEST + "\",", "");
    Answer answer =
        client.put("/v2/a/manifests/v1", utf8(bare), "Content-Type", MediaTypes.OCI_MANIFEST);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(client.get("/v2/a/manifests/v1").text()).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource({"''", "application/json", "application/octet-stream"})
  void withoutATellingContentTypeTheManifestTellsItself(String type) {
    String[] headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};
    assertThat(client.put("/v2/a/manifests/own", utf8(image), headers).status()).isEqualTo(201);
    assertThat(client.get("/v2/a/manifests/own").header("Content-Type"))
        .isEqualTo(MediaTypes.OCI_MANIFEST);
    byte[] index = utf8("{\"schemaVersion\":2,\"manifests\":[]}");
    assertThat(client.put("/v2/a/manifests/guessed", index, headers).status()).isEqualTo(201);
    assertThat(client.get("/v2/a/manifests/guessed").header("Content-Type"))
        .isEqualTo(MediaTypes.OCI_INDEX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/vnd.oci.image.manifest.v1+json | not json | not JSON",
        "application/vnd.oci.image.manifest.v1+json | [] | not a JSON object",
        "application/vnd.oci.image.manifest.v1+json | {} | schemaVersion is not 2",
        "application/vnd.oci.image.manifest.v1+json | {\"schemaVersion\":1} | schemaVersion is not 2",
        "application/vnd.oci.image.manifest.v1+json | {\"schemaVersion\":2} | config is missing",
        "application/vnd.oci.image.manifest.v1+json | {\"schemaVersion\":2,\"config\":1} | config is not a descriptor",
        "application/vnd.oci.image.manifest.v1+json | {\"schemaVersion\":2,\"config\":{\"digest\":\"x\",\"size\":1}} | config.digest",
        "application/vnd.oci.image.manifest.v1+json | {\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\"} | but mediaType",
        "application/vnd.oci.image.index.v1+json | {\"schemaVersion\":2,\"manifests\":{}} | manifests is not a list",
        "application/vnd.oci.image.index.v1+json | {\"schemaVersion\":2,\"manifests\":[],\"config\":{}} | two ways",
        "application/vnd.oci.image.index.v1+json | {\"schemaVersion\":2,\"manifests\":[],\"subject\":3} | subject is not a descriptor",
        "application/vnd.oci.image.index.v1+json | {\"schemaVersion\":2,\"manifests\":[],\"mediaType\":3} | mediaType is not a string",
        "text/html | {\"schemaVersion\":2} | not a media type for manifests",
        "application/xhtml+xml | {\"schemaVersion\":2} | not a media type for manifests",
        "application/json | {\"schemaVersion\":2} | neither Content-Type nor content",
        "application/vnd.docker.distribution.manifest.v1+prettyjws | {\"schemaVersion\":1} | not a media type for manifests",
      })
  void whatIsNoManifestIsRefused(String type, String content, String why) {
    isRefused(
        client.put("/v2/a/manifests/v1", utf8(content), "Content-Type", type),
        400,
        "MANIFEST_INVALID",
        why);
  }

  @Test
  void sizeOfADescriptorIsANumberOfBytes() {
    String lying = image.replace("\"size\":5", "\"size\":-5");
    isRefused(client.pushManifest("a", "v1", lying), 400, "MANIFEST_INVALID", "layers[0].size");
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 11_000, 1_000_000})
  void deepNestingHarmsNobody(int depth) {
    String nested = "[".repeat(depth) + "]".repeat(depth);
    String manifest = image.replace("\"schemaVersion\"", "\"x\":" + nested + ",\"schemaVersion\"");
    assertThat(client.pushManifest("a", "deep", manifest).status()).isIn(201, 400);
    assertThat(client.pushManifest("a", "v1", image).status()).isEqualTo(201);
  }

  @Test
  void dockerManifestsAreTakenAndComeBackAsSuch() {
    String docker = image.replace(MediaTypes.OCI_MANIFEST, MediaTypes.DOCKER_MANIFEST);
    assertThat(client.pushManifest("a", "docker", docker).status()).isEqualTo(201);
    Answer answer = client.get("/v2/a/manifests/docker", "Accept", MediaTypes.OCI_MANIFEST);
    assertThat(answer.header("Content-Type")).isEqualTo(MediaTypes.DOCKER_MANIFEST);
    assertThat(answer.text()).isEqualTo(docker);
  }

  @Test
  void manifestLargerThanTheLimitIsRefusedHoweverItComes() {
    byte[] large = new byte[4 * 1024 * 1024 + 1];
    isRefused(client.put("/v2/a/manifests/v1", large), 413, "SIZE_INVALID", "4194304");
    isRefused(client.stream("PUT", "/v2/a/manifests/v1", large), 413, "SIZE_INVALID", "4194304");
  }

  @Test
  void tooManyTagsAtOnceAreRefused() {
    StringBuilder query = new StringBuilder("?tag=t0");
    for (int i = 1; i <= 50; i++) {
      query.append("&tag=t").append(i);
    }
    Digest digest = Digest.ofBytes(utf8(image));
    isRefused(client.pushManifest("a", digest + query.toString(), image), 414, "UNSUPPORTED", "50");
    isRefused(
        client.pushManifest("a", digest + "?tag=ok&tag=not%20ok", image),
        400,
        "MANIFEST_INVALID",
        "not ok");
    assertThat(client.head("/v2/a/manifests/ok").status()).isEqualTo(404);
  }

  @Test
  void tagMovesAndTheOldManifestStays() {
    Digest first = client.pushImage("a", "v1", "one");
    Digest second = client.pushImage("a", "v1", "two");
    assertThat(client.head("/v2/a/manifests/v1").header("Docker-Content-Digest"))
        .isEqualTo(second.text());
    assertThat(client.head("/v2/a/manifests/" + first).status()).isEqualTo(200);
  }

  @Test
  void tagIsMovedOnlyUnderTheConditionThatTheClientTells() {
    Digest first = client.pushImage("a", "v1", "one");
    Answer present = put("v1", "If-None-Match", "*");
    isRefused(present, 412, "DENIED", "points to " + first);
    assertThat(put("fresh", "If-None-Match", "*").status()).isEqualTo(201);
    isRefused(put("v1", "If-Match", "\"" + layer + "\""), 412, "DENIED", first.text());
    isRefused(put("absent", "If-Match", "*"), 412, "DENIED", "does not exist");
    assertThat(put("v1", "If-Match", "\"" + first + "\"").status()).isEqualTo(201);
    assertThat(client.head("/v2/a/manifests/v1").header("ETag"))
        .isEqualTo("\"" + Digest.ofBytes(utf8(image)) + "\"");
  }

  private Answer put(String tag, String condition, String value) {
    return client.put(
        "/v2/a/manifests/" + tag,
        utf8(image),
        "Content-Type",
        MediaTypes.OCI_MANIFEST,
        condition,
        value);
  }

  @Test
  void unchangedManifestNeedNotBeSentAgain() {
    client.pushManifest("a", "v1", image);
    String tag = client.head("/v2/a/manifests/v1").header("ETag");
    assertThat(client.get("/v2/a/manifests/v1", "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void digestInAPathMayBePercentEncoded() {
    Digest digest = client.pushImage("a", "v1");
    String encoded = digest.text().replace(":", "%3A");
    assertThat(client.get("/v2/a/manifests/" + encoded).status()).isEqualTo(200);
    assertThat(client.get("/v2/a/blobs/" + config.text().replace(":", "%3a")).status())
        .isEqualTo(200);
  }
}
