package dev.chartwright.http;

/**
 * Sends a request and gives back the response as it comes: nothing is followed, retried with other
 * credentials or decoded.
 *
 * <p>Safe for use by many threads. A blocked exchange ends when its thread is interrupted or the
 * transport is closed.
 *
 * <pre>{@code
 * try (Transport transport = SocketTransport.of(TransportOptions.defaults());
 *     HttpResponse response = transport.exchange(HttpRequest.get("http://127.0.0.1:5000/v2/"))) {
 *   System.out.println(response.statusText());   // 200 OK
 * }
 * }</pre>
 */
public interface Transport extends AutoCloseable {

  /**
   * Sends the request and waits for the head of its response.
   *
   * @throws TransportException if there is no response
   */
  HttpResponse exchange(HttpRequest request);

  /** Ends all exchanges and closes all connections; further exchanges fail. */
  @Override
  void close();
}
