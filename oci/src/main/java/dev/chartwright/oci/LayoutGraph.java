package dev.chartwright.oci;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which manifest of a layout points to which, found by reading them all. */
final class LayoutGraph {
  private final Map<Descriptor, byte[]> manifests = new LinkedHashMap<>();

  LayoutGraph(Storage layout, List<Descriptor> entries) {
    Deque<Descriptor> open = new ArrayDeque<>(entries);
    int limit = OciLimits.DEFAULT.nodes();
    while (!open.isEmpty()) {
      Descriptor node = open.pop().plain();
      if (!node.isManifest() || manifests.containsKey(node) || !layout.exists(node)) {
        continue;
      }
      if (manifests.size() >= limit) {
        throw new LimitExceededException(
            "layout: more than " + limit + " manifests: size exceeds limit", limit);
      }
      byte[] bytes = read(layout, node);
      manifests.put(node, bytes);
      open.addAll(Successors.of(node.mediaType(), bytes));
    }
  }

  private static byte[] read(Storage layout, Descriptor manifest) {
    try (InputStream in = layout.fetch(manifest)) {
      return VerifyingInputStream.readAll(in, manifest, OciLimits.DEFAULT.metadataBytes());
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  List<Descriptor> predecessors(Descriptor node) {
    List<Descriptor> found = new ArrayList<>();
    manifests.forEach((manifest, bytes) -> {
      for (Descriptor each : Successors.of(manifest.mediaType(), bytes)) {
        if (each.digest().equals(node.digest())) {
          found.add(manifest);
          break;
        }
      }
    });
    return List.copyOf(found);
  }

  /** Manifests whose subject is this one, with their artifact type and notes. */
  List<Descriptor> referrers(Descriptor subject) {
    List<Descriptor> found = new ArrayList<>();
    manifests.forEach((manifest, bytes) -> {
      Optional<Descriptor> referred;
      Descriptor entry;
      if (MediaTypes.isIndex(manifest.mediaType())) {
        Index index = Index.parse(manifest.mediaType(), bytes);
        referred = index.subject();
        entry = entry(manifest, index.artifactType(), index.annotations());
      } else {
        Manifest parsed = Manifest.parse(manifest.mediaType(), bytes);
        referred = parsed.subject();
        String type = parsed.artifactType();
        entry =
            entry(
                manifest,
                type.isEmpty() ? parsed.config().mediaType() : type,
                parsed.annotations());
      }
      if (referred.isPresent() && referred.get().sameContent(subject)) {
        found.add(entry);
      }
    });
    return List.copyOf(found);
  }

  private static Descriptor entry(
      Descriptor manifest, String artifactType, Map<String, String> annotations) {
    return manifest.withArtifactType(artifactType).withAnnotations(annotations);
  }
}
