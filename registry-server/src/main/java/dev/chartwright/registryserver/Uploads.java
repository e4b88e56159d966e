package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The open upload sessions. A session's id is random: whoever knows it was given it. */
final class Uploads {
  private final Map<String, Upload> open = new ConcurrentHashMap<>();
  private final ContentStore content;
  private final RegistryLimits limits;
  private final Clock clock;

  Uploads(ContentStore content, RegistryLimits limits, Clock clock) {
    this.content = content;
    this.limits = limits;
    this.clock = clock;
  }

  /** Opens a session whose bytes will be hashed by {@code algorithm}. */
  Upload start(String repository, String algorithm) throws IOException {
    ContentHash hash = ContentHash.by(algorithm);
    if (open.size() >= limits.uploadSessions()) {
      expire();
      if (open.size() >= limits.uploadSessions()) {
        throw RegistryError.of(
                429,
                ErrorCode.TOOMANYREQUESTS,
                "more than " + limits.uploadSessions() + " uploads are open")
            .header("Retry-After", "10");
      }
    }
    String id = UUID.randomUUID().toString();
    Upload upload =
        new Upload(id, repository, content.newWriter(), hash, limits.blobBytes(), clock.millis());
    open.put(id, upload);
    return upload;
  }

  /** The open session of this repository. */
  Upload find(String repository, String id) {
    Upload upload = open.get(id);
    if (upload == null || !upload.repository().equals(repository)) {
      throw unknown(id);
    }
    upload.touch(clock.millis());
    return upload;
  }

  /** The open session, for this request alone; {@link Upload#leave} gives it back. */
  Upload enter(String repository, String id) {
    Upload upload = find(repository, id);
    if (!upload.enter()) {
      if (upload.closed()) {
        throw unknown(id);
      }
      throw RegistryError.of(
          409, ErrorCode.BLOB_UPLOAD_INVALID, "another request is still writing to this upload");
    }
    return upload;
  }

  private static RegistryError unknown(String id) {
    return RegistryError.of(
        404, ErrorCode.BLOB_UPLOAD_UNKNOWN, "no such upload: " + Replies.cut(id));
  }

  /** Ends a session that the caller has entered. */
  void end(Upload upload) {
    open.remove(upload.id());
    upload.close();
  }

  /** Ends the sessions that nobody touched for too long. */
  void expire() {
    long before = clock.millis() - limits.uploadAge().toMillis();
    for (Upload upload : open.values()) {
      if (upload.touched() < before && upload.enter()) {
        try {
          end(upload);
        } finally {
          upload.leave();
        }
      }
    }
  }

  /** Ends all sessions. */
  void close() {
    for (Upload upload : open.values()) {
      end(upload);
    }
  }

  int count() {
    return open.size();
  }

  /**
   * The digest in a query parameter; a refusal when it is none, null when the parameter is absent.
   */
  static @Nullable Digest digest(Query query, String name) {
    String text = query.first(name);
    return text == null ? null : parse(text);
  }

  /** Reads a digest from a path or query, or refuses it with 400. */
  static Digest parse(String text) {
    Digest digest = Digest.of(text);
    if (!digest.isValid()) {
      throw RegistryError.of(400, ErrorCode.DIGEST_INVALID, "not a known kind of digest");
    }
    return digest;
  }
}
