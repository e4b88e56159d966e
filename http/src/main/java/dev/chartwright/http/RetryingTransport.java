package dev.chartwright.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Tries failed exchanges of another transport again, as a {@link RetryPolicy} says.
 *
 * <p>When no attempt succeeds, the <em>first</em> failure is what the caller gets: it usually names
 * the cause, the later ones its consequences. {@link Timeouts#overall()} holds for all attempts
 * together. Safe for use by many threads if its parts are.
 */
public final class RetryingTransport implements Transport {

  /** How the time between two attempts passes. */
  @FunctionalInterface
  public interface Sleeper {
    /** Returns after that time. */
    void sleep(Duration pause) throws InterruptedException;
  }

  /** So much of the body of a failed answer is kept to be shown, should all others fail too. */
  private static final int KEPT_BODY = 64 * 1024;

  private final Transport transport;
  private final RetryPolicy policy;
  private final ExchangeListener listener;
  private final Sleeper sleeper;
  private final @Nullable RandomGenerator random;
  private final Clock clock;

  private RetryingTransport(
      Transport transport,
      RetryPolicy policy,
      ExchangeListener listener,
      Sleeper sleeper,
      @Nullable RandomGenerator random,
      Clock clock) {
    this.transport = transport;
    this.policy = policy;
    this.listener = listener;
    this.sleeper = sleeper;
    this.random = random;
    this.clock = clock;
  }

  /** A transport that sleeps in real time. */
  public static RetryingTransport of(
      Transport transport, RetryPolicy policy, ExchangeListener listener) {
    return new RetryingTransport(
        transport, policy, listener, new RealSleeper(), null, Clock.systemUTC());
  }

  /** A transport with its own idea of time and chance, for tests. */
  public static RetryingTransport of(
      Transport transport,
      RetryPolicy policy,
      ExchangeListener listener,
      Sleeper sleeper,
      RandomGenerator random,
      Clock clock) {
    return new RetryingTransport(transport, policy, listener, sleeper, random, clock);
  }

  @Override
  public HttpResponse exchange(HttpRequest request) {
    long began = clock.millis();
    HttpResponse firstAnswer = null;
    TransportException firstFailure = null;
    for (int attempt = 0; ; attempt++) {
      Headers headers = Headers.none();
      String why;
      boolean again;
      try {
        HttpResponse answer = transport.exchange(withRemaining(request, began));
        boolean failed = policy.retryable(answer.status());
        if (!failed) {
          return answer;
        }
        again = mayRepeat(request, attempt);
        headers = answer.headers();
        why = answer.statusText();
        if (firstAnswer == null && firstFailure == null) {
          if (!again) {
            return answer;
          }
          firstAnswer = kept(answer);
        } else {
          answer.close();
        }
      } catch (TransportException e) {
        again = policy.retryable(request, e) && mayRepeat(request, attempt);
        why = e.reason();
        if (firstAnswer == null && firstFailure == null) {
          firstFailure = e;
        }
      }
      Duration pause = again ? pause(attempt, headers) : Duration.ZERO;
      if (!again || !affordable(request, began, pause)) {
        return first(firstAnswer, firstFailure);
      }
      listener.retrying(request, attempt + 1, pause, why);
      sleep(pause);
    }
  }

  private static HttpResponse first(
      @Nullable HttpResponse answer, @Nullable TransportException failure) {
    if (failure != null) {
      throw failure;
    }
    if (answer == null) {
      throw new IllegalStateException("no attempt was made");
    }
    return answer;
  }

  private boolean mayRepeat(HttpRequest request, int attempt) {
    Body body = request.body();
    return attempt < policy.retries() && (body.length() == 0 || body.replayable());
  }

  /** The random source may not be safe for threads. */
  private synchronized Duration pause(int attempt, Headers headers) {
    RandomGenerator chance = random == null ? ThreadLocalRandom.current() : random;
    return policy.pause(attempt, headers, chance, clock);
  }

  private boolean affordable(HttpRequest request, long began, Duration pause) {
    Duration after = Duration.ofMillis(clock.millis() - began).plus(pause);
    Duration overall = request.timeouts().overall();
    return (policy.budget().isZero() || after.compareTo(policy.budget()) <= 0)
        && (overall.isZero() || after.compareTo(overall) < 0);
  }

  private HttpRequest withRemaining(HttpRequest request, long began) {
    Duration overall = request.timeouts().overall();
    if (overall.isZero()) {
      return request;
    }
    Duration left = overall.minusMillis(clock.millis() - began);
    Duration least = Duration.ofMillis(1);
    return request.withTimeouts(
        request.timeouts().withOverall(left.compareTo(least) < 0 ? least : left));
  }

  private void sleep(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransportException.of(Fault.CANCELLED, "context canceled", e);
    }
  }

  private static HttpResponse kept(HttpResponse answer) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (answer) {
      byte[] buffer = new byte[8192];
      int n;
      while (body.size() < KEPT_BODY && (n = answer.body().read(buffer)) >= 0) {
        body.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // What came is what can be shown.
    }
    return answer.withBody(
        answer.headers(), answer.contentLength(), new ByteArrayInputStream(body.toByteArray()));
  }

  /** A class rather than a lambda, which would cost a start-up some milliseconds. */
  private static final class RealSleeper implements Sleeper {
    @Override
    public void sleep(Duration pause) throws InterruptedException {
      Thread.sleep(pause.toMillis());
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
