package dev.chartwright.testkit.kube;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What the API fills in when an object does not say: the defaults that show in merges, selectors
 * and readiness. Source: kubernetes pkg/apis/.../defaults.go.
 */
final class Defaults {
  private Defaults() {}

  static void fill(ApiKind kind, Map<String, Object> object, long number) {
    if (kind.custom()) {
      return;
    }
    Map<String, Object> spec = Tree.mapAt(object, "spec");
    switch (kind.kind()) {
      case "Deployment" -> {
        Tree.putMissing(spec, "replicas", 1L);
        Tree.putMissing(spec, "revisionHistoryLimit", 10L);
        Tree.putMissing(spec, "progressDeadlineSeconds", 600L);
        Map<String, Object> strategy = Tree.make(spec, "strategy");
        Tree.putMissing(strategy, "type", "RollingUpdate");
        if (Tree.text(strategy, "type").equals("RollingUpdate")) {
          Map<String, Object> rolling = Tree.make(strategy, "rollingUpdate");
          Tree.putMissing(rolling, "maxSurge", "25%");
          Tree.putMissing(rolling, "maxUnavailable", "25%");
        }
        template(spec, "Always");
      }
      case "ReplicaSet" -> {
        Tree.putMissing(spec, "replicas", 1L);
        template(spec, "Always");
      }
      case "StatefulSet" -> {
        Tree.putMissing(spec, "replicas", 1L);
        Tree.putMissing(spec, "revisionHistoryLimit", 10L);
        Tree.putMissing(spec, "podManagementPolicy", "OrderedReady");
        Map<String, Object> strategy = Tree.make(spec, "updateStrategy");
        Tree.putMissing(strategy, "type", "RollingUpdate");
        if (Tree.text(strategy, "type").equals("RollingUpdate")) {
          Tree.putMissing(Tree.make(strategy, "rollingUpdate"), "partition", 0L);
        }
        template(spec, "Always");
      }
      case "DaemonSet" -> {
        Tree.putMissing(spec, "revisionHistoryLimit", 10L);
        Map<String, Object> strategy = Tree.make(spec, "updateStrategy");
        Tree.putMissing(strategy, "type", "RollingUpdate");
        if (Tree.text(strategy, "type").equals("RollingUpdate")) {
          Map<String, Object> rolling = Tree.make(strategy, "rollingUpdate");
          Tree.putMissing(rolling, "maxSurge", 0L);
          Tree.putMissing(rolling, "maxUnavailable", 1L);
        }
        template(spec, "Always");
      }
      case "Job" -> job(object, spec);
      case "CronJob" -> {
        Tree.putMissing(spec, "concurrencyPolicy", "Allow");
        Tree.putMissing(spec, "suspend", false);
        Tree.putMissing(spec, "successfulJobsHistoryLimit", 3L);
        Tree.putMissing(spec, "failedJobsHistoryLimit", 1L);
        template(Tree.mapAt(spec, "jobTemplate", "spec"), "OnFailure");
        Tree.make(object, "status");
      }
      case "Pod" -> {
        podSpec(spec, "Always");
        Tree.putMissing(spec, "enableServiceLinks", true);
        Tree.putMissing(spec, "nodeName", "node-1");
        Map<String, Object> status = Tree.make(object, "status");
        Tree.putMissing(status, "phase", "Pending");
        Tree.putMissing(status, "qosClass", "BestEffort");
      }
      case "Service" -> service(object, spec, number);
      case "Secret" -> {
        Tree.putMissing(object, "type", "Opaque");
        Map<String, Object> texts = Tree.mapAt(object, "stringData");
        texts.forEach((name, value) ->
            Tree.make(object, "data")
                .put(
                    name,
                    Base64.getEncoder()
                        .encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8))));
        object.remove("stringData");
      }
      case "Namespace" -> {
        Tree.make(object, "metadata", "labels")
            .put("kubernetes.io/metadata.name", Tree.text(object, "metadata", "name"));
        Tree.putMissing(
            Tree.make(object, "spec"), "finalizers", new ArrayList<>(List.of("kubernetes")));
        Tree.putMissing(Tree.make(object, "status"), "phase", "Active");
      }
      case "PersistentVolumeClaim" -> {
        Tree.putMissing(spec, "storageClassName", "standard");
        Tree.putMissing(spec, "volumeMode", "Filesystem");
        Tree.putMissing(Tree.make(object, "status"), "phase", "Pending");
      }
      case "CustomResourceDefinition" -> definition(object, spec);
      case "Ingress" -> Tree.make(Tree.make(object, "status"), "loadBalancer");
      case "HorizontalPodAutoscaler" -> Tree.putMissing(spec, "minReplicas", 1L);
      default -> {
        // The other kinds are kept as they come.
      }
    }
  }

  private static void job(Map<String, Object> object, Map<String, Object> spec) {
    Tree.putMissing(spec, "backoffLimit", 6L);
    Tree.putMissing(spec, "completions", 1L);
    Tree.putMissing(spec, "parallelism", 1L);
    Tree.putMissing(spec, "completionMode", "NonIndexed");
    Tree.putMissing(spec, "suspend", false);
    Tree.putMissing(spec, "manualSelector", false);
    Tree.putMissing(spec, "podReplacementPolicy", "TerminatingOrFailed");
    String uid = Tree.text(object, "metadata", "uid");
    String name = Tree.text(object, "metadata", "name");
    Map<String, Object> labels = Tree.make(spec, "template", "metadata", "labels");
    labels.put("batch.kubernetes.io/controller-uid", uid);
    labels.put("batch.kubernetes.io/job-name", name);
    labels.put("controller-uid", uid);
    labels.put("job-name", name);
    Tree.putMissing(
        spec,
        "selector",
        Tree.map("matchLabels", Tree.map("batch.kubernetes.io/controller-uid", uid)));
    template(spec, "Never");
  }

  private static void template(Map<String, Object> spec, String restartPolicy) {
    Map<String, Object> podSpec = Tree.mapAt(spec, "template", "spec");
    if (!podSpec.isEmpty()) {
      podSpec(podSpec, restartPolicy);
    }
  }

  private static void podSpec(Map<String, Object> spec, String restartPolicy) {
    Tree.putMissing(spec, "restartPolicy", restartPolicy);
    Tree.putMissing(spec, "dnsPolicy", "ClusterFirst");
    Tree.putMissing(spec, "schedulerName", "default-scheduler");
    Tree.putMissing(spec, "securityContext", Tree.map());
    Tree.putMissing(spec, "terminationGracePeriodSeconds", 30L);
    if (spec.get("serviceAccountName") instanceof String account) {
      spec.put("serviceAccount", account);
    }
    for (String list : List.of("containers", "initContainers")) {
      for (Map<String, Object> container : Tree.maps(spec, list)) {
        String image = Tree.text(container, "image");
        boolean latest = image.endsWith(":latest") || image.indexOf(':') < 0;
        Tree.putMissing(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
        Tree.putMissing(container, "resources", Tree.map());
        Tree.putMissing(container, "terminationMessagePath", "/dev/termination-log");
        Tree.putMissing(container, "terminationMessagePolicy", "File");
        Tree.maps(container, "ports").forEach(port -> Tree.putMissing(port, "protocol", "TCP"));
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
          if (container.get(probe) instanceof Map<?, ?>) {
            Map<String, Object> values = Tree.mapAt(container, probe);
            Tree.putMissing(values, "failureThreshold", 3L);
            Tree.putMissing(values, "periodSeconds", 10L);
            Tree.putMissing(values, "successThreshold", 1L);
            Tree.putMissing(values, "timeoutSeconds", 1L);
            if (values.get("httpGet") instanceof Map<?, ?>) {
              Tree.putMissing(Tree.mapAt(values, "httpGet"), "scheme", "HTTP");
            }
          }
        }
      }
    }
  }

  private static void service(Map<String, Object> object, Map<String, Object> spec, long number) {
    Tree.putMissing(spec, "type", "ClusterIP");
    if (!Tree.text(spec, "type").equals("ExternalName")) {
      Tree.putMissing(
          spec, "clusterIP", "10.96." + (number / 250) % 250 + "." + (number % 250 + 1));
      Tree.putMissing(spec, "clusterIPs", new ArrayList<>(List.of(Tree.text(spec, "clusterIP"))));
      Tree.putMissing(spec, "internalTrafficPolicy", "Cluster");
      Tree.putMissing(spec, "ipFamilies", new ArrayList<>(List.of("IPv4")));
      Tree.putMissing(spec, "ipFamilyPolicy", "SingleStack");
    }
    Tree.putMissing(spec, "sessionAffinity", "None");
    for (Map<String, Object> port : Tree.maps(spec, "ports")) {
      Tree.putMissing(port, "protocol", "TCP");
      Tree.putMissing(port, "targetPort", port.getOrDefault("port", 0L));
    }
    Tree.make(object, "status", "loadBalancer");
  }

  private static void definition(Map<String, Object> object, Map<String, Object> spec) {
    Map<String, Object> names = Tree.make(spec, "names");
    String kind = Tree.text(names, "kind");
    Tree.putMissing(names, "listKind", kind + "List");
    Tree.putMissing(names, "singular", kind.toLowerCase(java.util.Locale.ROOT));
    Tree.putMissing(spec, "conversion", Tree.map("strategy", "None"));
    Tree.make(object, "status");
  }
}
