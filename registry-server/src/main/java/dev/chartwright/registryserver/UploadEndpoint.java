package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v2/<name>/blobs/uploads/} and the sessions below it.
 *
 * <p>Source: distribution-spec 1.1, "Pushing blobs"; {@code digest-algorithm} from its main branch.
 */
final class UploadEndpoint {
  private final Registry registry;
  private final Clock clock;

  UploadEndpoint(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** POST: a mount, a whole blob, or a new session. */
  HttpReply start(HttpRequest request, String name) throws IOException {
    if (!request.method().equals("POST")) {
      throw Replies.methodNotAllowed("POST");
    }
    Query query = Query.parse(request.query());
    Digest mount = Uploads.digest(query, "mount");
    if (mount != null && registry.mount(name, mount, query.first("from"))) {
      return created(name, mount);
    }
    Digest digest = mount == null ? Uploads.digest(query, "digest") : null;
    String told = query.first("digest-algorithm");
    String algorithm = digest != null ? digest.algorithm() : told != null ? told : "sha256";
    Upload upload = registry.uploads().start(name, algorithm);
    if (digest == null) {
      return session(202, upload);
    }
    if (!upload.enter()) {
      throw new IllegalStateException("a new upload is busy");
    }
    try {
      append(request, upload, true);
      registry.finish(upload, digest);
    } finally {
      registry.uploads().end(upload);
      upload.leave();
    }
    return created(name, digest);
  }

  /** GET, PATCH, PUT and DELETE of one session. */
  HttpReply session(HttpRequest request, Route route) throws IOException {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          session(204, registry.uploads().find(route.repository(), route.reference()));
      case "PATCH", "PUT", "DELETE" -> {
        Upload upload = registry.uploads().enter(route.repository(), route.reference());
        try {
          yield change(request, upload);
        } finally {
          upload.touch(clock.millis());
          upload.leave();
        }
      }
      default -> throw Replies.methodNotAllowed("GET, HEAD, PATCH, PUT, DELETE");
    };
  }

  private HttpReply change(HttpRequest request, Upload upload) throws IOException {
    if (request.method().equals("DELETE")) {
      registry.uploads().end(upload);
      return HttpReply.of(204);
    }
    if (request.method().equals("PATCH")) {
      append(request, upload, false);
      return session(202, upload);
    }
    Digest digest = Uploads.digest(Query.parse(request.query()), "digest");
    if (digest == null) {
      throw RegistryError.of(400, ErrorCode.DIGEST_INVALID, "the digest parameter is missing");
    }
    upload.expect(digest);
    append(request, upload, true);
    registry.finish(upload, digest);
    return created(upload.repository(), digest);
  }

  /**
   * A body that goes on where the session stands; anything else is refused with 416 before a byte
   * of it is read.
   */
  private void append(HttpRequest request, Upload upload, boolean allOrNothing) throws IOException {
    String range = request.header("Content-Range");
    Long length = null;
    if (!range.isEmpty()) {
      int dash = range.indexOf('-');
      long first = dash < 0 ? -1 : Decimal.parse(range.substring(0, dash));
      long last = dash < 0 ? -1 : Decimal.parse(range.substring(dash + 1));
      if (first < 0 || last < 0) {
        throw RegistryError.of(
            400, ErrorCode.BLOB_UPLOAD_INVALID, "Content-Range is not <first>-<last>");
      }
      if (first != upload.offset() || last < first - 1) {
        throw RegistryError.of(
                416, ErrorCode.BLOB_UPLOAD_INVALID, "the next byte is number " + upload.offset())
            .header("Location", location(upload))
            .header("Range", range(upload))
            .header("Docker-Upload-UUID", upload.id());
      }
      length = last - first + 1;
      refuseOtherLength(request.body().length(), length);
    }
    long announced = Math.max(0, request.body().length());
    if (upload.offset() + announced > registry.limits().blobBytes()) {
      throw RegistryError.of(
          413,
          ErrorCode.SIZE_INVALID,
          "blob larger than " + registry.limits().blobBytes() + " bytes");
    }
    upload.append(request.body(), length, allOrNothing);
  }

  private static void refuseOtherLength(long announced, @Nullable Long ranged) {
    if (ranged != null && announced != HttpHead.CHUNKED && announced != ranged) {
      throw RegistryError.of(
          400, ErrorCode.SIZE_INVALID, "Content-Length and Content-Range differ");
    }
  }

  private HttpReply session(int status, Upload upload) {
    HttpReply reply =
        HttpReply.of(status)
            .header("Location", location(upload))
            .header("Range", range(upload))
            .header("Docker-Upload-UUID", upload.id());
    int least = registry.limits().chunkMinBytes();
    return least > 0 && status == 202
        ? reply.header("OCI-Chunk-Min-Length", Integer.toString(least))
        : reply;
  }

  private static String location(Upload upload) {
    return "/v2/" + upload.repository() + "/blobs/uploads/" + upload.id();
  }

  /**
   * Says {@code 0-0} for an empty session as well: clients want the prefix, and the offset is known
   * here.
   */
  private static String range(Upload upload) {
    return "0-" + Math.max(0, upload.offset() - 1);
  }

  private static HttpReply created(String name, Digest digest) {
    return HttpReply.of(201)
        .header("Location", "/v2/" + name + "/blobs/" + digest)
        .header("Docker-Content-Digest", digest.text());
  }
}
