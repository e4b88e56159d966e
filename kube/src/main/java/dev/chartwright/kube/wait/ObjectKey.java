package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;

/**
 * What an object is known by while it is waited for: its version does not count. Source:
 * fluxcd/cli-utils 1.2.2 {@code pkg/object/objmetadata.go}.
 */
record ObjectKey(String group, String kind, String namespace, String name) {
  static ObjectKey of(Resource resource) {
    String name = resource.name().isEmpty() ? resource.object().name() : resource.name();
    return new ObjectKey(
        resource.mapping().kind().group(), resource.kind(), resource.namespace(), name);
  }

  static ObjectKey of(KubeObject object) {
    return new ObjectKey(
        object.groupVersionKind().group(),
        object.groupVersionKind().kind(),
        object.namespace(),
        object.name());
  }

  /** As Helm's messages name it, such as {@code Deployment/default/web}. */
  @Override
  public String toString() {
    return kind + "/" + namespace + "/" + name;
  }
}
