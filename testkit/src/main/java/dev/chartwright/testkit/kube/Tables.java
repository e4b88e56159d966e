package dev.chartwright.testkit.kube;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Objects as rows, for {@code as=Table}. Source: kubernetes pkg/printers/internalversion
 * printers.go.
 */
final class Tables {
  private final ApiKind kind;
  private final Instant now;

  Tables(ApiKind kind, Instant now) {
    this.kind = kind;
    this.now = now;
  }

  /**
   * A table of objects.
   *
   * @param include {@code Object}, {@code Metadata} or {@code None}
   */
  Map<String, Object> of(List<Map<String, Object>> objects, String version, String include) {
    List<Object> definitions = new ArrayList<>();
    for (String column : columns()) {
      boolean wide = column.startsWith("+");
      String name = wide ? column.substring(1) : column;
      definitions.add(
          Tree.map(
              "name", name,
              "type", isNumber(name) ? "integer" : "string",
              "format", name.equals("Name") ? "name" : "",
              "description", "",
              "priority", wide ? 1L : 0L));
    }
    List<Object> rows = new ArrayList<>();
    for (Map<String, Object> object : objects) {
      Map<String, Object> row = Tree.map("cells", cells(object));
      if (include.equals("Object")) {
        row.put("object", object);
      } else if (!include.equals("None")) {
        row.put(
            "object",
            Tree.map(
                "kind", "PartialObjectMetadata",
                "apiVersion", "meta.k8s.io/v1",
                "metadata", Tree.mapAt(object, "metadata")));
      }
      rows.add(row);
    }
    return Tree.map(
        "kind",
        "Table",
        "apiVersion",
        "meta.k8s.io/v1",
        "metadata",
        Tree.map("resourceVersion", version),
        "columnDefinitions",
        definitions,
        "rows",
        rows);
  }

  private static boolean isNumber(String name) {
    return switch (name) {
      case "Data", "Desired", "Current", "Up-to-date", "Available" -> true;
      default -> false;
    };
  }

  private List<String> columns() {
    String names =
        kind.custom()
            ? "Name,Age"
            : switch (kind.kind()) {
              case "ConfigMap" -> "Name,Data,Age";
              case "Secret" -> "Name,Type,Data,Age";
              case "Namespace" -> "Name,Status,Age";
              case "Pod" ->
                  "Name,Ready,Status,Restarts,Age,+IP,+Node,+Nominated Node,+Readiness Gates";
              case "Service" -> "Name,Type,Cluster-IP,External-IP,Port(s),Age,+Selector";
              case "Deployment" ->
                  "Name,Ready,Up-to-date,Available,Age,+Containers,+Images,+Selector";
              case "ReplicaSet" -> "Name,Desired,Current,Ready,Age,+Containers,+Images,+Selector";
              case "StatefulSet" -> "Name,Ready,Age,+Containers,+Images";
              case "DaemonSet" ->
                  "Name,Desired,Current,Ready,Up-to-date,Available,Node Selector,Age,+Containers,"
                      + "+Images,+Selector";
              case "Job" -> "Name,Status,Completions,Duration,Age,+Containers,+Images,+Selector";
              case "CustomResourceDefinition", "Role", "ClusterRole" -> "Name,Created At";
              default -> "Name,Age";
            };
    return Arrays.asList(names.split(",", -1));
  }

  private List<Object> cells(Map<String, Object> object) {
    List<Object> cells = new ArrayList<>();
    cells.add(Tree.text(object, "metadata", "name"));
    String age = age(Tree.text(object, "metadata", "creationTimestamp"));
    switch (kind.custom() ? "" : kind.kind()) {
      case "ConfigMap" -> add(cells, data(object), age);
      case "Secret" -> add(cells, Tree.text(object, "type"), data(object), age);
      case "Namespace" -> add(cells, Tree.text(object, "status", "phase"), age);
      case "Pod" -> pod(cells, object, age);
      case "Service" -> service(cells, object, age);
      case "Deployment" -> {
        long replicas = status(object, "replicas");
        long wanted = Tree.number(object, replicas, "spec", "replicas");
        add(cells, status(object, "readyReplicas") + "/" + wanted);
        add(cells, status(object, "updatedReplicas"), status(object, "availableReplicas"), age);
        containers(cells, object, true);
      }
      case "ReplicaSet" -> {
        add(cells, Tree.number(object, 0, "spec", "replicas"), status(object, "replicas"));
        add(cells, status(object, "readyReplicas"), age);
        containers(cells, object, true);
      }
      case "StatefulSet" -> {
        long wanted = Tree.number(object, 0, "spec", "replicas");
        add(cells, status(object, "readyReplicas") + "/" + wanted, age);
        containers(cells, object, false);
      }
      case "DaemonSet" -> {
        add(cells, status(object, "desiredNumberScheduled"));
        add(cells, status(object, "currentNumberScheduled"), status(object, "numberReady"));
        add(cells, status(object, "updatedNumberScheduled"), status(object, "numberAvailable"));
        add(cells, labels(Tree.mapAt(object, "spec", "template", "spec", "nodeSelector")), age);
        containers(cells, object, true);
      }
      case "Job" -> job(cells, object, age);
      case "CustomResourceDefinition", "Role", "ClusterRole" ->
          add(cells, Tree.text(object, "metadata", "creationTimestamp"));
      default -> add(cells, age);
    }
    return cells;
  }

