package dev.chartwright.engine.lint;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;

/**
 * The few fields of a Kubernetes object that rules look at; empty if they are not there.
 *
 * @param apiVersion {@code apps/v1}
 * @param kind {@code Deployment}
 * @param name {@code metadata.name}
 */
record KubernetesObject(String apiVersion, String kind, String name) {
  /** What documents are read into; other fields are passed over. */
  static final GoType TYPE =
      GoType.struct("rules.k8sYamlStruct")
          .field("apiVersion", GoType.STRING)
          .field("Kind", GoType.STRING)
          .field(
              "Metadata",
              GoType.struct("rules.k8sYamlMetadata")
                  .field("Namespace", GoType.STRING)
                  .field("Name", GoType.STRING)
                  .build())
          .build();

  static KubernetesObject of(JsonStruct read) {
    JsonStruct metadata = read.struct("Metadata");
    return new KubernetesObject(
        read.string("apiVersion"),
        read.string("Kind"),
        metadata == null ? "" : metadata.string("Name"));
  }
}
