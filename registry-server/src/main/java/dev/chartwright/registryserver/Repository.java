package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one repository holds. Guarded by the lock of {@link Repositories}. */
final class Repository {
  private final Map<Digest, BlobLink> blobs = new HashMap<>();
  private final Map<Digest, ManifestEntry> manifests = new HashMap<>();
  private final TreeMap<String, Digest> tags = new TreeMap<>();
  private final Map<Digest, TreeSet<Digest>> referrers = new HashMap<>();

  /** A blob that can be seen here, and when somebody last asked for it. */
  static final class BlobLink {
    private final long size;
    private volatile long touched;

    BlobLink(long size, long touched) {
      this.size = size;
      this.touched = touched;
    }

    long size() {
      return size;
    }

    long touched() {
      return touched;
    }

    void touch(long now) {
      touched = now;
    }
  }

  boolean isEmpty() {
    return blobs.isEmpty() && manifests.isEmpty() && tags.isEmpty();
  }

  @Nullable BlobLink blob(Digest digest) {
    return blobs.get(digest);
  }

  @Nullable ManifestEntry manifest(Digest digest) {
    return manifests.get(digest);
  }

  @Nullable Digest tag(String tag) {
    return tags.get(tag);
  }

  Map<Digest, BlobLink> blobs() {
    return blobs;
  }

  Map<Digest, ManifestEntry> manifests() {
    return manifests;
  }

  NavigableMap<String, Digest> tags() {
    return tags;
  }

  /** The manifests whose subject is {@code subject}, ordered by digest. */
  List<ManifestEntry> referrers(Digest subject) {
    List<ManifestEntry> found = new ArrayList<>();
    for (Digest digest : referrers.getOrDefault(subject, new TreeSet<>())) {
      ManifestEntry manifest = manifests.get(digest);
      if (manifest != null) {
        found.add(manifest);
      }
    }
    return found;
  }

  /** Whether the blob was not here before. */
  boolean addBlob(Digest digest, long size, long now) {
    BlobLink link = blobs.get(digest);
    if (link != null) {
      link.touch(now);
      return false;
    }
    blobs.put(digest, new BlobLink(size, now));
    return true;
  }

  boolean removeBlob(Digest digest) {
    return blobs.remove(digest) != null;
  }

  /** Whether the manifest was not here before. */
  boolean addManifest(ManifestEntry manifest, List<String> newTags) {
    ManifestEntry before = manifests.put(manifest.digest(), manifest);
    Digest subject = manifest.subject();
    if (subject != null) {
      referrers.computeIfAbsent(subject, any -> new TreeSet<>()).add(manifest.digest());
    }
    for (String tag : newTags) {
      tags.put(tag, manifest.digest());
    }
    return before == null;
  }

  boolean removeManifest(Digest digest) {
    ManifestEntry manifest = manifests.remove(digest);
    if (manifest == null) {
      return false;
    }
    tags.values().removeIf(digest::equals);
    Digest subject = manifest.subject();
    TreeSet<Digest> siblings = subject == null ? null : referrers.get(subject);
    if (subject != null && siblings != null) {
      siblings.remove(digest);
      if (siblings.isEmpty()) {
        referrers.remove(subject);
      }
    }
    return true;
  }

  /** Whether no manifest names the blob and nobody asked for it since {@code before}. */
  boolean isGarbage(Digest digest, long before) {
    BlobLink link = blobs.get(digest);
    if (link == null || link.touched() >= before) {
      return false;
    }
    return manifests.values().stream()
        .noneMatch(manifest -> manifest.references().contains(digest));
  }

  void removeTag(String tag) {
    tags.remove(tag);
  }
}
