package dev.chartwright.kube.wait;

import dev.chartwright.golang.GoString;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster why an object is not ready: its pods, their containers, logs and events. What
 * cannot be read, for lack of rights or because it is gone, is left out.
 */
final class Diagnostician {
  private static final int LOG_BYTES = 16 << 10;

  private final KubeApi api;

  Diagnostician(KubeApi api) {
    this.api = api;
  }

  /**
   * Looks at an object.
   *
   * @param latest its newest state; null if that is not known
   */
  Diagnosis look(WaitEvent event, @Nullable KubeObject latest) {
    KubeObject object = latest == null ? event.resource().object() : latest;
    String namespace = event.resource().namespace();
    List<Diagnosis.Pod> pods = new ArrayList<>();
    for (KubeObject pod : pods(event, object, namespace)) {
      if (pods.size() < Diagnosis.PODS && PodTrouble.troubled(pod)) {
        pods.add(pod(pod, namespace));
      }
    }
    List<Diagnosis.Event> events =
        event.resource().kind().equals("Pod") && !pods.isEmpty()
            ? List.of()
            : events(namespace, object.uid());
    return new Diagnosis(event, pods, events);
  }

  private List<KubeObject> pods(WaitEvent event, KubeObject object, String namespace) {
    String kind = event.resource().kind();
    try {
      return switch (kind) {
        case "Pod" -> List.of(api.send(KubeRequest.get(event.resource().path())));
        case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job" -> {
          String selector = LabelSelector.text(object.at("spec", "selector"));
          yield StatusReader.items(
              api.send(
                  KubeRequest.get("/api/v1/namespaces/" + namespace + "/pods")
                      .query("labelSelector", selector)),
              "v1",
              "Pod");
        }
        default -> List.of();
      };
    } catch (KubeException unreadable) {
      return List.of();
    }
  }

  private Diagnosis.Pod pod(KubeObject pod, String namespace) {
    List<Diagnosis.Container> containers = new ArrayList<>();
    for (String list : List.of("initContainerStatuses", "containerStatuses")) {
      for (Object each : pod.listAt("status", list)) {
        if (each instanceof Map<?, ?> fields && PodTrouble.troubled(fields, pod)) {
          containers.add(container(pod, namespace, fields));
        }
      }
    }
    return new Diagnosis.Pod(
        namespace,
        pod.name(),
        pod.textAt("status", "phase"),
        PodTrouble.message(pod),
        containers,
        events(namespace, pod.uid()));
  }

  private Diagnosis.Container container(KubeObject pod, String namespace, Map<?, ?> fields) {
    PodTrouble.State state = PodTrouble.State.of(fields);
    String name = String.valueOf(fields.get("name"));
    List<String> log =
        state.started()
            ? log(namespace, pod.name(), name, state.kind().equals("waiting"))
            : List.of();
    return new Diagnosis.Container(
        name,
        state.kind(),
        state.reason(),
        state.message(),
        state.exitCode() == null ? OptionalInt.empty() : OptionalInt.of(state.exitCode()),
        fields.get("restartCount") instanceof Long restarts ? restarts : 0,
        log);
  }

  private List<String> log(String namespace, String pod, String container, boolean previous) {
    KubeRequest request =
        KubeRequest.get("/api/v1/namespaces/" + namespace + "/pods/" + pod + "/log")
            .query("container", container)
            .query("limitBytes", Integer.toString(LOG_BYTES))
            .query("tailLines", Integer.toString(Diagnosis.LINES));
    try (InputStream in = api.open(previous ? request.query("previous", "true") : request)) {
      String text = GoString.of(in.readNBytes(LOG_BYTES));
      return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    } catch (KubeException | IOException unreadable) {
      return List.of();
    }
  }

  private List<Diagnosis.Event> events(String namespace, String uid) {
    if (uid.isEmpty()) {
      return List.of();
    }
    String where = namespace.isEmpty() ? "default" : namespace;
    List<KubeObject> found;
    try {
      found =
          StatusReader.items(
              api.send(
                  KubeRequest.get("/api/v1/namespaces/" + where + "/events")
                      .query("fieldSelector", "involvedObject.uid=" + uid)
                      .query("limit", "500")),
              "v1",
              "Event");
    } catch (KubeException unreadable) {
      return List.of();
    }
    List<Diagnosis.Event> events = new ArrayList<>();
    for (KubeObject each : found) {
      events.add(
          new Diagnosis.Event(
              each.textAt("type"),
              each.textAt("reason"),
              each.textAt("message"),
              Math.max(1, Fields.number(each, Fields.number(each, 1, "series", "count"), "count")),
              last(each)));
    }
    events.sort((one, other) -> one.last().compareTo(other.last()));
    int first = Math.max(0, events.size() - Diagnosis.EVENTS);
    return events.subList(first, events.size());
  }

  private static String last(KubeObject event) {
    for (String[] path :
        List.of(
            new String[] {"series", "lastObservedTime"},
            new String[] {"lastTimestamp"},
            new String[] {"eventTime"})) {
      String time = event.textAt(path);
      if (!time.isEmpty()) {
        return time;
      }
    }
    return event.textAt("metadata", "creationTimestamp");
  }
}
