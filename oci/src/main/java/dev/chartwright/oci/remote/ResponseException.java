package dev.chartwright.oci.remote;

import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redaction;
import dev.chartwright.oci.OciException;

/**
 * A registry's answer makes no sense or contradicts itself; the message starts with method and URL
 * where oras says them.
 */
public final class ResponseException extends OciException {
  private ResponseException(String message) {
    super(message);
  }

  static ResponseException of(HttpResponse response, String problem) {
    return new ResponseException(request(response) + ": " + problem);
  }

  static ResponseException bare(String message) {
    return new ResponseException(message);
  }

  /** The URL that an answer names; what is none is the answer's fault. */
  static UrlText resolve(UrlText request, String reference) {
    try {
      return request.resolve(reference);
    } catch (UrlException e) {
      throw new ResponseException(String.valueOf(e.getMessage()));
    }
  }

  /** Method and URL of the request that was answered. */
  static String request(HttpResponse response) {
    return response.request().method() + " " + Quote.quote(Redaction.url(response.request().url()));
  }
}
