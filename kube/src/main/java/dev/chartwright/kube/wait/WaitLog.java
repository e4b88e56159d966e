package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Helm's debug lines of a wait. Source: Helm 4.3.1 {@code pkg/kube/statuswait.go}. */
final class WaitLog {
  private final LogSink log;
  private final Readiness desired;

  WaitLog(LogSink log, Readiness desired) {
    this.log = log;
    this.desired = desired;
  }

  /** Names one object that is still waited for: the first by name. */
  void waiting(Collection<Observed> objects) {
    Observed first = null;
    for (Observed each : objects) {
      if (each.readiness() != desired && !each.settled(desired) && before(each, first)) {
        first = each;
      }
    }
    if (first != null) {
      log.debug(
          "waiting for resource",
          "namespace",
          first.key.namespace(),
          "name",
          first.key.name(),
          "kind",
          first.key.kind(),
          "expectedStatus",
          desired.word(),
          "actualStatus",
          first.readiness().word());
    }
  }

  private static boolean before(Observed object, @Nullable Observed other) {
    return other == null || object.key.name().compareTo(other.key.name()) < 0;
  }

  /** Nothing is waited for any longer. */
  void done(Collection<Observed> objects) {
    int count = 0;
    for (Observed each : objects) {
      count += each.settled(desired) ? 0 : 1;
    }
    log.debug(
        "all resources achieved desired status",
        "desiredStatus",
        desired.word(),
        "resourceCount",
        Integer.toString(count));
  }
}