  private static void add(List<Object> cells, Object... values) {
    cells.addAll(List.of(values));
  }

  private static long status(Map<String, Object> object, String name) {
    return Tree.number(object, 0, "status", name);
  }

  private static long data(Map<String, Object> object) {
    return (long) Tree.mapAt(object, "data").size() + Tree.mapAt(object, "binaryData").size();
  }

  private static void pod(List<Object> cells, Map<String, Object> pod, String age) {
    long ready = 0;
    String state = Tree.text(pod, "status", "phase");
    for (Map<String, Object> status : Tree.maps(pod, "status", "containerStatuses")) {
      ready += Boolean.TRUE.equals(status.get("ready")) ? 1 : 0;
      for (String each : List.of("waiting", "terminated")) {
        String reason = Tree.text(status, "state", each, "reason");
        state = reason.isEmpty() ? state : reason;
      }
    }
    add(cells, ready + "/" + Tree.maps(pod, "spec", "containers").size(), state, "0", age);
    String address = Tree.text(pod, "status", "podIP");
    add(cells, address.isEmpty() ? "<none>" : address, Tree.text(pod, "spec", "nodeName"));
    add(cells, "<none>", "<none>");
  }

  private static void service(List<Object> cells, Map<String, Object> service, String age) {
    String type = Tree.text(service, "spec", "type");
    String address = Tree.text(service, "spec", "clusterIP");
    String outside = type.equals("LoadBalancer") ? "<pending>" : "<none>";
    String name = Tree.text(service, "spec", "externalName");
    add(cells, type, address.isEmpty() ? "<none>" : address, name.isEmpty() ? outside : name);
    List<String> ports = new ArrayList<>();
    for (Map<String, Object> port : Tree.maps(service, "spec", "ports")) {
      long node = Tree.number(port, 0, "nodePort");
      ports.add(
          Tree.number(port, 0, "port")
              + (node > 0 ? ":" + node : "")
              + "/"
              + Tree.text(port, "protocol"));
    }
    add(cells, ports.isEmpty() ? "<none>" : String.join(",", ports), age);
    add(cells, labels(Tree.mapAt(service, "spec", "selector")));
  }

  private void job(List<Object> cells, Map<String, Object> job, String age) {
    String state = "Running";
    for (Map<String, Object> condition : Tree.maps(job, "status", "conditions")) {
      String type = Tree.text(condition, "type");
      if (type.equals("Complete") || type.equals("Failed")) {
        state = type;
      }
    }
    String started = Tree.text(job, "status", "startTime");
    String ended = Tree.text(job, "status", "completionTime");
    String duration = "";
    if (!started.isEmpty()) {
      Instant end = ended.isEmpty() ? now : Instant.parse(ended);
      duration = show(Duration.between(Instant.parse(started), end).toSeconds());
    }
    add(cells, state);
    add(cells, status(job, "succeeded") + "/" + Tree.number(job, 1, "spec", "completions"));
    add(cells, duration, age);
    containers(cells, job, true);
  }

  private static void containers(List<Object> cells, Map<String, Object> object, boolean selector) {
    List<String> names = new ArrayList<>();
    List<String> images = new ArrayList<>();
    for (Map<String, Object> each : Tree.maps(object, "spec", "template", "spec", "containers")) {
      names.add(Tree.text(each, "name"));
      images.add(Tree.text(each, "image"));
    }
    add(cells, String.join(",", names), String.join(",", images));
    if (selector) {
      add(cells, labels(Tree.mapAt(object, "spec", "selector", "matchLabels")));
    }
  }

  private static String labels(Map<String, Object> labels) {
    List<String> pairs = new ArrayList<>();
    labels.forEach((name, value) -> pairs.add(name + "=" + value));
    pairs.sort(null);
    return pairs.isEmpty() ? "<none>" : String.join(",", pairs);
  }

  private String age(String created) {
    return created.isEmpty()
        ? "<unknown>"
        : show(Duration.between(Instant.parse(created), now).toSeconds());
  }

  /** As people read it. Source: apimachinery pkg/util/duration. */
  private static String show(long seconds) {
    if (seconds < 120) {
      return Math.max(0, seconds) + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 10) {
      return seconds % 60 == 0 ? minutes + "m" : minutes + "m" + seconds % 60 + "s";
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    long hours = minutes / 60;
    return hours < 48 ? hours + "h" : hours / 24 + "d";
  }
}
