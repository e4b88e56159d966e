package dev.chartwright.conformance.faults;

import dev.chartwright.oci.Content;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.testkit.ScriptedRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A manifest with config and one layer of random bytes. */
final class Artifact {
  static final String LAYER_TYPE = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

  private final byte[] config;
  private final byte[] layer;
  private final byte[] manifest;

  private Artifact(byte[] config, byte[] layer, byte[] manifest) {
    this.config = config;
    this.layer = layer;
    this.manifest = manifest;
  }

  byte[] layer() {
    return layer;
  }

  static Artifact ofBytes(int size) {
    byte[] layer = new byte[size];
    new Random(size).nextBytes(layer);
    byte[] config = "{\"name\":\"web\"}".getBytes(StandardCharsets.UTF_8);
    String text =
        "{\"schemaVersion\":2,\"config\":"
            + json("application/vnd.cncf.helm.config.v1+json", config)
            + ",\"layers\":["
            + json(LAYER_TYPE, layer)
            + "]}";
    return new Artifact(config, layer, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(String type, byte[] bytes) {
    return "{\"mediaType\":\""
        + type
        + "\",\"digest\":\""
        + Digest.ofBytes(bytes)
        + "\",\"size\":"
        + bytes.length
        + "}";
  }

  Descriptor root() {
    return Descriptor.ofBytes(MediaTypes.OCI_MANIFEST, manifest);
  }

  Descriptor layerDescriptor() {
    return Descriptor.ofBytes(LAYER_TYPE, layer);
  }

  MemoryStore store(String tag) {
    MemoryStore store = MemoryStore.create();
    store.push(
        Descriptor.ofBytes("application/vnd.cncf.helm.config.v1+json", config),
        Content.ofBytes(config));
    store.push(layerDescriptor(), Content.ofBytes(layer));
    store.push(root(), Content.ofBytes(manifest));
    store.tag(root(), tag);
    return store;
  }

  /** Puts the artifact into a registry behind its back. */
  void putInto(ScriptedRegistry registry, String tag) {
    registry.putBlob(FaultRig.PATH, config);
    registry.putBlob(FaultRig.PATH, layer);
    registry.putManifest(FaultRig.PATH, tag, MediaTypes.OCI_MANIFEST, manifest);
  }

  static Descriptor layer(byte[] manifest) {
    String text = new String(manifest, StandardCharsets.UTF_8);
    int digest = text.lastIndexOf("sha256:");
    int size = text.lastIndexOf(":") + 1;
    return Descriptor.of(
        LAYER_TYPE,
        Digest.of(text.substring(digest, digest + 71)),
        Long.parseLong(text.substring(size, text.indexOf('}', size))));
  }
}
