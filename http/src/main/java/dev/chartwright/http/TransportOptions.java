package dev.chartwright.http;

import java.time.Clock;
import java.time.Duration;

/**
 * What both transports are made from.
 *
 * @param tls trust, client certificate, and whether to verify at all
 * @param proxies which proxy serves which URL
 * @param limits how much of a response is accepted
 * @param listener is told what happens
 * @param keepAlive how long an unused connection stays open, default 90 s as in Go
 * @param idlePerOrigin how many unused connections to one server are kept, default 8
 * @param clock tells whether a certificate is valid now
 */
public record TransportOptions(
    TlsOptions tls,
    Proxies proxies,
    HttpLimits limits,
    ExchangeListener listener,
    Duration keepAlive,
    int idlePerOrigin,
    Clock clock) {

  /** System trust, no proxy, no listener. */
  public static TransportOptions defaults() {
    return new TransportOptions(
        TlsOptions.defaults(),
        Proxies.none(),
        HttpLimits.defaults(),
        ExchangeListener.NONE,
        Duration.ofSeconds(90),
        8,
        Clock.systemUTC());
  }

  /** These options with other TLS options. */
  public TransportOptions withTls(TlsOptions changed) {
    return new TransportOptions(
        changed, proxies, limits, listener, keepAlive, idlePerOrigin, clock);
  }

  /** These options with other proxies. */
  public TransportOptions withProxies(Proxies changed) {
    return new TransportOptions(tls, changed, limits, listener, keepAlive, idlePerOrigin, clock);
  }

  /** These options with other limits. */
  public TransportOptions withLimits(HttpLimits changed) {
    return new TransportOptions(tls, proxies, changed, listener, keepAlive, idlePerOrigin, clock);
  }

  /** These options with another listener. */
  public TransportOptions withListener(ExchangeListener changed) {
    return new TransportOptions(tls, proxies, limits, changed, keepAlive, idlePerOrigin, clock);
  }

  /** These options keeping unused connections for another time; zero keeps none. */
  public TransportOptions withKeepAlive(Duration changed) {
    return new TransportOptions(tls, proxies, limits, listener, changed, idlePerOrigin, clock);
  }

  /** These options with another clock. */
  public TransportOptions withClock(Clock changed) {
    return new TransportOptions(tls, proxies, limits, listener, keepAlive, idlePerOrigin, changed);
  }
}
