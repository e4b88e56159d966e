package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code /v2/<name>/blobs/<digest>}: GET with ranges, HEAD, DELETE. */
final class BlobEndpoint {
  private final Registry registry;

  BlobEndpoint(Registry registry) {
    this.registry = registry;
  }

  HttpReply handle(HttpRequest request, Route route) throws IOException {
    Digest digest = Uploads.parse(route.reference());
    return switch (request.method()) {
      case "GET", "HEAD" -> get(request, route.repository(), digest);
      case "DELETE" -> delete(route.repository(), digest);
      default -> throw Replies.methodNotAllowed("GET, HEAD, DELETE");
    };
  }

  private HttpReply get(HttpRequest request, String name, Digest digest) throws IOException {
    Long size = registry.blobSize(name, digest);
    if (size == null) {
      throw unknown(name, digest);
    }
    if (EntityTag.matches(request.header("If-None-Match"), digest)) {
      return HttpReply.of(304).header("ETag", EntityTag.of(digest));
    }
    ByteRange range = range(request, digest, size);
    if (ByteRange.UNSATISFIABLE.equals(range)) {
      throw RegistryError.of(416, ErrorCode.SIZE_INVALID, "the blob has " + size + " bytes")
          .header("Content-Range", "bytes */" + size);
    }
    HttpReply reply =
        HttpReply.of(range == null ? 200 : 206)
            .header("Content-Type", "application/octet-stream")
            .header("Docker-Content-Digest", digest.text())
            .header("ETag", EntityTag.of(digest))
            .header("Cache-Control", "max-age=31536000")
            .header("Accept-Ranges", "bytes");
    BlobReader reader = registry.read(digest);
    if (reader == null || reader.size() != size) {
      Replies.close(reader);
      throw unknown(name, digest);
    }
    if (range == null) {
      return reply.body(reader, 0, size);
    }
    long last = range.first() + range.count() - 1;
    return reply
        .header("Content-Range", "bytes " + range.first() + "-" + last + "/" + size)
        .body(reader, range.first(), range.count());
  }

  private static @Nullable ByteRange range(HttpRequest request, Digest digest, long size) {
    String condition = request.header("If-Range");
    boolean wanted =
        !request.isHead() && (condition.isEmpty() || EntityTag.matches(condition, digest));
    return wanted ? ByteRange.of(request.header("Range"), size) : null;
  }

  private HttpReply delete(String name, Digest digest) throws IOException {
    if (!registry.deleteBlob(name, digest)) {
      throw unknown(name, digest);
    }
    return HttpReply.of(202);
  }

  private RegistryError unknown(String name, Digest digest) {
    return registry.repositories().knows(name)
        ? RegistryError.of(404, ErrorCode.BLOB_UNKNOWN, digest.text())
        : RegistryError.of(404, ErrorCode.NAME_UNKNOWN, name);
  }
}
