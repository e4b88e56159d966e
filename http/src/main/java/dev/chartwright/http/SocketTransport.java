package dev.chartwright.http;

import java.io.IOException;
import java.util.Optional;

/**
 * HTTP/1.1 over sockets: starts in a few milliseconds and loads few classes; the transport of the
 * command line.
 *
 * <p>Connections are kept per origin and used again. An idle connection that the server closed
 * meanwhile is replaced without the caller's notice where the request can safely be sent twice (RFC
 * 9112 §9.3.1). A body larger than 8 KiB is sent by a thread of its own, so that an early answer is
 * seen.
 */
public final class SocketTransport implements Transport {

  private final TransportOptions options;
  private final ConnectionPool pool;
  private final Connector connector;

  private SocketTransport(TransportOptions options) {
    this.options = options;
    this.pool = new ConnectionPool(options.keepAlive().toNanos(), options.idlePerOrigin());
    this.connector = new Connector(options, pool);
  }

  /** A transport with those options and no connection yet. */
  public static SocketTransport of(TransportOptions options) {
    return new SocketTransport(options);
  }

  @Override
  public HttpResponse exchange(HttpRequest request) {
    try {
      return attempt(request);
    } catch (TransportException e) {
      options.listener().failed(request, e);
      throw e;
    }
  }

  private HttpResponse attempt(HttpRequest request) {
    RequestHead.check(request);
    Target target = Target.parse(request.url());
    Optional<Proxy> proxy = options.proxies().proxyFor(request.url());
    Route route = new Route(target.origin(), proxy.orElse(null));
    options.listener().routed(request, route.toString());
    Pace pace = new Pace(request.timeouts());
    while (true) {
      if (pool.closed()) {
        throw TransportException.of(Fault.CLOSED, "http: the transport is closed");
      }
      Connection connection = pool.take(route);
      boolean kept = connection != null;
      if (connection == null) {
        try {
          connection = connector.connect(request, route, pace);
        } catch (IOException e) {
          throw e instanceof WireException told
              ? told.toTransport()
              : TransportException.of(Fault.IO, String.valueOf(e.getMessage()), e);
        }
      }
      try {
        return new Exchange(request, target, connection, pace, pool, options).run(kept);
      } catch (StaleConnection e) {
        // The server closed the idle connection: another one, at the latest a new one, will do.
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
