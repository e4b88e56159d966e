package dev.chartwright.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.CopyException.Side;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTest {
  private final MemoryStore source = MemoryStore.create();
  private final MemoryStore destination = MemoryStore.create();
  private final Descriptor config = source.add("application/x-config", bytes("{}"));
  private final Descriptor layer = source.add("application/x-layer", bytes("layer"));
  private final Descriptor manifest = add(Manifest.builder().config(config).layer(layer).build());

  private Descriptor add(Manifest made) {
    return source.add(MediaTypes.OCI_MANIFEST, made.bytes());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aManifestIsCopiedAfterWhatItPointsToAndThenNamed() {
    source.tag(manifest, "1");
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CopyListener listener =
        new CopyListener() {
          @Override
          public void copied(Descriptor descriptor) {
            order.add(descriptor.mediaType());
          }
        };
    Descriptor copied =
        Copy.copy(source, "1", destination, "", CopyOptions.defaults().withListener(listener));
    assertThat(copied).isEqualTo(manifest);
    assertThat(destination.resolve("1")).isEqualTo(manifest);
    assertThat(order)
        .containsExactlyInAnyOrder(
            "application/x-config", "application/x-layer", MediaTypes.OCI_MANIFEST)
        .endsWith(MediaTypes.OCI_MANIFEST);
    assertThat(destination.bytes(layer, 100)).isEqualTo(bytes("layer"));
  }

  @Test
  void whatTheDestinationHasIsNotFetched() {
    source.tag(manifest, "1");
    destination.push(layer, Content.ofBytes(bytes("layer")));
    List<Descriptor> skipped = Collections.synchronizedList(new ArrayList<>());
    CopyListener listener =
        new CopyListener() {
          @Override
          public void skipped(Descriptor descriptor) {
            skipped.add(descriptor);
          }
        };
    Copy.copy(source, "1", destination, "2", CopyOptions.defaults().withListener(listener));
    assertThat(skipped).containsExactly(layer);
    assertThat(destination.resolve("2")).isEqualTo(manifest);
  }

  @Test
  void whatTheListenerLeavesOutIsNotCopied() {
    source.tag(manifest, "1");
    CopyListener listener =
        new CopyListener() {
          @Override
          public Decision before(Descriptor descriptor) {
            return descriptor.equals(layer) ? Decision.SKIP : Decision.COPY;
          }
        };
    Copy.copy(source, "1", destination, "", CopyOptions.defaults().withListener(listener));
    assertThat(destination.exists(config)).isTrue();
    assertThat(destination.exists(layer)).isFalse();
  }

  @Test
  void anExtendedCopyTakesReferrersAlong() {
    Descriptor signature =
        add(
            Manifest.builder()
                .artifactType("application/x-signature")
                .config(config)
                .subject(manifest)
                .build());
    source.tag(manifest, "1");
    Descriptor copied = Copy.extended(source, "1", destination, "", CopyOptions.defaults());
    assertThat(copied).isEqualTo(manifest);
    assertThat(destination.exists(signature)).isTrue();
    assertThat(destination.predecessors(manifest)).containsExactly(signature);
    assertThat(destination.resolve("1")).isEqualTo(manifest);
  }

  @Test
  void nestedIndexesGoThroughOneThread() {
    Descriptor inner = manifest;
    for (int i = 0; i < 50; i++) {
      inner = source.add(MediaTypes.OCI_INDEX, Index.of(List.of(inner, manifest)).bytes());
    }
    source.tag(inner, "deep");
    Copy.copy(source, "deep", destination, "", CopyOptions.defaults().withConcurrency(1));
    assertThat(destination.resolve("deep")).isEqualTo(inner);
    assertThat(destination.exists(layer)).isTrue();
  }

  @Test
  void thePlatformPicksAManifestOfAnIndex() {
    Descriptor other = add(Manifest.builder().config(layer).build());
    Descriptor wanted = on(manifest, Platform.of("linux", "arm64"));
    Index index = Index.of(List.of(on(other, Platform.of("linux", "amd64")), wanted));
    source.tag(source.add(MediaTypes.OCI_INDEX, index.bytes()), "all");
    CopyOptions options = CopyOptions.defaults().withPlatform(Platform.of("linux", "arm64"));
    assertThat(Copy.copy(source, "all", destination, "one", options)).isEqualTo(wanted);
    assertThat(destination.exists(other)).isFalse();
    assertThatThrownBy(() ->
            Copy.copy(
                source,
                "all",
                destination,
                "",
                options.withPlatform(Platform.of("plan9", "arm64"))))
        .hasMessage(
            "failed to perform \"MapRoot\" on source: "
                + index.descriptor().digest()
                + ": not found: no matching manifest was found in the manifest list");
  }

  private static Descriptor on(Descriptor descriptor, Platform platform) {
    return new Descriptor(
        descriptor.mediaType(),
        descriptor.digest(),
        descriptor.size(),
        List.of(),
        java.util.Map.of(),
        "",
        platform,
        "");
  }

  @Test
  void aMissingReferenceIsTheSourcesFault() {
    assertThatThrownBy(() -> Copy.copy(source, "no", destination, "", CopyOptions.defaults()))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> {
              assertThat(e.operation()).isEqualTo("Resolve");
              assertThat(e.side()).isEqualTo(Side.SOURCE);
            })
        .hasMessage("failed to perform \"Resolve\" on source: no: not found");
  }

  @Test
  void wrongBytesAreRefusedByTheDestination() {
    Descriptor lying = Descriptor.of("application/x-layer", layer.digest(), 5);
    MemoryStore bad = MemoryStore.create();
    bad.add(lying, Content.ofBytes(bytes("LAYER")));
    assertThatThrownBy(() -> Copy.graph(bad, destination, lying, CopyOptions.defaults()))
        .hasMessage("failed to perform \"Push\" on destination: mismatched digest");
    assertThat(destination.exists(lying)).isFalse();
  }

  @Test
  void theFirstFailureEndsTheCopyAndIsReported() {
    Descriptor missing = Descriptor.of("application/x-layer", Digest.ofBytes(bytes("gone")), 4);
    Descriptor broken = add(Manifest.builder().config(config).layer(missing).build());
    source.tag(broken, "broken");
    assertThatThrownBy(() -> Copy.copy(source, "broken", destination, "", CopyOptions.defaults()))
        .hasMessage(
            "failed to perform \"Fetch\" on source: "
                + missing.digest()
                + ": application/x-layer: not found");
    assertThat(destination.exists(broken)).isFalse();
    assertThatThrownBy(() -> destination.resolve("broken")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aManifestBeyondTheLimitIsNotRead() {
    source.tag(manifest, "1");
    OciLimits tight = new OciLimits(100, 1, 1, 1, 1, 100, 1);
    ReadOnlyTarget unread =
        new ReadOnlyTarget() {
          @Override
          public InputStream fetch(Descriptor target) {
            return InputStream.nullInputStream();
          }

          @Override
          public boolean exists(Descriptor target) {
            return true;
          }

          @Override
          public Descriptor resolve(String reference) {
            return Descriptor.of(MediaTypes.OCI_MANIFEST, manifest.digest(), 101);
          }
        };
    assertThatThrownBy(
            () -> Copy.copy(unread, "1", destination, "", CopyOptions.defaults().withLimits(tight)))
        .hasMessage(
            "failed to perform \"FindSuccessors\" on source: read failed: content size 101"
                + " exceeds push size limit 100: size exceeds limit");
  }

  @Test
  void moreNodesThanTheLimitAreRefused() {
    source.tag(manifest, "1");
    OciLimits tight = new OciLimits(1000, 1, 1, 1, 1, 2, 1);
    assertThatThrownBy(
            () -> Copy.copy(source, "1", destination, "", CopyOptions.defaults().withLimits(tight)))
        .hasMessage("copy: more than 2 manifests and blobs: size exceeds limit");
  }
}
