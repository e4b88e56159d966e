package dev.chartwright.kube.wait;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the cluster says about an object that did not get ready.
 *
 * @param object the object
 * @param pods its pods that are in trouble, at most {@value #PODS}
 * @param events its last events, the newest last, at most {@value #EVENTS}
 */
public record Diagnosis(WaitEvent object, List<Pod> pods, List<Event> events) {
  /** How many pods of an object are looked at. */
  public static final int PODS = 3;

  /** How many events of an object or a pod are told. */
  public static final int EVENTS = 5;

  /** How many lines of a log are told. */
  public static final int LINES = 10;

  /** Copies the lists. */
  public Diagnosis {
    pods = List.copyOf(pods);
    events = List.copyOf(events);
  }

  /**
   * A pod that is not ready.
   *
   * @param phase such as {@code Pending}
   * @param message why it is not scheduled or was evicted; may be empty
   * @param containers the containers that are not as they should be
   * @param events its last events
   */
  public record Pod(
      String namespace,
      String name,
      String phase,
      String message,
      List<Container> containers,
      List<Event> events) {
    /** Copies the lists. */
    public Pod {
      containers = List.copyOf(containers);
      events = List.copyOf(events);
    }
  }

  /**
   * A container that does not run well.
   *
   * @param state {@code waiting}, {@code terminated} or {@code running}
   * @param reason such as {@code CrashLoopBackOff}; may be empty
   * @param message more about it; may be empty
   * @param exitCode of this or the last run
   * @param restarts how often it was started again
   * @param log the end of what it wrote
   */
  public record Container(
      String name,
      String state,
      String reason,
      String message,
      OptionalInt exitCode,
      long restarts,
      List<String> log) {
    /** Copies the log. */
    public Container {
      log = List.copyOf(log);
    }
  }

  /**
   * An event of the API.
   *
   * @param type {@code Normal} or {@code Warning}
   * @param reason such as {@code FailedScheduling}
   * @param count how often it was seen
   * @param last when it was seen last, as the API writes times; may be empty
   */
  public record Event(String type, String reason, String message, long count, String last) {}
}
