package dev.chartwright.oci.remote;

import static dev.chartwright.oci.remote.FakeWeb.answer;
import static dev.chartwright.oci.remote.FakeWeb.challenge;
import static dev.chartwright.oci.remote.FakeWeb.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.net.Url;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.credentials.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobUploadTest {
  private static final byte[] BLOB = "0123456789".getBytes(StandardCharsets.UTF_8);
  private static final Descriptor LAYER = Descriptor.ofBytes("application/x-layer", BLOB);
  private static final String UPLOADS = "https://r.example/v2/a/blobs/uploads/";
  private static final String DIGEST = "digest=" + Url.escapeQuery(LAYER.digest().text());

  private final FakeWeb web = new FakeWeb();
  private final RemoteRepository repository = repository(RemoteOptions.defaults());

  private RemoteRepository repository(RemoteOptions options) {
    AuthClient client =
        AuthClient.of(
            web,
            CredentialSource.ofAnyHost(Credential.of("ada", "secret")),
            AuthOptions.defaults());
    return RemoteRepository.of(Reference.parse("r.example/a"), client, options);
  }

  private void push() {
    repository.push(LAYER, Content.ofBytes(BLOB));
  }

  private static FakeWeb.Script session(String location, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Location";
    all[1] = location;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return answer(202, "", all);
  }

  @Test
  void aBlobGoesInOnePiece() {
    web.on("POST " + UPLOADS, session("/v2/a/blobs/uploads/1?_state=x"));
    web.on("PUT " + UPLOADS + "1?_state=x&" + DIGEST, answer(201, ""));
    push();
    assertThat(web.lines())
        .containsExactly("POST " + UPLOADS, "PUT " + UPLOADS + "1?_state=x&" + DIGEST);
    FakeWeb.Asked put = web.asked().get(1);
    assertThat(put.body()).isEqualTo("0123456789");
    assertThat(put.header("Content-Type")).isEqualTo("application/octet-stream");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://r.example/elsewhere/1?q=a%2Fb+c%3D, https://r.example/elsewhere/1?q=a%2Fb+c%3D&",
    "https://r.example:443/x, https://r.example:443/x?",
    "/x/%7Bid%7D, https://r.example/x/%7Bid%7D?",
    "1, https://r.example/v2/a/blobs/uploads/1?",
    "?s=1, https://r.example/v2/a/blobs/uploads/?s=1&"
  })
  void theLocationIsUsedToTheLetter(String location, String put) {
    web.on("POST " + UPLOADS, session(location));
    web.on("PUT " + put + DIGEST, answer(201, ""));
    push();
    assertThat(web.lines().get(1)).isEqualTo("PUT " + put + DIGEST);
  }

  @Test
  void aLostPort443ComesBack() {
    AuthClient client = AuthClient.of(web, CredentialSource.ANONYMOUS, AuthOptions.defaults());
    web.on("POST https://r.example:443/v2/a/blobs/uploads/", session("https://r.example/up/1"));
    web.on("PUT https://r.example:443/up/1?" + DIGEST, answer(201, ""));
    RemoteRepository.of(Reference.parse("r.example:443/a"), client, RemoteOptions.defaults())
        .push(LAYER, Content.ofBytes(BLOB));
    assertThat(web.lines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "https://evil.example/up,blob upload Location \"evil.example\" is on a different host than"
            + " the registry \"r.example\"",
        "https://r.example:444/up,blob upload Location \"r.example:444\" is on a different host"
            + " than the registry \"r.example\"",
        "http://r.example:443/up,blob upload Location \"r.example:443\" downgrades scheme from"
            + " https",
        "``,http: no Location header in response"
      })
  void aLocationElsewhereIsRefusedAndGetsNothing(String location, String message) {
    web.on(
        "POST " + UPLOADS,
        challenge("Basic"),
        location.isEmpty() ? answer(202, "") : session(location));
    assertThatThrownBy(this::push).hasMessage(message);
    assertThat(web.lines()).containsExactly("POST " + UPLOADS, "POST " + UPLOADS);
  }

  @Test
  void theProofOfThePostServesThePut() {
    web.on("POST " + UPLOADS, challenge("Basic"), session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(201, ""));
    push();
    assertThat(web.authorizations())
        .containsExactly("", "Basic YWRhOnNlY3JldA==", "Basic YWRhOnNlY3JldA==");
  }

  @Test
  void aTokenThatRunsOutDuringTheUploadStartsItAnew() {
    String bearer = "Bearer realm=\"https://auth.example/t\",scope=\"repository:a:pull,push\"";
    web.on(
        "POST " + UPLOADS,
        challenge(bearer),
        session("/up/1"),
        challenge(bearer),
        session("/up/2"));
    web.on(
        "GET https://auth.example/t*",
        answer(200, "{\"token\":\"t1\"}"),
        answer(200, "{\"token\":\"t2\"}"));
    web.on("PUT https://r.example/up/1?" + DIGEST, challenge(bearer));
    web.on("PUT https://r.example/up/2?" + DIGEST, answer(201, ""));
    push();
    assertThat(web.asked().get(web.asked().size() - 1).header("Authorization"))
        .isEqualTo("Bearer t2");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 416, 408, 429, 500, 502, 503})
  void aLostSessionStartsTheUploadAnew(int status) {
    web.on("POST " + UPLOADS, session("/up/1"), session("/up/2"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(status, ""));
    web.on("PUT https://r.example/up/2?" + DIGEST, answer(201, ""));
    push();
    assertThat(web.lines()).endsWith("PUT https://r.example/up/2?" + DIGEST);
  }

  @Test
  void aBrokenConnectionStartsTheUploadAnew() {
    web.on("POST " + UPLOADS, session("/up/1"), session("/up/2"));
    web.on("PUT https://r.example/up/1?" + DIGEST, reset());
    web.on("PUT https://r.example/up/2?" + DIGEST, answer(201, ""));
    push();
    assertThat(web.last("PUT https://r.example/up/2?" + DIGEST).body()).isEqualTo("0123456789");
  }

  @Test
  void aConnectionThatBreaksAtTheStartIsMadeAnew() {
    web.on("POST " + UPLOADS, reset(), session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(201, ""));
    push();
    assertThat(web.lines()).hasSize(3);
  }

  @Test
  void aNewStartThatIsRefusedDoesNotHideTheFirstError() {
    web.on("POST " + UPLOADS, session("/up/1"), answer(503, ""));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(500, ""));
    assertThatThrownBy(this::push).hasMessageContaining("response status code 500");
  }

  @Test
  void anUploadThatKeepsFailingEndsWithItsFirstError() {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on(
        "PUT https://r.example/up/1?" + DIGEST,
        answer(500, "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"first\"}]}"),
        answer(404, ""));
    assertThatThrownBy(this::push).hasMessageEndingWith("response status code 500: unknown: first");
    assertThat(web.lines()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"400, Bad Request", "403, Forbidden", "409, Conflict"})
  void aPlainRefusalIsFinal(int status, String reason) {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(status, ""));
    assertThatThrownBy(this::push)
        .hasMessage(
            "PUT \"https://r.example/up/1?"
                + DIGEST
                + "\": response status code "
                + status
                + ": "
                + reason);
    assertThat(web.lines()).hasSize(2);
  }

  @Test
  void aRefusedStartIsFinal() {
    web.on(
        "POST " + UPLOADS,
        answer(404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"make it first\"}]}"));
    assertThatThrownBy(this::push)
        .hasMessage(
            "POST \"" + UPLOADS + "\": response status code 404: name unknown: make it first");
    assertThat(web.lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void anOldAnswerIsBelievedWhenTheBlobIsThere(int status) {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(status, ""));
    web.on("HEAD https://r.example/v2/a/blobs/" + LAYER.digest(), answer(200, BLOB));
    push();
    assertThat(web.lines()).hasSize(3);
  }

  @Test
  void anOldAnswerIsNotBelievedOtherwise() {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(202, ""));
    assertThatThrownBy(this::push).hasMessageContaining("response status code 202: Accepted");
  }

  @Test
  void contentOfAnotherLengthIsNotSent() {
    web.on("POST " + UPLOADS, session("/up/1"));
    assertThatThrownBy(() -> repository.push(LAYER, Content.ofBytes(new byte[3])))
        .hasMessage("mismatch content length 3: expect 10");
  }

  @Test
  void contentThatCannotBeReadIsToldAsThat() {
    web.on("POST " + UPLOADS, session("/up/1"));
    Content gone =
        Content.of(
            10,
            () -> {
              throw new IOException("disk on fire");
            });
    assertThatThrownBy(() -> repository.push(LAYER, gone)).hasMessage("read failed: disk on fire");
  }

  @Test
  void chunksFollowOneAnother() {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PATCH https://r.example/up/1", session("/up/2", "Range", "0-3"));
    web.on("PATCH https://r.example/up/2", session("/up/3", "Range", "0-7"));
    web.on("PATCH https://r.example/up/3", session("/up/4", "Range", "0-9"));
    web.on("PUT https://r.example/up/4?" + DIGEST, answer(201, ""));
    repository(RemoteOptions.defaults().withChunkBytes(4)).push(LAYER, Content.ofBytes(BLOB));
    assertThat(web.asked().subList(1, 4))
        .extracting(each -> each.header("Content-Range") + " " + each.body())
        .containsExactly("0-3 0123", "4-7 4567", "8-9 89");
    assertThat(web.asked().get(4).body()).isEmpty();
  }

  @Test
  void theRegistryMayWantLargerChunks() {
    web.on("POST " + UPLOADS, session("/up/1", "OCI-Chunk-Min-Length", "6"));
    web.on("PATCH https://r.example/up/1", session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(201, ""));
    repository(RemoteOptions.defaults().withChunkBytes(2)).push(LAYER, Content.ofBytes(BLOB));
    assertThat(web.asked().subList(1, 3))
        .extracting(FakeWeb.Asked::body)
        .containsExactly("012345", "6789");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 404, 405, 416, 413, 501})
  void whereChunksAreRefusedTheWholeIsSent(int status) {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PATCH https://r.example/up/1", answer(status, ""));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(201, ""));
    repository(RemoteOptions.defaults().withChunkBytes(4)).push(LAYER, Content.ofBytes(BLOB));
    assertThat(web.lines())
        .containsExactly(
            "POST " + UPLOADS,
            "PATCH https://r.example/up/1",
            "POST " + UPLOADS,
            "PUT https://r.example/up/1?" + DIGEST);
    assertThat(web.asked().get(3).body()).isEqualTo("0123456789");
  }

  @Test
  void aRegistryThatTookLessThanWasSentGetsTheWhole() {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PATCH https://r.example/up/1", session("/up/1", "Range", "0-1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(201, ""));
    repository(RemoteOptions.defaults().withChunkBytes(4)).push(LAYER, Content.ofBytes(BLOB));
    assertThat(web.asked().get(3).body()).isEqualTo("0123456789");
  }

  @Test
  void whereTheWholeIsTooMuchChunksAreSent() {
    byte[] large = new byte[5 * 1024 * 1024];
    Descriptor layer = Descriptor.ofBytes("application/x-layer", large);
    String digest = "digest=" + Url.escapeQuery(layer.digest().text());
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PATCH https://r.example/up/1", session("/up/1"));
    web.on("PUT https://r.example/up/1?" + digest, answer(413, ""), answer(201, ""));
    repository.push(layer, Content.ofBytes(large));
    List<String> methods = web.lines().stream().map(line -> line.split(" ")[0]).toList();
    assertThat(methods).containsExactly("POST", "PUT", "POST", "PATCH", "PATCH", "PUT");
    assertThat(web.asked().get(3).header("Content-Range")).isEqualTo("0-4194303");
  }

  @Test
  void aBlobIsMountedFromAnotherRepository() {
    String mount = UPLOADS + "?mount=" + LAYER.digest() + "&from=other/b";
    web.on("POST " + mount, answer(201, ""));
    assertThat(repository.mount(LAYER, "other/b", null)).isTrue();
    assertThat(web.lines()).containsExactly("POST " + mount);
  }

  @Test
  void aMountAsksForBothRepositories() {
    String mount = UPLOADS + "?mount=" + LAYER.digest() + "&from=other/b";
    web.on("POST " + mount, challenge("Bearer realm=\"https://auth.example/t\""), answer(201, ""));
    web.on("GET https://auth.example/t*", answer(200, "{\"token\":\"t\"}"));
    repository.mount(LAYER, "other/b", null);
    assertThat(web.lines().get(1))
        .isEqualTo(
            "GET https://auth.example/t?scope=repository%3Aa%3Apull%2Cpush"
                + "&scope=repository%3Aother%2Fb%3Apull");
  }

  @Test
  void aMountThatBecameASessionIsFilled() {
    web.on("POST " + UPLOADS + "?*", session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(201, ""));
    assertThat(repository.mount(LAYER, "b", Content.ofBytes(BLOB))).isFalse();
    assertThat(web.lines()).hasSize(2);
    assertThat(repository.mount(LAYER, "b", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405})
  void aMountThatIsRefusedIsNoReasonNotToUpload(int status) {
    web.on("POST " + UPLOADS + "?*", answer(status, ""));
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on("PUT https://r.example/up/1?" + DIGEST, answer(201, ""));
    assertThat(repository.mount(LAYER, "b", Content.ofBytes(BLOB))).isFalse();
    assertThat(web.lines()).hasSize(3);
    assertThatThrownBy(() -> repository.mount(LAYER, "b", null))
        .hasMessageContaining("response status code " + status);
  }

  @Test
  void aMountThatNamesAnotherDigestIsRefused() {
    web.on(
        "POST " + UPLOADS + "?*",
        answer(201, "", "Docker-Content-Digest", "sha256:" + "0".repeat(64)));
    assertThatThrownBy(() -> repository.mount(LAYER, "b", null))
        .hasMessageContaining("digest mismatch in Docker-Content-Digest");
  }

  @Test
  void aMountComesFromARepository() {
    assertThatThrownBy(() -> repository.mount(LAYER, "b&x=1", null))
        .hasMessage("invalid reference: invalid repository \"b&x=1\"");
    assertThat(web.lines()).isEmpty();
  }

  @Test
  void bodiesOfUploadsAreNeverRepeatedByTheTransport() {
    web.on("POST " + UPLOADS, session("/up/1"));
    web.on(
        "PUT https://r.example/up/1?" + DIGEST,
        (HttpRequest request, byte[] body) -> {
          assertThat(request.body().replayable()).isFalse();
          HttpResponse created = answer(201, "").answer(request, body);
          return created;
        });
    push();
    assertThat(web.lines()).hasSize(2);
  }
}
