package dev.chartwright.oci.remote;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.ContentIoException;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.FetchedContent;
import dev.chartwright.oci.InvalidDigestException;
import dev.chartwright.oci.LimitExceededException;
import dev.chartwright.oci.NotFoundException;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.VerifyingInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** {@code GET /v2/<name>/manifests/<reference>}: a manifest by tag or by digest. */
final class ManifestGet {
  private final Calls calls;

  ManifestGet(Calls calls) {
    this.calls = calls;
  }

  /** A manifest by its reference; whatever of the registry's types it is. */
  FetchedContent fetch(Reference reference) {
    HttpRequest request =
        HttpRequest.get(calls.manifestUrl(reference.reference()))
            .with("Accept", ManifestHead.ACCEPT);
    HttpResponse response = calls.send(request, "pull");
    boolean open = false;
    try {
      if (response.status() == 404) {
        throw NotFoundException.of(reference.toString());
      }
      if (response.status() != 200) {
        throw calls.error(response);
      }
      String type = mediaType(response, "invalid response `Content-Type` header; ");
      Optional<Digest> named = namedDigest(response);
      FetchedContent found = describe(response, type, named, reference);
      open = true;
      return found;
    } finally {
      if (!open) {
        response.close();
      }
    }
  }

  /** A manifest by its descriptor; type, length and digest must be those expected. */
  InputStream fetch(Descriptor manifest) {
    if (!manifest.digest().isValid()) {
      throw NotFoundException.of(manifest.digest().text());
    }
    HttpRequest request =
        HttpRequest.get(calls.manifestUrl(manifest.digest().text()))
            .with("Accept", manifest.mediaType());
    HttpResponse response = calls.send(request, "pull");
    boolean open = false;
    try {
      if (response.status() == 404) {
        throw NotFoundException.of(manifest.digest().text());
      }
      if (response.status() != 200) {
        throw calls.error(response);
      }
      String type = mediaType(response, "invalid response Content-Type: ");
      if (!type.equals(manifest.mediaType())) {
        throw ResponseException.of(
            response,
            "mismatch response Content-Type "
                + Quote.quote(type)
                + ": expect "
                + Quote.quote(manifest.mediaType()));
      }
      if (response.contentLength() >= 0 && response.contentLength() != manifest.size()) {
        throw ResponseException.of(response, "mismatch Content-Length");
      }
      ContentDigest.verify(response, manifest.digest());
      InputStream body = VerifyingInputStream.of(new ClosingStream(response), manifest);
      open = true;
      return body;
    } finally {
      if (!open) {
        response.close();
      }
    }
  }

  private FetchedContent describe(
      HttpResponse response, String type, Optional<Digest> named, Reference reference) {
    Optional<Digest> known = named.isPresent() ? named : reference.digest();
    if (known.isPresent() && response.contentLength() >= 0) {
      Digest digest = agreed(response, named, reference);
      Descriptor manifest = Descriptor.of(type, digest, response.contentLength());
      return new FetchedContent(
          manifest, VerifyingInputStream.of(new ClosingStream(response), manifest));
    }
    byte[] bytes = readAll(response);
    Digest computed = Digest.ofBytes(bytes);
    if (known.isPresent()) {
      Digest digest = agreed(response, named, reference);
      Descriptor manifest = Descriptor.of(type, digest, bytes.length);
      return new FetchedContent(
          manifest, VerifyingInputStream.of(new ByteArrayInputStream(bytes), manifest));
    }
    return new FetchedContent(
        Descriptor.of(type, computed, bytes.length), new ByteArrayInputStream(bytes));
  }

  private byte[] readAll(HttpResponse response) {
    long limit = calls.limits().metadataBytes();
    try (response) {
      byte[] bytes = response.body().readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 16));
      if (bytes.length > limit) {
        throw new LimitExceededException(
            "content size exceeds MaxMetadataBytes " + limit + ": size exceeds limit", limit);
      }
      return bytes;
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  static String mediaType(HttpResponse response, String complaint) {
    String type = MediaType.of(response.headers().first("Content-Type").orElse(""));
    String problem = MediaType.problem(type);
    if (!problem.isEmpty()) {
      throw ResponseException.of(response, complaint + problem);
    }
    return type;
  }

  /** The digest in the answer's header, if there is one; it must be one then. */
  static Optional<Digest> namedDigest(HttpResponse response) {
    Optional<Digest> named = ContentDigest.of(response);
    if (named.isPresent()) {
      try {
        named.get().validate();
      } catch (InvalidDigestException e) {
        throw ResponseException.of(
            response,
            "invalid response header value: `"
                + ContentDigest.HEADER
                + ": "
                + named.get()
                + "`; "
                + e.getMessage());
      }
    }
    return named;
  }

  /** The digest of the answer, which must be that of the reference if both have one. */
  static Digest agreed(HttpResponse response, Optional<Digest> named, Reference reference) {
    Optional<Digest> asked = reference.digest();
    if (named.isEmpty()) {
      return asked.orElseThrow();
    }
    if (asked.isPresent() && !asked.get().equals(named.get())) {
      throw ContentDigest.mismatch(response, named.get(), asked.get());
    }
    return named.get();
  }

  /** The body of an answer, whose end is the end of the exchange. */
  private static final class ClosingStream extends FilterInputStream {
    private final HttpResponse response;

    ClosingStream(HttpResponse response) {
      super(response.body());
      this.response = response;
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
