package dev.chartwright.oci.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.Copy;
import dev.chartwright.oci.CopyListener;
import dev.chartwright.oci.CopyOptions;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way through real sockets, with content that fits into no single buffer. */
class OverTheWireTest {
  private static final byte[] LARGE = new byte[9 * 1024 * 1024 + 123];

  static {
    new Random(1).nextBytes(LARGE);
  }

  private static final Descriptor BLOB = Descriptor.ofBytes("application/x-layer", LARGE);

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger broken = new AtomicInteger();
  private volatile byte[] stored = new byte[0];
  private HttpServer server;
  private Transport transport;
  private RemoteRepository repository;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v2/a/blobs/", this::answer);
    server.start();
    transport = SocketTransport.of(TransportOptions.defaults());
    AuthClient client =
        AuthClient.of(transport, CredentialSource.ANONYMOUS, AuthOptions.defaults());
    String host = "127.0.0.1:" + server.getAddress().getPort();
    repository =
        RemoteRepository.of(
            Reference.parse(host + "/a"), client, RemoteOptions.defaults().withPlainHttp(true));
  }

  @AfterEach
  void stop() {
    transport.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "POST" -> {
          exchange.getResponseHeaders().set("Location", "/v2/a/blobs/uploads/1");
          exchange.sendResponseHeaders(202, -1);
        }
        case "PUT" -> {
          if (broken.getAndDecrement() > 0) {
            int unused = exchange.getRequestBody().readNBytes(1000).length;
            return;
          }
          stored = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(201, -1);
        }
        case "HEAD" -> exchange.sendResponseHeaders(404, -1);
        default -> send(exchange);
      }
    }
  }

  private void send(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = 0;
    if (range != null) {
      from = Integer.parseInt(range.substring("bytes=".length(), range.indexOf('-')));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (LARGE.length - 1) + "/" + LARGE.length);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, LARGE.length - from);
    boolean breaks = broken.getAndDecrement() > 0;
    int to = breaks ? from + 2 * 1024 * 1024 : LARGE.length;
    OutputStream out = exchange.getResponseBody();
    out.write(Arrays.copyOfRange(LARGE, from, to));
    out.flush();
  }

  @Test
  void aLargeBlobGoesFromAFileToTheRegistry() throws IOException {
    Path file = Files.write(folder.resolve("large"), LARGE);
    MemoryStore source = MemoryStore.create();
    source.add(BLOB, Content.ofFile(file));
    AtomicLong seen = new AtomicLong();
    CopyListener progress =
        new CopyListener() {
          @Override
          public void transferred(Descriptor descriptor, long bytes) {
            seen.set(bytes);
          }
        };
    Copy.graph(source, repository, BLOB, CopyOptions.defaults().withListener(progress));
    assertThat(stored).isEqualTo(LARGE);
    assertThat(seen).hasValue(LARGE.length);
  }

  @Test
  void anUploadThatBreaksIsSentAgain() {
    broken.set(1);
    repository.push(BLOB, Content.ofBytes(LARGE));
    assertThat(stored).isEqualTo(LARGE);
  }

  @Test
  void aLargeBlobGoesFromTheRegistryToAFile() {
    try (MemoryStore store = MemoryStore.spillingTo(folder)) {
      Copy.graph(repository, store, BLOB, CopyOptions.defaults());
      assertThat(store.file(BLOB).orElseThrow()).hasBinaryContent(LARGE);
    }
  }

  @Test
  void aDownloadThatBreaksTwiceIsStillWhole() throws IOException {
    broken.set(2);
    try (InputStream in = repository.fetch(BLOB)) {
      assertThat(in.readAllBytes()).isEqualTo(LARGE);
    }
  }
}
