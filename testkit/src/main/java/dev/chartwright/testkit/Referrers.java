package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of manifests that name another one as their subject. */
final class Referrers {
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private final Contents contents;

  Referrers(Contents contents) {
    this.contents = contents;
  }

  /** Digest of a manifest's subject, or empty. */
  static String subject(Map<String, @Nullable Object> manifest) {
    return manifest.get("subject") instanceof Map<?, ?> subject
        ? String.valueOf(subject.get("digest"))
        : "";
  }

  Reply answer(Exchange exchange) {
    String mode = exchange.settings().get(Switch.REFERRERS);
    switch (mode) {
      case "404" -> {
        return Reply.of(404).header("Content-Type", "text/plain").body(new byte[] {'n', 'o'});
      }
      case "name-unknown" -> {
        return exchange.problem(404, "NAME_UNKNOWN");
      }
      case "400" -> {
        return exchange.problem(400, "UNSUPPORTED");
      }
      default -> {
        // The list follows.
      }
    }
    if (!Contents.isDigest(exchange.route().reference())) {
      return exchange.problem(400, "DIGEST_INVALID");
    }
    String wanted = exchange.route().parameter("artifactType");
    List<JsonObject> found = new ArrayList<>();
    for (Contents.Stored manifest : contents.manifests(exchange.repository())) {
      JsonObject descriptor =
          descriptor(
              manifest,
              exchange.route().reference(),
              mode.equals("no-filter-header") ? "" : wanted);
      if (descriptor != null) {
        found.add(descriptor);
      }
    }
    return page(exchange, mode, wanted, found);
  }

  private static Reply page(Exchange exchange, String mode, String wanted, List<JsonObject> found) {
    List<JsonObject> shown = found;
    String link = "";
    if (mode.equals("paged") || mode.equals("link-loop")) {
      String at = exchange.route().parameter("page");
      int page = at.isEmpty() ? 0 : Integer.parseInt(at);
      shown = page < found.size() ? found.subList(page, page + 1) : List.of();
      int next = mode.equals("link-loop") ? page : page + 1;
      if (next < found.size()) {
        String filter = wanted.isEmpty() ? "" : "artifactType=" + wanted + "&";
        link = "<" + exchange.route().path() + "?" + filter + "page=" + next + ">; rel=\"next\"";
      }
    }
    JsonObject index =
        JsonObject.create()
            .put("schemaVersion", 2L)
            .put("mediaType", INDEX)
            .put("manifests", new ArrayList<Object>(shown));
    Reply reply = Reply.json(200, Json.marshal(index)).remove("Content-Type");
    reply.header("Content-Type", mode.equals("wrong-type") ? "application/json" : INDEX);
    if (!wanted.isEmpty() && !mode.equals("no-filter-header")) {
      reply.header("OCI-Filters-Applied", "artifactType");
    }
    return link.isEmpty() ? reply : reply.header("Link", link);
  }

  private static @Nullable JsonObject descriptor(
      Contents.Stored stored, String subject, String wanted) {
    Map<String, @Nullable Object> manifest = ManifestEndpoint.parse(stored.bytes());
    if (manifest == null || !subject(manifest).equals(subject)) {
      return null;
    }
    Object type = manifest.get("artifactType");
    if (type == null && manifest.get("config") instanceof Map<?, ?> config) {
      type = config.get("mediaType");
    }
    if (!wanted.isEmpty() && !wanted.equals(type)) {
      return null;
    }
    return JsonObject.create()
        .put("mediaType", stored.mediaType())
        .put("digest", stored.digest())
        .put("size", (long) stored.bytes().length)
        .putNonEmpty("annotations", manifest.get("annotations"))
        .putNonEmpty("artifactType", type);
  }
}
