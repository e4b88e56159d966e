package dev.chartwright.kube.rest;

import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.http.Fault;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import dev.chartwright.http.UrlException;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request until it is answered: again when the server asks for it ({@code Retry-After} of
 * 429 and 5xx), when a connection broke under a GET, and once when etcd changed its leader.
 *
 * <p>Source: client-go {@code rest/request.go}, {@code rest/with_retry.go}; Helm 4.3.1 {@code
 * pkg/kubeenv} (RetryingRoundTripper).
 */
final class Sender {
  /** How often client-go tries again. */
  static final int MOST_RETRIES = 10;

  /** The longest that a server may let us wait before one attempt. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Limits limits;
  private final Pause pause;

  Sender(Limits limits, Pause pause) {
    this.limits = limits;
    this.pause = pause;
  }

  /**
   * The answer, whatever its status.
   *
   * @param limited whether the request counts for the limit of requests; watches do not
   */
  HttpResponse send(Transport transport, HttpRequest request, Subject subject, boolean limited) {
    TransportException earlier = null;
    for (int retries = 0; ; retries++) {
      if (limited) {
        limits.await(subject);
      }
      Duration wait;
      try {
        HttpResponse response = attempt(transport, request);
        Duration asked = retries < MOST_RETRIES ? retryAfter(response) : null;
        if (asked == null) {
          return response;
        }
        response.close();
        wait = asked;
        earlier = null;
      } catch (TransportException e) {
        if (retries >= MOST_RETRIES || !request.method().equals("GET") || !broken(e)) {
          throw failure(request, e, earlier);
        }
        wait = Duration.ofSeconds(1);
        earlier = e;
      }
      pause.sleep(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
  }

  /** Whether trying again may help: the connection was cut, whatever for. */
  private static boolean broken(TransportException e) {
    Fault fault = e.fault();
    return fault == Fault.RESET || fault == Fault.EOF || fault == Fault.UNEXPECTED_EOF;
  }

  private static KubeException failure(
      HttpRequest request, TransportException e, @Nullable TransportException earlier) {
    TransportException told = UrlException.of(request.method(), request.url(), e);
    String message = String.valueOf(told.getMessage());
    if (earlier != null) {
      String before =
          String.valueOf(UrlException.of(request.method(), request.url(), earlier).getMessage());
      if (!before.equals(message)) {
        message += " - error from a previous attempt: " + earlier.reason();
      }
    }
    return KubeException.of(message, told);
  }

  private static @Nullable Duration retryAfter(HttpResponse response) {
    if (response.status() != 429 && response.status() < 500) {
      return null;
    }
    String value = response.headers().first("Retry-After").orElse("");
    try {
      return value.isEmpty() ? null : Duration.ofSeconds(Math.max(0, Parse.atoi(value)));
    } catch (NumberException e) {
      return null;
    }
  }

  private static HttpResponse attempt(Transport transport, HttpRequest request) {
    HttpResponse response = readFailure(Redirection.exchange(transport, request));
    if (!lostLeader(response)) {
      return response;
    }
    response.close();
    return readFailure(Redirection.exchange(transport, request));
  }

  /** An answer whose body can be looked at, if it is a failure of the server. */
  private static HttpResponse readFailure(HttpResponse response) {
    if (response.status() < 500
        || !response.headers().first("Content-Type").orElse("").equals("application/json")) {
      return response;
    }
    try (response) {
      byte[] body = response.readBody(RestLimits.FAILURE_BYTES);
      return response.withBody(response.headers(), body.length, new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw TransportException.of(Fault.UNEXPECTED_EOF, String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean lostLeader(HttpResponse response) {
    if (response.status() < 500 || !(response.body() instanceof ByteArrayInputStream body)) {
      return false;
    }
    body.mark(0);
    byte[] bytes = body.readAllBytes();
    body.reset();
    try {
      KubeObject status = KubeObject.parse(bytes);
      String message = status.textAt("message");
      return status.at("code") instanceof Long code
          && code >= 500
          && (message.endsWith("etcdserver: leader changed")
              || message.endsWith("raft proposal dropped"));
    } catch (KubeException e) {
      return false;
    }
  }
}
