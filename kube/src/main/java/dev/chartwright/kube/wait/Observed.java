package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a wait knows of one object; for the thread that waits. */
final class Observed {
  final Resource resource;
  final ObjectKey key;
  Judgement judgement = Judgement.unknown();
  String cause = "";
  long sinceNanos;

  /** The newest state; null if the object was not seen or is gone. */
  @Nullable KubeObject latest;

  /** Counts states, so that a judgement of an older one is told from one of the newest. */
  int turn;

  /** Whether a thread judges the object now. */
  boolean beingJudged;

  /** Whether the object has vanished and will not come back by itself. */
  boolean lost;

  /** Whether time alone may change the judgement, and when. */
  boolean due;

  long dueNanos;

  Observed(Resource resource, ObjectKey key) {
    this.resource = resource;
    this.key = key;
  }

  /** Takes a judgement in; true if it is another one than before. */
  boolean judge(Judgement now, String why, long atNanos) {
    boolean changed = !judgement.equals(now) || !cause.equals(why);
    if (changed) {
      judgement = now;
      cause = why;
      sinceNanos = atNanos;
    }
    return changed;
  }

  Readiness readiness() {
    return judgement.readiness();
  }

  /** Whether there is nothing to wait for though the object is not as desired. */
  boolean settled(Readiness desired) {
    return desired == Readiness.NOT_FOUND
        ? readiness() == Readiness.UNKNOWN
        : readiness() == Readiness.FAILED || lost;
  }

  WaitEvent event(long atNanos) {
    return new WaitEvent(
        resource,
        judgement.readiness(),
        judgement.message(),
        cause,
        Duration.ofNanos(sinceNanos),
        Duration.ofNanos(atNanos));
  }
}
