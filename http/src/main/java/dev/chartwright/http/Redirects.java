package dev.chartwright.http;

import java.time.Duration;

/**
 * Follows redirects as Go's {@code http.Client} does (net/http/client.go), but more careful with
 * credentials: {@code Authorization} and {@code Cookie} stay behind as soon as scheme, host or port
 * change, and never come back; {@link #withHostCredentials} is Go's own rule.
 *
 * <p>301, 302 and 303 turn every method but GET and HEAD into a GET without body; 307 and 308
 * repeat the request, if its body can be read again. No {@code Referer} is sent. Immutable.
 */
public final class Redirects {

  private static final Redirects DEFAULTS = new Redirects(10, false, false, false);

  private final int most;
  private final boolean downgrade;
  private final boolean sameHost;
  private final boolean secretBody;

  private Redirects(int most, boolean downgrade, boolean sameHost, boolean secretBody) {
    this.most = most;
    this.downgrade = downgrade;
    this.sameHost = sameHost;
    this.secretBody = secretBody;
  }

  /** At most 10 requests, never from https to http. */
  public static Redirects defaults() {
    return DEFAULTS;
  }

  /** This policy with another limit; 0 gives the first response whatever it is. */
  public Redirects withLimit(int changed) {
    return new Redirects(changed, downgrade, sameHost, secretBody);
  }

  /** This policy following from https to http too, as Go does, or not. */
  public Redirects withDowngrade(boolean changed) {
    return new Redirects(most, changed, sameHost, secretBody);
  }

  /**
   * This policy letting credentials go along to other ports and schemes of the first host, and to
   * hosts whose names end with its name, as Go does, or not.
   */
  public Redirects withHostCredentials(boolean changed) {
    return new Redirects(most, downgrade, changed, secretBody);
  }

  /** This policy for requests whose body is a secret like the credentials, or not. */
  public Redirects withSecretBody(boolean changed) {
    return new Redirects(most, downgrade, sameHost, changed);
  }

  /**
   * Sends a request and follows where its answers lead.
   *
   * <p>{@link Timeouts#overall()} holds for all requests together.
   *
   * @return the first response that is no redirect, or a redirect that cannot be followed because
   *     it has no {@code Location}, or the body cannot be sent again or is not meant for others
   * @throws UrlException told with the method of the first request and the URL that failed, for
   *     example {@code Get "/loop": stopped after 10 redirects}
   */
  public HttpResponse exchange(Transport transport, HttpRequest first) {
    long began = System.nanoTime();
    HttpRequest request = first;
    boolean strangers = false;
    for (int hop = 1; ; hop++) {
      HttpResponse response = send(transport, first, request, began);
      String location = most == 0 ? "" : response.headers().first("Location").orElse("");
      if (location.isEmpty() || !followable(first, request, response.status())) {
        return response;
      }
      String url;
      try {
        url = resolve(first, request, location);
        if (hop >= most) {
          throw failed(first, location, "stopped after " + most + " redirects");
        }
        boolean same = sameOrigin(first, request.url(), url, location);
        strangers = strangers || !(same || (sameHost && isBelow(first.url(), url)));
        if (strangers && secretBody && carriesOn(request, response.status())) {
          return response;
        }
      } catch (RuntimeException e) {
        response.close();
        throw e;
      }
      response.close();
      request = next(first, request, response.status(), url, strangers);
    }
  }

  private static HttpResponse send(
      Transport transport, HttpRequest first, HttpRequest request, long began) {
    try {
      Duration overall = first.timeouts().overall();
      HttpRequest limited = request;
      if (!overall.isZero()) {
        Duration left = overall.minusNanos(System.nanoTime() - began);
        if (left.isNegative() || left.isZero()) {
          throw TransportException.of(
              Fault.DEADLINE,
              "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        }
        limited = request.withTimeouts(request.timeouts().withOverall(left));
      }
      return transport.exchange(limited);
    } catch (TransportException e) {
      throw UrlException.of(first.method(), request.url(), e);
    }
  }

  private static boolean followable(HttpRequest first, HttpRequest request, int status) {
    return switch (status) {
      case 301, 302, 303 -> true;
      case 307, 308 -> request.body().length() == 0 || first.body().replayable();
      default -> false;
    };
  }

  private static boolean carriesOn(HttpRequest request, int status) {
    return (status == 307 || status == 308) && request.body().length() != 0;
  }

  private static String resolve(HttpRequest first, HttpRequest request, String location) {
    try {
      String url = Location.resolve(request.url(), location);
      if (url.startsWith("http://") || url.startsWith("https://")) {
        Origin.of(url);
      }
      return url;
    } catch (TransportException e) {
      throw failed(
          first,
          request.url(),
          "failed to parse Location header " + Syntax.quote(location) + ": " + e.reason());
    }
  }

  private boolean sameOrigin(HttpRequest first, String from, String to, String location) {
    Origin origin = Origin.of(from);
    Origin target;
    try {
      target = Origin.of(to);
    } catch (TransportException e) {
      throw UrlException.of(first.method(), to, e);
    }
    if (origin.secure() && !target.secure() && !downgrade) {
      throw failed(first, location, "refused to follow a redirect from https to http");
    }
    return origin.equals(target);
  }

  private static boolean isBelow(String first, String url) {
    String host = Origin.of(first).host();
    String target = Origin.of(url).host();
    boolean name = host.indexOf(':') < 0 && !Character.isDigit(host.charAt(host.length() - 1));
    return target.equals(host) || (name && target.endsWith("." + host));
  }

  private static HttpRequest next(
      HttpRequest first, HttpRequest request, int status, String url, boolean strangers) {
    boolean repeat = status == 307 || status == 308;
    boolean bodyless = !repeat || request.body().length() == 0;
    String method = repeat || request.method().equals("HEAD") ? request.method() : "GET";
    Headers headers = request.headers().without("Host");
    if (strangers) {
      for (String name : Redaction.CREDENTIAL_FIELDS) {
        headers = headers.without(name);
      }
    }
    if (bodyless && first.body().length() != 0) {
      headers =
          headers
              .without("Content-Type")
              .without("Content-Encoding")
              .without("Content-Language")
              .without("Content-Location");
    }
    return request
        .withMethod(method)
        .withUrl(url)
        .withHeaders(headers)
        .withBody(bodyless ? Body.none() : request.body());
  }

  private static TransportException failed(HttpRequest first, String url, String why) {
    return UrlException.of(first.method(), url, TransportException.of(Fault.REDIRECT, why));
  }
}
