package dev.chartwright.kube.rest;

import dev.chartwright.http.Fault;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import java.net.URI;

/**
 * Follows a server that leads to another path of its own. Nobody is led to another server, where
 * neither credentials nor objects are to be known; client-go sends both.
 */
final class Redirection {
  /** How many requests there are, as in Go. */
  private static final int MOST = 10;

  private Redirection() {}

  static HttpResponse exchange(Transport transport, HttpRequest request) {
    HttpRequest next = request;
    for (int sent = 1; ; sent++) {
      HttpResponse response = transport.exchange(next);
      String location = leads(response) ? response.headers().first("Location").orElse("") : "";
      if (location.isEmpty()) {
        return response;
      }
      response.close();
      next = request.withUrl(target(next, location));
      if (sent == MOST) {
        throw TransportException.of(Fault.REDIRECT, "stopped after " + MOST + " redirects");
      }
    }
  }

  private static boolean leads(HttpResponse response) {
    return switch (response.status()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static String target(HttpRequest request, String location) {
    URI from = URI.create(request.url());
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw TransportException.of(Fault.REDIRECT, "the server leads to what is no URL", e);
    }
    if (!origin(to).equals(origin(from))) {
      throw TransportException.of(
          Fault.REDIRECT,
          "the server leads to " + origin(to) + ", where credentials and objects are not sent");
    }
    if (!request.method().equals("GET")) {
      throw TransportException.of(
          Fault.REDIRECT, "the server leads a request that changes something to another path");
    }
    return to.toString();
  }

  /** Scheme, host and port as written, without a name and a password. */
  private static String origin(URI url) {
    String authority = String.valueOf(url.getRawAuthority());
    return url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
  }
}
