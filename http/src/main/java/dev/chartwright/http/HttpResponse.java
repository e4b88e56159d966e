package dev.chartwright.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The head of a response and the stream of its body.
 *
 * <p>Must be closed. Closing reads a small rest of the body so that the connection can serve again;
 * after a longer rest the connection is closed. Not for use by several threads at a time.
 */
public final class HttpResponse implements AutoCloseable {

  /** How the end of a body is found. */
  public enum Framing {
    /** There is no body: HEAD, 204, 304, or a length of zero. */
    NONE,
    /** By its length; a shorter one fails with {@code unexpected EOF}. */
    LENGTH,
    /** By the last chunk (or the end of the stream in HTTP/2); a missing one fails. */
    CHUNKED,
    /** By the end of the connection: a body cut short looks like a whole one. */
    UNTIL_CLOSE
  }

  private final HttpRequest request;
  private final String protocol;
  private final int status;
  private final String reason;
  private final Headers headers;
  private final Framing framing;
  private final long contentLength;
  private final InputStream body;
  private final @Nullable Supplier<Headers> trailers;

  HttpResponse(
      HttpRequest request,
      String protocol,
      int status,
      String reason,
      Headers headers,
      Framing framing,
      long contentLength,
      InputStream body,
      @Nullable Supplier<Headers> trailers) {
    this.request = request;
    this.protocol = protocol;
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.framing = framing;
    this.contentLength = contentLength;
    this.body = body;
    this.trailers = trailers;
  }

  /**
   * A response made by hand, for wrappers and fakes; its length is that of {@code Content-Length}.
   */
  public static HttpResponse of(
      HttpRequest request, int status, Headers headers, InputStream body) {
    long length = Framings.declaredLength(headers);
    return new HttpResponse(
        request,
        "HTTP/1.1",
        status,
        Reasons.of(status),
        headers,
        length >= 0 ? Framing.LENGTH : Framing.CHUNKED,
        length,
        body,
        null);
  }

  /** This response with another body of unknown length and other headers (decoding, counting). */
  public HttpResponse withBody(Headers changed, long length, InputStream replacement) {
    return new HttpResponse(
        request, protocol, status, reason, changed, framing, length, replacement, trailers);
  }

  /** The request that this answers: after redirects the last one. */
  public HttpRequest request() {
    return request;
  }

  /** {@code HTTP/1.1}, {@code HTTP/1.0} or {@code HTTP/2.0}. */
  public String protocol() {
    return protocol;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The reason phrase as the server sent it; may be empty. */
  public String reason() {
    return reason;
  }

  /** Go's {@code Response.Status}: code and reason, {@code 404 Not Found}. */
  public String statusText() {
    return reason.isEmpty() ? status + " " + Reasons.of(status) : status + " " + reason;
  }

  /** The header fields. */
  public Headers headers() {
    return headers;
  }

  /** How the end of the body is found. */
  public Framing framing() {
    return framing;
  }

  /**
   * The length that the server named, or -1. For HEAD the length that a GET would have; the body is
   * empty all the same.
   */
  public long contentLength() {
    return contentLength;
  }

  /** The body, exactly as sent; its failures are {@link BodyException}s. */
  public InputStream body() {
    return body;
  }

  /** The fields after a chunked body; empty until the body has been read to its end. */
  public Headers trailers() {
    return trailers == null ? Headers.none() : trailers.get();
  }

  /**
   * Reads the whole body.
   *
   * @param limit the most bytes to accept
   * @throws BodyException if the body breaks off, or with {@link Fault#LIMIT} if it is longer
   */
  public byte[] readBody(long limit) throws IOException {
    if (framing == Framing.LENGTH && contentLength > limit) {
      throw tooLong(limit);
    }
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream((int) Math.max(32, Math.min(contentLength, 1 << 20)));
    byte[] buffer = new byte[8192];
    int n;
    while ((n = body.read(buffer)) >= 0) {
      if (bytes.size() + (long) n > limit) {
        throw tooLong(limit);
      }
      bytes.write(buffer, 0, n);
    }
    return bytes.toByteArray();
  }

  private static BodyException tooLong(long limit) {
    return BodyException.of(Fault.LIMIT, "response body exceeds the limit of " + limit + " bytes");
  }

  /**
   * Ends the exchange at once, without reading what is left: the connection is closed, and a thread
   * that reads the body fails. For bodies that do not end by themselves; never throws.
   */
  public void abort() {
    if (body instanceof DrainingStream draining) {
      draining.abort();
    } else {
      close();
    }
  }

  /** Gives the connection back; never throws. */
  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // The exchange is over for the caller; a connection that cannot be drained is not reused.
    }
  }

  @Override
  public String toString() {
    return protocol + " " + statusText();
  }
}
