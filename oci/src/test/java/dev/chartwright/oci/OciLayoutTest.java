package dev.chartwright.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OciLayoutTest {
  @TempDir Path folder;
  private final MemoryStore source = MemoryStore.create();
  private final Descriptor config = source.add("x/config", bytes("{}"));
  private final Descriptor layer = source.add("x/layer", bytes("layer"));
  private final Descriptor manifest =
      source.add(
          MediaTypes.OCI_MANIFEST, Manifest.builder().config(config).layer(layer).build().bytes());

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private OciLayout filled() {
    OciLayout layout = OciLayout.create(folder);
    source.tag(manifest, "1");
    Copy.copy(source, "1", layout, "", CopyOptions.defaults());
    return layout;
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void anEmptyLayoutIsMadeAsOrasMakesIt() throws IOException {
    OciLayout layout = OciLayout.create(folder);
    assertThat(layout.folder()).isEqualTo(folder);
    assertThat(read("oci-layout")).isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
    assertThat(read("index.json"))
        .isEqualTo(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
                + "\"manifests\":[]}");
    assertThat(folder.resolve("blobs")).isDirectory();
  }

  @Test
  void contentIsKeptUnderItsDigestAndNamedInTheIndex() throws IOException {
    filled();
    assertThat(read("blobs/sha256/" + layer.digest().encoded())).isEqualTo("layer");
    assertThat(read("index.json"))
        .isEqualTo(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
                + "\"manifests\":[{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"digest\":\""
                + manifest.digest()
                + "\",\"size\":"
                + manifest.size()
                + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"1\"}}]}");
    try (Stream<Path> left = Files.list(folder.resolve("ingest"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void anotherReaderFindsIt() {
    filled();
    OciLayout layout = OciLayout.open(folder);
    assertThat(layout.resolve("1").plain()).isEqualTo(manifest);
    assertThat(layout.resolve(manifest.digest().text())).isEqualTo(manifest);
    assertThat(layout.resolve(layer.digest().text()))
        .isEqualTo(Descriptor.of(MediaTypes.OCTET_STREAM, layer.digest(), 5));
    MemoryStore back = MemoryStore.create();
    Copy.copy(layout, "1", back, "", CopyOptions.defaults());
    assertThat(back.bytes(layer, 10)).isEqualTo(bytes("layer"));
    assertThatThrownBy(() -> layout.resolve("2")).hasMessage("2: not found");
  }

  @Test
  void aManifestMayHaveSeveralNamesAndANameOneManifest() {
    OciLayout layout = filled();
    Descriptor other =
        source.add(MediaTypes.OCI_MANIFEST, Manifest.builder().config(config).build().bytes());
    layout.tag(manifest, "2");
    assertThat(layout.tags()).containsExactly("1", "2");
    Copy.graph(source, layout, other, CopyOptions.defaults());
    layout.tag(other, "1");
    assertThat(layout.resolve("1").plain()).isEqualTo(other);
    assertThat(layout.resolve("2").plain()).isEqualTo(manifest);
    layout.untag("2");
    assertThat(layout.tags()).containsExactly("1");
    assertThat(layout.resolve(manifest.digest().text())).isEqualTo(manifest);
    assertThatThrownBy(() -> layout.untag("2")).hasMessage("2: not found");
  }

  @Test
  void tagsAreSortedAndMayStartLater() {
    OciLayout layout = filled();
    layout.tag(manifest, "b");
    layout.tag(manifest, "a");
    List<String> found = new ArrayList<>();
    layout.tags("1", found::addAll);
    assertThat(found).containsExactly("a", "b");
  }

  @Test
  void wrongContentIsNeverThere() throws IOException {
    OciLayout layout = OciLayout.create(folder);
    assertThatThrownBy(() -> layout.push(layer, Content.ofBytes(bytes("LAYER"))))
        .hasMessage("mismatched digest");
    assertThat(layout.exists(layer)).isFalse();
    try (Stream<Path> left = Files.list(folder.resolve("ingest"))) {
      assertThat(left).isEmpty();
    }
    Descriptor outside = Descriptor.of("x", Digest.of("sha256:../../../etc/passwd"), 1);
    assertThatThrownBy(() -> layout.push(outside, Content.ofBytes(bytes("x"))))
        .isInstanceOf(IntegrityException.class);
    assertThat(layout.exists(outside)).isFalse();
    assertThatThrownBy(() -> layout.fetch(outside)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void contentThatIsThereIsNotWrittenAgain() {
    OciLayout layout = filled();
    assertThatThrownBy(() -> layout.push(layer, Content.ofBytes(bytes("layer"))))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessage(layer.digest() + ": x/layer: already exists");
    assertThatThrownBy(() -> layout.tag(Descriptor.ofBytes("x", bytes("y")), "t"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void referrersAreFound() {
    OciLayout layout = filled();
    Descriptor signature =
        source.add(
            MediaTypes.OCI_MANIFEST,
            Manifest.builder()
                .artifactType("x/signature")
                .config(config)
                .subject(manifest)
                .build()
                .bytes());
    Copy.graph(source, layout, signature, CopyOptions.defaults());
    assertThat(layout.predecessors(manifest)).containsExactly(signature);
    assertThat(layout.predecessors(layer)).containsExactly(manifest);
    assertThat(layout.referrers(manifest, "x/signature"))
        .containsExactly(signature.withArtifactType("x/signature"));
    assertThat(layout.referrers(manifest, "x/other")).isEmpty();
  }

  @Test
  void deletedContentLosesItsNames() {
    OciLayout layout = filled();
    layout.delete(manifest);
    assertThat(layout.tags()).isEmpty();
    assertThat(layout.exists(manifest)).isFalse();
    assertThat(layout.exists(layer)).isTrue();
    assertThatThrownBy(() -> layout.delete(manifest)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void manyWritersLoseNothing() throws Exception {
    filled();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String tag = "t" + i;
      Thread thread = new Thread(() -> OciLayout.open(folder).tag(manifest, tag));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(OciLayout.open(folder).tags()).hasSize(9);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"imageLayoutVersion\":\"2.0.0\"} ~ {} ~ invalid OCI Image Layout: unsupported version",
        "nonsense ~ {} ~ invalid OCI Image Layout: failed to decode OCI layout file: invalid"
            + " character 'o' in literal null (expecting 'u')",
        "{\"imageLayoutVersion\":\"1.0.0\"} ~ [] ~ invalid OCI Image Index: failed to decode index"
            + " file: json: cannot unmarshal array into Go value of type v1.Index"
      })
  void whatIsNoLayoutIsRefused(String layout, String index, String message) throws IOException {
    Files.writeString(folder.resolve("oci-layout"), layout);
    Files.writeString(folder.resolve("index.json"), index);
    assertThatThrownBy(() -> OciLayout.open(folder))
        .isInstanceOf(InvalidLayoutException.class)
        .hasMessage(message);
  }

  @Test
  void aFolderWithoutMarkIsNoLayout() {
    assertThatThrownBy(() -> OciLayout.open(folder))
        .hasMessageStartingWith("invalid OCI Image Layout: failed to open OCI layout file: ");
  }
}
