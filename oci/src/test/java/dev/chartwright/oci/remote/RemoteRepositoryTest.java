package dev.chartwright.oci.remote;

import static dev.chartwright.oci.remote.FakeWeb.answer;
import static dev.chartwright.oci.remote.FakeWeb.reset;
import static dev.chartwright.oci.remote.FakeWeb.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Copy;
import dev.chartwright.oci.CopyOptions;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.FetchedContent;
import dev.chartwright.oci.IntegrityException;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.NotFoundException;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteRepositoryTest {
  private static final String BASE = "https://r.example/v2/a/b/";
  private static final byte[] BLOB = "0123456789".repeat(50).getBytes(StandardCharsets.UTF_8);
  private static final Descriptor LAYER = Descriptor.ofBytes("application/x-layer", BLOB);
  private static final String BLOB_URL = BASE + "blobs/" + LAYER.digest();
  private static final Manifest MANIFEST = Manifest.builder().config(LAYER).layer(LAYER).build();
  private static final Descriptor DESCRIBED = MANIFEST.descriptor();
  private static final String TAG_URL = BASE + "manifests/1.0";
  private static final String DIGEST_URL = BASE + "manifests/" + DESCRIBED.digest();
  private static final String ZEROS = "sha256:" + "0".repeat(64);

  private final FakeWeb web = new FakeWeb();
  private final RemoteRepository repository = repository(RemoteOptions.defaults());

  private RemoteRepository repository(RemoteOptions options) {
    AuthClient client = AuthClient.of(web, CredentialSource.ANONYMOUS, AuthOptions.defaults());
    return RemoteRepository.of(Reference.parse("r.example/a/b"), client, options);
  }

  private static FakeWeb.Script manifest(String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", MediaTypes.OCI_MANIFEST));
    }
    return answer(200, MANIFEST.bytes(), all.toArray(new String[0]));
  }

  private byte[] read(Descriptor descriptor) throws IOException {
    try (InputStream in = repository.fetch(descriptor)) {
      return in.readAllBytes();
    }
  }

  @Test
  void dockerHubIsCalledByItsOtherName() {
    AuthClient client = AuthClient.of(web, CredentialSource.ANONYMOUS, AuthOptions.defaults());
    web.on("GET https://registry-1.docker.io/v2/a/b/tags/list", answer(200, "{\"tags\":[\"x\"]}"));
    RemoteRepository hub =
        RemoteRepository.of(Reference.parse("docker.io/a/b"), client, RemoteOptions.defaults());
    assertThat(hub.tags()).containsExactly("x");
  }

  @Test
  void plainHttpIsAnOption() {
    web.on("GET http://r.example/v2/a/b/tags/list", answer(200, "{\"tags\":[\"x\"]}"));
    assertThat(repository(RemoteOptions.defaults().withPlainHttp(true)).tags())
        .containsExactly("x");
  }

  @Test
  void aTagIsResolvedByHeadWithTheTypesThatOrasTakes() {
    web.on("HEAD " + TAG_URL, manifest("Docker-Content-Digest", DESCRIBED.digest().text()));
    assertThat(repository.resolve("1.0")).isEqualTo(DESCRIBED);
    assertThat(web.asked().get(0).header("Accept"))
        .isEqualTo(
            "application/vnd.docker.distribution.manifest.v2+json,"
                + " application/vnd.docker.distribution.manifest.list.v2+json,"
                + " application/vnd.oci.image.manifest.v1+json,"
                + " application/vnd.oci.image.index.v1+json,"
                + " application/vnd.oci.artifact.manifest.v1+json");
  }

  @Test
  void aHeadWithoutDigestIsFollowedByAGetThatComputesIt() {
    web.on("HEAD " + TAG_URL, manifest());
    web.on("GET " + TAG_URL, manifest());
    assertThat(repository.resolve("1.0")).isEqualTo(DESCRIBED);
    assertThat(web.lines()).containsExactly("HEAD " + TAG_URL, "GET " + TAG_URL);
  }

  @Test
  void aHeadByDigestNeedsNoDigestInTheAnswer() {
    web.on("HEAD " + DIGEST_URL, manifest());
    assertThat(repository.resolve(DESCRIBED.digest().text())).isEqualTo(DESCRIBED);
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void aHeadWithoutLengthIsFollowedByAGet() {
    web.on("HEAD " + TAG_URL, manifest("Transfer-Encoding", "chunked"));
    web.on("GET " + TAG_URL, manifest("Transfer-Encoding", "chunked"));
    assertThat(repository.resolve("1.0")).isEqualTo(DESCRIBED);
  }

  @ParameterizedTest
  @ValueSource(ints = {405, 501})
  void whereThereIsNoHeadAGetResolves(int status) {
    web.on("HEAD " + TAG_URL, answer(status, ""));
    web.on("GET " + TAG_URL, manifest());
    assertThat(repository.resolve("1.0")).isEqualTo(DESCRIBED);
  }

  @Test
  void aBlobWithoutLengthIsThereAllTheSame() {
    web.on("HEAD " + BLOB_URL, answer(200, "", "Transfer-Encoding", "chunked"));
    assertThat(repository.exists(LAYER)).isTrue();
    assertThatThrownBy(() -> repository.resolveBlob(LAYER.digest()))
        .hasMessage("HEAD \"" + BLOB_URL + "\": unknown response Content-Length");
  }

  @Test
  void parametersOfTheContentTypeAreIgnored() {
    web.on("GET " + TAG_URL, manifest("Content-Type", MediaTypes.OCI_MANIFEST + "; charset=utf-8"));
    try (FetchedContent fetched = repository.fetchReference("1.0")) {
      assertThat(fetched.descriptor()).isEqualTo(DESCRIBED);
      assertThat(fetched.readAll(10_000)).isEqualTo(MANIFEST.bytes());
    }
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertThatThrownBy(() -> repository.resolve("1.0"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("r.example/a/b:1.0: not found");
    assertThatThrownBy(() -> repository.fetchReference("1.0"))
        .hasMessage("r.example/a/b:1.0: not found");
    assertThatThrownBy(() -> repository.fetch(LAYER)).hasMessage(LAYER.digest() + ": not found");
    assertThatThrownBy(() -> repository.delete(LAYER)).hasMessage(LAYER.digest() + ": not found");
    assertThat(repository.exists(LAYER)).isFalse();
    assertThat(repository.exists(DESCRIBED)).isFalse();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"no\",\"detail\":{\"x\":1,\"a\":[1,\"b\",null,true,1.5,1e21,1000000]}}]}"
            + " ~ name unknown: no: map[a:[1 b <nil> true 1.5 1e+21 1e+06] x:1]",
        "{\"errors\":[{\"code\":\"A\",\"message\":\"\",\"detail\":\"d\"}]} ~ a",
        "{\"errors\":[{\"code\":\"A\",\"message\":\"m\",\"detail\":null}]} ~ a: m",
        "{\"errors\":[{\"code\":\"A\",\"message\":\"m\",\"detail\":\"d\"}]} ~ a: m: d",
        "{\"errors\":[{\"code\":\"A\",\"message\":\"m\",\"detail\":[]}]} ~ a: m: []",
        "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no access\"},{\"code\":\"UNKNOWN\",\"message\":\"really\"}]}"
            + " ~ denied: no access; unknown: really",
        "{\"errors\":[{\"code\":\"A\",\"message\":\"m\"}]} trailing ~ a: m",
        "{\"errors\":[{\"message\":\"m\"}]} ~ : m",
        "{\"errors\":[]} ~ Forbidden",
        "{\"errors\":{}} ~ Forbidden",
        "{\"details\":\"x\"} ~ Forbidden",
        "<html>no</html> ~ Forbidden",
        "`` ~ Forbidden",
        "[] ~ Forbidden"
      })
  void aRefusalIsToldInTheRegistrysWords(String body, String text) {
    web.on("GET " + TAG_URL, answer(403, body));
    assertThatThrownBy(() -> repository.fetchReference("1.0"))
        .isInstanceOfSatisfying(
            RegistryErrorException.class, e -> assertThat(e.status()).isEqualTo(403))
        .hasMessage("GET \"" + TAG_URL + "\": response status code 403: " + text);
  }

  @Test
  void anUnknownStatusHasGosName() {
    web.on("GET " + TAG_URL, answer(418, "teapot"));
    assertThatThrownBy(() -> repository.fetchReference("1.0"))
        .hasMessage("GET \"" + TAG_URL + "\": response status code 418: I'm a teapot");
  }

  @Test
  void aFalseDigestInTheAnswerIsRefused() {
    web.on("HEAD " + DIGEST_URL, manifest("Docker-Content-Digest", ZEROS));
    web.on("GET " + DIGEST_URL, manifest("Docker-Content-Digest", ZEROS));
    String text =
        "invalid response; digest mismatch in Docker-Content-Digest: received \""
            + ZEROS
            + "\" when expecting \""
            + DESCRIBED.digest()
            + "\"";
    assertThatThrownBy(() -> repository.resolve(DESCRIBED.digest().text()))
        .hasMessage("HEAD \"" + DIGEST_URL + "\": " + text);
    assertThatThrownBy(() -> repository.fetch(DESCRIBED))
        .hasMessage("GET \"" + DIGEST_URL + "\": " + text);
  }

  @Test
  void aManifestByTagMustHaveTheDigestThatTheAnswerNames() {
    web.on("GET " + TAG_URL, manifest("Docker-Content-Digest", ZEROS));
    try (FetchedContent fetched = repository.fetchReference("1.0")) {
      assertThatThrownBy(() -> fetched.readAll(10_000))
          .isInstanceOf(IntegrityException.class)
          .hasMessage("mismatched digest");
    }
  }

  @Test
  void aMalformedDigestInTheAnswerIsRefused() {
    web.on("HEAD " + TAG_URL, manifest("Docker-Content-Digest", "sha256:x"));
    assertThatThrownBy(() -> repository.resolve("1.0"))
        .hasMessage(
            "HEAD \""
                + TAG_URL
                + "\": invalid response header value: `Docker-Content-Digest: sha256:x`; invalid"
                + " checksum digest length");
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "'', mime: no media type",
    "application/, mime: expected token after slash",
    "a b/c, mime: expected slash after first token",
    "a/b c, mime: unexpected content after media subtype",
    "/b, mime: no media type"
  })
  void aManifestNeedsAContentType(String type, String problem) {
    web.on("GET " + TAG_URL, answer(200, "{}", "Content-Type", type));
    assertThatThrownBy(() -> repository.fetchReference("1.0"))
        .hasMessage("GET \"" + TAG_URL + "\": invalid response `Content-Type` header; " + problem);
  }

  @Test
  void aManifestOfAnotherTypeOrLengthThanExpectedIsRefused() {
    web.on(
        "GET " + DIGEST_URL,
        manifest("Content-Type", "text/plain"),
        answer(200, "{}", "Content-Type", MediaTypes.OCI_MANIFEST));
    assertThatThrownBy(() -> repository.fetch(DESCRIBED))
        .hasMessage(
            "GET \""
                + DIGEST_URL
                + "\": mismatch response Content-Type \"text/plain\": expect"
                + " \"application/vnd.oci.image.manifest.v1+json\"");
    assertThatThrownBy(() -> repository.fetch(DESCRIBED))
        .hasMessage("GET \"" + DIGEST_URL + "\": mismatch Content-Length");
  }

  @Test
  void aManifestBeyondTheLimitIsNotRead() {
    OciLimits limits = new OciLimits(100, 1, 1, 1, 1, 1, 1);
    web.on("GET " + TAG_URL, manifest());
    RemoteRepository tight = repository(RemoteOptions.defaults().withLimits(limits));
    assertThatThrownBy(() -> tight.fetchReference("1.0"))
        .hasMessageContaining("size exceeds limit");
  }

  @Test
  void aBlobIsCheckedWhileItIsRead() throws IOException {
    web.on("GET " + BLOB_URL, answer(200, BLOB));
    assertThat(read(LAYER)).isEqualTo(BLOB);
  }

  @Test
  void aFlippedByteIsFoundThoughTheAnswerSaysOtherwise() {
    byte[] flipped = BLOB.clone();
    flipped[100] ^= 1;
    web.on("GET " + BLOB_URL, answer(200, flipped, "Docker-Content-Digest", LAYER.digest().text()));
    assertThatThrownBy(() -> read(LAYER))
        .isInstanceOf(IntegrityException.class)
        .hasMessage("mismatched digest");
  }

  @Test
  void aBlobOfAnotherLengthIsRefusedAtOnce() {
    web.on("GET " + BLOB_URL, answer(200, "short"));
    assertThatThrownBy(() -> repository.fetch(LAYER))
        .hasMessage("GET \"" + BLOB_URL + "\": mismatch Content-Length");
  }

  @Test
  void aBlobWithoutLengthIsCheckedAllTheSame() {
    web.on(
        "GET " + BLOB_URL,
        answer(200, BLOB, "Transfer-Encoding", "chunked"),
        answer(
            200, (new String(BLOB, StandardCharsets.UTF_8) + "!"), "Transfer-Encoding", "chunked"),
        answer(200, "0123", "Transfer-Encoding", "chunked"));
    assertThat(assertThatRead()).isEqualTo(BLOB);
    assertThatThrownBy(() -> read(LAYER)).hasMessage("trailing data");
    assertThatThrownBy(() -> read(LAYER))
        .hasMessage(
            "read failed: expected content size of 500, got 4, for digest "
                + LAYER.digest()
                + ": unexpected EOF");
  }

  private byte[] assertThatRead() {
    try {
      return read(LAYER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBrokenDownloadGoesOnWhereItBroke() throws IOException {
    byte[] rest = Arrays.copyOfRange(BLOB, 100, 500);
    web.on(
        "GET " + BLOB_URL,
        truncated(BLOB, 100),
        answer(206, rest, "Content-Range", "bytes 100-499/500"));
    assertThat(read(LAYER)).isEqualTo(BLOB);
    assertThat(web.last("GET " + BLOB_URL).header("Range")).isEqualTo("bytes=100-499");
  }

  @Test
  void aRegistryThatIgnoresRangesIsReadFromTheStartAgain() throws IOException {
    web.on("GET " + BLOB_URL, truncated(BLOB, 100), answer(200, BLOB));
    assertThat(read(LAYER)).isEqualTo(BLOB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 0-399/500", "bytes 101-499/500", "", "chunks 100-499/500"})
  void aRestOfAnotherPlaceIsNotTaken(String range) {
    web.on(
        "GET " + BLOB_URL,
        truncated(BLOB, 100),
        answer(206, new byte[400], "Content-Range", range));
    assertThatThrownBy(() -> read(LAYER))
        .isInstanceOf(IOException.class)
        .hasMessage("unexpected EOF");
  }

  @Test
  void aDownloadThatKeepsBreakingEndsWithItsFirstFailure() {
    web.on("GET " + BLOB_URL, truncated(BLOB, 50));
    assertThatThrownBy(() -> read(LAYER)).hasMessage("unexpected EOF");
    assertThat(web.lines()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void aConnectionThatStaysDeadEndsTheDownload() {
    web.on("GET " + BLOB_URL, truncated(BLOB, 50), reset());
    assertThatThrownBy(() -> read(LAYER)).hasMessage("unexpected EOF");
    assertThat(web.lines()).hasSize(2);
  }

  @Test
  void aBlobMayLieElsewhere() throws IOException {
    String place = "https://s3.example/x?X-Amz-Signature=a%2Fb";
    web.on("GET " + BLOB_URL, answer(307, "", "Location", place));
    web.on("GET " + place, answer(200, BLOB));
    assertThat(read(LAYER)).isEqualTo(BLOB);
  }

  @Test
  void signedUrlsAreNotShownInErrors() {
    String place = "https://s3.example/x?X-Amz-Signature=secret";
    web.on("GET " + BLOB_URL, answer(307, "", "Location", place));
    web.on("GET " + place, answer(403, "<Error/>"));
    assertThatThrownBy(() -> read(LAYER))
        .hasMessageContaining("response status code 403: Forbidden")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aDigestThatIsNoneIsNeverAskedFor() {
    Descriptor hostile =
        Descriptor.of("application/x-layer", Digest.of("sha256:../../_catalog"), 1);
    assertThatThrownBy(() -> repository.fetch(hostile))
        .hasMessage("sha256:../../_catalog: not found");
    assertThat(repository.exists(hostile)).isFalse();
    assertThat(web.lines()).isEmpty();
  }

  @Test
  void aPullIsOneManifestAndItsBlobs() {
    web.on("GET " + TAG_URL, manifest("Docker-Content-Digest", DESCRIBED.digest().text()));
    web.on("GET " + BLOB_URL, answer(200, BLOB));
    MemoryStore store = MemoryStore.create();
    assertThat(Copy.copy(repository, "1.0", store, "", CopyOptions.defaults()))
        .isEqualTo(DESCRIBED);
    assertThat(store.bytes(LAYER, 1000)).isEqualTo(BLOB);
    assertThat(web.lines()).containsExactly("GET " + TAG_URL, "GET " + BLOB_URL);
  }

  @Test
  void aPullSaysWhichSideFailed() {
    assertThatThrownBy(
            () -> Copy.copy(repository, "1.0", MemoryStore.create(), "", CopyOptions.defaults()))
        .hasMessage("failed to perform \"FetchReference\" on source: r.example/a/b:1.0: not found");
    web.on("GET " + TAG_URL, manifest());
    web.on("GET " + BLOB_URL, answer(200, BLOB.clone(), "X", "y"), answer(500, ""));
    byte[] flipped = BLOB.clone();
    flipped[0] ^= 1;
    web.on("GET " + BLOB_URL, answer(200, flipped));
    assertThatThrownBy(
            () -> Copy.copy(repository, "1.0", MemoryStore.create(), "", CopyOptions.defaults()))
        .hasMessage("failed to perform \"Push\" on destination: mismatched digest");
    web.on("GET " + TAG_URL, answer(200, "garbage", "Content-Type", MediaTypes.OCI_MANIFEST));
    assertThatThrownBy(
            () -> Copy.copy(repository, "1.0", MemoryStore.create(), "", CopyOptions.defaults()))
        .hasMessage(
            "failed to perform \"Successors\" on source: invalid character 'g' looking for"
                + " beginning of value");
  }

  @Test
  void warningsArePassedOn() {
    List<String> warnings = new ArrayList<>();
    web.on(
        "GET " + BASE + "tags/list",
        answer(
            200,
            "{}",
            "Warning",
            "299 - \"soon \\\"gone\\\"\"",
            "Warning",
            "199 - \"no\"",
            "Warning",
            "299 - \""));
    assertThat(repository(RemoteOptions.defaults().withWarnings(warnings::add)).tags()).isEmpty();
    assertThat(warnings).containsExactly("soon \"gone\"");
  }

  @Test
  void aBlobCanBeLookedUpAlone() {
    web.on("HEAD " + BLOB_URL, answer(200, BLOB, "Content-Type", "application/x-tar; q=1"));
    assertThat(repository.resolveBlob(LAYER.digest()))
        .isEqualTo(Descriptor.of("application/x-tar", LAYER.digest(), 500));
  }

  @Test
  void aStreamThatChecksItselfIsNotCheckedTwice() throws IOException {
    web.on("GET " + BLOB_URL, answer(200, BLOB));
    try (InputStream in = repository.fetch(LAYER)) {
      assertThat(VerifyingInputStream.of(in, LAYER)).isSameAs(in);
    }
  }
}
