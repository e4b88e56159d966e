package dev.chartwright.oci.remote;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.Body;
import dev.chartwright.http.Fault;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import dev.chartwright.http.UrlException;

/**
 * Follows redirects by hand: credentials never leave the origin that they were meant for, not even
 * to come back by a detour, and https never becomes http.
 *
 * <p>Source: Go 1.26 {@code net/http/client.go} (methods, bodies, ten hops); oras-go v2.6.2 {@code
 * registry/remote/auth/client.go} (origins).
 */
final class Redirects {
  private Redirects() {}

  /**
   * Sends a request and follows where it is sent.
   *
   * @param secretBody whether the body may not go to another origin either
   * @throws UrlException if there is no response in the end
   */
  static HttpResponse follow(
      Transport transport, HttpRequest request, int limit, boolean secretBody) {
    HttpRequest current = request;
    UrlText home = UrlText.parse(request.url());
    boolean away = false;
    for (int hop = 0; ; hop++) {
      HttpResponse response = send(transport, current);
      String location = response.headers().first("Location").orElse("");
      if (!isRedirect(response.status()) || location.isEmpty()) {
        return response;
      }
      boolean keepsBody = response.status() >= 307;
      boolean hasBody = current.body().length() != 0;
      UrlText here = UrlText.parse(current.url());
      UrlText target = target(current, here, location);
      away = away || !target.sameOrigin(home);
      if (keepsBody && hasBody && (!current.body().replayable() || (secretBody && away))) {
        return response;
      }
      response.close();
      if (hop == limit) {
        throw failed(current, "stopped after " + limit + " redirects");
      }
      if (here.scheme().equals("https") && !target.scheme().equals("https")) {
        throw failed(current, "redirect from https to " + target.scheme() + " refused");
      }
      current = next(current, target, keepsBody);
      if (away) {
        current = current.withHeaders(current.headers().without("Authorization"));
      }
    }
  }

  private static UrlText target(HttpRequest request, UrlText here, String location) {
    try {
      return here.resolve(location);
    } catch (dev.chartwright.golang.net.UrlException e) {
      throw failed(
          request,
          "failed to parse Location header " + Quote.quote(location) + ": " + e.getMessage());
    }
  }

  private static HttpResponse send(Transport transport, HttpRequest request) {
    try {
      return transport.exchange(request);
    } catch (TransportException e) {
      throw UrlException.of(request.method(), request.url(), e);
    }
  }

  private static TransportException failed(HttpRequest request, String reason) {
    return UrlException.of(
        request.method(), request.url(), TransportException.of(Fault.REDIRECT, reason));
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static HttpRequest next(HttpRequest request, UrlText target, boolean keepsBody) {
    HttpRequest moved = request.withUrl(target.toString());
    if (keepsBody) {
      return moved;
    }
    Headers headers = moved.headers().without("Content-Type").without("Content-Range");
    moved = moved.withHeaders(headers).withBody(Body.none());
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    return reads ? moved : moved.withMethod("GET");
  }
}
