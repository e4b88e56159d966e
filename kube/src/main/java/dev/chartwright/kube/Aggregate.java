package dev.chartwright.kube;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Several failures at once. Source: Kubernetes {@code apimachinery/pkg/util/errors} (Aggregate).
 */
final class Aggregate {
  private final Set<String> messages = new LinkedHashSet<>();
  private final List<KubeException> all = new ArrayList<>();

  void add(KubeException failure) {
    messages.add(String.valueOf(failure.getMessage()));
    all.add(failure);
  }

  void add(String message) {
    add(KubeException.of(message));
  }

  int size() {
    return all.size();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** One message as it is, several different ones in brackets. */
  String message() {
    String joined = String.join(", ", messages);
    return messages.size() == 1 ? joined : "[" + joined + "]";
  }

  /** The failures as one. */
  KubeException failure() {
    return all.size() == 1 ? all.get(0) : KubeException.of(message(), all.get(0));
  }
}
