package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Blobs are streams: a server whose heap is a fraction of the blob takes it in and gives it out.
 */
class LargeBlobTest {
  private static final long SIZE = 60_000_000;

  @TempDir Path scratch;

  @Test
  void blobMuchLargerThanTheHeapGoesInAndOut() throws Exception {
    Digest digest = digestOf(new Zeros());
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (ServerProcess server = ServerProcess.start(scratch.resolve("registry"), "-Xmx16m")) {
      RegistryClient client = new RegistryClient(server.url());
      String location = client.startUpload("a");
      HttpRequest push =
          HttpRequest.newBuilder(server.url().resolve(location + "?digest=" + digest))
              .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(Zeros::new), SIZE))
              .build();
      HttpResponse<String> pushed = http.send(push, BodyHandlers.ofString());
      assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
      HttpRequest pull =
          HttpRequest.newBuilder(server.url().resolve("/v2/a/blobs/" + digest)).build();
      HttpResponse<InputStream> pulled = http.send(pull, BodyHandlers.ofInputStream());
      assertThat(pulled.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
      assertThat(digestOf(pulled.body())).isEqualTo(digest);
    }
  }

  private static Digest digestOf(InputStream in) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[1 << 16];
    try (in) {
      int got;
      while ((got = in.read(buffer)) > 0) {
        hash.update(buffer, 0, got);
      }
    }
    return Digest.of("sha256", hash.digest());
  }

  /** So many zero bytes. */
  private static final class Zeros extends InputStream {
    private long left = SIZE;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(target, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
