package dev.chartwright.oci.remote;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Digest;
import java.util.Optional;

/** The {@code Docker-Content-Digest} of an answer: optional, but never wrong. */
final class ContentDigest {
  static final String HEADER = "Docker-Content-Digest";

  private ContentDigest() {}

  /** The digest that an answer names, whatever it is worth. */
  static Optional<Digest> of(HttpResponse response) {
    return response.headers().first(HEADER).filter(text -> !text.isEmpty()).map(Digest::of);
  }

  /**
   * Refuses an answer that names another digest than the expected one.
   *
   * @throws ResponseException if it does
   */
  static void verify(HttpResponse response, Digest expected) {
    Optional<Digest> named = of(response);
    if (named.isEmpty()) {
      return;
    }
    if (!named.get().isValid()) {
      throw ResponseException.of(
          response, "invalid response header: `" + HEADER + ": " + named.get() + "`");
    }
    if (!named.get().equals(expected)) {
      throw mismatch(response, named.get(), expected);
    }
  }

  static ResponseException mismatch(HttpResponse response, Digest named, Digest expected) {
    return ResponseException.of(
        response,
        "invalid response; digest mismatch in "
            + HEADER
            + ": received "
            + Quote.quote(named.text())
            + " when expecting "
            + Quote.quote(expected.text()));
  }
}
