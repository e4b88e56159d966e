package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixteen clients at once, on the same things and on different ones. */
@ParameterizedClass(name = "{0}")
@EnumSource(StorageKind.class)
class ConcurrencyTest {
  private static final int THREADS = 16;

  @Parameter StorageKind storage;

  @TempDir Path scratch;

  private RegistryServer server;
  private RegistryClient client;

  @BeforeEach
  void start() {
    server = RegistryServer.start(storage.config(scratch).build());
    client = new RegistryClient(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private static void together(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        calls.add(() -> {
          work.run(thread);
          return null;
        });
      }
      for (Future<Void> done : threads.invokeAll(calls)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void differentImagesAndTagsAllArrive() throws Exception {
    together(thread -> {
      for (int i = 0; i < 8; i++) {
        client.pushImage("a", "t" + thread + "-" + i, "layer " + thread + " " + i);
      }
    });
    for (int thread = 0; thread < THREADS; thread++) {
      for (int i = 0; i < 8; i++) {
        assertThat(client.head("/v2/a/manifests/t" + thread + "-" + i).status()).isEqualTo(200);
      }
    }
    assertThat(client.get("/v2/a/tags/list").text().split(",", -1)).hasSize(THREADS * 8 + 1);
  }

  @Test
  void sameBlobPushedByAllIsWholeForAll() throws Exception {
    byte[] blob = new byte[300_000];
    new Random(1).nextBytes(blob);
    together(thread -> {
      Digest digest = client.pushBlob("r" + thread % 4, blob);
      assertThat(client.get("/v2/r" + thread % 4 + "/blobs/" + digest).bytes()).isEqualTo(blob);
    });
  }

  @Test
  void tagThatAllMoveIsAlwaysOneOfTheirs() throws Exception {
    Digest first = client.pushImage("a", "latest", "first");
    List<String> all = new ArrayList<>();
    all.add(first.text());
    for (int i = 0; i < THREADS; i++) {
      all.add(client.pushImage("a", "own" + i, "image " + i).text());
    }
    together(thread -> {
      client.pushImage("a", "latest", "image " + thread);
      assertThat(all)
          .contains(client.head("/v2/a/manifests/latest").header("Docker-Content-Digest"));
    });
  }

  @Test
  void onlyOneCreatesATagThatMustNotExist() throws Exception {
    Digest config = client.pushBlob("a", "{}");
    List<Integer> created = Collections.synchronizedList(new ArrayList<>());
    together(thread -> {
      Digest layer = client.pushBlob("a", "mine " + thread);
      String manifest = Manifests.image(config, 2, layer, 6);
      int status =
          client
              .put(
                  "/v2/a/manifests/once",
                  manifest.getBytes(StandardCharsets.UTF_8),
                  "Content-Type",
                  Manifests.typeOf(manifest),
                  "If-None-Match",
                  "*")
              .status();
      assertThat(status).isIn(201, 412);
      if (status == 201) {
        created.add(thread);
      }
    });
    assertThat(created).hasSize(1);
  }

  @Test
  void pushNeverLosesItsBlobToADeleteOfTheSame() throws Exception {
    byte[] blob = new byte[5_000];
    together(thread -> {
      Digest digest = Digest.ofBytes(blob);
      for (int i = 0; i < 20; i++) {
        String own = "r" + thread;
        client.pushBlob(own, blob);
        assertThat(client.get("/v2/" + own + "/blobs/" + digest).bytes()).isEqualTo(blob);
        assertThat(client.delete("/v2/" + own + "/blobs/" + digest).status()).isEqualTo(202);
      }
    });
    assertThat(client.get("/v2/_catalog").text()).isEqualTo("{\"repositories\":[]}");
  }

  @Test
  void serversSideBySideShareNothing() throws Exception {
    together(thread -> {
      try (RegistryServer own = RegistryServer.start(storage.config(scratch).build())) {
        RegistryClient direct = new RegistryClient(own.url());
        direct.pushImage("a", "t" + thread);
        assertThat(direct.get("/v2/a/tags/list").text()).contains("[\"t" + thread + "\"]");
      }
    });
    assertThat(client.get("/v2/a/tags/list").status()).isEqualTo(404);
  }
}
