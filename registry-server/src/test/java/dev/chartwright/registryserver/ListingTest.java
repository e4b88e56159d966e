package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.json.Json;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags, repositories and referrers, whole and page by page. */
class ListingTest {
  @RegisterExtension
  final RunningRegistry registry =
      RunningRegistry.with(settings -> settings.limits(RegistryLimits.defaults().withPageSize(5)));

  private final RegistryClient client = registry.client();

  private static List<?> list(Answer answer, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return (List<?>) ((Map<?, ?>) Json.parse(answer.bytes())).get(field);
  }

  private void pushTags(String... tags) {
    for (String tag : tags) {
      client.pushImage("charts/nginx", tag, "same");
    }
  }

  @Test
  void baseAnswersWithAnEmptyObject() {
    for (String path : new String[] {"/v2/", "/v2"}) {
      Answer answer = client.get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("{}");
    }
  }

  @Test
  void unknownRepositoryHasNoTagsButAnEmptyListOfReferrers() {
    Answer tags = client.get("/v2/nobody/tags/list");
    assertThat(tags.status()).isEqualTo(404);
    assertThat(tags.text()).contains("NAME_UNKNOWN");
    Answer referrers = client.get("/v2/nobody/referrers/" + Digest.ofBytes(new byte[0]));
    assertThat(referrers.status()).isEqualTo(200);
    assertThat(referrers.header("Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
    assertThat(referrers.text())
        .isEqualTo(
            "{\"schemaVersion\":2,\"mediaType\":\""
                + MediaTypes.OCI_INDEX
                + "\",\"manifests\":[]}");
  }

  @Test
  void repositoryWithBlobsOnlyHasAnEmptyListOfTags() {
    client.pushBlob("a", "blob");
    assertThat(client.get("/v2/a/tags/list").text()).isEqualTo("{\"name\":\"a\",\"tags\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| 1.0.0 10.0.0 2.0.0 A _x | ?last=_x&n=5",
        "?n=2 | 1.0.0 10.0.0 | ?last=10.0.0&n=2",
        "?n=2&last=10.0.0 | 2.0.0 A | ?last=A&n=2",
        "?n=2&last=A | _x a |",
        "?n=3&last=2.0.0 | A _x a |",
        "?n=0 | |",
        "?n=0&last=A | |",
        "?last=1.5.never-pushed&n=2 | 10.0.0 2.0.0 | ?last=2.0.0&n=2",
        "?last=zzz | |",
        "?n=100 | 1.0.0 10.0.0 2.0.0 A _x | ?last=_x&n=5",
        "?n=999999999999 | 1.0.0 10.0.0 2.0.0 A _x | ?last=_x&n=5",
        "?n=&last= | 1.0.0 10.0.0 2.0.0 A _x | ?last=_x&n=5",
      })
  void tagsComeInByteOrderPageByPage(String query, String expected, String next) {
    pushTags("a", "10.0.0", "2.0.0", "_x", "1.0.0", "A");
    Answer answer = client.get("/v2/charts/nginx/tags/list" + (query == null ? "" : query));
    List<String> tags = expected == null ? List.of() : List.of(expected.split(" "));
    assertThat(list(answer, "tags")).isEqualTo(tags);
    String link = next == null ? "" : "</v2/charts/nginx/tags/list" + next + ">; rel=\"next\"";
    assertThat(answer.header("Link")).isEqualTo(link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "9999999999999999999999", "%2B1"})
  void numberOfEntriesIsANumber(String n) {
    pushTags("a");
    Answer answer = client.get("/v2/charts/nginx/tags/list?n=" + n);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"errors\"");
  }

  @Test
  void linksLeadThroughAllRepositories() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      names.add("r" + i + "/sub");
      client.pushBlob("r" + i + "/sub", "x");
    }
    Collections.sort(names);
    List<Object> seen = new ArrayList<>();
    String path = "/v2/_catalog";
    int pages = 0;
    while (!path.isEmpty()) {
      Answer answer = client.get(path);
      seen.addAll(list(answer, "repositories"));
      String link = answer.header("Link");
      path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
      pages++;
    }
    assertThat(seen).isEqualTo(names);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void repositoryIsListedUntilItsLastThingIsDeleted() {
    Digest digest = client.pushBlob("gone", "x");
    assertThat(list(client.get("/v2/_catalog"), "repositories")).isEqualTo(List.of("gone"));
    client.delete("/v2/gone/blobs/" + digest);
    assertThat(list(client.get("/v2/_catalog"), "repositories")).isEmpty();
  }

  private void pushReferrers(Digest subject, int count, String type, int noteLength) {
    Digest config = client.pushBlob("charts/nginx", "{}");
    for (int i = 0; i < count; i++) {
      String more =
          ",\"artifactType\":\""
              + type
              + "\",\"annotations\":{\"n\":\""
              + i
              + "x".repeat(noteLength)
              + "\"},\"subject\":"
              + Manifests.descriptor(MediaTypes.OCI_MANIFEST, subject, 100);
      String manifest =
          Manifests.manifest(Manifests.descriptor(MediaTypes.OCI_EMPTY, config, 2), "", more);
      Digest digest = Digest.ofBytes(manifest.getBytes(StandardCharsets.UTF_8));
      assertThat(client.pushManifest("charts/nginx", digest.text(), manifest).status())
          .isEqualTo(201);
    }
  }

  private List<Object> followReferrers(String start) {
    List<Object> seen = new ArrayList<>();
    String path = start;
    while (!path.isEmpty()) {
      Answer answer = client.get(path);
      assertThat(answer.bytes().length).isLessThan(4 * 1024 * 1024);
      for (Object descriptor : list(answer, "manifests")) {
        seen.add(((Map<?, ?>) descriptor).get("digest"));
      }
      String link = answer.header("Link");
      path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    return seen;
  }

  @Test
  void linksLeadThroughAllReferrersAndKeepTheFilter() {
    Digest subject = client.pushImage("charts/nginx", "v1");
    pushReferrers(subject, 12, "application/vnd.a+x", 0);
    pushReferrers(subject, 3, "application/vnd.b", 0);
    String path = "/v2/charts/nginx/referrers/" + subject;
    assertThat(followReferrers(path)).hasSize(15).doesNotHaveDuplicates();
    assertThat(followReferrers(path + "?n=1")).hasSize(15).doesNotHaveDuplicates();
    assertThat(followReferrers(path + "?artifactType=application/vnd.a%2Bx")).hasSize(12);
    assertThat(followReferrers(path + "?artifactType=application/vnd.a+x")).hasSize(12);
    assertThat(followReferrers(path + "?artifactType=application/vnd.b")).hasSize(3);
    assertThat(followReferrers(path + "?artifactType=none")).isEmpty();
  }

  @Test
  void pageOfReferrersStaysSmallEnoughForAManifest() {
    Digest subject = client.pushImage("charts/nginx", "v1");
    pushReferrers(subject, 3, "application/vnd.large", 1_800_000);
    assertThat(followReferrers("/v2/charts/nginx/referrers/" + subject)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/a/tags/list", "/v2/_catalog", "/v2/", "/v2/a/referrers/sha256:aa"})
  void listsCannotBeWritten(String path) {
    Answer answer = client.post(path);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(answer.text()).contains("UNSUPPORTED");
  }
}
