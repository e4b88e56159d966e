package dev.chartwright.engine;

import dev.chartwright.golang.GoString;

/**
 * In which order objects are created or deleted, by their kind.
 *
 * <p>Kinds that are not in the list come last, sorted by name. Source: Helm 4.3.1 {@code
 * pkg/release/v1/util/kind_sorter.go}.
 */
public enum KindOrder {
  /** What others need comes first. */
  INSTALL,
  /** What needs others comes first. */
  UNINSTALL;

  private static final int UNKNOWN = Integer.MAX_VALUE;

  /** Compares two kinds; 0 if neither must come before the other. */
  public int compare(String a, String b) {
    int first = rank(a);
    int second = rank(b);
    if (first == UNKNOWN && second == UNKNOWN) {
      return GoString.compare(a, b);
    }
    return Integer.compare(first, second);
  }

  private int rank(String kind) {
    int place = install(kind);
    if (place < 0) {
      return UNKNOWN;
    }
    if (this == INSTALL) {
      return 2 * place;
    }
    // Deletion is creation backwards, but that services go before all that they lead to.
    return kind.equals("Service") ? 1 - 2 * install("IngressClass") : -2 * place;
  }

  private static int install(String kind) {
    return switch (kind) {
      case "PriorityClass" -> 0;
      case "Namespace" -> 1;
      case "NetworkPolicy" -> 2;
      case "ResourceQuota" -> 3;
      case "LimitRange" -> 4;
      case "PodSecurityPolicy" -> 5;
      case "PodDisruptionBudget" -> 6;
      case "ServiceAccount" -> 7;
      case "Secret" -> 8;
      case "SecretList" -> 9;
      case "ConfigMap" -> 10;
      case "StorageClass" -> 11;
      case "PersistentVolume" -> 12;
      case "PersistentVolumeClaim" -> 13;
      case "CustomResourceDefinition" -> 14;
      case "ClusterRole" -> 15;
      case "ClusterRoleList" -> 16;
      case "ClusterRoleBinding" -> 17;
      case "ClusterRoleBindingList" -> 18;
      case "Role" -> 19;
      case "RoleList" -> 20;
      case "RoleBinding" -> 21;
      case "RoleBindingList" -> 22;
      case "Service" -> 23;
      case "DaemonSet" -> 24;
      case "Pod" -> 25;
      case "ReplicationController" -> 26;
      case "ReplicaSet" -> 27;
      case "Deployment" -> 28;
      case "HorizontalPodAutoscaler" -> 29;
      case "StatefulSet" -> 30;
      case "Job" -> 31;
      case "CronJob" -> 32;
      case "IngressClass" -> 33;
      case "Ingress" -> 34;
      case "APIService" -> 35;
      case "MutatingWebhookConfiguration" -> 36;
      case "ValidatingWebhookConfiguration" -> 37;
      default -> -1;
    };
  }
}
