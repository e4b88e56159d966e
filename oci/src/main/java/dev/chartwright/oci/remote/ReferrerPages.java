package dev.chartwright.oci.remote;

import dev.chartwright.golang.net.Url;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.ContentIoException;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.Index;
import dev.chartwright.oci.InvalidManifestException;
import dev.chartwright.oci.LimitExceededException;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.UnsupportedContentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code GET /v2/<name>/referrers/<digest>}: the manifests whose subject is the given one. */
final class ReferrerPages {
  private final Calls calls;

  ReferrerPages(Calls calls) {
    this.calls = calls;
  }

  /**
   * Lists referrers.
   *
   * @throws UnsupportedContentException if the registry has no such endpoint
   */
  List<Descriptor> list(Digest subject, String artifactType) {
    subject.validate();
    String url = calls.url(calls.reference().repository() + "/referrers/" + subject);
    if (!artifactType.isEmpty()) {
      url += "?artifactType=" + Url.escapeQuery(artifactType);
    }
    Pages pages = new Pages(calls, "referrer", calls.scopes("pull"));
    List<Descriptor> found = new ArrayList<>();
    pages.readAll(pages.first(url, ""), response -> read(response, artifactType, found));
    return found;
  }

  private void read(HttpResponse response, String artifactType, List<Descriptor> into) {
    if (response.status() == 404) {
      RegistryErrorException error = calls.error(response);
      if (error.hasCode("NAME_UNKNOWN")) {
        throw error;
      }
      throw new UnsupportedContentException("failed to query referrers API");
    }
    if (response.status() != 200) {
      throw calls.error(response);
    }
    String type = response.headers().first("Content-Type").orElse("");
    if (!MediaType.of(type).equals(MediaTypes.OCI_INDEX)) {
      throw new UnsupportedContentException(
          "unknown content returned (" + type + "), expecting image index");
    }
    Index index = index(response);
    boolean filtered =
        hasFilter(response.headers().first("OCI-Filters-Applied").orElse(""))
            || hasFilter(
                index
                    .annotations()
                    .getOrDefault("org.opencontainers.referrers.filtersApplied", ""));
    into.addAll(filtered ? index.manifests() : ofType(index.manifests(), artifactType));
  }

  private Index index(HttpResponse response) {
    long limit = calls.limits().metadataBytes();
    try {
      byte[] bytes = response.body().readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 16));
      if (bytes.length > limit) {
        throw new LimitExceededException(
            ResponseException.request(response)
                + ": failed to decode response: more than "
                + limit
                + " bytes",
            limit);
      }
      return Index.parse(MediaTypes.OCI_INDEX, bytes);
    } catch (InvalidManifestException e) {
      throw ResponseException.of(response, "failed to decode response: " + e.getMessage());
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  private static boolean hasFilter(String applied) {
    return Arrays.asList(applied.split(",", -1)).contains("artifactType");
  }

  /** Only descriptors of this artifact type; all if it is empty. */
  static List<Descriptor> ofType(List<Descriptor> all, String artifactType) {
    if (artifactType.isEmpty()) {
      return all;
    }
    List<Descriptor> found = new ArrayList<>();
    for (Descriptor each : all) {
      if (each.artifactType().equals(artifactType)) {
        found.add(each);
      }
    }
    return found;
  }
}
