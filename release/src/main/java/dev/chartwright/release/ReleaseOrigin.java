package dev.chartwright.release;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the chart of a release came from.
 *
 * <p>It is kept as the annotation {@value #ANNOTATION} of the chart in the record. A note that was
 * written for another release does not count, so that a chart cannot bring one along unnoticed;
 * that is no proof against somebody who knows the release's name.
 *
 * <pre>{@code
 * release.withOrigin(ReleaseOrigin.of("oci://r.example/charts/web:1.2.0", "sha256:4f…", ""))
 *     .origin(); // Optional[ReleaseOrigin[url=oci://r.example/charts/web:1.2.0, digest=sha256:4f…, signer=]]
 * }</pre>
 *
 * @param url reference or URL without user, password and query; a path for a local chart
 * @param digest of the manifest ({@code sha256:} and hexadecimal digits) or, from a repository, of
 *     the archive; empty if not known
 * @param signer whose signature was verified; empty if none was
 */
public record ReleaseOrigin(String url, String digest, String signer) {
  /** The annotation of the stored chart. */
  public static final String ANNOTATION = "chartwright.dev/origin";

  /** An origin; what a URL says about the user, and its query, are taken off. */
  public static ReleaseOrigin of(String url, String digest, String signer) {
    return new ReleaseOrigin(withoutSecrets(url), digest, signer);
  }

  Map.Entry<String, String> annotation(String namespace, String name) {
    return Map.entry(
        ANNOTATION,
        Json.marshalUnescaped(
            JsonObject.create()
                .put("url", url)
                .putNonEmpty("digest", digest)
                .putNonEmpty("signer", signer)
                .put("release", namespace + "/" + name)));
  }

  static Optional<ReleaseOrigin> read(
      Map<String, String> annotations, String namespace, String name) {
    String json = annotations.get(ANNOTATION);
    if (json == null) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> fields;
    try {
      fields = Json.parseObject(GoString.bytes(json));
    } catch (JsonException e) {
      return Optional.empty();
    }
    return fields != null && text(fields, "release").equals(namespace + "/" + name)
        ? Optional.of(
            new ReleaseOrigin(text(fields, "url"), text(fields, "digest"), text(fields, "signer")))
        : Optional.empty();
  }

  private static String text(Map<String, @Nullable Object> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  private static String withoutSecrets(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return url;
    }
    int from = scheme + 3;
    int end = url.length();
    for (char stop : new char[] {'?', '#'}) {
      int at = url.indexOf(stop, from);
      end = at >= 0 && at < end ? at : end;
    }
    int slash = url.indexOf('/', from);
    int host = slash < 0 || slash > end ? end : slash;
    int user = url.lastIndexOf('@', host - 1);
    return url.substring(0, from) + url.substring(user >= from ? user + 1 : from, end);
  }
}
