package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to push a blob, with each hash and storage; after each push the blob is read, compared
 * and deleted.
 */
@ParameterizedClass(name = "{0}, {1}")
@MethodSource("variants")
class BlobPushTest {
  private static final String REPOSITORY = "conformance/repo1";
  private static final String OTHER = "conformance/repo2";
  private static final int CHUNK = 1024;

  @Parameter(0)
  StorageKind storage;

  @Parameter(1)
  String algorithm;

  @TempDir Path scratch;

  private RegistryServer server;
  private RegistryClient client;
  private byte[] blob;
  private Digest digest;

  static Stream<Arguments> variants() {
    return Stream.of(StorageKind.values())
        .flatMap(
            kind -> Stream.of("sha256", "sha512").map(algorithm -> Arguments.of(kind, algorithm)));
  }

  @BeforeEach
  void start() {
    server = RegistryServer.start(storage.config(scratch).build());
    client = new RegistryClient(server.url());
    blob = new byte[3 * CHUNK - 5];
    new Random(42).nextBytes(blob);
    digest = digestOf(blob);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Digest digestOf(byte[] bytes) {
    return Digest.of(algorithm + ":" + "0".repeat(algorithm.equals("sha256") ? 64 : 128))
        .sameAlgorithm(bytes);
  }

  private static String blobPath(String repository, Digest digest) {
    return "/v2/" + repository + "/blobs/" + digest;
  }

  private static String withDigest(String location, Digest digest) {
    return location + "?digest=" + URLEncoder.encode(digest.text(), StandardCharsets.UTF_8);
  }

  /**
   * What must hold after a push: it can be seen, fetched and compared at both addresses, and
   * deleted at once.
   */
  private void comesBackAndGoes(Answer pushed, String repository, byte[] content, Digest name) {
    assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
    assertThat(pushed.header("Docker-Content-Digest")).isEqualTo(name.text());
    assertThat(client.get(pushed.header("Location")).bytes()).isEqualTo(content);
    Answer head = client.head(blobPath(repository, name));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(content.length));
    assertThat(head.header("Docker-Content-Digest")).isEqualTo(name.text());
    Answer get = client.get(blobPath(repository, name));
    assertThat(get.status()).isEqualTo(200);
    assertThat(get.bytes()).isEqualTo(content);
    assertThat(get.header("Content-Length")).isEqualTo(Integer.toString(content.length));
    assertThat(get.header("Docker-Content-Digest")).isEqualTo(name.text());
    assertThat(client.delete(blobPath(repository, name)).status()).isEqualTo(202);
    assertThat(client.head(blobPath(repository, name)).status()).isEqualTo(404);
    assertThat(client.get(blobPath(repository, name)).status()).isEqualTo(404);
    assertThat(client.delete(blobPath(repository, name)).status()).isEqualTo(404);
  }

  private Answer putWhole(String repository) {
    return client.put(withDigest(client.startUpload(repository), digest), blob);
  }

  private Answer patch(String location, int first, int last) {
    byte[] chunk = Arrays.copyOfRange(blob, first, last + 1);
    return client.patch(location, chunk, "Content-Range", first + "-" + last);
  }

  private Answer put(String location, int first, int last) {
    byte[] chunk = Arrays.copyOfRange(blob, first, last + 1);
    return client.put(withDigest(location, digest), chunk, "Content-Range", first + "-" + last);
  }

  private void isRefusedAndGoesOn(Answer answer, String location, int received) {
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Location")).isEqualTo(location);
    assertThat(answer.text()).contains("BLOB_UPLOAD_INVALID");
    Answer state = client.get(answer.header("Location"));
    assertThat(state.status()).isEqualTo(204);
    assertThat(state.header("Location")).isEqualTo(location);
    assertThat(state.header("Range")).isEqualTo("0-" + Math.max(0, received - 1));
    assertThat(answer.header("Range")).isEqualTo(state.header("Range"));
  }

  @Test
  void blobThatWasNeverPushedIsUnknown() {
    assertThat(client.get(blobPath(REPOSITORY, digest)).status()).isEqualTo(404);
    assertThat(client.head(blobPath(REPOSITORY, digest)).status()).isEqualTo(404);
  }

  @Test
  void singlePostCarriesTheWholeBlob() {
    Answer pushed = client.post(withDigest("/v2/" + REPOSITORY + "/blobs/uploads/", digest), blob);
    comesBackAndGoes(pushed, REPOSITORY, blob, digest);
  }

  @Test
  void postThenPutCarriesTheWholeBlob() {
    comesBackAndGoes(putWhole(REPOSITORY), REPOSITORY, blob, digest);
  }

