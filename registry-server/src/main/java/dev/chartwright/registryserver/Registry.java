package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry without HTTP: content, what repositories hold of it, and the steps that keep the two
 * in agreement whatever happens between them.
 */
final class Registry implements AutoCloseable {
  private final ContentStore content;
  private final Repositories repositories;
  private final @Nullable Storage storage;
  private final Uploads uploads;
  private final RegistryConfig config;
  private final Clock clock;

  private Registry(
      ContentStore content,
      Repositories repositories,
      @Nullable Storage storage,
      RegistryConfig config) {
    this.content = content;
    this.repositories = repositories;
    this.storage = storage;
    this.config = config;
    this.clock = config.clock();
    this.uploads = new Uploads(content, config.limits(), clock);
  }

  static Registry open(RegistryConfig config) throws IOException {
    if (config.folder().isEmpty()) {
      ContentStore content = new MemoryContent(config.limits().memoryBytes());
      return new Registry(content, new Repositories(content), null, config);
    }
    Storage storage = Storage.open(config.folder().get(), config.clock().millis());
    return new Registry(storage.content(), storage.repositories(), storage, config);
  }

  RegistryLimits limits() {
    return config.limits();
  }

  Repositories repositories() {
    return repositories;
  }

  Uploads uploads() {
    return uploads;
  }

  /** The size of a blob that the repository can see; null when it cannot. */
  @Nullable Long blobSize(String name, Digest digest) {
    long now = clock.millis();
    return repositories.<Long>find(
        name,
        repository -> {
          Repository.BlobLink link = repository.blob(digest);
          if (link == null) {
            return null;
          }
          link.touch(now);
          return link.size();
        });
  }

  @Nullable ManifestEntry manifest(String name, Digest digest) {
    return repositories.<ManifestEntry>find(name, repository -> repository.manifest(digest));
  }

  /** The manifest that a tag points to. */
  @Nullable ManifestEntry tagged(String name, String tag) {
    return repositories.<ManifestEntry>find(
        name,
        repository -> {
          Digest digest = repository.tag(tag);
          return digest == null ? null : repository.manifest(digest);
        });
  }

  /** The bytes of a digest that some repository holds; null when it was deleted just now. */
  @Nullable BlobReader read(Digest digest) throws IOException {
    return content.open(digest);
  }

  /** Makes a finished upload a blob of its repository; the session has ended when this returns. */
  void finish(Upload upload, Digest digest) throws IOException {
    try {
      if (!upload.matches(digest)) {
        throw RegistryError.of(400, ErrorCode.DIGEST_INVALID, "content is not " + digest);
      }
      long size = upload.offset();
      store(
          digest,
          upload.writer(),
          () ->
              repositories.change(
                  upload.repository(),
                  clock.millis(),
                  repository ->
                      repository != null && repository.blob(digest) != null
                          ? null
                          : new Change.BlobAdded(upload.repository(), digest, size)));
    } finally {
      uploads.end(upload);
    }
  }

  /**
   * Makes a blob of another repository, or of any, visible in this one too; false when there is
   * none.
   */
  boolean mount(String name, Digest digest, @Nullable String from) throws IOException {
    Long size = from == null ? repositories.sizeAnywhere(digest) : blobSize(from, digest);
    if (size == null) {
      return false;
    }
    repositories.pin(digest);
    try {
      if (!content.has(digest)) {
        return false;
      }
      repositories.change(
          name,
          clock.millis(),
          repository ->
              repository != null && repository.blob(digest) != null
                  ? null
                  : new Change.BlobAdded(name, digest, size));
      return true;
    } finally {
      repositories.unpin(digest);
    }
  }

  /**
   * Stores a manifest under its digest and tags, when everything it needs is there and {@code
   * condition} holds.
   */
  void putManifest(
      String name,
      byte[] bytes,
      ManifestEntry manifest,
      Set<Digest> needed,
      List<String> tags,
      TagCondition condition)
      throws IOException {
    ContentWriter writer = content.newWriter();
    try {
      writer.write(bytes, 0, bytes.length);
      store(
          manifest.digest(),
          writer,
          () ->
              repositories.change(
                  name,
                  clock.millis(),
                  repository -> {
                    condition.check(repository);
                    refuseMissing(repository, needed);
                    return isThere(repository, manifest, tags)
                        ? null
                        : new Change.ManifestAdded(name, manifest, tags);
                  }));
    } finally {
      writer.discard();
    }
  }

  private static boolean isThere(
      @Nullable Repository repository, ManifestEntry manifest, List<String> tags) {
    if (repository == null || !manifest.equals(repository.manifest(manifest.digest()))) {
      return false;
    }
    return tags.stream().allMatch(tag -> manifest.digest().equals(repository.tag(tag)));
  }

  private void refuseMissing(@Nullable Repository repository, Set<Digest> needed) {
    if (config.sparseManifests()) {
      return;
    }
    List<String> missing = new ArrayList<>();
    for (Digest digest : needed) {
      boolean there =
          repository != null
              && (repository.blob(digest) != null || repository.manifest(digest) != null);
      if (!there) {
        missing.add(digest.text());
      }
    }
    if (!missing.isEmpty()) {
      throw RegistryError.of(400, ErrorCode.MANIFEST_BLOB_UNKNOWN, missing);
    }
  }

  /** Makes the change that gives content its meaning. */
  private interface Step {
    void run() throws IOException;
  }

  /**
   * First the bytes, then the record: a crash in between leaves bytes that nobody knows, dropped at
   * the next start.
   */
  private void store(Digest digest, ContentWriter writer, Step record) throws IOException {
    repositories.pin(digest);
    try {
      content.keep(writer, digest);
      record.run();
    } finally {
      repositories.unpin(digest);
    }
  }

  boolean deleteTag(String name, String tag) throws IOException {
    return repositories.change(
        name,
        clock.millis(),
        repository ->
            repository == null || repository.tag(tag) == null
                ? null
                : new Change.TagRemoved(name, tag));
  }

  boolean deleteManifest(String name, Digest digest) throws IOException {
    boolean removed =
        repositories.change(
            name,
            clock.millis(),
            repository ->
                repository == null || repository.manifest(digest) == null
                    ? null
                    : new Change.ManifestRemoved(name, digest));
    repositories.dropIfUnused(digest);
    return removed;
  }

  boolean deleteBlob(String name, Digest digest) throws IOException {
    boolean removed =
        repositories.change(
            name,
            clock.millis(),
            repository ->
                repository == null || repository.blob(digest) == null
                    ? null
                    : new Change.BlobRemoved(name, digest));
    repositories.dropIfUnused(digest);
    return removed;
  }

  /**
   * Lets go of blobs that no manifest of their repository names and that nobody asked for during
   * the grace period.
   */
  void collectGarbage() throws IOException {
    if (config.garbageGrace().isEmpty()) {
      return;
    }
    long before = clock.millis() - config.garbageGrace().get().toMillis();
    for (Change.BlobRemoved garbage : repositories.unreferenced(before)) {
      repositories.change(
          garbage.repository(),
          clock.millis(),
          repository ->
              repository != null && repository.isGarbage(garbage.digest(), before)
                  ? garbage
                  : null);
      repositories.dropIfUnused(garbage.digest());
    }
  }

  @Override
  public void close() throws IOException {
    uploads.close();
    content.close();
    if (storage != null) {
      storage.close();
    }
  }
}
