package dev.chartwright.registryserver;

import java.util.ArrayList;
import java.util.List;

/**
 * What a path names. Paths are read from the right, because a repository may be called {@code
 * a/blobs/uploads/b}.
 *
 * @param kind the endpoint
 * @param repository the repository's name, by the grammar; empty for endpoints of the whole
 *     registry
 * @param reference tag, digest or upload id as it was written, decoded; empty when the endpoint has
 *     none
 */
record Route(Kind kind, String repository, String reference) {
  enum Kind {
    BASE,
    CATALOG,
    TAGS,
    MANIFEST,
    BLOB,
    UPLOADS,
    UPLOAD,
    REFERRERS
  }

  static Route parse(String path, int nameLimit) {
    List<String> parts = segments(path);
    int last = parts.size() - 1;
    if (last < 1) {
      return new Route(Kind.BASE, "", "");
    }
    String end = parts.get(last);
    if (last == 1) {
      if (end.isEmpty()) {
        return new Route(Kind.BASE, "", "");
      }
      if (end.equals("_catalog")) {
        return new Route(Kind.CATALOG, "", "");
      }
      throw unknown(path);
    }
    String before = parts.get(last - 1);
    if (before.equals("tags") && end.equals("list")) {
      return new Route(Kind.TAGS, name(parts, last - 1, nameLimit), "");
    }
    if (before.equals("manifests") && !end.isEmpty()) {
      return new Route(Kind.MANIFEST, name(parts, last - 1, nameLimit), end);
    }
    if (before.equals("referrers") && !end.isEmpty()) {
      return new Route(Kind.REFERRERS, name(parts, last - 1, nameLimit), end);
    }
    if (before.equals("blobs") && end.equals("uploads")) {
      return new Route(Kind.UPLOADS, name(parts, last - 1, nameLimit), "");
    }
    if (before.equals("blobs") && !end.isEmpty()) {
      return new Route(Kind.BLOB, name(parts, last - 1, nameLimit), end);
    }
    if (before.equals("uploads") && parts.get(last - 2).equals("blobs")) {
      Kind kind = end.isEmpty() ? Kind.UPLOADS : Kind.UPLOAD;
      return new Route(kind, name(parts, last - 2, nameLimit), end);
    }
    throw unknown(path);
  }

  /** The decoded segments after the leading slash; {@code /v2} comes first. */
  private static List<String> segments(String path) {
    if (!path.equals("/v2") && !path.startsWith("/v2/")) {
      throw unknown(path);
    }
    List<String> parts = new ArrayList<>();
    for (String raw : path.substring(1).split("/", -1)) {
      String part = Percent.decode(raw, false);
      if (part == null || part.indexOf('/') >= 0) {
        throw RegistryError.of(400, ErrorCode.NAME_INVALID, "malformed path");
      }
      parts.add(part);
    }
    return parts;
  }

  private static String name(List<String> parts, int end, int limit) {
    String name = String.join("/", parts.subList(1, end));
    if (!Names.isRepository(name)) {
      throw RegistryError.of(
          400, ErrorCode.NAME_INVALID, "not a repository name: " + Replies.cut(name));
    }
    if (name.length() > limit) {
      throw RegistryError.of(
          400, ErrorCode.NAME_INVALID, "repository name longer than " + limit + " characters");
    }
    return name;
  }

  private static RegistryError unknown(String path) {
    return RegistryError.of(404, ErrorCode.UNSUPPORTED, "no such endpoint: " + Replies.cut(path));
  }
}
