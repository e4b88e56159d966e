package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Manifests: read, pushed, tagged, deleted. */
final class ManifestEndpoint {
  private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private final Contents contents;

  ManifestEndpoint(Contents contents) {
    this.contents = contents;
  }

  Reply answer(Exchange exchange) throws IOException {
    return switch (exchange.request().method()) {
      case "GET", "HEAD" -> read(exchange);
      case "PUT" -> push(exchange);
      case "DELETE" -> delete(exchange);
      default -> exchange.unsupported();
    };
  }

  private Reply read(Exchange exchange) {
    Settings settings = exchange.settings();
    if (exchange.isHead() && !settings.is(Switch.MANIFEST_HEAD, "ok")) {
      int status = (int) settings.number(Switch.MANIFEST_HEAD);
      return exchange.problem(status, status == 404 ? "MANIFEST_UNKNOWN" : Problem.codeOf(status));
    }
    Contents.Stored manifest =
        contents.manifest(exchange.repository(), exchange.route().reference());
    if (manifest == null) {
      return exchange.problem(404, exchange.known() ? "MANIFEST_UNKNOWN" : "NAME_UNKNOWN");
    }
    String accept = exchange.request().header("Accept");
    if (!settings.is(Switch.ACCEPT, "any")
        && !accept.contains(manifest.mediaType())
        && !accept.contains("*/*")) {
      int status = (int) settings.number(Switch.ACCEPT);
      return exchange.problem(status, status == 404 ? "MANIFEST_UNKNOWN" : "UNSUPPORTED");
    }
    Reply reply =
        Reply.of(200).header("Docker-Content-Digest", manifest.digest()).body(manifest.bytes());
    String type =
        switch (settings.get(Switch.MANIFEST_TYPE)) {
          case "charset" -> manifest.mediaType() + "; charset=utf-8";
          case "docker" -> "application/vnd.docker.distribution.manifest.v2+json";
          case "generic" -> "application/json";
          case "missing" -> "";
          default -> manifest.mediaType();
        };
    return type.isEmpty() ? reply : reply.header("Content-Type", type);
  }

  private Reply push(Exchange exchange) throws IOException {
    Settings settings = exchange.settings();
    long most = settings.number(Switch.MANIFEST_MOST);
    byte[] bytes =
        exchange.request().body().readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
    if (bytes.length > most) {
      return exchange.problem(413, "MANIFEST_INVALID");
    }
    if (!exchange.known() && !settings.is(Switch.REPOSITORY_MISSING, "create")) {
      int status = (int) settings.number(Switch.REPOSITORY_MISSING);
      return exchange.problem(status, Problem.codeOf(status));
    }
    Map<String, @Nullable Object> manifest = parse(bytes);
    if (manifest == null) {
      return exchange.problem(400, "MANIFEST_INVALID");
    }
    String reference = exchange.route().reference();
    boolean byDigest = Contents.isDigest(reference);
    String algorithm = byDigest ? reference.substring(0, reference.indexOf(':')) : "sha256";
    String digest = Contents.digest(algorithm, bytes);
    if (byDigest && !digest.equals(reference)) {
      return exchange.problem(400, "DIGEST_INVALID");
    }
    if (!hasBlobs(exchange.repository(), manifest)) {
      return exchange.problem(400, "MANIFEST_BLOB_UNKNOWN");
    }
    Reply refusal = byDigest ? null : immutable(exchange, reference, digest);
    if (refusal != null) {
      return refusal;
    }
    String sent = exchange.request().header("Content-Type");
    String type = sent.isEmpty() ? OCI_MANIFEST : sent;
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    contents.putManifest(
        exchange.repository(), byDigest ? "" : reference, new Contents.Stored(type, digest, text));
    Reply reply =
        Reply.of(201)
            .header("Location", "/v2/" + exchange.repository() + "/manifests/" + digest)
            .header("Docker-Content-Digest", digest);
    String subject = Referrers.subject(manifest);
    return !subject.isEmpty() && announcesSubject(settings)
        ? reply.header("OCI-Subject", subject)
        : reply;
  }

  private static boolean announcesSubject(Settings settings) {
    return switch (settings.get(Switch.REFERRERS_SUBJECT)) {
      case "sent" -> true;
      case "absent" -> false;
      default ->
          List.of("native", "paged", "no-filter-header").contains(settings.get(Switch.REFERRERS));
    };
  }

  /** A manifest as an object, or nothing if it is none. */
  static @Nullable Map<String, @Nullable Object> parse(byte[] bytes) {
    try {
      return Json.parseObject(bytes);
    } catch (JsonException e) {
      return null;
    }
  }

  private boolean hasBlobs(String repository, Map<String, @Nullable Object> manifest) {
    if (manifest.get("config") instanceof Map<?, ?> config && !has(repository, config)) {
      return false;
    }
    if (manifest.get("layers") instanceof List<?> layers) {
      for (Object layer : layers) {
        if (layer instanceof Map<?, ?> descriptor && !has(repository, descriptor)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean has(String repository, Map<?, ?> descriptor) {
    return contents.blob(repository, String.valueOf(descriptor.get("digest"))) != null;
  }

  private @Nullable Reply immutable(Exchange exchange, String tag, String digest) {
    Settings settings = exchange.settings();
    boolean fallback = settings.is(Switch.REFERRERS_TAG, "immutable") && tag.startsWith("sha256-");
    if (settings.is(Switch.TAGS_IMMUTABLE, "off") && !fallback) {
      return null;
    }
    Contents.Stored old = contents.manifest(exchange.repository(), tag);
    boolean mutable = !fallback && Accounts.anyMatches(settings.get(Switch.TAGS_MUTABLE), tag);
    if (old == null
        || mutable
        || (old.digest().equals(digest) && settings.is(Switch.TAGS_SAME_DIGEST, "allowed"))) {
      return null;
    }
    int status = fallback ? 409 : (int) settings.number(Switch.TAGS_IMMUTABLE);
    String code =
        switch (status) {
          case 400 -> "TAG_INVALID";
          case 403 -> "DENIED";
          case 405 -> "REGISTRY_DISALLOWED_OPERATION";
          case 412 -> "PRECONDITION";
          default -> "TAG_IMMUTABLE";
        };
    return exchange.problem(status, code);
  }

  private Reply delete(Exchange exchange) {
    Settings settings = exchange.settings();
    String reference = exchange.route().reference();
    boolean byDigest = Contents.isDigest(reference);
    int status = (int) settings.number(byDigest ? Switch.DELETE_MANIFEST : Switch.DELETE_TAG);
    if (status != 202) {
      return exchange.problem(status, status == 400 ? "DIGEST_INVALID" : "UNSUPPORTED");
    }
    boolean removed =
        byDigest
            ? contents.removeManifest(exchange.repository(), reference)
            : contents.removeTag(exchange.repository(), reference);
    return removed ? Reply.of(202) : exchange.problem(404, "MANIFEST_UNKNOWN");
  }
}
