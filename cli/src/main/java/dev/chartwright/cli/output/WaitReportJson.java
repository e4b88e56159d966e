package dev.chartwright.cli.output;

import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.wait.Diagnosis;
import dev.chartwright.kube.wait.WaitEvent;
import dev.chartwright.kube.wait.WaitReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A report of a wait for programs. Times are seconds.
 *
 * <pre>{@code
 * {"goal":"ready","outcome":"timedOut","seconds":3.01,"error":"resource Deployment/…",
 *  "longest":{"kind":"Deployment","namespace":"default","name":"web","seconds":3.01},
 *  "objects":[{"apiVersion":"apps/v1","kind":"Deployment","namespace":"default","name":"web",
 *    "status":"InProgress","message":"Available: 0/1","since":0.2,"reached":false,
 *    "pods":[{"name":"web-1","phase":"Pending","message":"","containers":[{"name":"c",
 *      "state":"waiting","reason":"ImagePullBackOff","message":"…","restarts":0,"log":[]}],
 *      "events":[]}],
 *    "events":[{"type":"Normal","reason":"ScalingReplicaSet","message":"…","count":1,"last":"…"}]}]}
 * }</pre>
 */
final class WaitReportJson {
  private WaitReportJson() {}

  /** The report as an object. */
  static JsonObject of(WaitReport report) {
    JsonObject json =
        JsonObject.create()
            .put("goal", report.goal().word())
            .put("outcome", report.outcome().word())
            .put("seconds", seconds(report.elapsed()))
            .put("error", report.error());
    report
        .slowest()
        .ifPresent(slowest ->
            json.put(
                "longest",
                JsonObject.create()
                    .put("kind", slowest.resource().kind())
                    .put("namespace", slowest.resource().namespace())
                    .put("name", slowest.resource().name())
                    .put("seconds", seconds(report.blocked(slowest)))));
    return json.put("objects", list(report.objects(), each -> object(report, each)));
  }

  private static JsonObject object(WaitReport report, WaitEvent event) {
    Resource resource = event.resource();
    JsonObject json =
        JsonObject.create()
            .put("apiVersion", resource.mapping().kind().apiVersion())
            .put("kind", resource.kind())
            .put("namespace", resource.namespace())
            .put("name", resource.name())
            .put("status", event.readiness().word())
            .put("message", event.message());
    if (!event.cause().isEmpty()) {
      json.put("cause", event.cause());
    }
    json.put("since", seconds(event.since())).put("reached", report.reached(event));
    for (Diagnosis each : report.diagnoses()) {
      if (each.object().equals(event)) {
        json.put("pods", list(each.pods(), WaitReportJson::pod));
        json.put("events", list(each.events(), WaitReportJson::event));
      }
    }
    return json;
  }

  private static JsonObject pod(Diagnosis.Pod pod) {
    return JsonObject.create()
        .put("name", pod.name())
        .put("phase", pod.phase())
        .put("message", pod.message())
        .put("containers", list(pod.containers(), WaitReportJson::container))
        .put("events", list(pod.events(), WaitReportJson::event));
  }

  private static JsonObject container(Diagnosis.Container container) {
    JsonObject json =
        JsonObject.create()
            .put("name", container.name())
            .put("state", container.state())
            .put("reason", container.reason())
            .put("message", container.message());
    if (container.exitCode().isPresent()) {
      json.put("exitCode", (long) container.exitCode().getAsInt());
    }
    return json.put("restarts", container.restarts())
        .put("log", new ArrayList<Object>(container.log()));
  }

  private static JsonObject event(Diagnosis.Event event) {
    return JsonObject.create()
        .put("type", event.type())
        .put("reason", event.reason())
        .put("message", event.message())
        .put("count", event.count())
        .put("last", event.last());
  }

  private static <T> List<Object> list(List<T> from, Function<T, JsonObject> to) {
    List<Object> list = new ArrayList<>(from.size());
    for (T each : from) {
      list.add(to.apply(each));
    }
    return list;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
