package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Starting, closing and listening. */
class RegistryServerTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @EnumSource(StorageKind.class)
  void startsAndClosesManyTimesWithoutLeavingThreads(StorageKind storage) {
    RegistryConfig config = storage.config(scratch).build();
    for (int i = 0; i < 5; i++) {
      String threads;
      try (RegistryServer server = RegistryServer.start(config)) {
        threads = "registry-" + server.address().getPort() + "-";
        new RegistryClient(server.url()).pushImage("charts/nginx", "v" + i);
        assertThat(Thread.getAllStackTraces().keySet())
            .filteredOn(thread -> thread.getName().startsWith(threads))
            .isNotEmpty()
            .allMatch(Thread::isDaemon);
      }
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith(threads));
    }
  }

  @Test
  void portIsFreeAfterClose() {
    RegistryServer server = RegistryServer.start(RegistryConfig.inMemory());
    int port = server.address().getPort();
    server.close();
    server.close();
    RegistryServer.start(RegistryConfig.builder().address("127.0.0.1", port).build()).close();
  }

  @Test
  void portInUseIsToldWithItsAddress() {
    try (RegistryServer server = RegistryServer.start(RegistryConfig.inMemory())) {
      int port = server.address().getPort();
      RegistryConfig config =
          RegistryConfig.builder()
              .address("127.0.0.1", port)
              .folder(scratch.resolve("registry"))
              .build();
      assertThatThrownBy(() -> RegistryServer.start(config))
          .isInstanceOf(RegistryStartException.class)
          .hasMessageStartingWith(
              "cannot listen on 127.0.0.1:" + port + ": Address already in use");
      RegistryServer.start(RegistryConfig.builder().folder(scratch.resolve("registry")).build())
          .close();
    }
  }

  @Test
  void unknownHostIsTold() {
    RegistryConfig config = RegistryConfig.builder().address("no such host", 0).build();
    assertThatThrownBy(() -> RegistryServer.start(config))
        .isInstanceOf(RegistryStartException.class)
        .hasMessageStartingWith("cannot listen on no such host:0: ");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, 127.0.0.1", "0.0.0.0, localhost"})
  void addressTellsWhatReferencesNeed(String host, String shown) {
    try (RegistryServer server =
        RegistryServer.start(RegistryConfig.builder().address(host, 0).build())) {
      assertThat(server.authority()).isEqualTo(shown + ":" + server.address().getPort());
      assertThat(server.url()).hasToString("http://" + server.authority());
    }
  }

  @Test
  void closeEndsARequestThatDoesNotGoOn() throws IOException {
    RegistryServer server = RegistryServer.start(RegistryConfig.inMemory());
    try (Socket socket = RawHttp.open(server.address())) {
      RawHttp.send(
          socket, "POST /v2/a/blobs/uploads/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      String location = RawHttp.readAnswer(socket).split("Location: ", 2)[1].split("\r\n", 2)[0];
      RawHttp.send(
          socket, "PATCH " + location + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
      server.close();
      assertThat(new RegistryClient(server.url())).isNotNull();
      assertThat(RawHttp.readAnswer(socket)).isEmpty();
    }
  }

  @Test
  void listenerHearsEveryRequest() {
    List<RequestListener.Request> heard = new CopyOnWriteArrayList<>();
    try (RegistryServer server =
        RegistryServer.start(RegistryConfig.builder().listener(heard::add).build())) {
      RegistryClient client = new RegistryClient(server.url());
      client.get("/v2/", "Authorization", "Basic c2VjcmV0OnNlY3JldA==");
      client.head("/v2/a/tags/list?n=1");
    }
    assertThat(heard).hasSize(2);
    assertThat(heard.get(0).method()).isEqualTo("GET");
    assertThat(heard.get(0).target()).isEqualTo("/v2/");
    assertThat(heard.get(0).status()).isEqualTo(200);
    assertThat(heard.get(0).bytes()).isEqualTo(2);
    assertThat(heard.get(0).remote()).startsWith("127.0.0.1:");
    assertThat(heard.get(0).duration()).isPositive();
    assertThat(heard.get(1).target()).isEqualTo("/v2/a/tags/list?n=1");
    assertThat(heard.get(1).status()).isEqualTo(404);
    assertThat(heard.get(1).bytes()).isZero();
    assertThat(heard.toString()).doesNotContain("c2VjcmV0");
  }

  @Test
  void failureOfTheDiskIsAnsweredWith500AndTold() throws IOException {
    List<String> failures = new CopyOnWriteArrayList<>();
    RequestListener listener =
        new RequestListener() {
          @Override
          public void answered(Request request) {}

          @Override
          public void failed(String what, Throwable why) {
            failures.add(what);
          }
        };
    Path folder = scratch.resolve("registry");
    RegistryConfig config = RegistryConfig.builder().folder(folder).listener(listener).build();
    try (RegistryServer server = RegistryServer.start(config)) {
      RegistryClient client = new RegistryClient(server.url());
      Files.delete(folder.resolve("uploads"));
      RegistryClient.Answer answer = client.post("/v2/a/blobs/uploads/");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).contains("\"errors\"").doesNotContain(folder.toString());
      assertThat(failures).containsExactly("POST /v2/a/blobs/uploads/");
      Files.createDirectory(folder.resolve("uploads"));
      client.pushImage("a", "v1");
    }
  }

  @Test
  void registryInMemoryHasALimitAndGetsRoomBack() {
    RegistryLimits limits = RegistryLimits.defaults().withMemoryBytes(1000);
    try (RegistryServer server =
        RegistryServer.start(RegistryConfig.builder().limits(limits).build())) {
      RegistryClient client = new RegistryClient(server.url());
      for (int i = 0; i < 5; i++) {
        Digest digest = client.pushBlob("a", new byte[600 + i]);
        byte[] more = new byte[700 + i];
        RegistryClient.Answer full =
            client.post("/v2/a/blobs/uploads/?digest=" + Digest.ofBytes(more), more);
        assertThat(full.status()).isEqualTo(413);
        assertThat(full.text()).contains("at most 1000 bytes in memory");
        assertThat(client.delete("/v2/a/blobs/" + digest).status()).isEqualTo(202);
      }
    }
  }

  @Test
  void limitsAreCheckedWhenTheyAreMade() {
    assertThatThrownBy(() -> RegistryLimits.defaults().withPageSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pageSize");
    assertThatThrownBy(() -> RegistryConfig.builder().address("localhost", 65_536))
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> RegistryConfig.builder().user("a:b", "c"))
        .hasMessageContaining("colon");
  }
}
