package dev.chartwright.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * When a failed exchange is tried again and after what pause: the rules of oras-go's {@code
 * registry/remote/retry} (v2.6.2), and beyond these {@code Retry-After} honoured for every status
 * and as a date, connections that break before an answer, and a budget.
 *
 * <p>Tried again: 408, 429 and everything from 500 on; a connection that did not come about in
 * time; for idempotent requests also one that broke or fell silent. Never: 401, 403, 404, a refused
 * connection, an unknown host, a failure of TLS. The body must be replayable.
 *
 * @param retries attempts after the first; 0 turns retrying off
 * @param backoff pause before the first retry; each further one doubles it, ±10 %
 * @param shortest least pause
 * @param longest most pause, unless the server asks for more
 * @param longestAsked most pause that a server may ask for with {@code Retry-After}
 * @param budget when this much time has passed no further attempt is begun; zero is no limit
 */
public record RetryPolicy(
    int retries,
    Duration backoff,
    Duration shortest,
    Duration longest,
    Duration longestAsked,
    Duration budget) {

  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(
          5,
          Duration.ofMillis(250),
          Duration.ofMillis(200),
          Duration.ofSeconds(3),
          Duration.ofSeconds(60),
          Duration.ofMinutes(3));

  private static final double JITTER = 0.1;

  /**
   * 5 retries after 250 ms · 2ⁿ between 0.2 s and 3 s, up to 60 s where asked, within 3 minutes.
   */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /** This policy with another number of retries. */
  public RetryPolicy withRetries(int changed) {
    return new RetryPolicy(changed, backoff, shortest, longest, longestAsked, budget);
  }

  /** This policy with another budget. */
  public RetryPolicy withBudget(Duration changed) {
    return new RetryPolicy(retries, backoff, shortest, longest, longestAsked, changed);
  }

  /** Whether an answer with that status may be followed by a better one. */
  public boolean retryable(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  /** Whether the same request may succeed after that failure. */
  public boolean retryable(HttpRequest request, TransportException failure) {
    return switch (failure.fault()) {
      case CONNECT_TIMEOUT -> true;
      case IDLE_TIMEOUT, RESET, EOF, UNEXPECTED_EOF -> request.idempotent();
      default -> false;
    };
  }

  /**
   * How long to wait before the next attempt.
   *
   * @param attempt 0 after the first attempt
   * @param headers those of the answer, or none
   */
  Duration pause(int attempt, Headers headers, RandomGenerator random, Clock clock) {
    Duration asked = asked(headers, clock);
    if (!asked.isZero()) {
      return min(max(asked, shortest), longestAsked);
    }
    double nanos = backoff.toNanos() * Math.pow(2, attempt);
    double jittered = nanos * (1 - JITTER) + random.nextDouble() * 2 * JITTER * nanos;
    return min(max(Duration.ofNanos((long) jittered), shortest), longest);
  }

  private static Duration asked(Headers headers, Clock clock) {
    String value = headers.first("Retry-After").orElse("").trim();
    if (value.isEmpty()) {
      return Duration.ZERO;
    }
    long seconds = Framings.parseLength(value);
    if (seconds >= 0) {
      return Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE));
    }
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      return max(Duration.between(clock.instant(), until), Duration.ZERO);
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
