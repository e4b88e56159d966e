package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that break off, come twice, lie about their length or are forgotten. */
@ParameterizedClass(name = "{0}")
@EnumSource(StorageKind.class)
class UploadSessionTest {
  private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.US_ASCII);
  private static final Digest DIGEST = Digest.ofBytes(HELLO);

  @Parameter StorageKind storage;

  @TempDir Path scratch;

  private final ManualClock clock = new ManualClock();
  private RegistryServer server;
  private RegistryClient client;

  @BeforeEach
  void start() {
    RegistryLimits limits =
        RegistryLimits.defaults()
            .withBlobBytes(1000)
            .withUploads(3, Duration.ofMinutes(5))
            .withChunkMinBytes(10);
    server = RegistryServer.start(storage.config(scratch).limits(limits).clock(clock).build());
    client = new RegistryClient(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void isRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains("\"code\":\"" + code + "\"");
  }

  /**
   * Waits for the server to notice that a client has gone, by asking it while the upload is busy.
   */
  private String rangeAfterBreak(String location) {
    Answer busy = client.patch(location, new byte[0], "Content-Range", "900-899");
    while (busy.status() == 409) {
      busy = client.patch(location, new byte[0], "Content-Range", "900-899");
    }
    return client.get(location).header("Range");
  }

  /** Goes away in the middle of a body, once the server has said that it reads it. */
  private void breakOff(String head) throws IOException {
    try (Socket socket = RawHttp.open(server.address())) {
      RawHttp.send(
          socket,
          head + " HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
      assertThat(RawHttp.readAnswer(socket)).contains("100 Continue");
      RawHttp.send(socket, "hello");
    }
  }

  @Test
  void uploadGoesOnWhereTheConnectionBroke() throws IOException {
    String location = client.startUpload("a");
    breakOff("PATCH " + location);
    assertThat(rangeAfterBreak(location)).isEqualTo("0-4");
    Answer rest =
        client.patch(
            location, " world".getBytes(StandardCharsets.US_ASCII), "Content-Range", "5-10");
    assertThat(rest.status()).isEqualTo(202);
    assertThat(client.put(location + "?digest=" + DIGEST, new byte[0]).status()).isEqualTo(201);
    assertThat(client.get("/v2/a/blobs/" + DIGEST).bytes()).isEqualTo(HELLO);
  }

  @Test
  void brokenPutLeavesNoTraceSoThatItCanBeRepeated() throws IOException {
    String location = client.startUpload("a");
    breakOff("PUT " + location + "?digest=" + DIGEST);
    assertThat(rangeAfterBreak(location)).isEqualTo("0-0");
    assertThat(client.put(location + "?digest=" + DIGEST, HELLO).status()).isEqualTo(201);
    assertThat(client.get("/v2/a/blobs/" + DIGEST).bytes()).isEqualTo(HELLO);
  }

  @Test
  void twoRequestsCannotWriteTheSameUpload() throws IOException {
    String location = client.startUpload("a");
    try (Socket socket = RawHttp.open(server.address())) {
      RawHttp.send(
          socket,
          "PATCH "
              + location
              + " HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
      assertThat(RawHttp.readAnswer(socket)).contains("100 Continue");
      isRefused(client.patch(location, HELLO), 409, "BLOB_UPLOAD_INVALID");
      RawHttp.send(socket, "hello world");
      assertThat(RawHttp.readAnswer(socket)).contains(" 202 ");
    }
    assertThat(client.put(location + "?digest=" + DIGEST, new byte[0]).status()).isEqualTo(201);
  }

  @Test
  void bodyAndContentRangeMustAgree() {
    String location = client.startUpload("a");
    isRefused(client.patch(location, HELLO, "Content-Range", "0-5"), 400, "SIZE_INVALID");
    isRefused(client.stream("PATCH", location, HELLO, "Content-Range", "0-5"), 400, "SIZE_INVALID");
    isRefused(
        client.stream("PATCH", location, HELLO, "Content-Range", "0-50"), 400, "SIZE_INVALID");
    assertThat(client.get(location).header("Range")).isEqualTo("0-0");
    assertThat(client.put(location + "?digest=" + DIGEST, HELLO).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes 0-10/11", "0", "-", "a-b", "0-10-11", "-1-10", "0-99999999999999999999"})
  void contentRangeIsTwoNumbers(String range) {
    String location = client.startUpload("a");
    isRefused(client.patch(location, HELLO, "Content-Range", range), 400, "BLOB_UPLOAD_INVALID");
    assertThat(client.get(location).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?digest=",
        "?digest=sha256:abc",
        "?digest=md5:d41d8cd98f00b204e9800998ecf8427e",
        "?digest=%ff"
      })
  void putNeedsADigestAndTheSessionSurvivesABadOne(String query) {
    String location = client.startUpload("a");
    client.patch(location, HELLO);
    assertThat(client.put(location + query, new byte[0]).status()).isEqualTo(400);
    assertThat(client.put(location + "?digest=" + DIGEST, new byte[0]).status()).isEqualTo(201);
  }

  @Test
  void wrongContentEndsTheSession() {
    String location = client.startUpload("a");
    isRefused(client.put(location + "?digest=" + DIGEST, new byte[] {1}), 400, "DIGEST_INVALID");
    isRefused(client.get(location), 404, "BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void unknownAlgorithmIsRefusedAtTheStart() {
    isRefused(client.post("/v2/a/blobs/uploads/?digest-algorithm=md5"), 400, "DIGEST_INVALID");
    isRefused(
        client.post("/v2/a/blobs/uploads/?digest=md5:d41d8cd98f00b204e9800998ecf8427e"),
        400,
        "DIGEST_INVALID");
    isRefused(client.post("/v2/a/blobs/uploads/?mount=latest&from=b"), 400, "DIGEST_INVALID");
  }

  @Test
  void blobOverTheLimitIsRefusedHoweverItComes() {
    byte[] large = new byte[1001];
    Digest digest = Digest.ofBytes(large);
    isRefused(client.post("/v2/a/blobs/uploads/?digest=" + digest, large), 413, "SIZE_INVALID");
    isRefused(
        client.stream("POST", "/v2/a/blobs/uploads/?digest=" + digest, large), 413, "SIZE_INVALID");
    String location = client.startUpload("a");
    assertThat(client.patch(location, new byte[600]).status()).isEqualTo(202);
    isRefused(client.patch(location, new byte[600]), 413, "SIZE_INVALID");
    assertThat(client.get(location).header("Range")).isEqualTo("0-599");
  }

  @Test
  void onlySoManyUploadsAreOpenAtOnceAndForgottenOnesMakeRoom() {
    String first = client.startUpload("a");
    client.startUpload("a");
    client.startUpload("b");
    Answer refused = client.post("/v2/c/blobs/uploads/");
    isRefused(refused, 429, "TOOMANYREQUESTS");
    assertThat(refused.header("Retry-After")).isEqualTo("10");
    clock.advance(Duration.ofMinutes(4));
    assertThat(client.get(first).status()).isEqualTo(204);
    clock.advance(Duration.ofMinutes(2));
    client.startUpload("c");
    client.startUpload("c");
    assertThat(client.get(first).status()).isEqualTo(204);
    assertThat(client.post("/v2/c/blobs/uploads/").status()).isEqualTo(429);
  }

  @Test
  void smallestChunkIsAnnounced() {
    assertThat(client.post("/v2/a/blobs/uploads/").header("OCI-Chunk-Min-Length")).isEqualTo("10");
  }

  @Test
  void refusedAndCancelledUploadsLeaveNoFile() throws IOException {
    String location = client.startUpload("a");
    client.patch(location, HELLO);
    client.delete(location);
    client.post("/v2/a/blobs/uploads/?digest=" + DIGEST, new byte[] {1});
    client.stream("POST", "/v2/a/blobs/uploads/?digest=" + DIGEST, new byte[2000]);
    client.pushBlob("a", HELLO);
    client.pushBlob("b", HELLO);
    client.put("/v2/a/manifests/v1", HELLO);
    try (Stream<Path> files = Files.walk(scratch)) {
      assertThat(files.filter(file -> file.getParent().endsWith("uploads"))).isEmpty();
    }
  }

  @Test
  void uploadsWithAndWithoutTheLastSlashAreTheSame() {
    assertThat(client.post("/v2/a/blobs/uploads").status()).isEqualTo(202);
    assertThat(client.get("/v2/a/blobs/uploads/").status()).isEqualTo(405);
  }
}
