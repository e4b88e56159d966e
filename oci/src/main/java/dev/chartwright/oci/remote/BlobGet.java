package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.NotFoundException;
import dev.chartwright.oci.VerifyingInputStream;
import java.io.InputStream;

/**
 * {@code GET /v2/<name>/blobs/<digest>}: a blob as a stream that checks itself and goes on by
 * {@code Range} where a connection broke.
 */
final class BlobGet {
  private final Calls calls;

  BlobGet(Calls calls) {
    this.calls = calls;
  }

  InputStream fetch(Descriptor blob) {
    if (!blob.digest().isValid()) {
      throw NotFoundException.of(blob.digest().text());
    }
    HttpRequest request = HttpRequest.get(calls.blobUrl(blob.digest().text()));
    HttpResponse response = calls.send(request, "pull");
    boolean open = false;
    try {
      if (response.status() == 404) {
        throw NotFoundException.of(blob.digest().text());
      }
      if (response.status() != 200) {
        throw calls.error(response);
      }
      if (response.contentLength() >= 0 && response.contentLength() != blob.size()) {
        throw ResponseException.of(response, "mismatch Content-Length");
      }
      ContentDigest.verify(response, blob.digest());
      InputStream stream =
          VerifyingInputStream.of(
              new ResumingInputStream(calls, request, response, blob.size()), blob);
      open = true;
      return stream;
    } finally {
      if (!open) {
        response.close();
      }
    }
  }
}
