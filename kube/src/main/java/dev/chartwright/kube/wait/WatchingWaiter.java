package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.WaitException;
import dev.chartwright.kube.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Watches objects and judges them as kstatus does. Source: Helm 4.3.1 {@code
 * pkg/kube/statuswait.go}.
 *
 * <p>Where Helm waits until time is up though nothing can change any more, this ends at once: a
 * hook that is gone, and a job of which the last state or the events tell how it ended. Objects
 * count as gone only when all watches have told what there is.
 */
final class WatchingWaiter implements Waiter {
  /** What a timeout of zero means. */
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private final KubeApi api;
  private final LogSink log;
  private final WaitClock clock;
  private final WaitListener listener;

  private final @Nullable Executor judges;

  WatchingWaiter(KubeApi api, LogSink log, WaitClock clock, WaitListener listener) {
    this(api, log, clock, listener, null);
  }

  /** A waiter in which somebody else judges, not threads that come with each wait. */
  WatchingWaiter(
      KubeApi api, LogSink log, WaitClock clock, WaitListener listener, @Nullable Executor judges) {
    this.judges = judges;
    this.api = api;
    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public void awaitReady(List<Resource> resources, Duration timeout) {
    begin(resources, timeout, "waiting for resources");
    await(WaitListener.Goal.READY, withoutPaused(resources), timeout);
  }

  @Override
  public void awaitReadyWithJobs(List<Resource> resources, Duration timeout) {
    begin(resources, timeout, "waiting for resources");
    await(WaitListener.Goal.READY_WITH_JOBS, withoutPaused(resources), timeout);
  }

  @Override
  public void awaitDeleted(List<Resource> resources, Duration timeout) {
    begin(resources, timeout, "waiting for resources to be deleted");
    await(WaitListener.Goal.DELETED, resources, timeout);
  }

  @Override
  public void awaitHooks(List<Resource> resources, Duration timeout) {
    begin(resources, timeout, "waiting for resources");
    await(WaitListener.Goal.HOOKS, withoutPaused(resources), timeout);
  }

  private void begin(List<Resource> resources, Duration timeout, String message) {
    log.debug(
        message,
        "count",
        Integer.toString(resources.size()),
        "timeout",
        GoDuration.of(limit(timeout).toNanos()).toString());
  }

  private static Duration limit(Duration timeout) {
    return timeout.isZero() ? DEFAULT_TIMEOUT : timeout;
  }

  private static List<Resource> withoutPaused(List<Resource> resources) {
    List<Resource> result = new ArrayList<>(resources.size());
    for (Resource each : resources) {
      if (!each.mapping().kind().apiVersion().equals("apps/v1")
          || !each.kind().equals("Deployment")
          || !Fields.flag(each.object(), "spec", "paused")) {
        result.add(each);
      }
    }
    return result;
  }

  private void await(WaitListener.Goal goal, List<Resource> resources, Duration timeout) {
    listener.began(goal, resources, limit(timeout));
    Watching watching = new Watching(api, log, clock, listener, demand(goal), resources);
    WaitEnd waitEnd = new WaitEnd(api, clock, listener, goal);
    String errors;
    WaitException failure = null;
    try {
      Watching.End end = watching.run(limit(timeout), judges);
      errors = errors(goal, resources, watching.objects(), end);
      if (!errors.isEmpty()) {
        failure =
            end == Watching.End.TIMED_OUT
                ? WaitException.timedOut(errors)
                : WaitException.failed(errors);
      }
    } catch (KubeException e) {
      waitEnd.told(
          resources, watching.objects(), watching.began(), String.valueOf(e.getMessage()), e);
      throw e;
    }
    waitEnd.told(resources, watching.objects(), watching.began(), errors, failure);
    if (failure != null) {
      throw failure;
    }
  }

  private static StatusReader.@Nullable Demand demand(WaitListener.Goal goal) {
    return switch (goal) {
      case READY -> StatusReader.Demand.READY;
      case READY_WITH_JOBS -> StatusReader.Demand.READY_WITH_JOBS;
      case HOOKS -> StatusReader.Demand.HOOKS;
      case DELETED -> null;
    };
  }

  private static String errors(
      WaitListener.Goal goal,
      List<Resource> resources,
      Map<ObjectKey, Observed> objects,
      Watching.End end) {
    boolean deleting = goal == WaitListener.Goal.DELETED;
    StringBuilder errors = new StringBuilder();
    for (Resource each : resources) {
      Observed object = Objects.requireNonNull(objects.get(ObjectKey.of(each)));
      Readiness readiness = object.readiness();
      if (goal.reached(readiness)) {
        continue;
      }
      line(errors)
          .append("resource ")
          .append(object.key)
          .append(deleting ? " still exists. status: " : " not ready. status: ")
          .append(readiness.word())
          .append(", message: ")
          .append(object.judgement.message());
    }
    if (end != Watching.End.DONE) {
      line(errors)
          .append(end == Watching.End.TIMED_OUT ? "context deadline exceeded" : "context canceled");
    }
    return errors.toString();
  }

  private static StringBuilder line(StringBuilder errors) {
    return errors.length() == 0 ? errors : errors.append('\n');
  }
}
