package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@EnumSource(StorageKind.class)
class BlobReadTest {
  /** Longer than one piece of memory or one write, so that ranges cross their borders. */
  private static final int SIZE = 200_000;

  @Parameter StorageKind storage;

  @TempDir Path scratch;

  private RegistryServer server;
  private RegistryClient client;
  private byte[] blob;
  private Digest digest;
  private String path;

  @BeforeEach
  void start() {
    server = RegistryServer.start(storage.config(scratch).build());
    client = new RegistryClient(server.url());
    blob = new byte[SIZE];
    new Random(7).nextBytes(blob);
    digest = client.pushBlob("a", blob);
    path = "/v2/a/blobs/" + digest;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "500-1499, 500, 1499",
    "500-, 500, 199999",
    "-500, 199500, 199999",
    "0-0, 0, 0",
    "199999-, 199999, 199999",
    "199000-500000, 199000, 199999",
    "-500000, 0, 199999",
    "65000-131500, 65000, 131500",
    "65536-131071, 65536, 131071",
  })
  void rangeGivesThatPart(String range, int first, int last) {
    Answer answer = client.get(path, "Range", "bytes=" + range);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(blob, first, last + 1));
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(last - first + 1));
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes " + first + "-" + last + "/" + SIZE);
    assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"500-0", "200000-", "200000-300000", "-0", "999999999999-"})
  void rangeWithoutAByteInItIsRefused(String range) {
    Answer answer = client.get(path, "Range", "bytes=" + range);
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + SIZE);
    assertThat(answer.text()).contains("\"errors\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "lines=0-1",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=1",
        "bytes=+1-2"
      })
  void rangeThatIsNotUnderstoodGivesTheWholeBlob(String range) {
    Answer answer = client.get(path, "Range", range);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEqualTo(blob);
  }

  @Test
  void rangeOfAnotherVersionGivesTheWholeBlob() {
    assertThat(client.get(path, "Range", "bytes=0-9", "If-Range", "\"other\"").status())
        .isEqualTo(200);
    assertThat(client.get(path, "Range", "bytes=0-9", "If-Range", "\"" + digest + "\"").status())
        .isEqualTo(206);
  }

  @Test
  void headIgnoresRanges() {
    Answer head = client.head(path, "Range", "bytes=0-9");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
  }

  @Test
  void headersLetClientsCacheAndResume() {
    Answer answer = client.get(path);
    assertThat(answer.header("ETag")).isEqualTo("\"" + digest + "\"");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
    Answer unchanged = client.get(path, "If-None-Match", answer.header("ETag"));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.bytes()).isEmpty();
  }

  @Test
  void rangeOfAnEmptyBlobIsRefused() {
    Digest empty = client.pushBlob("a", "");
    assertThat(client.get("/v2/a/blobs/" + empty, "Range", "bytes=0-0").status()).isEqualTo(416);
  }
}
