package dev.chartwright.http;

import java.time.Duration;

/**
 * Is told what a transport does, for {@code --debug} output.
 *
 * <p>Called in the thread of the exchange. What it gets is not redacted: see {@link Redaction}.
 */
public interface ExchangeListener {

  /** A listener that ignores everything. */
  ExchangeListener NONE = new ExchangeListener() {};

  /** The way to the server was chosen: a proxy's URL without password, or {@code direct}. */
  default void routed(HttpRequest request, String route) {}

  /** A new connection is open. */
  default void connected(HttpRequest request, String remoteAddress, String protocol) {}

  /** The head of the request is about to be sent. */
  default void requestSent(HttpRequest request) {}

  /** The head of the final response was read. */
  default void responseReceived(HttpResponse response, Duration elapsed) {}

  /** The exchange failed. */
  default void failed(HttpRequest request, TransportException failure) {}

  /** The exchange will be tried again after a pause. */
  default void retrying(HttpRequest request, int attempt, Duration pause, String why) {}
}
