package dev.chartwright.oci;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The manifests of one copy, so that each is read from the source once. */
final class MetadataCache {
  private final ReadOnlyStorage source;
  private final long limit;
  private final Map<Descriptor, byte[]> kept = new ConcurrentHashMap<>();

  MetadataCache(ReadOnlyStorage source, OciLimits limits) {
    this.source = source;
    this.limit = limits.metadataBytes();
  }

  /** Reads a manifest from a stream that is open already; says what it points to. */
  List<Descriptor> keep(Descriptor manifest, InputStream content) {
    if (manifest.size() > limit) {
      throw new LimitExceededException(
          "read failed: content size "
              + manifest.size()
              + " exceeds push size limit "
              + limit
              + ": size exceeds limit",
          limit);
    }
    byte[] bytes = VerifyingInputStream.readAll(content, manifest, limit);
    List<Descriptor> successors = Successors.of(manifest.mediaType(), bytes);
    kept.put(manifest.plain(), bytes);
    return successors;
  }

  /** What content points to; nothing if it is no manifest. */
  List<Descriptor> successors(Descriptor node) {
    if (!node.isManifest()) {
      return List.of();
    }
    byte[] bytes = kept.get(node.plain());
    if (bytes != null) {
      return Successors.of(node.mediaType(), bytes);
    }
    try (InputStream content = source.fetch(node)) {
      return keep(node, content);
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  /** The bytes of a manifest, if it was read. */
  byte @Nullable [] bytes(Descriptor node) {
    return kept.get(node.plain());
  }

  /** Lets go of a manifest that nobody needs any more. */
  void forget(Descriptor node) {
    kept.remove(node.plain());
  }

  /** The manifest for a platform: of an index its first that suits, else the manifest itself. */
  Descriptor select(Descriptor root, Platform wanted) {
    if (!MediaTypes.isIndex(root.mediaType())) {
      return root;
    }
    successors(root);
    byte[] bytes = kept.get(root.plain());
    if (bytes != null) {
      for (Descriptor manifest : Index.parse(root.mediaType(), bytes).manifests()) {
        Platform platform = manifest.platform();
        if (platform != null && platform.suits(wanted)) {
          return manifest;
        }
      }
    }
    throw NotFoundException.ofPlatform(root.digest());
  }
}
