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
    digest.validate();
    HttpRequest request = HttpRequest.head(calls.blobUrl(digest.text()));
    try (HttpResponse response = calls.send(request, "pull")) {
      if (response.status() == 404) {
        throw NotFoundException.of(calls.reference().withReference(digest.text()).toString());
      }
      if (response.status() != 200) {
        throw calls.error(response);
      }
      return describe(response, digest);
    }
  }

  static Descriptor describe(HttpResponse response, Digest digest) {
    String type = MediaType.of(response.headers().first("Content-Type").orElse(""));
    if (response.contentLength() < 0) {
      throw ResponseException.of(response, "unknown response Content-Length");
    }
    ContentDigest.verify(response, digest);
    boolean known = MediaType.problem(type).isEmpty();
    return Descriptor.of(known ? type : MediaTypes.OCTET_STREAM, digest, response.contentLength());
  }

  boolean exists(Digest digest) {
    if (!digest.isValid()) {
      return false;
    }
    try {
      resolve(digest);
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
