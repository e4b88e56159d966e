package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.golang.json.Json;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of content, pushed, listed, asked for, pulled, searched by subject and deleted. */
@ParameterizedClass(name = "{0}, {1}")
@MethodSource("variants")
class DataSetTest {
  private static final String REPOSITORY = "conformance/repo1";

  @Parameter(0)
  StorageKind storage;

  @Parameter(1)
  DataSet data;

  @TempDir Path scratch;

  private RegistryServer server;
  private RegistryClient client;

  static Stream<Arguments> variants() {
    return Stream.of(StorageKind.values())
        .flatMap(kind -> DataSet.all().stream().map(data -> Arguments.of(kind, data)));
  }

  @BeforeEach
  void startAndPush() {
    server = RegistryServer.start(storage.config(scratch).sparseManifests(data.isSparse()).build());
    client = new RegistryClient(server.url());
    data.blobs().forEach(this::pushBlob);
    data.manifests().forEach(this::pushByDigest);
    if (!data.tagsByParameter()) {
      data.tags().forEach(this::pushByTag);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String manifestPath(Object reference) {
    return "/v2/" + REPOSITORY + "/manifests/" + reference;
  }

  private static String blobPath(Digest digest) {
    return "/v2/" + REPOSITORY + "/blobs/" + digest;
  }

  private String typeOf(Digest digest) {
    return Manifests.typeOf(new String(data.manifests().get(digest), StandardCharsets.UTF_8));
  }

  private void pushBlob(Digest digest, byte[] bytes) {
    Answer answer = client.put(client.startUpload(REPOSITORY) + "?digest=" + digest, bytes);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private void pushByDigest(Digest digest, byte[] bytes) {
    List<String> tags = new ArrayList<>();
    if (data.tagsByParameter()) {
      data.tags()
          .forEach((tag, target) -> tags.addAll(target.equals(digest) ? List.of(tag) : List.of()));
    }
    String query = tags.isEmpty() ? "" : "?tag=" + String.join("&tag=", tags);
    Answer answer = client.put(manifestPath(digest) + query, bytes, "Content-Type", typeOf(digest));
    isStored(answer, digest, bytes);
    if (!tags.isEmpty()) {
      assertThat(answer.header("OCI-Tag").split(", ")).containsExactlyElementsOf(tags);
    }
  }

  private void pushByTag(String tag, Digest digest) {
    byte[] bytes = data.manifests().get(digest);
    isStored(client.put(manifestPath(tag), bytes, "Content-Type", typeOf(digest)), digest, bytes);
  }

  private void isStored(Answer answer, Digest digest, byte[] bytes) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest.text());
    List<String> subjects =
        data.referrers().stream()
            .filter(r -> r.digest().equals(digest))
            .map(r -> r.subject().text())
            .toList();
    assertThat(answer.header("OCI-Subject")).isEqualTo(String.join("", subjects));
    isManifest(client.get(answer.header("Location")), digest, bytes);
  }

  private void isManifest(Answer answer, Digest digest, byte[] bytes) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Arrays.equals(answer.bytes(), bytes)).as("bytes of " + digest).isTrue();
    assertThat(answer.header("Content-Type")).isEqualTo(typeOf(digest));
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
    assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest.text());
  }

  /** The reading checks share one push, which costs more than all of them. */
  @Test
  void isListedAskedForPulledWhateverTheClientAcceptsAndFoundBySubject() {
    checkTags();
    checkContent();
    checkAccept();
    checkHeads();
    checkReferrers();
  }

  private void checkTags() {
    List<String> sorted = new ArrayList<>(data.tags().keySet());
    Collections.sort(sorted);
    assertThat(tagsOf("")).isEqualTo(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      assertThat(tagsOf("?last=" + sorted.get(i))).isEqualTo(sorted.subList(i + 1, sorted.size()));
    }
  }

  private List<?> tagsOf(String query) {
    Answer answer = client.get("/v2/" + REPOSITORY + "/tags/list" + query);
    assertThat(answer.status()).isEqualTo(200);
    Map<?, ?> list = (Map<?, ?>) Json.parse(answer.bytes());
    assertThat(list.get("name")).isEqualTo(REPOSITORY);
    return (List<?>) list.get("tags");
  }

  private void checkContent() {
    data.tags()
        .forEach((tag, digest) ->
            isManifest(client.get(manifestPath(tag)), digest, data.manifests().get(digest)));
    data.manifests()
        .forEach((digest, bytes) -> isManifest(client.get(manifestPath(digest)), digest, bytes));
    data.blobs()
        .forEach(
            (digest, bytes) -> assertThat(client.get(blobPath(digest)).bytes()).isEqualTo(bytes));
  }

  private void checkAccept() {
    data.manifests()
        .forEach((digest, bytes) ->
            isManifest(
                client.get(manifestPath(digest), "Accept", "application/x-other"), digest, bytes));
  }

  private void checkHeads() {
    data.tags().forEach((tag, digest) -> isHead(client.head(manifestPath(tag)), digest));
    data.manifests().forEach((digest, bytes) -> isHead(client.head(manifestPath(digest)), digest));
    data.blobs()
        .forEach((digest, bytes) -> {
          Answer head = client.head(blobPath(digest));
          assertThat(head.status()).isEqualTo(200);
          assertThat(head.bytes()).isEmpty();
          assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
          assertThat(head.header("Docker-Content-Digest")).isEqualTo(digest.text());
        });
  }

  private void isHead(Answer head, Digest digest) {
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(typeOf(digest));
    assertThat(head.header("Content-Length"))
        .isEqualTo(Integer.toString(data.manifests().get(digest).length));
    assertThat(head.header("Docker-Content-Digest")).isEqualTo(digest.text());
  }

  private void checkReferrers() {
    for (DataSet.Referrer expected : data.referrers()) {
      assertThat(referrers(expected.subject(), null)).contains(described(expected));
      if (!expected.artifactType().isEmpty()) {
        List<Object> ofType = referrers(expected.subject(), expected.artifactType());
        assertThat(ofType).contains(described(expected));
        assertThat(ofType)
            .allSatisfy(any ->
                assertThat(((Map<?, ?>) any).get("artifactType"))
                    .isEqualTo(expected.artifactType()));
      }
    }
    data.manifests().keySet().stream()
        .filter(digest -> data.referrers().stream().noneMatch(r -> r.subject().equals(digest)))
        .forEach(digest -> assertThat(referrers(digest, null)).isEmpty());
  }

  private static Map<String, Object> described(DataSet.Referrer referrer) {
    Map<String, Object> descriptor = new HashMap<>();
    descriptor.put("mediaType", referrer.mediaType());
    descriptor.put("digest", referrer.digest().text());
    descriptor.put("size", (double) referrer.size());
    if (!referrer.artifactType().isEmpty()) {
      descriptor.put("artifactType", referrer.artifactType());
    }
    if (!referrer.note().isEmpty()) {
      descriptor.put("annotations", Map.of("org.example.note", referrer.note()));
    }
    return descriptor;
  }

  @SuppressWarnings("unchecked")
  private List<Object> referrers(Digest subject, String type) {
    String query = type == null ? "" : "?artifactType=" + Replies.encode(type);
    Answer answer = client.get("/v2/" + REPOSITORY + "/referrers/" + subject + query);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
    assertThat(answer.header("OCI-Filters-Applied")).isEqualTo(type == null ? "" : "artifactType");
    Map<?, ?> index = (Map<?, ?>) Json.parse(answer.bytes());
    assertThat(index.get("schemaVersion")).isEqualTo(2.0);
    assertThat(index.get("mediaType")).isEqualTo(MediaTypes.OCI_INDEX);
    return (List<Object>) index.get("manifests");
  }

  @Test
  void deletedTagsManifestsAndBlobsAreGoneAtOnce() {
    data.tags()
        .forEach((tag, digest) -> {
          goes(manifestPath(tag));
          assertThat(client.head(manifestPath(digest)).status()).isEqualTo(200);
        });
    List<Digest> children = new ArrayList<>(data.manifests().keySet());
    Collections.reverse(children);
    children.forEach(digest -> goes(manifestPath(digest)));
    data.referrers().forEach(referrer -> assertThat(referrers(referrer.subject(), null)).isEmpty());
    data.blobs().keySet().forEach(digest -> goes(blobPath(digest)));
  }

  private void goes(String path) {
    assertThat(client.delete(path).status()).isEqualTo(202);
    assertThat(client.head(path).status()).isEqualTo(404);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.delete(path).status()).isEqualTo(404);
  }

  @Test
  void manifestDeletedByDigestTakesItsTagsAlong() {
    data.manifests()
        .keySet()
        .forEach(digest -> assertThat(client.delete(manifestPath(digest)).status()).isEqualTo(202));
    data.tags()
        .keySet()
        .forEach(tag -> assertThat(client.head(manifestPath(tag)).status()).isEqualTo(404));
  }

  @Test
  void everythingIsThereAfterARestart() {
    assumeTrue(storage == StorageKind.FOLDER, "memory forgets");
    RegistryConfig config = RegistryConfig.builder().folder(folder()).build();
    server.close();
    server = RegistryServer.start(config);
    client = new RegistryClient(server.url());
    checkContent();
    checkReferrers();
    checkTags();
  }

  private Path folder() {
    try (Stream<Path> inside = Files.list(scratch)) {
      return inside.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
