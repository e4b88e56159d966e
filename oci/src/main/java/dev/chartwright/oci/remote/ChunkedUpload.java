package dev.chartwright.oci.remote;

import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.ContentIoException;
import dev.chartwright.oci.Descriptor;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code PATCH} by {@code PATCH}: the chunks of a blob, one after the other, and the PUT that ends
 * them. Each chunk is held in memory, so that it can be sent again.
 *
 * <p>Source: OCI distribution specification 1.1, pushing a blob in chunks.
 */
final class ChunkedUpload {
  /** No chunk is larger, whatever a registry demands: chunks are held in memory. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Calls calls;
  private final int chunkBytes;
  private BlobUpload.Session session;

  ChunkedUpload(Calls calls, BlobUpload.Session session, long chunkBytes) {
    this.calls = calls;
    this.session = session;
    this.chunkBytes = (int) Math.min(chunkBytes, MOST_BYTES);
  }

  void push(Descriptor blob, Content content) {
    try (InputStream bytes = content.open()) {
      long offset = 0;
      while (offset < blob.size()) {
        byte[] chunk = bytes.readNBytes((int) Math.min(chunkBytes, blob.size() - offset));
        if (chunk.length == 0) {
          throw ContentIoException.reading(new IOException("unexpected EOF"));
        }
        patch(chunk, offset);
        offset += chunk.length;
      }
      try (HttpResponse response =
          calls.send(session.finish(blob.digest().text(), Body.none()), "pull", "push")) {
        BlobUpload.done(calls, blob, response);
      }
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  private void patch(byte[] chunk, long offset) {
    long last = offset + chunk.length - 1;
    HttpRequest request =
        session
            .authorized(HttpRequest.of("PATCH", session.location().toString()))
            .withBody(Body.of(chunk))
            .with("Content-Type", "application/octet-stream")
            .with("Content-Range", offset + "-" + last);
    try (HttpResponse response = calls.send(request, "pull", "push")) {
      if (response.status() != 202 || !tookAll(response, last)) {
        throw new UploadRefused(response.status(), calls.error(response));
      }
      session = BlobUpload.Session.of(response);
    }
  }

  /** A registry that names another end than ours has not taken what we sent. */
  private static boolean tookAll(HttpResponse response, long last) {
    String range = response.headers().first("Range").orElse("");
    int dash = range.lastIndexOf('-');
    return dash < 0 || range.substring(dash + 1).trim().equals(Long.toString(last));
  }
}
