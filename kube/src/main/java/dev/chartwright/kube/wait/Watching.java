package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.RestMapping;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One wait for objects by watching them: one watch for each kind and namespace, and one place where
 * everything that they tell is put together.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/statuswait.go} (wait, waitForDelete, statusObserver);
 * fluxcd/cli-utils 1.2.2 {@code pkg/kstatus/watcher/object_status_reporter.go}.
 */
final class Watching {
  /** How a wait ended. */
  enum End {
    DONE,
    TIMED_OUT,
    INTERRUPTED
  }

  /** How often everything is judged anew, in case an event was missed. */
  private static final long RESYNC = TimeUnit.MINUTES.toNanos(3);

  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final long TICK = TimeUnit.SECONDS.toNanos(1);

  private final KubeApi api;
  private final WaitClock clock;
  private final WaitListener listener;
  private final StatusReader reader;
  private final Readiness desired;
  private final boolean hooks;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Map<ObjectKey, Observed> observed = new LinkedHashMap<>();
  private final Set<KindWatch> unsynced = new HashSet<>();
  private final long began;
  private final WaitLog waitLog;
  private long resyncDue;

  Watching(
      KubeApi api,
      LogSink log,
      WaitClock clock,
      WaitListener listener,
      StatusReader.@Nullable Demand demand,
      List<Resource> resources) {
    this.api = api;
    this.clock = clock;
    this.listener = listener;
    this.desired = demand == null ? Readiness.NOT_FOUND : Readiness.CURRENT;
    this.hooks = demand == StatusReader.Demand.HOOKS;
    this.reader = new StatusReader(api, clock, demand == null ? StatusReader.Demand.READY : demand);
    this.waitLog = new WaitLog(log, desired);
    this.began = clock.nanoTime();
    this.resyncDue = began + RESYNC;
    for (Resource each : resources) {
      ObjectKey key = ObjectKey.of(each);
      observed.putIfAbsent(key, new Observed(each, key));
    }
  }

  /** What is known of each object. */
  Map<ObjectKey, Observed> objects() {
    return observed;
  }

  /** When the wait began, on its clock. */
  long began() {
    return began;
  }

  long elapsed() {
    return clock.nanoTime() - began;
  }

  /**
   * Waits.
   *
   * @param judges who judges instead of threads of its own; null for nobody
   * @throws KubeException if the server refuses a watch
   */
  End run(Duration timeout, @Nullable Executor judges) {
    long deadline = began + nanos(timeout);
    WatchThreads threads = new WatchThreads(reader, signals, judges);
    try (threads) {
      for (KindWatch watch : watches()) {
        threads.start(watch);
      }
      while (!done()) {
        long left = deadline - clock.nanoTime();
        if (left <= 0) {
          return End.TIMED_OUT;
        }
        Signal signal = clock.poll(signals, Math.min(left, untilDue()));
        if (signal == null) {
          listener.passed(Duration.ofNanos(elapsed()));
        } else if (handle(signal, threads)) {
          waitLog.waiting(observed.values());
        }
        judgeAnew(threads);
      }
      waitLog.done(observed.values());
      return End.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return End.INTERRUPTED;
    }
  }

  private static long nanos(Duration timeout) {
    return timeout.isNegative() || timeout.compareTo(LONGEST) > 0
        ? LONGEST.toNanos()
        : timeout.toNanos();
  }

  private List<KindWatch> watches() {
    Map<String, KindWatch> watches = new LinkedHashMap<>();
    for (Observed each : observed.values()) {
      RestMapping mapping = each.resource.mapping();
      String namespace = each.key.namespace();
      watches.computeIfAbsent(
          mapping.path(namespace),
          path -> KindWatch.of(api, mapping, namespace, observed.keySet(), signals, clock));
    }
    unsynced.addAll(watches.values());
    return List.copyOf(watches.values());
  }

  /** Whether everything is as desired, or beyond hope. */
  private boolean done() {
    if (desired == Readiness.NOT_FOUND && !unsynced.isEmpty()) {
      return false;
    }
    for (Observed each : observed.values()) {
      if (each.readiness() != desired && !each.settled(desired)) {
        return false;
      }
    }
    return true;
  }

