package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the parts of objects in which charts go wrong most: the specs of workloads, pods,
 * containers, Services. Other parts are not looked into. Source: the OpenAPI of Kubernetes 1.36.
 */
final class Schema {
  /** A type and its fields; a whole number's field ends in {@code #}. */
  private static final String TYPES =
      """
      DeploymentSpec minReadySeconds# paused progressDeadlineSeconds# replicas# \
          revisionHistoryLimit# selector strategy template
      StatefulSetSpec minReadySeconds# ordinals persistentVolumeClaimRetentionPolicy \
          podManagementPolicy replicas# revisionHistoryLimit# selector serviceName template \
          updateStrategy volumeClaimTemplates
      DaemonSetSpec minReadySeconds# revisionHistoryLimit# selector template \
          updateStrategy
      ReplicaSetSpec minReadySeconds# replicas# selector template
      JobSpec activeDeadlineSeconds# backoffLimit# backoffLimitPerIndex# completionMode \
          completions# managedBy manualSelector maxFailedIndexes# parallelism# \
          podFailurePolicy podReplacementPolicy selector successPolicy suspend template \
          ttlSecondsAfterFinished#
      CronJobSpec concurrencyPolicy failedJobsHistoryLimit# jobTemplate schedule \
          startingDeadlineSeconds# successfulJobsHistoryLimit# suspend timeZone
      ServiceSpec allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs \
          externalName externalTrafficPolicy healthCheckNodePort# internalTrafficPolicy \
          ipFamilies ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges \
          ports publishNotReadyAddresses selector sessionAffinity sessionAffinityConfig \
          trafficDistribution type
      ServicePort appProtocol name nodePort# port# protocol targetPort
      PodSpec activeDeadlineSeconds# affinity automountServiceAccountToken containers \
          dnsConfig dnsPolicy enableServiceLinks ephemeralContainers hostAliases hostIPC \
          hostNetwork hostPID hostUsers hostname hostnameOverride imagePullSecrets \
          initContainers nodeName nodeSelector os overhead preemptionPolicy priority# \
          priorityClassName readinessGates resourceClaims resources restartPolicy \
          runtimeClassName schedulerName schedulingGates schedulingGroup securityContext \
          serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain \
          terminationGracePeriodSeconds# tolerations topologySpreadConstraints volumes
      Container args command env envFrom image imagePullPolicy lifecycle livenessProbe \
          name ports readinessProbe resizePolicy resources restartPolicy restartPolicyRules \
          securityContext startupProbe stdin stdinOnce terminationMessagePath \
          terminationMessagePolicy tty volumeDevices volumeMounts workingDir
      ConfigMap apiVersion binaryData data immutable kind metadata
      Secret apiVersion data immutable kind metadata stringData type
      PodTemplateSpec metadata spec
      Any apiVersion kind metadata spec status
      """;

  private final Map<String, List<String>> types = new HashMap<>();

  /**
   * Something that does not fit.
   *
   * @param path as the API's strict decoder writes it: {@code spec.containers[0].x}
   * @param element as server-side apply writes it: {@code .spec.containers[name="web"].x}
   * @param type the Go type; empty for a field that there is not
   * @param got the JSON type of the value that does not fit
   */
  record Mistake(String path, String element, String type, String field, String got) {}

  Schema() {
    for (String line : TYPES.split("\n", -1)) {
      List<String> words = Arrays.asList(line.strip().split(" +", -1));
      if (words.size() > 1) {
        types.put(words.get(0), words.subList(1, words.size()));
      }
    }
  }

  /** What does not fit, in the order of the fields. */
  List<Mistake> check(ApiKind kind, Map<String, Object> object) {
    List<Mistake> mistakes = new ArrayList<>();
    if (!kind.custom()) {
      String root = types.containsKey(kind.kind()) ? kind.kind() : hasSpec(kind) ? "Any" : "";
      check(mistakes, kind, root, object, "", "");
    }
    return mistakes;
  }

  private boolean hasSpec(ApiKind kind) {
    return types.containsKey(kind.kind() + "Spec");
  }

  private void check(
      List<Mistake> mistakes,
      ApiKind kind,
      String type,
      Map<String, Object> object,
      String path,
      String element) {
    List<String> fields = types.get(type);
    if (fields == null) {
      return;
    }
    Set<String> names = new TreeSet<>(object.keySet());
    for (String name : names) {
      Object value = object.get(name);
      String fullPath = path.isEmpty() ? name : path + "." + name;
      String fullElement = element + "." + name;
      if (fields.contains(name + "#")) {
        if (value != null && !(value instanceof Number)) {
          String got =
              value instanceof String ? "string" : value instanceof Boolean ? "bool" : "object";
          mistakes.add(new Mistake(fullPath, fullElement, type, name, got));
        }
      } else if (!fields.contains(name)) {
        mistakes.add(new Mistake(fullPath, fullElement, "", name, ""));
      } else {
        inside(mistakes, kind, typeOf(kind, type, name), name, value, fullPath, fullElement);
      }
    }
  }

  private void inside(
      List<Mistake> mistakes,
      ApiKind kind,
      String type,
      String name,
      @Nullable Object value,
      String path,
      String element) {
    if (value instanceof Map<?, ?>) {
      check(mistakes, kind, type, Tree.cast(value), path, element);
    } else if (value instanceof List<?> list && !type.isEmpty()) {
      List<String> keys = ListKeys.of(kind, name, list);
      for (int i = 0; i < list.size(); i++) {
        Object item = list.get(i);
        if (item instanceof Map<?, ?>) {
          String shown = keys == null ? "[" + i + "]" : FieldSet.show(ListKeys.element(keys, item));
          check(mistakes, kind, type, Tree.cast(item), path + "[" + i + "]", element + shown);
        }
      }
    }
  }

  private static String typeOf(ApiKind kind, String type, String field) {
    return switch (field) {
      case "spec" ->
          type.equals("PodTemplateSpec")
              ? "PodSpec"
              : type.equals("Any") ? kind.kind() + "Spec" : "";
      case "template" -> "PodTemplateSpec";
      case "containers", "initContainers" -> "Container";
      case "ports" -> type.equals("ServiceSpec") ? "ServicePort" : "";
      default -> "";
    };
  }

  /** Takes unknown fields away, as the API does where it is not strict. */
  static void prune(Map<String, Object> object, List<Mistake> mistakes) {
    for (Mistake mistake : mistakes) {
      if (mistake.type().isEmpty()) {
        remove(object, mistake.path());
      }
    }
  }

  private static void remove(Map<String, Object> object, String path) {
    Object at = object;
    String[] parts = path.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      int open = parts[i].indexOf('[');
      at = Tree.at(at, open < 0 ? parts[i] : parts[i].substring(0, open));
      if (open >= 0 && at instanceof List<?> list) {
        at = list.get(Integer.parseInt(parts[i].substring(open + 1, parts[i].length() - 1)));
      }
    }
    if (at instanceof Map<?, ?> map) {
      map.remove(parts[parts.length - 1]);
    }
  }
}
