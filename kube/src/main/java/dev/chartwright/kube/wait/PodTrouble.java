package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a pod and its containers, by their status. */
final class PodTrouble {
  private PodTrouble() {}

  /**
   * What a container is doing.
   *
   * @param exitCode of this or the last run; null if it has not ended yet
   * @param started whether it has run at all
   */
  record State(
      String kind, String reason, String message, @Nullable Integer exitCode, boolean started) {
    static State of(Map<?, ?> container) {
      Map<?, ?> last = map(map(container.get("lastState")).get("terminated"));
      Map<?, ?> state = map(container.get("state"));
      for (String kind : new String[] {"waiting", "terminated", "running"}) {
        if (state.get(kind) instanceof Map<?, ?> now) {
          Map<?, ?> end = kind.equals("terminated") ? now : last;
          return new State(
              kind,
              text(now.get("reason")),
              text(now.get("message")).isEmpty()
                  ? text(last.get("message"))
                  : text(now.get("message")),
              end.get("exitCode") instanceof Long code ? code.intValue() : null,
              !kind.equals("waiting") || !last.isEmpty());
        }
      }
      return new State("waiting", "", "", null, false);
    }
  }

  static boolean troubled(KubeObject pod) {
    if (pod.textAt("status", "phase").equals("Succeeded")) {
      return false;
    }
    for (Object each : pod.listAt("status", "conditions")) {
      if (each instanceof Map<?, ?> condition
          && "Ready".equals(condition.get("type"))
          && "True".equals(condition.get("status"))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a container is not as it should be: it waits, has failed, or is not ready. */
  static boolean troubled(Map<?, ?> container, KubeObject pod) {
    State state = State.of(container);
    if (state.kind().equals("terminated")) {
      return state.exitCode() == null || state.exitCode() != 0;
    }
    return !Boolean.TRUE.equals(container.get("ready"))
        && !pod.textAt("status", "phase").equals("Succeeded");
  }

  /** Why a pod was evicted or has no node; may be empty. */
  static String message(KubeObject pod) {
    String message = pod.textAt("status", "message");
    if (!message.isEmpty()) {
      return message;
    }
    for (Object each : pod.listAt("status", "conditions")) {
      if (each instanceof Map<?, ?> condition
          && "PodScheduled".equals(condition.get("type"))
          && "False".equals(condition.get("status"))) {
        return text(condition.get("message"));
      }
    }
    return "";
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
