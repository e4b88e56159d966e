package dev.chartwright.oci.remote;

import static dev.chartwright.oci.remote.FakeWeb.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Content;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Index;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrersTest {
  private static final String BASE = "https://r.example/v2/a/";
  private static final Descriptor SUBJECT =
      Manifest.builder().config(Descriptor.ofBytes("x/y", new byte[1])).build().descriptor();
  private static final String API = BASE + "referrers/" + SUBJECT.digest();
  private static final String TAG = BASE + "manifests/sha256-" + SUBJECT.digest().encoded();
  private static final Descriptor SIGNATURE =
      Descriptor.of(MediaTypes.OCI_MANIFEST, SUBJECT.digest(), 1).withArtifactType("x/signature");
  private static final Descriptor SBOM =
      Descriptor.of(MediaTypes.OCI_MANIFEST, SUBJECT.digest(), 2).withArtifactType("x/sbom");
  private static final Index BOTH = Index.of(List.of(SIGNATURE, SBOM));

  private final FakeWeb web = new FakeWeb();
  private final List<String> warnings = new ArrayList<>();
  private final RemoteRepository repository =
      RemoteRepository.of(
          Reference.parse("r.example/a"),
          AuthClient.of(web, CredentialSource.ANONYMOUS, AuthOptions.defaults()),
          RemoteOptions.defaults().withWarnings(warnings::add));

  private static FakeWeb.Script index(Index index, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", MediaTypes.OCI_INDEX));
    all.addAll(List.of(headers));
    return answer(200, index.bytes(), all.toArray(new String[0]));
  }

  private static Manifest signature(String note) {
    return Manifest.builder()
        .artifactType("x/signature")
        .config(Descriptor.ofBytes(MediaTypes.OCI_EMPTY, "{}".getBytes(StandardCharsets.UTF_8)))
        .subject(SUBJECT)
        .annotation("note", note)
        .build();
  }

  @Test
  void theRegistryListsReferrers() {
    web.on("GET " + API, index(BOTH));
    assertThat(repository.referrers(SUBJECT, "")).containsExactly(SIGNATURE, SBOM);
    assertThat(repository.predecessors(SUBJECT)).hasSize(2);
  }

  @Test
  void whatTheRegistryDidNotFilterWeDo() {
    web.on("GET " + API + "?artifactType=x%2Fsbom", index(BOTH));
    assertThat(repository.referrers(SUBJECT, "x/sbom")).containsExactly(SBOM);
  }

  @Test
  void whatTheRegistryFilteredIsTakenAsItIs() {
    web.on(
        "GET " + API + "?artifactType=x%2Fother",
        index(Index.of(List.of(SBOM)), "OCI-Filters-Applied", "artifactType"));
    assertThat(repository.referrers(SUBJECT, "x/other")).containsExactly(SBOM);
  }

  @Test
  void anOlderWayToSayFilteredIsUnderstood() {
    Map<String, String> notes =
        Map.of("org.opencontainers.referrers.filtersApplied", "a,artifactType");
    web.on("GET " + API + "?artifactType=x%2Fother", index(Index.of(List.of(SBOM), notes)));
    assertThat(repository.referrers(SUBJECT, "x/other")).containsExactly(SBOM);
  }

  @Test
  void referrersComeInPages() {
    web.on("GET " + API, index(Index.of(List.of(SIGNATURE)), "Link", "</p2>; rel=\"next\""));
    web.on("GET https://r.example/p2", index(Index.of(List.of(SBOM))));
    assertThat(repository.referrers(SUBJECT, "")).containsExactly(SIGNATURE, SBOM);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"404, text/plain", "200, application/json", "200, ''"})
  void aRegistryWithoutTheListHasAnIndexUnderATag(int status, String type) {
    web.on("GET " + API, answer(status, "{}", "Content-Type", type));
    web.on("GET " + TAG, index(BOTH));
    assertThat(repository.referrers(SUBJECT, "")).containsExactly(SIGNATURE, SBOM);
    assertThat(repository.referrers(SUBJECT, "x/sbom")).containsExactly(SBOM);
  }

  @Test
  void aRegistryIsAskedForTheListOnce() {
    web.on("GET " + TAG, index(BOTH));
    repository.referrers(SUBJECT, "");
    repository.referrers(SUBJECT, "");
    assertThat(web.lines()).containsExactly("GET " + API, "GET " + TAG, "GET " + TAG);
  }

  @Test
  void noIndexUnderTheTagMeansNoReferrers() {
    assertThat(repository.referrers(SUBJECT, "")).isEmpty();
  }

  @Test
  void anUnknownRepositoryIsNoMissingList() {
    web.on("GET " + API, answer(404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\"}]}"));
    assertThatThrownBy(() -> repository.referrers(SUBJECT, ""))
        .hasMessage("GET \"" + API + "\": response status code 404: name unknown");
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void aRefusedListIsNoMissingList() {
    web.on("GET " + API, answer(403, ""));
    assertThatThrownBy(() -> repository.referrers(SUBJECT, ""))
        .hasMessageContaining("403: Forbidden");
  }

  @Test
  void aRegistryThatTookNoticeNeedsNoIndex() {
    Manifest signature = signature("1");
    String url = BASE + "manifests/" + signature.descriptor().digest();
    web.on("PUT " + url, answer(201, "", "OCI-Subject", SUBJECT.digest().text()));
    repository.push(signature.descriptor(), Content.ofBytes(signature.bytes()));
    assertThat(web.lines()).containsExactly("PUT " + url);
  }

  @Test
  void otherwiseTheFirstReferrerMakesTheIndex() {
    Manifest signature = signature("1");
    web.on("PUT " + BASE + "manifests/*", answer(201, ""));
    repository.push(signature.descriptor(), Content.ofBytes(signature.bytes()));
    assertThat(web.lines())
        .containsExactly(
            "PUT " + BASE + "manifests/" + signature.descriptor().digest(),
            "GET " + TAG,
            "PUT " + TAG);
    FakeWeb.Asked stored = web.last("PUT " + TAG);
    assertThat(stored.header("Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
    assertThat(stored.body())
        .isEqualTo(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
                + "\"manifests\":[{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"digest\":\""
                + signature.descriptor().digest()
                + "\",\"size\":"
                + signature.descriptor().size()
                + ",\"annotations\":{\"note\":\"1\"},\"artifactType\":\"x/signature\"}]}");
  }

  @Test
  void aFurtherReferrerIsAddedAndTheOldIndexDeleted() {
    Index old = Index.of(List.of(SBOM));
    Manifest signature = signature("1");
    web.on("GET " + TAG, index(old));
    web.on("PUT " + BASE + "manifests/*", answer(201, ""));
    String delete = "DELETE " + BASE + "manifests/" + old.descriptor().digest();
    web.on(delete, answer(202, ""));
    repository.push(signature.descriptor(), Content.ofBytes(signature.bytes()));
    assertThat(web.lines()).endsWith("PUT " + TAG, delete);
    Index now =
        Index.parse(
            MediaTypes.OCI_INDEX, web.last("PUT " + TAG).body().getBytes(StandardCharsets.UTF_8));
    assertThat(now.manifests()).hasSize(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void anOldIndexThatCannotBeDeletedIsOnlyAWarning() {
    Index old = Index.of(List.of(SBOM));
    Manifest signature = signature("1");
    web.on("GET " + TAG, index(old));
    web.on("PUT " + BASE + "manifests/*", answer(201, ""));
    web.on("DELETE " + BASE + "manifests/*", answer(405, ""));
    repository.push(signature.descriptor(), Content.ofBytes(signature.bytes()));
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("failed to delete dangling referrers index " + old.descriptor().digest());
  }

  @Test
  void aReferrerThatIsListedAlreadyChangesNothing() {
    Manifest signature = signature("1");
    Descriptor entry =
        signature.descriptor().withArtifactType("x/signature").withAnnotations(Map.of("note", "1"));
    web.on("GET " + TAG, index(Index.of(List.of(entry))));
    web.on("PUT " + BASE + "manifests/*", answer(201, ""));
    repository.push(signature.descriptor(), Content.ofBytes(signature.bytes()));
    assertThat(web.lines()).endsWith("GET " + TAG);
  }

  @Test
  void aDeletedReferrerLeavesTheIndex() {
    Manifest signature = signature("1");
    Descriptor described = signature.descriptor();
    Index old = Index.of(List.of(SBOM, described));
    String url = BASE + "manifests/" + described.digest();
    web.on("GET " + url, answer(200, signature.bytes(), "Content-Type", MediaTypes.OCI_MANIFEST));
    web.on("GET " + TAG, index(old));
    web.on("PUT " + TAG, answer(201, ""));
    web.on("DELETE " + BASE + "manifests/*", answer(202, ""));
    repository.delete(described);
    assertThat(web.last("PUT " + TAG).body()).doesNotContain(described.digest().text());
    assertThat(web.lines()).endsWith("DELETE " + url);
  }
}
