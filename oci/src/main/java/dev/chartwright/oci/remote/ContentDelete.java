package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.NotFoundException;

/** {@code DELETE} of a blob or a manifest by its digest. */
final class ContentDelete {
  private final Calls calls;

  ContentDelete(Calls calls) {
    this.calls = calls;
  }

  void blob(Digest digest) {
    delete(calls.blobUrl(digest.text()), digest);
  }

  void manifest(Digest digest) {
    delete(calls.manifestUrl(digest.text()), digest);
  }

  private void delete(String url, Digest digest) {
    digest.validate();
    try (HttpResponse response = calls.send(HttpRequest.of("DELETE", url), "delete")) {
      switch (response.status()) {
        case 200, 202, 204 -> ContentDigest.verify(response, digest);
        case 404 -> throw NotFoundException.of(digest.text());
        default -> throw calls.error(response);
      }
    }
  }
}
