package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /v2/<name>/manifests/<tag-or-digest>}: GET, HEAD, PUT, DELETE. The bytes come back as they
 * were pushed and with the type they were pushed with, whatever {@code Accept} says.
 */
final class ManifestEndpoint {
  private final Registry registry;

  ManifestEndpoint(Registry registry) {
    this.registry = registry;
  }

  HttpReply handle(HttpRequest request, Route route) throws IOException {
    return switch (request.method()) {
      case "GET", "HEAD" -> get(request, route);
      case "PUT" -> put(request, route);
      case "DELETE" -> delete(route);
      default -> throw Replies.methodNotAllowed("GET, HEAD, PUT, DELETE");
    };
  }

  private static boolean isDigest(Route route) {
    return route.reference().indexOf(':') >= 0;
  }

  private HttpReply get(HttpRequest request, Route route) throws IOException {
    ManifestEntry manifest =
        isDigest(route)
            ? registry.manifest(route.repository(), Uploads.parse(route.reference()))
            : registry.tagged(route.repository(), route.reference());
    if (manifest == null) {
      throw unknown(route);
    }
    Digest digest = manifest.digest();
    if (EntityTag.matches(request.header("If-None-Match"), digest)) {
      return HttpReply.of(304)
          .header("ETag", EntityTag.of(digest))
          .header("Docker-Content-Digest", digest.text());
    }
    BlobReader reader = registry.read(digest);
    if (reader == null || reader.size() != manifest.size()) {
      Replies.close(reader);
      throw unknown(route);
    }
    return HttpReply.of(200)
        .header("Content-Type", manifest.mediaType())
        .header("Docker-Content-Digest", digest.text())
        .header("ETag", EntityTag.of(digest))
        .body(reader, 0, manifest.size());
  }

  private HttpReply put(HttpRequest request, Route route) throws IOException {
    Digest told = isDigest(route) ? Uploads.parse(route.reference()) : null;
    List<String> extra = Query.parse(request.query()).all("tag");
    if (extra.size() > registry.limits().tagsPerPush()) {
      throw RegistryError.of(
          414,
          ErrorCode.UNSUPPORTED,
          "more than " + registry.limits().tagsPerPush() + " tags in one push");
    }
    List<String> tags = new ArrayList<>(extra);
    if (told == null) {
      tags.add(route.reference());
    }
    for (String tag : tags) {
      if (!Names.isTag(tag)) {
        throw RegistryError.of(400, ErrorCode.MANIFEST_INVALID, "not a tag: " + Replies.cut(tag));
      }
    }
    byte[] bytes = readAll(request.body());
    Digest digest = told == null ? Digest.ofBytes(bytes) : told.sameAlgorithm(bytes);
    if (told != null && !told.equals(digest)) {
      throw RegistryError.of(400, ErrorCode.DIGEST_INVALID, "content is not " + told);
    }
    ManifestDocument document = ManifestDocument.read(bytes, request.header("Content-Type"));
    ManifestEntry manifest = document.entry(digest, bytes.length);
    TagCondition condition = TagCondition.of(request, told == null ? route.reference() : "");
    registry.putManifest(route.repository(), bytes, manifest, document.needed(), tags, condition);
    return created(route.repository(), manifest, extra);
  }

  private static HttpReply created(String name, ManifestEntry manifest, List<String> tags) {
    HttpReply reply =
        HttpReply.of(201)
            .header("Location", "/v2/" + name + "/manifests/" + manifest.digest())
            .header("Docker-Content-Digest", manifest.digest().text());
    Digest subject = manifest.subject();
    if (subject != null) {
      reply.header("OCI-Subject", subject.text());
    }
    return tags.isEmpty() ? reply : reply.header("OCI-Tag", String.join(", ", tags));
  }

  private byte[] readAll(RequestBody body) throws IOException {
    int limit = registry.limits().manifestBytes();
    byte[] bytes = body.length() > limit ? new byte[0] : body.readNBytes(limit + 1);
    if (body.length() > limit || bytes.length > limit) {
      throw RegistryError.of(
          413, ErrorCode.SIZE_INVALID, "manifest larger than " + limit + " bytes");
    }
    return bytes;
  }

  private HttpReply delete(Route route) throws IOException {
    boolean deleted =
        isDigest(route)
            ? registry.deleteManifest(route.repository(), Uploads.parse(route.reference()))
            : registry.deleteTag(route.repository(), route.reference());
    if (!deleted) {
      throw unknown(route);
    }
    return HttpReply.of(202);
  }

  private RegistryError unknown(Route route) {
    return registry.repositories().knows(route.repository())
        ? RegistryError.of(404, ErrorCode.MANIFEST_UNKNOWN, Replies.cut(route.reference()))
        : RegistryError.of(404, ErrorCode.NAME_UNKNOWN, route.repository());
  }
}