  /** Takes a signal in; true if Helm would look around now. */
  private boolean handle(Signal signal, WatchThreads threads) {
    if (signal instanceof Signal.Refused refused) {
      throw refused.error();
    }
    if (signal instanceof Signal.Synced synced) {
      return synced(synced.watch());
    }
    if (signal instanceof Signal.Seen seen) {
      Observed object = observed.get(seen.key());
      if (object == null) {
        return false;
      }
      object.latest = seen.object();
      object.lost = false;
      return judge(object, threads);
    }
    if (signal instanceof Signal.Gone gone) {
      Observed object = observed.get(gone.key());
      if (object != null) {
        gone(object, gone.last());
      }
      return object != null;
    }
    return judged((Signal.Judged) signal, threads);
  }

  private boolean synced(KindWatch watch) {
    if (!unsynced.remove(watch) || !unsynced.isEmpty()) {
      return false;
    }
    for (Observed each : observed.values()) {
      if (desired == Readiness.CURRENT
          && each.latest == null
          && each.readiness() == Readiness.UNKNOWN) {
        lost(each, null);
      }
    }
    return true;
  }

  private void gone(Observed object, @Nullable KubeObject last) {
    object.latest = null;
    object.turn++;
    object.beingJudged = false;
    object.due = false;
    if (desired == Readiness.NOT_FOUND || !lost(object, last)) {
      tell(object, Judgement.notFound(), "");
    }
  }

  /**
   * An object is not there: a job may have ended before, and a hook does not come back.
   *
   * @return whether it is known how a job ended
   */
  private boolean lost(Observed object, @Nullable KubeObject last) {
    Judgement end = LostJobs.isJob(object.key) ? LostJobs.end(api, object.resource, last) : null;
    if (end != null) {
      tell(object, end, "");
    } else if (hooks) {
      object.lost = true;
      tell(object, Judgement.notFound(), "");
    }
    return end != null;
  }

  private boolean judge(Observed object, WatchThreads threads) {
    object.turn++;
    object.due = false;
    KubeObject latest = object.latest;
    if (latest == null) {
      return false;
    }
    if (reader.asks(object.key)) {
      ask(object, threads, () -> latest);
      return false;
    }
    take(object, reader.read(latest));
    return true;
  }

  private static void ask(Observed object, WatchThreads threads, Supplier<KubeObject> source) {
    if (!object.beingJudged) {
      object.beingJudged = true;
      threads.judge(object.key, object.turn, source);
    }
  }

  private boolean judged(Signal.Judged judged, WatchThreads threads) {
    Observed object = observed.get(judged.key());
    if (object == null || !object.beingJudged) {
      return false;
    }
    object.beingJudged = false;
    if (object.turn != judged.turn()) {
      return judge(object, threads);
    }
    take(object, judged.reading());
    return true;
  }

  private void take(Observed object, StatusReader.Reading reading) {
    KubeException cause = reading.cause();
    if (reading.unscheduled()) {
      object.due = true;
      object.dueNanos = clock.nanoTime() + OtherKinds.SCHEDULING.toNanos();
    }
    tell(object, reading.judgement(), cause == null ? "" : String.valueOf(cause.getMessage()));
  }

  private void tell(Observed object, Judgement judgement, String cause) {
    long now = elapsed();
    if (object.judge(judgement, cause, now)) {
      listener.changed(object.event(now));
    }
  }

  private long untilDue() {
    long now = clock.nanoTime();
    long due = resyncDue - now;
    if (!listener.equals(WaitListener.none())) {
      due = Math.min(due, TICK);
    }
    for (Observed each : observed.values()) {
      if (each.due) {
        due = Math.min(due, each.dueNanos - now);
      }
    }
    return Math.max(due, 1);
  }

  /** Judges what time alone may have changed. */
  private void judgeAnew(WatchThreads threads) {
    long now = clock.nanoTime();
    if (now - resyncDue >= 0) {
      resyncDue = now + RESYNC;
      for (Observed each : observed.values()) {
        judge(each, threads);
      }
    }
    for (Observed each : observed.values()) {
      if (each.due && now - each.dueNanos >= 0) {
        each.due = false;
        ask(each, threads, () -> api.send(KubeRequest.get(each.resource.path())));
      }
    }
  }
}
