package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pods do what their first container says. */
final class Kubelet {
  /** What every container writes. */
  static final String LOG = "first line of the container's log\nsecond line\n";

  private final Controllers controllers;
  private final ApiKind kind;

  Kubelet(Controllers controllers) {
    this.controllers = controllers;
    this.kind = controllers.kinds().known("v1", "Pod");
  }

  void look(Map<String, Object> pod) {
    String phase = Tree.text(pod, "status", "phase");
    List<Map<String, Object>> containers = Tree.maps(pod, "spec", "containers");
    if (containers.isEmpty()) {
      return;
    }
    String command = command(containers.get(0));
    boolean fails = command.equals("false") || command.equals("exit 1");
    boolean always = Tree.text(pod, "spec", "restartPolicy").equals("Always");
    if (phase.equals("Pending") && Tree.at(pod, "status", "startTime") == null) {
      start(pod, containers, fails && always);
    } else if (phase.equals("Running") && !always && !sleeps(command)) {
      end(pod, containers, fails);
    }
  }

  private static String command(Map<String, Object> container) {
    List<String> words = new ArrayList<>();
    Tree.list(container, "command").forEach(word -> words.add(String.valueOf(word)));
    Tree.list(container, "args").forEach(word -> words.add(String.valueOf(word)));
    String text = strip(String.join(" ", words), "/bin/");
    return strip(text, "sh -c ");
  }

  private static String strip(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static boolean sleeps(String command) {
    if (!command.startsWith("sleep ")) {
      return false;
    }
    String time = command.substring(6);
    boolean number = time.length() >= 4;
    for (int i = 0; i < time.length(); i++) {
      number &= time.charAt(i) >= '0' && time.charAt(i) <= '9';
    }
    return time.equals("infinity") || number;
  }

  private void start(
      Map<String, Object> pod, List<Map<String, Object>> containers, boolean crashes) {
    String now = controllers.objects().now();
    String first = Tree.text(containers.get(0), "name");
    boolean missing = Tree.text(containers.get(0), "image").startsWith("missing/");
    boolean ready = !missing && !crashes;
    List<Object> conditions = new ArrayList<>();
    conditions.add(bare("PodReadyToStartContainers", "True", now));
    conditions.add(bare("Initialized", "True", now));
    for (String type : List.of("Ready", "ContainersReady")) {
      Map<String, Object> condition = bare(type, ready ? "True" : "False", now);
      if (!ready) {
        condition.put("reason", "ContainersNotReady");
        condition.put("message", "containers with unready status: [" + first + "]");
      }
      conditions.add(condition);
    }
    conditions.add(bare("PodScheduled", "True", now));
    List<Object> statuses = new ArrayList<>();
    for (Map<String, Object> container : containers) {
      Map<String, Object> state;
      if (missing) {
        state =
            waiting(
                "ImagePullBackOff",
                "Back-off pulling image \"" + Tree.text(container, "image") + "\"");
      } else if (crashes) {
        state = waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container");
      } else {
        state = Tree.map("running", Tree.map("startedAt", now));
      }
      statuses.add(status(container, ready, state));
    }
    Map<String, Object> status = Tree.copyMap(Tree.mapAt(pod, "status"));
    status.put("conditions", conditions);
    status.put("containerStatuses", statuses);
    status.put("hostIP", "127.0.0.1");
    status.put("podIP", "10.244.0.1");
    status.put("phase", missing ? "Pending" : "Running");
    status.put("startTime", now);
    controllers.status(kind, pod, status);
    if (missing) {
      event(
          pod, "Failed", "Failed to pull image \"" + Tree.text(containers.get(0), "image") + "\"");
    } else if (crashes) {
      event(pod, "BackOff", "Back-off restarting failed container " + first);
    }
  }

  private static Map<String, Object> waiting(String reason, String message) {
    return Tree.map("waiting", Tree.map("message", message, "reason", reason));
  }

  private static Map<String, Object> bare(String type, String status, String now) {
    return Tree.map("lastTransitionTime", now, "status", status, "type", type);
  }

  private static Map<String, Object> status(
      Map<String, Object> container, boolean ready, Map<String, Object> state) {
    return Tree.map(
        "image",
        Tree.text(container, "image"),
        "imageID",
        "",
        "name",
        Tree.text(container, "name"),
        "ready",
        ready,
        "restartCount",
        0L,
        "started",
        ready,
        "state",
        state);
  }

  private void end(Map<String, Object> pod, List<Map<String, Object>> containers, boolean fails) {
    String now = controllers.objects().now();
    String reason = fails ? "PodFailed" : "PodCompleted";
    List<Object> conditions = new ArrayList<>();
    Map<String, Object> initialized = bare("Initialized", "True", now);
    initialized.put("reason", "PodCompleted");
    conditions.add(initialized);
    for (String type : List.of("Ready", "ContainersReady")) {
      Map<String, Object> condition = bare(type, "False", now);
      condition.put("reason", reason);
      conditions.add(condition);
    }
    List<Object> statuses = new ArrayList<>();
    for (Map<String, Object> container : containers) {
      Map<String, Object> terminated =
          Tree.map(
              "exitCode",
              fails ? 1L : 0L,
              "finishedAt",
              now,
              "reason",
              fails ? "Error" : "Completed",
              "startedAt",
              now);
      statuses.add(status(container, false, Tree.map("terminated", terminated)));
    }
    Map<String, Object> status = Tree.copyMap(Tree.mapAt(pod, "status"));
    status.put("conditions", conditions);
    status.put("containerStatuses", statuses);
    status.put("phase", fails ? "Failed" : "Succeeded");
    controllers.status(kind, pod, status);
    if (fails) {
      event(pod, "Failed", "Error: container exited with code 1");
    }
  }

  private void event(Map<String, Object> pod, String reason, String message) {
    String now = controllers.objects().now();
    Map<String, Object> metadata = Tree.mapAt(pod, "metadata");
    controllers
        .objects()
        .controllerCreates(
            controllers.kinds().known("v1", "Event"),
            Tree.map(
                "metadata",
                Tree.map(
                    "generateName",
                    Tree.text(metadata, "name") + ".",
                    "namespace",
                    Tree.text(metadata, "namespace")),
                "involvedObject",
                Tree.map(
                    "apiVersion", "v1",
                    "kind", "Pod",
                    "name", Tree.text(metadata, "name"),
                    "namespace", Tree.text(metadata, "namespace"),
                    "uid", Tree.text(metadata, "uid")),
                "reason",
                reason,
                "message",
                message,
                "type",
                "Warning",
                "count",
                1L,
                "firstTimestamp",
                now,
                "lastTimestamp",
                now,
                "source",
                Tree.map("component", "kubelet", "host", "node-1")));
  }
}
