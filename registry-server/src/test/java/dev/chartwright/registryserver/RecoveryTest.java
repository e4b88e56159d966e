package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder is after whatever happened to it. */
class RecoveryTest {
  @TempDir Path scratch;

  private final ManualClock clock = new ManualClock();
  private Path folder;
  private RegistryServer server;
  private RegistryClient client;

  @BeforeEach
  void start() {
    folder = scratch.resolve("registry");
    open();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void open() {
    server =
        RegistryServer.start(
            RegistryConfig.builder()
                .folder(folder)
                .clock(clock)
                .garbageGrace(Duration.ofHours(1))
                .build());
    client = new RegistryClient(server.url());
  }

  private Path blobFile(Digest digest) {
    return folder
        .resolve("blobs/sha256")
        .resolve(digest.encoded().substring(0, 2))
        .resolve(digest.encoded());
  }

  private List<Path> blobFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whatWasPushedAndDeletedIsStillSoAfterARestart() {
    Digest kept = client.pushImage("a/b", "v1");
    Digest deleted = client.pushImage("a/b", "v2");
    client.pushImage("c", "v1");
    client.delete("/v2/a/b/manifests/" + deleted);
    client.delete("/v2/c/manifests/v1");
    server.close();
    open();
    assertThat(client.get("/v2/a/b/tags/list").text()).contains("[\"v1\"]");
    assertThat(client.head("/v2/a/b/manifests/v1").header("Docker-Content-Digest"))
        .isEqualTo(kept.text());
    assertThat(client.head("/v2/a/b/manifests/" + deleted).status()).isEqualTo(404);
    assertThat(client.head("/v2/c/manifests/v1").status()).isEqualTo(404);
    assertThat(client.get("/v2/_catalog").text()).isEqualTo("{\"repositories\":[\"a/b\",\"c\"]}");
  }

  @Test
  void tornEndOfTheJournalIsCutOffAndTheRestCounts() throws IOException {
    client.pushImage("a", "v1");
    server.close();
    Path journal = folder.resolve("journal");
    long whole = Files.size(journal);
    open();
    client.pushImage("a", "v2");
    server.close();
    byte[] full = Files.readAllBytes(journal);
    for (int length = (int) whole; length < full.length; length += 17) {
      Files.write(journal, Arrays.copyOf(full, length));
      open();
      assertThat(client.head("/v2/a/manifests/v1").status()).isEqualTo(200);
      assertThat(client.head("/v2/a/manifests/v2").status()).isEqualTo(404);
      server.close();
      assertThat(Files.size(journal)).isBetween(whole, (long) length);
    }
    open();
    client.pushImage("a", "v3");
    server.close();
    open();
    assertThat(client.get("/v2/a/tags/list").text()).contains("[\"v1\",\"v3\"]");
  }

  @Test
  void damagedRecordIsNotBelieved() throws IOException {
    client.pushImage("a", "v1");
    server.close();
    try (RandomAccessFile journal =
        new RandomAccessFile(folder.resolve("journal").toFile(), "rw")) {
      journal.seek(journal.length() - 1);
      int last = journal.read();
      journal.seek(journal.length() - 1);
      journal.write(last ^ 1);
    }
    open();
    assertThat(client.get("/v2/a/tags/list").text()).contains("[]");
  }

  @Test
  void leftoversOfACrashAreSwept() throws IOException {
    Digest digest = client.pushBlob("a", "kept");
    server.close();
    Files.writeString(folder.resolve("uploads").resolve("99"), "half an upload");
    Digest orphan = Digest.ofBytes(new byte[] {1, 2, 3});
    Files.createDirectories(blobFile(orphan).getParent());
    Files.write(blobFile(orphan), new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("journal.new"), "half a journal");
    open();
    assertThat(folder.resolve("uploads")).isEmptyDirectory();
    assertThat(blobFiles()).containsExactly(blobFile(digest));
    assertThat(client.pushBlob("a", new byte[] {1, 2, 3})).isEqualTo(orphan);
  }

  @Test
  void blobThatTheDiskLostIsUnknownAndCanBePushedAgain() throws IOException {
    Digest digest = client.pushImage("a", "v1", "layer");
    Digest layer = Digest.ofBytes("layer".getBytes(StandardCharsets.UTF_8));
    server.close();
    Files.delete(blobFile(layer));
    open();
    assertThat(client.head("/v2/a/blobs/" + layer).status()).isEqualTo(404);
    assertThat(client.head("/v2/a/manifests/" + digest).status()).isEqualTo(200);
    client.pushBlob("a", "layer");
    assertThat(client.get("/v2/a/blobs/" + layer).text()).isEqualTo("layer");
  }

  @Test
  void blobThatTheDiskCutShortIsNeverServed() throws IOException {
    Digest digest = client.pushBlob("a", "content");
    Files.writeString(blobFile(digest), "cont");
    assertThat(client.get("/v2/a/blobs/" + digest).status()).isEqualTo(404);
    client.pushBlob("a", "content");
    assertThat(client.get("/v2/a/blobs/" + digest).text()).isEqualTo("content");
  }

  @Test
  void bytesGoWhenTheLastRepositoryLetsGo() throws IOException {
    Digest digest = client.pushBlob("a", "shared");
    client.pushBlob("b", "shared");
    client.delete("/v2/a/blobs/" + digest);
    assertThat(blobFiles()).containsExactly(blobFile(digest));
    client.delete("/v2/b/blobs/" + digest);
    assertThat(blobFiles()).isEmpty();
  }

  @Test
  void bytesOfABlobThatIsAlsoAManifestStayForTheOther() {
    String index = Manifests.index("", "");
    Digest digest = client.pushBlob("a", index);
    client.pushManifest("a", "v1", index);
    client.delete("/v2/a/blobs/" + digest);
    assertThat(client.get("/v2/a/manifests/v1").text()).isEqualTo(index);
    client.pushBlob("a", index);
    client.delete("/v2/a/manifests/" + digest);
    assertThat(client.get("/v2/a/blobs/" + digest).text()).isEqualTo(index);
  }

  @Test
  void journalStaysShortWhenTheSameIsSaidManyTimes() throws IOException {
    client.pushImage("a", "v1");
    long size = Files.size(folder.resolve("journal"));
    for (int i = 0; i < 20; i++) {
      client.pushImage("a", "v1");
    }
    assertThat(Files.size(folder.resolve("journal"))).isEqualTo(size);
    for (int i = 0; i < 150; i++) {
      client.delete("/v2/a/blobs/" + client.pushBlob("a", "passing " + i));
    }
    server.close();
    open();
    assertThat(Files.size(folder.resolve("journal"))).isLessThanOrEqualTo(size + 100);
    assertThat(client.get("/v2/a/manifests/v1").status()).isEqualTo(200);
  }

  @Test
  void folderBelongsToOneServer() {
    assertThatThrownBy(this::open)
        .isInstanceOf(RegistryStartException.class)
        .hasMessage(
            "cannot open the registry's folder: "
                + folder
                + " is in use by another registry server");
    assertThat(client.get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void folderOfSomebodyElseIsLeftAlone() throws IOException {
    Path layout = Files.createDirectories(scratch.resolve("layout/blobs/sha256"));
    Files.writeString(layout.resolve("abc"), "precious");
    RegistryConfig config = RegistryConfig.builder().folder(scratch.resolve("layout")).build();
    assertThatThrownBy(() -> RegistryServer.start(config))
        .isInstanceOf(RegistryStartException.class)
        .hasMessageContaining("is neither empty nor the folder of a registry: it holds blobs");
    assertThat(layout.resolve("abc")).hasContent("precious");
  }

  @Test
  void fileThatIsNoJournalIsRefused() throws IOException {
    server.close();
    Files.writeString(
        folder.resolve("journal"), "something else entirely, and longer than the first line");
    assertThatThrownBy(this::open).hasMessageContaining("is no registry journal");
  }

  @Test
  void blobsThatNoManifestNamesGoAfterTheGracePeriod() throws IOException {
    Registry registry = Registry.open(config());
    RegistryHandler handler = new RegistryHandler(registry, config(), Access.of(config()));
    try (HttpEngine engine =
        HttpEngine.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            null,
            handler,
            RegistryLimits.defaults(),
            clock)) {
      RegistryClient direct =
          new RegistryClient(URI.create("http://127.0.0.1:" + engine.address().getPort()));
      direct.pushImage("a", "v1", "layer");
      Digest alone = direct.pushBlob("a", "alone");
      Digest asked = direct.pushBlob("a", "asked for");
      clock.advance(Duration.ofMinutes(50));
      assertThat(direct.head("/v2/a/blobs/" + asked).status()).isEqualTo(200);
      clock.advance(Duration.ofMinutes(20));
      handler.tick();
      assertThat(direct.head("/v2/a/blobs/" + alone).status()).isEqualTo(404);
      assertThat(direct.head("/v2/a/blobs/" + asked).status()).isEqualTo(200);
      assertThat(direct.pushImage("a", "v1", "layer")).isNotNull();
      clock.advance(Duration.ofDays(1));
      handler.tick();
      assertThat(direct.head("/v2/a/blobs/" + asked).status()).isEqualTo(404);
      assertThat(direct.head("/v2/a/manifests/v1").status()).isEqualTo(200);
      assertThat(
              direct
                  .head("/v2/a/blobs/" + Digest.ofBytes("layer".getBytes(StandardCharsets.UTF_8)))
                  .status())
          .isEqualTo(200);
    } finally {
      registry.close();
    }
  }

  private RegistryConfig config() {
    return RegistryConfig.builder().clock(clock).garbageGrace(Duration.ofHours(1)).build();
  }
}
