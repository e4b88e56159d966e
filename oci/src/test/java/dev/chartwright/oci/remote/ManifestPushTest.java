package dev.chartwright.oci.remote;

import static dev.chartwright.oci.remote.FakeWeb.answer;
import static dev.chartwright.oci.remote.FakeWeb.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.net.Url;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.Copy;
import dev.chartwright.oci.CopyOptions;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.credentials.Credential;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestPushTest {
  private static final String BASE = "https://r.example/v2/a/";
  private static final String UPLOADS = BASE + "blobs/uploads/";

  private final FakeWeb web = new FakeWeb();
  private final MemoryStore store = MemoryStore.create();
  private final Descriptor config = store.add("application/x-config", bytes("{}"));
  private final Descriptor layer = store.add("application/x-layer", bytes("layer"));
  private final Manifest manifest = Manifest.builder().config(config).layer(layer).build();
  private final Descriptor described = store.add(MediaTypes.OCI_MANIFEST, manifest.bytes());
  private final String byDigest = BASE + "manifests/" + described.digest();
  private final RemoteRepository repository = repository(RemoteOptions.defaults());

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private RemoteRepository repository(RemoteOptions options) {
    AuthClient client =
        AuthClient.of(
            web,
            CredentialSource.ofAnyHost(Credential.of("ada", "secret")),
            AuthOptions.defaults());
    return RemoteRepository.of(Reference.parse("r.example/a"), client, options);
  }

  private void registryTakesAll() {
    web.on("POST " + UPLOADS, answer(202, "", "Location", "/up"));
    web.on("PUT https://r.example/up*", answer(201, ""));
    web.on("PUT " + BASE + "manifests/*", answer(201, ""));
    web.on(
        "GET " + byDigest, answer(200, manifest.bytes(), "Content-Type", MediaTypes.OCI_MANIFEST));
    store.tag(described, "1.0");
  }

  private String put(Descriptor blob) {
    return "PUT https://r.example/up?digest=" + Url.escapeQuery(blob.digest().text());
  }

  @Test
  void anExtendedCopySendsTheRequestsOfHelmPush() {
    registryTakesAll();
    Copy.extended(store, "1.0", repository, "1.0", CopyOptions.defaults().withConcurrency(1));
    assertThat(web.lines())
        .containsExactly(
            "HEAD " + byDigest,
            "HEAD " + BASE + "blobs/" + config.digest(),
            "POST " + UPLOADS,
            put(config),
            "HEAD " + BASE + "blobs/" + layer.digest(),
            "POST " + UPLOADS,
            put(layer),
            "PUT " + byDigest,
            "GET " + byDigest,
            "PUT " + BASE + "manifests/1.0");
    FakeWeb.Asked named = web.last("PUT " + BASE + "manifests/1.0");
    assertThat(named.header("Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
    assertThat(named.body()).isEqualTo(new String(manifest.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void aSecondPushOnlyNamesTheManifest() {
    registryTakesAll();
    web.on(
        "HEAD " + byDigest, answer(200, manifest.bytes(), "Content-Type", MediaTypes.OCI_MANIFEST));
    Copy.extended(store, "1.0", repository, "1.0", CopyOptions.defaults());
    assertThat(web.lines())
        .containsExactly("HEAD " + byDigest, "GET " + byDigest, "PUT " + BASE + "manifests/1.0");
  }

  @Test
  void aPlainCopyStoresAndNamesInOneStep() {
    registryTakesAll();
    Copy.copy(store, "1.0", repository, "2.0", CopyOptions.defaults());
    assertThat(web.lines())
        .endsWith("PUT " + BASE + "manifests/2.0")
        .doesNotContain("PUT " + byDigest, "GET " + byDigest);
  }

  @Test
  void hintsGiveOneTokenForTheWholePush() {
    registryTakesAll();
    String bearer = "Bearer realm=\"https://auth.example/t\",scope=\"repository:a:pull\"";
    web.on("HEAD " + byDigest, challenge(bearer), answer(404, ""));
    web.on("GET https://auth.example/t*", answer(200, "{\"token\":\"t\"}"));
    Copy.extended(
        store,
        "1.0",
        repository.withActions("pull", "push"),
        "1.0",
        CopyOptions.defaults().withConcurrency(1));
    assertThat(web.lines())
        .filteredOn(line -> line.startsWith("GET https://auth.example"))
        .containsExactly("GET https://auth.example/t?scope=repository%3Aa%3Apull%2Cpush");
    assertThat(web.authorizations().subList(2, web.asked().size())).containsOnly("Bearer t");
  }

  @Test
  void aFailureNamesOperationAndSide() {
    registryTakesAll();
    web.on("HEAD " + byDigest, answer(403, ""));
    assertFailure("\"Exists\" on destination: HEAD \"" + byDigest, "403: Forbidden");
    web.on("HEAD " + byDigest, answer(404, ""));
    web.on("POST " + UPLOADS, answer(405, ""));
    assertFailure("\"Push\" on destination: POST \"" + UPLOADS, "405: Method Not Allowed");
    registryTakesAll();
    web.on(
        "PUT " + BASE + "manifests/*",
        answer(201, "", "Docker-Content-Digest", "sha256:" + "0".repeat(64)));
    assertThatThrownBy(() -> Copy.extended(store, "1.0", repository, "1.0", CopyOptions.defaults()))
        .hasMessage(
            "failed to perform \"Push\" on destination: PUT \""
                + byDigest
                + "\": invalid response; digest mismatch in Docker-Content-Digest: received"
                + " \"sha256:"
                + "0".repeat(64)
                + "\" when expecting \""
                + described.digest()
                + "\"");
    web.on(
        "PUT " + BASE + "manifests/*",
        answer(201, ""),
        answer(400, "{\"errors\":[{\"code\":\"MANIFEST_INVALID\",\"message\":\"no thanks\"}]}"));
    assertFailure(
        "\"Tag\" on destination: PUT \"" + BASE + "manifests/1.0",
        "400: manifest invalid: no thanks");
  }

  private void assertFailure(String operation, String reason) {
    assertThatThrownBy(() ->
            Copy.extended(
                store, "1.0", repository, "1.0", CopyOptions.defaults().withConcurrency(1)))
        .hasMessage("failed to perform " + operation + "\": response status code " + reason);
  }

  @Test
  void blobsAreMountedWhereTheyMayBe() {
    registryTakesAll();
    web.on("POST " + UPLOADS + "?mount=" + config.digest() + "&from=x", answer(404, ""));
    web.on("POST " + UPLOADS + "?mount=" + config.digest() + "&from=*", answer(202, ""));
    web.on("POST " + UPLOADS + "?mount=" + layer.digest() + "&from=x/y", answer(201, ""));
    CopyOptions options =
        CopyOptions.defaults().withMountFrom(blob -> List.of("x/y")).withConcurrency(1);
    Copy.copy(store, "1.0", repository, "", options);
    assertThat(web.lines()).contains(put(config)).doesNotContain(put(layer));
  }

  @Test
  void aManifestIsCheckedBeforeItIsSent() {
    assertThatThrownBy(() -> repository.push(described, Content.ofBytes(bytes("{}"))))
        .hasMessageContaining("read failed: expected content size of " + described.size());
    assertThat(web.lines()).isEmpty();
  }

  @Test
  void aTagMustBeATag() {
    assertThatThrownBy(() -> repository.tag(described, "1.0+x"))
        .hasMessage("invalid reference: invalid tag \"1.0+x\"");
  }

  @Test
  void aManifestIsDeletedByItsDigest() {
    web.on(
        "GET " + byDigest, answer(200, manifest.bytes(), "Content-Type", MediaTypes.OCI_MANIFEST));
    web.on("DELETE " + byDigest, answer(202, ""));
    web.on("DELETE " + BASE + "blobs/" + layer.digest(), answer(202, ""), answer(405, ""));
    repository.delete(described);
    repository.delete(layer);
    assertThat(web.lines())
        .containsExactly(
            "GET " + byDigest, "DELETE " + byDigest, "DELETE " + BASE + "blobs/" + layer.digest());
    assertThatThrownBy(() -> repository.delete(layer))
        .hasMessageEndingWith("response status code 405: Method Not Allowed");
  }
}
