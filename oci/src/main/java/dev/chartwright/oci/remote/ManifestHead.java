package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.FetchedContent;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.NotFoundException;
import dev.chartwright.oci.Reference;
import java.util.Optional;

/** {@code HEAD /v2/<name>/manifests/<reference>}: what a tag or digest names. */
final class ManifestHead {
  static final String ACCEPT = String.join(", ", MediaTypes.MANIFESTS);

  private final Calls calls;

  ManifestHead(Calls calls) {
    this.calls = calls;
  }

  /**
   * Resolves a reference. An answer without digest or length makes us read the manifest itself and
   * compute them, and so does a server that knows no HEAD.
   */
  Descriptor resolve(Reference reference) {
    HttpRequest request =
        HttpRequest.head(calls.manifestUrl(reference.reference())).with("Accept", ACCEPT);
    try (HttpResponse response = calls.send(request, "pull")) {
      if (response.status() == 404) {
        throw NotFoundException.of(reference.toString());
      }
      boolean noHead = response.status() == 405 || response.status() == 501;
      if (response.status() != 200 && !noHead) {
        throw calls.error(response);
      }
      if (!noHead) {
        String type = ManifestGet.mediaType(response, "invalid response `Content-Type` header; ");
        Optional<Digest> named = ManifestGet.namedDigest(response);
        boolean known = named.isPresent() || reference.digest().isPresent();
        if (known && response.contentLength() >= 0) {
          Digest digest = ManifestGet.agreed(response, named, reference);
          return Descriptor.of(type, digest, response.contentLength());
        }
      }
    }
    try (FetchedContent fetched = new ManifestGet(calls).fetch(reference)) {
      return fetched.descriptor();
    }
  }

  boolean exists(Digest digest) {
    if (!digest.isValid()) {
      return false;
    }
    try {
      resolve(calls.reference().withReference(digest.text()));
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
