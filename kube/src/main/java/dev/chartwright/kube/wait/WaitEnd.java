package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.WaitException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a listener how a wait ended, having looked at what did not get there. */
final class WaitEnd {
  /** How many objects are looked at. */
  private static final int OBJECTS = 5;

  private final KubeApi api;
  private final WaitClock clock;
  private final WaitListener listener;
  private final WaitListener.Goal goal;

  WaitEnd(KubeApi api, WaitClock clock, WaitListener listener, WaitListener.Goal goal) {
    this.api = api;
    this.clock = clock;
    this.listener = listener;
    this.goal = goal;
  }

  void told(
      List<Resource> resources,
      Map<ObjectKey, Observed> known,
      long began,
      String error,
      @Nullable KubeException failure) {
    if (listener.equals(WaitListener.none())) {
      return;
    }
    long now = clock.nanoTime() - began;
    List<WaitEvent> objects = new ArrayList<>();
    List<Diagnosis> diagnoses = new ArrayList<>();
    WaitReport.Outcome outcome = outcome(failure);
    Diagnostician diagnostician = new Diagnostician(api);
    for (Resource each : resources) {
      ObjectKey key = ObjectKey.of(each);
      Observed object = known.getOrDefault(key, new Observed(each, key));
      WaitEvent event = object.event(now);
      objects.add(event);
      if (!goal.reached(event.readiness())
          && outcome != WaitReport.Outcome.INTERRUPTED
          && outcome != WaitReport.Outcome.DONE
          && diagnoses.size() < OBJECTS) {
        diagnoses.add(diagnostician.look(event, object.latest));
      }
    }
    listener.ended(new WaitReport(goal, outcome, error, Duration.ofNanos(now), objects, diagnoses));
  }

  private static WaitReport.Outcome outcome(@Nullable KubeException failure) {
    if (failure == null) {
      return WaitReport.Outcome.DONE;
    }
    if (Thread.currentThread().isInterrupted()) {
      return WaitReport.Outcome.INTERRUPTED;
    }
    return failure instanceof WaitException wait && wait.timedOut()
        ? WaitReport.Outcome.TIMED_OUT
        : WaitReport.Outcome.FAILED;
  }
}
