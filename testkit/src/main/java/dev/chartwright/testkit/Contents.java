package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a registry holds, in memory. Thread-safe. */
final class Contents {
  /** A manifest as it was pushed. */
  record Stored(String mediaType, String digest, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** One repository: blobs and manifests by digest, digests by tag in the order of pushing. */
  private static final class Repository {
    final Map<String, byte[]> blobs = new TreeMap<>();
    final Map<String, Stored> manifests = new LinkedHashMap<>();
    final Map<String, String> tags = new LinkedHashMap<>();
  }

  private final Map<String, Repository> repositories = new TreeMap<>();

  /** The digest of some bytes with an algorithm of OCI: {@code sha256} or {@code sha512}. */
  static String digest(String algorithm, byte[] bytes) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
      StringBuilder text = new StringBuilder(algorithm).append(':');
      for (byte one : digest.digest(bytes)) {
        text.append(Character.forDigit(one >> 4 & 0xf, 16))
            .append(Character.forDigit(one & 0xf, 16));
      }
      return text.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has both
    }
  }

  /** Whether a text has the form of a digest. */
  static boolean isDigest(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && colon + 32 < text.length();
  }

  synchronized void create(String name) {
    made(name);
  }

  private Repository made(String name) {
    return repositories.computeIfAbsent(name, unused -> new Repository());
  }

  synchronized boolean exists(String name) {
    return repositories.containsKey(name);
  }

  synchronized List<String> names() {
    return new ArrayList<>(repositories.keySet());
  }

  synchronized void putBlob(String name, String digest, byte[] bytes) {
    made(name).blobs.put(digest, bytes);
  }

  synchronized byte @Nullable [] blob(String name, String digest) {
    Repository repository = repositories.get(name);
    return repository == null ? null : repository.blobs.get(digest);
  }

  /** A blob of any repository, for the object store. */
  synchronized byte @Nullable [] blob(String digest) {
    for (Repository repository : repositories.values()) {
      byte[] bytes = repository.blobs.get(digest);
      if (bytes != null) {
        return bytes;
      }
    }
    return null;
  }

  synchronized boolean removeBlob(String name, String digest) {
    Repository repository = repositories.get(name);
    return repository != null && repository.blobs.remove(digest) != null;
  }

  synchronized void putManifest(String name, String tag, Stored manifest) {
    Repository repository = made(name);
    repository.manifests.put(manifest.digest(), manifest);
    if (!tag.isEmpty()) {
      repository.tags.put(tag, manifest.digest());
    }
  }

  synchronized @Nullable Stored manifest(String name, String reference) {
    Repository repository = repositories.get(name);
    if (repository == null) {
      return null;
    }
    String digest = isDigest(reference) ? reference : repository.tags.get(reference);
    return digest == null ? null : repository.manifests.get(digest);
  }

  synchronized List<Stored> manifests(String name) {
    Repository repository = repositories.get(name);
    return repository == null ? List.of() : new ArrayList<>(repository.manifests.values());
  }

  synchronized boolean removeManifest(String name, String digest) {
    Repository repository = repositories.get(name);
    if (repository == null || repository.manifests.remove(digest) == null) {
      return false;
    }
    repository.tags.values().removeIf(digest::equals);
    return true;
  }

  synchronized boolean removeTag(String name, String tag) {
    Repository repository = repositories.get(name);
    return repository != null && repository.tags.remove(tag) != null;
  }

  /** The tags in the order of pushing. */
  synchronized List<String> tags(String name) {
    Repository repository = repositories.get(name);
    return repository == null ? List.of() : new ArrayList<>(repository.tags.keySet());
  }
}