  @Test
  void postThenChunkedTransferPutCarriesTheWholeBlob() {
    String location = client.startUpload(REPOSITORY);
    Answer pushed = client.stream("PUT", withDigest(location, digest), blob);
    comesBackAndGoes(pushed, REPOSITORY, blob, digest);
  }

  @Test
  void digestAlgorithmCanBeToldWhenTheUploadStarts() {
    Answer started =
        client.post("/v2/" + REPOSITORY + "/blobs/uploads/?digest-algorithm=" + algorithm);
    assertThat(started.status()).isEqualTo(202);
    String location = client.patch(started.header("Location"), blob).header("Location");
    comesBackAndGoes(
        client.put(withDigest(location, digest), new byte[0]), REPOSITORY, blob, digest);
  }

  @Test
  void oneChunkAndAnEmptyPut() {
    Answer patched = patch(client.startUpload(REPOSITORY), 0, blob.length - 1);
    assertThat(patched.status()).isEqualTo(202);
    assertThat(patched.header("Range")).isEqualTo("0-" + (blob.length - 1));
    Answer pushed = client.put(withDigest(patched.header("Location"), digest), new byte[0]);
    comesBackAndGoes(pushed, REPOSITORY, blob, digest);
  }

  @Test
  void threeChunksAndAnEmptyPut() {
    String location = client.startUpload(REPOSITORY);
    for (int first = 0; first < blob.length; first += CHUNK) {
      int last = Math.min(first + CHUNK, blob.length) - 1;
      Answer patched = patch(location, first, last);
      assertThat(patched.status()).isEqualTo(202);
      assertThat(patched.header("Range")).isEqualTo("0-" + last);
      location = patched.header("Location");
    }
    comesBackAndGoes(
        client.put(withDigest(location, digest), new byte[0]), REPOSITORY, blob, digest);
  }

  @Test
  void lastOfThreeChunksComesWithThePut() {
    String location = client.startUpload(REPOSITORY);
    patch(location, 0, CHUNK - 1);
    patch(location, CHUNK, 2 * CHUNK - 1);
    comesBackAndGoes(put(location, 2 * CHUNK, blob.length - 1), REPOSITORY, blob, digest);
  }

  @Test
  void chunksOutOfOrderAreRefusedAndTheUploadGoesOn() {
    String location = client.startUpload(REPOSITORY);
    isRefusedAndGoesOn(patch(location, CHUNK, 2 * CHUNK - 1), location, 0);
    assertThat(patch(location, 0, CHUNK - 1).status()).isEqualTo(202);
    isRefusedAndGoesOn(patch(location, 2 * CHUNK, blob.length - 1), location, CHUNK);
    assertThat(patch(location, CHUNK, 2 * CHUNK - 1).status()).isEqualTo(202);
    isRefusedAndGoesOn(patch(location, 0, CHUNK - 1), location, 2 * CHUNK);
    assertThat(patch(location, 2 * CHUNK, blob.length - 1).status()).isEqualTo(202);
    comesBackAndGoes(
        client.put(withDigest(location, digest), new byte[0]), REPOSITORY, blob, digest);
  }

  @Test
  void putOutOfOrderIsRefusedAndTheUploadGoesOn() {
    String location = client.startUpload(REPOSITORY);
    isRefusedAndGoesOn(put(location, 2 * CHUNK, blob.length - 1), location, 0);
    patch(location, 0, CHUNK - 1);
    isRefusedAndGoesOn(put(location, 2 * CHUNK, blob.length - 1), location, CHUNK);
    patch(location, CHUNK, 2 * CHUNK - 1);
    isRefusedAndGoesOn(put(location, 0, CHUNK - 1), location, 2 * CHUNK);
    comesBackAndGoes(put(location, 2 * CHUNK, blob.length - 1), REPOSITORY, blob, digest);
  }

  @Test
  void patchWithoutContentRangeIsAStream() {
    Answer patched = client.stream("PATCH", client.startUpload(REPOSITORY), blob);
    assertThat(patched.status()).isEqualTo(202);
    Answer pushed = client.put(withDigest(patched.header("Location"), digest), new byte[0]);
    comesBackAndGoes(pushed, REPOSITORY, blob, digest);
  }

  @Test
  void streamsWithoutContentRangeAppend() {
    String location = client.startUpload(REPOSITORY);
    client.stream("PATCH", location, Arrays.copyOf(blob, CHUNK));
    client.stream("PATCH", location, Arrays.copyOfRange(blob, CHUNK, blob.length));
    comesBackAndGoes(
        client.put(withDigest(location, digest), new byte[0]), REPOSITORY, blob, digest);
  }

  @Test
  void blobIsMountedFromTheRepositoryThatHasIt() {
    assertThat(putWhole(OTHER).status()).isEqualTo(201);
    Answer mounted =
        client.post("/v2/" + REPOSITORY + "/blobs/uploads/?mount=" + digest + "&from=" + OTHER);
    comesBackAndGoes(mounted, REPOSITORY, blob, digest);
    assertThat(client.get(blobPath(OTHER, digest)).bytes()).isEqualTo(blob);
  }

