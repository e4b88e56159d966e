package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.KubeObject;
import java.util.List;
import java.util.Map;

/**
 * Shows the logs of hooks that ask for it: of pods, and of the pods of jobs. Source: Helm 4.3.1
 * {@code pkg/action/hooks.go} (outputLogsByPolicy).
 */
final class HookLogs {
  private final KubeClient kube;
  private final HookLog taker;
  private final LogSink log;

  HookLogs(KubeClient kube, HookLog taker, LogSink log) {
    this.kube = kube;
    this.taker = taker;
    this.log = log;
  }

  /** Shows the logs of a hook if it has that policy; a failure is logged and forgotten. */
  void show(Hook hook, String releaseNamespace, String policy) {
    if (!hook.outputLogPolicies().contains(policy)) {
      return;
    }
    try {
      show(hook, releaseNamespace);
    } catch (RuntimeException e) {
      log.info("error outputting logs for hook failure: " + e.getMessage());
    }
  }

  private void show(Hook hook, String releaseNamespace) {
    String namespace = namespace(hook, releaseNamespace);
    switch (hook.kind()) {
      case "Job" -> show(namespace, kube.pods(namespace, "job-name=" + hook.name(), ""));
      case "Pod" -> show(namespace, kube.pods(namespace, "", "metadata.name=" + hook.name()));
      default -> {}
    }
  }

  private void show(String namespace, List<KubeObject> pods) {
    for (KubeObject pod : pods) {
      for (Object each : pod.listAt("spec", "containers")) {
        if (each instanceof Map<?, ?> container && container.get("name") instanceof String name) {
          String text;
          try {
            text = kube.log(namespace, pod.name(), name);
          } catch (RuntimeException e) {
            throw new ActionException(
                "failed to stream pod logs for pod: " + pod.name() + ", container: " + name, e);
          }
          taker.accept(namespace, pod.name(), name, text);
        }
      }
    }
  }

  private static String namespace(Hook hook, String releaseNamespace) {
    Object tree;
    try {
      tree = Yaml.toJsonValue(hook.manifest());
    } catch (RuntimeException e) {
      throw new ActionException(
          "unable to parse metadata.namespace from kubernetes manifest for output logs hook "
              + hook.path()
              + ": "
              + e.getMessage(),
          e);
    }
    return tree instanceof Map<?, ?> map
            && map.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("namespace") instanceof String named
            && !named.isEmpty()
        ? named
        : releaseNamespace;
  }
}
