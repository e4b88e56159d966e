package dev.chartwright.http;

import java.time.Duration;

/**
 * How long an exchange may take; {@link Duration#ZERO} means no limit.
 *
 * @param connect for the connection to come about, its TLS handshake and a proxy's tunnel each
 * @param idle between two signs of life while waiting for the response, reading or writing a body
 * @param overall from the start of the exchange to the last byte of the response body
 */
public record Timeouts(Duration connect, Duration idle, Duration overall) {

  private static final Timeouts DEFAULTS =
      new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ZERO);

  private static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Rejects negative durations. */
  public Timeouts {
    if (connect.isNegative() || idle.isNegative() || overall.isNegative()) {
      throw new IllegalArgumentException("timeouts: negative duration");
    }
  }

  /** 30 s to connect (as Go's default transport), 5 min idle, no overall limit. */
  public static Timeouts defaults() {
    return DEFAULTS;
  }

  /** No limit at all. */
  public static Timeouts none() {
    return NONE;
  }

  /** These limits with another one for connecting. */
  public Timeouts withConnect(Duration limit) {
    return new Timeouts(limit, idle, overall);
  }

  /** These limits with another one between signs of life. */
  public Timeouts withIdle(Duration limit) {
    return new Timeouts(connect, limit, overall);
  }

  /** These limits with another one for the whole exchange. */
  public Timeouts withOverall(Duration limit) {
    return new Timeouts(connect, idle, limit);
  }
}
