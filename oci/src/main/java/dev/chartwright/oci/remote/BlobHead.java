package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.NotFoundException;

/** {@code HEAD /v2/<name>/blobs/<digest>}: is a blob there, and how large is it? */
final class BlobHead {
  private final Calls calls;

  BlobHead(Calls calls) {
    this.calls = calls;
  }

  Descriptor resolve(Digest digest) {
    try (HttpResponse response = ask(digest)) {
      String type = MediaType.of(response.headers().first("Content-Type").orElse(""));
      if (response.contentLength() < 0) {
        throw ResponseException.of(response, "unknown response Content-Length");
      }
      boolean known = MediaType.problem(type).isEmpty();
      return Descriptor.of(
          known ? type : MediaTypes.OCTET_STREAM, digest, response.contentLength());
    }
  }

  /** Whether the blob is there; some servers leave its length out, which does not matter here. */
  boolean exists(Digest digest) {
    if (!digest.isValid()) {
      return false;
    }
    try (HttpResponse response = ask(digest)) {
      return response.status() == 200;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private HttpResponse ask(Digest digest) {
    digest.validate();
    HttpResponse response = calls.send(HttpRequest.head(calls.blobUrl(digest.text())), "pull");
    boolean good = false;
    try {
      if (response.status() == 404) {
        throw NotFoundException.of(calls.reference().withReference(digest.text()).toString());
      }
      if (response.status() != 200) {
        throw calls.error(response);
      }
      ContentDigest.verify(response, digest);
      good = true;
      return response;
    } finally {
      if (!good) {
        response.close();
      }
    }
  }
}
