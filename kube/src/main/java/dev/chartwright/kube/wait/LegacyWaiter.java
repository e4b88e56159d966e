package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.WaitException;
import dev.chartwright.kube.Waiter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for objects every two seconds and judges them as Helm 3 did. No time at all means for ever.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/wait.go}.
 */
final class LegacyWaiter implements Waiter {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(2);
  private static final int RETRIES = 30;

  private final KubeApi api;
  private final LogSink log;
  private final WaitClock clock;
  private final WaitListener listener;

  LegacyWaiter(KubeApi api, LogSink log, WaitClock clock, WaitListener listener) {
    this.api = api;
    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  /** Whether all is well now. */
  private interface Attempt {
    boolean done();
  }

  @Override
  public void awaitReady(List<Resource> resources, Duration timeout) {
    await(WaitListener.Goal.READY, resources, timeout);
  }

  @Override
  public void awaitReadyWithJobs(List<Resource> resources, Duration timeout) {
    await(WaitListener.Goal.READY_WITH_JOBS, resources, timeout);
  }

  private void await(WaitListener.Goal goal, List<Resource> resources, Duration timeout) {
    log.debug(
        "beginning wait for resources",
        "count",
        Integer.toString(resources.size()),
        "timeout",
        text(timeout));
    ReadyChecker checker = new ReadyChecker(api, log, goal == WaitListener.Goal.READY_WITH_JOBS);
    int[] errors = new int[resources.size()];
    Told told = new Told(goal, resources, timeout);
    told.whole(() -> poll(timeout, () -> ready(resources, checker, errors, told)));
  }

  private boolean ready(List<Resource> resources, ReadyChecker checker, int[] errors, Told told) {
    for (int i = 0; i < errors.length; i++) {
      Resource resource = resources.get(i);
      Judgement judgement;
      try {
        judgement = checker.check(resource);
      } catch (KubeException e) {
        told.cause(resource, e);
        retry(resource, e, ++errors[i]);
        return false;
      }
      errors[i] = 0;
      told.judged(resource, judgement);
      if (judgement.readiness() != Readiness.CURRENT) {
        return false;
      }
    }
    return true;
  }

  /** Fails with an error that is not worth another attempt. */
  private void retry(Resource resource, KubeException error, int attempts) {
    String message = String.valueOf(error.getMessage());
    log.debug(
        "error received when checking resource status",
        "resource",
        resource.name(),
        "error",
        message);
    StatusException status = status(error);
    if (status == null) {
      log.debug("retryable error assumed", "resource", resource.name());
    } else {
      int code = status.code();
      boolean retryable = code == 0 || code == 429 || (code >= 500 && code != 501);
      log.debug(
          "status code received",
          "resource",
          resource.name(),
          "statusCode",
          Integer.toString(code),
          "retryable",
          Boolean.toString(retryable));
      if (!retryable) {
        throw WaitException.failed(message);
      }
    }
    if (attempts > RETRIES) {
      log.debug(
          "max number of retries reached",
          "resource",
          resource.name(),
          "retries",
          Integer.toString(attempts));
      throw WaitException.failed(message);
    }
    log.debug(
        "retrying resource readiness",
        "resource",
        resource.name(),
        "currentRetries",
        Integer.toString(attempts - 1),
        "maxRetries",
        Integer.toString(RETRIES));
  }

  private static @Nullable StatusException status(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof StatusException status) {
        return status;
      }
    }
    return null;
  }

  @Override
  public void awaitDeleted(List<Resource> resources, Duration timeout) {
    log.debug(
        "beginning wait for resources to be deleted",
        "count",
        Integer.toString(resources.size()),
        "timeout",
        text(timeout));
    long began = clock.nanoTime();
    Told told = new Told(WaitListener.Goal.DELETED, resources, timeout);
    try {
      told.whole(() -> poll(timeout, () -> gone(resources, told)));
      log.debug("wait for resources succeeded", "elapsed", seconds(began));
    } catch (KubeException e) {
      log.debug(
          "wait for resources failed",
          "elapsed",
          seconds(began),
          "error",
          String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private boolean gone(List<Resource> resources, Told told) {
    for (Resource each : resources) {
      try {
        told.judged(each, Kstatus.compute(api.send(KubeRequest.get(each.path())), clock.now()));
        return false;
      } catch (StatusException e) {
        if (!e.notFound()) {
          throw e;
        }
        told.judged(each, Judgement.notFound());
      }
    }
    return true;
  }

  private String seconds(long began) {
    long half = TimeUnit.MILLISECONDS.toNanos(500);
    long whole = TimeUnit.NANOSECONDS.toSeconds(clock.nanoTime() - began + half);
    return GoDuration.of(TimeUnit.SECONDS.toNanos(whole)).toString();
  }

  private static String text(Duration timeout) {
    return GoDuration.of(timeout.toNanos()).toString();
  }

  private void poll(Duration timeout, Attempt attempt) {
    boolean endless = timeout.isZero() || timeout.isNegative();
    long deadline = clock.nanoTime() + (endless ? Long.MAX_VALUE / 4 : timeout.toNanos());
    long next = clock.nanoTime();
    LinkedBlockingQueue<Object> nothing = new LinkedBlockingQueue<>();
    while (!attempt.done()) {
      next = Math.max(next + INTERVAL, clock.nanoTime());
      long until = Math.min(next, deadline);
      try {
        while (until - clock.nanoTime() > 0) {
          clock.poll(nothing, until - clock.nanoTime());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw WaitException.failed("context canceled");
      }
      if (deadline - clock.nanoTime() <= 0) {
        throw WaitException.timedOut("context deadline exceeded");
      }
    }
  }

  @Override
  public void awaitHooks(List<Resource> resources, Duration timeout) {
    if (resources.isEmpty()) {
      throw KubeException.of("no objects visited");
    }
    Told told = new Told(WaitListener.Goal.HOOKS, resources, timeout);
    told.whole(() -> new LegacyHooks(api, log, clock, told::judged).await(resources, timeout));
  }

  /** What a listener hears of a wait. */
  private final class Told {
    private final WaitListener.Goal goal;
    private final List<Resource> resources;
    private final long began = clock.nanoTime();
    private final Map<ObjectKey, Observed> objects = new LinkedHashMap<>();

    Told(WaitListener.Goal goal, List<Resource> resources, Duration timeout) {
      this.goal = goal;
      this.resources = resources;
      listener.began(goal, resources, timeout);
    }

    void judged(Resource resource, Judgement judgement) {
      tell(resource, judgement, "");
    }

    void cause(Resource resource, KubeException error) {
      tell(resource, Judgement.unknown(), String.valueOf(error.getMessage()));
    }

    private void tell(Resource resource, Judgement judgement, String cause) {
      ObjectKey key = ObjectKey.of(resource);
      Observed object = objects.computeIfAbsent(key, unused -> new Observed(resource, key));
      long now = clock.nanoTime() - began;
      if (object.judge(judgement, cause, now)) {
        listener.changed(object.event(now));
      }
    }

    void whole(Runnable wait) {
      WaitEnd end = new WaitEnd(api, clock, listener, goal);
      try {
        wait.run();
        end.told(resources, objects, began, "", null);
      } catch (KubeException e) {
        end.told(resources, objects, began, String.valueOf(e.getMessage()), e);
        throw e;
      }
    }
  }
}
