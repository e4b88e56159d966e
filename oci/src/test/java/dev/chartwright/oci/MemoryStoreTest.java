package dev.chartwright.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryStoreTest {
  @TempDir Path folder;

  @Test
  void contentIsFoundByTypeDigestAndSize() {
    MemoryStore store = MemoryStore.create();
    Descriptor text = store.add("text/plain", "x".getBytes(StandardCharsets.UTF_8));
    assertThat(store.exists(text)).isTrue();
    assertThat(store.exists(Descriptor.of("text/html", text.digest(), 1))).isFalse();
    assertThatThrownBy(() -> store.fetch(Descriptor.of("text/html", text.digest(), 1)))
        .hasMessage(text.digest() + ": text/html: not found");
    assertThatThrownBy(() -> store.push(text, Content.ofBytes(new byte[1])))
        .isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> store.resolve("no")).hasMessage("no: not found");
  }

  @Test
  void largeContentGoesToFilesAndGoesWithTheStore() throws IOException {
    byte[] large = new byte[4 * 1024 * 1024 + 1];
    Descriptor blob = Descriptor.ofBytes("x/layer", large);
    try (MemoryStore store = MemoryStore.spillingTo(folder)) {
      store.push(blob, Content.ofBytes(large));
      Path file = store.file(blob).orElseThrow();
      assertThat(file).hasSize(large.length);
      assertThat(store.bytes(blob, large.length)).isEqualTo(large);
      Descriptor small = store.add("x", new byte[1]);
      assertThat(store.file(small)).isEmpty();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFileMayBeMovedAway() throws IOException {
    byte[] large = new byte[4 * 1024 * 1024 + 1];
    Descriptor blob = Descriptor.ofBytes("x/layer", large);
    Path kept = folder.resolve("kept");
    try (MemoryStore store = MemoryStore.spillingTo(folder)) {
      store.push(blob, Content.ofBytes(large));
      Files.move(store.file(blob).orElseThrow(), kept);
    }
    assertThat(kept).hasSize(large.length);
  }

  @Test
  void wrongLargeContentLeavesNoFile() throws IOException {
    byte[] large = new byte[4 * 1024 * 1024 + 1];
    Descriptor lying =
        Descriptor.of("x/layer", Digest.of("sha256:" + "0".repeat(64)), large.length);
    try (MemoryStore store = MemoryStore.spillingTo(folder)) {
      assertThatThrownBy(() -> store.push(lying, Content.ofBytes(large)))
          .hasMessage("mismatched digest");
      assertThat(store.exists(lying)).isFalse();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void filesThatAreToBeSentStayWhereTheyAre() throws IOException {
    Path file = Files.writeString(folder.resolve("chart.tgz"), "bytes");
    MemoryStore store = MemoryStore.create();
    Descriptor blob = Descriptor.ofBytes("x/layer", "bytes".getBytes(StandardCharsets.UTF_8));
    store.add(blob, Content.ofFile(file));
    assertThat(store.bytes(blob, 10)).asString(StandardCharsets.UTF_8).isEqualTo("bytes");
    store.close();
    assertThat(file).exists();
  }
}