  @Test
  void blobIsMountedFromAnywhereWhenNoSourceIsTold() {
    assertThat(putWhole(OTHER).status()).isEqualTo(201);
    Answer mounted = client.post("/v2/" + REPOSITORY + "/blobs/uploads/?mount=" + digest);
    comesBackAndGoes(mounted, REPOSITORY, blob, digest);
    assertThat(client.get(blobPath(OTHER, digest)).bytes()).isEqualTo(blob);
  }

  @Test
  void mountOfAMissingBlobBecomesAnUpload() {
    Answer mounted =
        client.post("/v2/" + REPOSITORY + "/blobs/uploads/?mount=" + digest + "&from=" + OTHER);
    assertThat(mounted.status()).isEqualTo(202);
    Answer pushed = client.put(withDigest(mounted.header("Location"), digest), blob);
    comesBackAndGoes(pushed, REPOSITORY, blob, digest);
  }

  @Test
  void cancelledUploadIsGone() {
    String location = client.startUpload(REPOSITORY);
    patch(location, 0, CHUNK - 1);
    assertThat(client.delete(location).status()).isEqualTo(204);
    assertThat(client.get(location).status()).isEqualTo(404);
    assertThat(client.get(location).text()).contains("BLOB_UPLOAD_UNKNOWN");
    assertThat(patch(location, CHUNK, 2 * CHUNK - 1).status()).isEqualTo(404);
    assertThat(put(location, CHUNK, 2 * CHUNK - 1).status()).isEqualTo(404);
    assertThat(client.delete(location).status()).isEqualTo(404);
  }

  @Test
  void emptyBlobAndEmptyObjectAreBlobsLikeOthers() {
    for (String content : new String[] {"", "{}"}) {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      Digest name = digestOf(bytes);
      Answer posted = client.post(withDigest("/v2/" + REPOSITORY + "/blobs/uploads/", name), bytes);
      comesBackAndGoes(posted, REPOSITORY, bytes, name);
      Answer put = client.put(withDigest(client.startUpload(REPOSITORY), name), bytes);
      comesBackAndGoes(put, REPOSITORY, bytes, name);
    }
  }

  @Test
  void contentOfAnotherDigestIsRefusedHoweverItComes() {
    byte[] corrupt = Arrays.copyOf(blob, blob.length + 5);
    Answer[] answers = {
      client.post(withDigest("/v2/" + REPOSITORY + "/blobs/uploads/", digest), corrupt),
      client.put(withDigest(client.startUpload(REPOSITORY), digest), corrupt),
      client.stream("PUT", withDigest(client.startUpload(REPOSITORY), digest), corrupt),
      corruptChunks(corrupt, false),
      corruptChunks(corrupt, true),
      corruptStream(corrupt),
    };
    for (Answer answer : answers) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("DIGEST_INVALID");
    }
    assertThat(client.head(blobPath(REPOSITORY, digest)).status()).isEqualTo(404);
  }

  private Answer corruptChunks(byte[] corrupt, boolean lastWithPut) {
    String location = client.startUpload(REPOSITORY);
    client.patch(location, Arrays.copyOf(corrupt, CHUNK), "Content-Range", "0-" + (CHUNK - 1));
    byte[] rest = Arrays.copyOfRange(corrupt, CHUNK, corrupt.length);
    String range = CHUNK + "-" + (corrupt.length - 1);
    if (lastWithPut) {
      return client.put(withDigest(location, digest), rest, "Content-Range", range);
    }
    client.patch(location, rest, "Content-Range", range);
    return client.put(withDigest(location, digest), new byte[0]);
  }

  private Answer corruptStream(byte[] corrupt) {
    String location = client.startUpload(REPOSITORY);
    client.stream("PATCH", location, corrupt);
    return client.put(withDigest(location, digest), new byte[0]);
  }

  @Test
  void pushOfABlobThatIsThereSucceedsAgain() {
    assertThat(putWhole(REPOSITORY).status()).isEqualTo(201);
    comesBackAndGoes(putWhole(REPOSITORY), REPOSITORY, blob, digest);
  }

  @Test
  void blobDeletedInOneRepositoryStaysInTheOther() {
    putWhole(REPOSITORY);
    putWhole(OTHER);
    assertThat(client.delete(blobPath(REPOSITORY, digest)).status()).isEqualTo(202);
    assertThat(client.get(blobPath(OTHER, digest)).bytes()).isEqualTo(blob);
    assertThat(client.head(blobPath(REPOSITORY, digest)).status()).isEqualTo(404);
  }
}
