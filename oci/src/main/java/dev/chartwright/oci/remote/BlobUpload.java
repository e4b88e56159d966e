package dev.chartwright.oci.remote;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.TransportException;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.ContentIoException;
import dev.chartwright.oci.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/<name>/blobs/uploads/} and what follows: a blob in one PUT, or in PATCHes where
 * that is wanted or the only way.
 *
 * <p>A session that broke or that the registry has lost is not taken up again, since what it holds
 * is unknown: the upload starts over with a new one. When that does not help, the first error is
 * thrown. Source: oras-go v2.6.2 {@code registry/remote/repository.go} (blobStore.Push).
 */
final class BlobUpload {
  private static final int ATTEMPTS = 3;

  /** GHCR takes no larger chunks. */
  private static final long FALLBACK_CHUNK_BYTES = 4L * 1024 * 1024;

  private final Calls calls;

  BlobUpload(Calls calls) {
    this.calls = calls;
  }

  void push(Descriptor blob, Content content) {
    long chunk = calls.options().chunkBytes();
    push(blob, content, chunk > 0 && blob.size() > chunk ? chunk : 0, null);
  }

  /** Goes on after a mount that became an upload session. */
  void push(Descriptor blob, Content content, Session session) {
    push(blob, content, 0, session);
  }

  private void push(Descriptor blob, Content content, long chunkBytes, @Nullable Session opened) {
    Session session = opened;
    long chunk = chunkBytes;
    boolean switched = false;
    RuntimeException first = null;
    for (int attempt = 1; ; attempt++) {
      RuntimeException failure;
      try {
        Session current = session == null ? start() : session;
        session = null;
        if (chunk == 0) {
          putWhole(current, blob, content);
        } else {
          new ChunkedUpload(calls, current, Math.max(chunk, current.minimumChunk()))
              .push(blob, content);
        }
        return;
      } catch (UploadRefused e) {
        failure = e.error();
        if (!switched && e.otherWayMayHelp(chunk > 0)) {
          switched = true;
          attempt--;
          chunk = chunk > 0 ? 0 : FALLBACK_CHUNK_BYTES;
        } else if (!e.newSessionMayHelp()) {
          throw first == null ? failure : first;
        }
      } catch (RegistryErrorException | AuthException e) {
        throw first == null ? e : first;
      } catch (TransportException e) {
        failure = e;
        if (!brokeOff(e)) {
          throw first == null ? failure : first;
        }
      }
      first = first == null ? failure : first;
      if (attempt >= ATTEMPTS || Thread.currentThread().isInterrupted()) {
        throw first;
      }
    }
  }

  /** Whether the connection is to blame, not the address, the certificate or the source. */
  private static boolean brokeOff(TransportException e) {
    return switch (e.fault()) {
      case RESET, EOF, UNEXPECTED_EOF, IDLE_TIMEOUT, IO -> true;
      default -> false;
    };
  }

  private Session start() {
    String url = calls.url(calls.reference().repository() + "/blobs/uploads/");
    try (HttpResponse response = calls.send(HttpRequest.post(url, Body.none()), "pull", "push")) {
      if (response.status() != 202) {
        throw calls.error(response);
      }
      return Session.of(response);
    }
  }

  private void putWhole(Session session, Descriptor blob, Content content) {
    if (content.size() != blob.size()) {
      throw ResponseException.bare(
          "mismatch content length " + content.size() + ": expect " + blob.size());
    }
    try (InputStream bytes = content.open()) {
      Body body = Body.once(blob.size(), bytes);
      HttpRequest put = session.finish(blob.digest().text(), body);
      try (HttpResponse response = calls.send(put, "pull", "push")) {
        done(calls, blob, response);
      }
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  /** Takes the answer to the last request of an upload: 201, or what older registries say. */
  static void done(Calls calls, Descriptor blob, HttpResponse response) {
    int status = response.status();
    if (status == 201) {
      return;
    }
    boolean maybe = status == 200 || status == 202 || status == 204;
    if (maybe && new BlobHead(calls).exists(blob.digest())) {
      return;
    }
    throw new UploadRefused(status, calls.error(response));
  }

  /**
   * An open upload session: where to send the bytes, and the proof that it was us who opened it.
   *
   * @param location URL for the next request
   * @param authorization the header that opened it; empty if there was none
   * @param minimumChunk smallest chunk that the registry takes, zero if it does not say
   */
  record Session(UrlText location, String authorization, long minimumChunk) {
    /**
     * Reads the answer that opened or continued a session.
     *
     * @throws ResponseException if it leads to another host, or from https to http
     */
    static Session of(HttpResponse response) {
      String header = response.headers().first("Location").orElse("");
      if (header.isEmpty()) {
        throw ResponseException.bare("http: no Location header in response");
      }
      UrlText request = UrlText.parse(response.request().url());
      UrlText location = ResponseException.resolve(request, header);
      boolean portLost = request.port().equals("443") && location.port().isEmpty();
      if (portLost && location.hostName().equals(request.hostName())) {
        location = location.withAuthority(location.authority() + ":443");
      }
      if (!location.sameHost(request)) {
        throw ResponseException.bare(
            "blob upload Location "
                + Quote.quote(location.authority())
                + " is on a different host than the registry "
                + Quote.quote(request.authority()));
      }
      if (request.scheme().equals("https") && !location.scheme().equals("https")) {
        throw ResponseException.bare(
            "blob upload Location "
                + Quote.quote(location.authority())
                + " downgrades scheme from https");
      }
      String authorization = response.request().headers().first("Authorization").orElse("");
      return new Session(location, authorization, minimum(response));
    }

    private static long minimum(HttpResponse response) {
      try {
        return Long.parseLong(response.headers().first("OCI-Chunk-Min-Length").orElse("0"));
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    /** The request that ends the session: the Location untouched, and the digest behind it. */
    HttpRequest finish(String digest, Body body) {
      String url = location.plusQuery("digest=" + Url.escapeQuery(digest)).toString();
      return authorized(
          HttpRequest.put(url, body).with("Content-Type", "application/octet-stream"));
    }

    HttpRequest authorized(HttpRequest request) {
      return authorization.isEmpty() ? request : request.with("Authorization", authorization);
    }
  }
}
