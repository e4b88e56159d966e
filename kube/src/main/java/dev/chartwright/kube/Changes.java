package dev.chartwright.kube;

import java.util.List;

/** What a call made of objects. Source: Helm 4.3.1 {@code pkg/kube/result.go}. */
public record Changes(List<Resource> created, List<Resource> updated, List<Resource> deleted) {
  /** Copies the lists. */
  public Changes {
    created = List.copyOf(created);
    updated = List.copyOf(updated);
    deleted = List.copyOf(deleted);
  }

  /** Nothing was done. */
  public static Changes none() {
    return new Changes(List.of(), List.of(), List.of());
  }
}
