package dev.chartwright.kube.rest;

import dev.chartwright.kube.KubeException;
import java.util.HashMap;
import java.util.Map;

/**
 * One {@link RateLimiter} for each collection, since client-go makes a client for each kind. Safe
 * for several threads. Source: client-go {@code rest/config.go} (RESTClientForConfigAndClient).
 */
final class Limits {
  private static final float DEFAULT_PER_SECOND = 5;
  private static final int DEFAULT_BURST = 10;

  private final float perSecond;
  private final int burst;
  private final Pause pause;
  private final Map<String, RateLimiter> limiters = new HashMap<>();

  Limits(RestOptions options, Pause pause) {
    this.perSecond =
        options.queriesPerSecond() == 0 ? DEFAULT_PER_SECOND : options.queriesPerSecond();
    this.burst = options.burst() == 0 ? DEFAULT_BURST : options.burst();
    this.pause = pause;
  }

  /**
   * Waits until a request may be sent.
   *
   * @throws KubeException if none may ever be
   */
  void await(Subject subject) {
    if (perSecond > 0) {
      if (burst < 1) {
        throw KubeException.of(
            "client rate limiter Wait returned an error: rate: Wait(n=1) exceeds limiter's burst "
                + burst);
      }
      limiter(subject.resource() + "." + subject.group()).await();
    }
  }

  private synchronized RateLimiter limiter(String key) {
    RateLimiter limiter = limiters.get(key);
    if (limiter == null) {
      limiter = new RateLimiter(perSecond, burst, System::nanoTime, pause);
      limiters.put(key, limiter);
    }
    return limiter;
  }
}
