package dev.chartwright.cli.output;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.http.Header;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redaction;
import dev.chartwright.http.TransportException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logs requests and answers with {@code --debug}; secrets in headers and URLs are not shown.
 *
 * <p>Source: Helm {@code pkg/registry/transport.go}, whose lines these resemble; bodies are left
 * out.
 */
public final class DebugExchanges implements ExchangeListener {
  private final Log log;
  private final AtomicLong count = new AtomicLong();

  /** Logs to that log. */
  public DebugExchanges(Log log) {
    this.log = log;
  }

  @Override
  public void routed(HttpRequest request, String route) {
    if (!route.equals("direct")) {
      log.debug("using proxy", "url", Redaction.url(request.url()), "proxy", Redaction.url(route));
    }
  }

  @Override
  public void requestSent(HttpRequest request) {
    log.debug(
        request.method(),
        "id",
        Long.toString(count.getAndIncrement()),
        "url",
        Redaction.url(request.url()),
        "header",
        text(request.headers()));
  }

  @Override
  public void responseReceived(HttpResponse response, Duration elapsed) {
    log.debug(
        "Response",
        "status",
        response.statusText(),
        "elapsed",
        elapsed.toMillis() + "ms",
        "header",
        text(response.headers()));
  }

  @Override
  public void failed(HttpRequest request, TransportException failure) {
    log.debug(
        "Response",
        "url",
        Redaction.url(request.url()),
        "error",
        String.valueOf(failure.getMessage()));
  }

  @Override
  public void retrying(HttpRequest request, int attempt, Duration pause, String why) {
    log.debug(
        "retrying",
        "url",
        Redaction.url(request.url()),
        "attempt",
        Integer.toString(attempt),
        "pause",
        pause.toMillis() + "ms",
        "reason",
        why);
  }

  private static String text(Headers headers) {
    StringBuilder text = new StringBuilder();
    for (Header each : Redaction.headers(headers)) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append("   ")
          .append(Quote.quote(each.name()))
          .append(": ")
          .append(Quote.quote(each.value()));
    }
    return text.isEmpty() ? "   Empty header" : text.toString();
  }
}
