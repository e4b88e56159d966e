package dev.chartwright.action;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.Resource;
import java.util.List;

/**
 * The cluster that {@code template --dry-run=server} asks: what it knows and what lies in it.
 * Nothing is changed there. Source: Helm 4.3.1 {@code pkg/action/install.go} (RunWithContext).
 *
 * @param cluster whom to ask; not closed
 * @param openApiValidation whether unknown fields are refused
 * @param takeOwnership whether objects of others are no hindrance
 * @param skipCrds whether nothing is said of custom resource definitions
 * @param includeCrds whether these are part of what is held against the cluster
 * @param toFiles whether manifests go to files, and then are not held against the cluster
 */
public record TemplateServer(
    Cluster cluster,
    boolean openApiValidation,
    boolean takeOwnership,
    boolean skipCrds,
    boolean includeCrds,
    boolean toFiles) {

  /** Fails unless the cluster answers. */
  void checkReachable(LogSink log) {
    try {
      cluster.kube().checkReachable();
    } catch (RuntimeException e) {
      String text = "cluster reachability check failed: " + e.getMessage();
      log.error(text);
      throw new ActionException(text, e);
    }
  }

  /** Fails if the server does not know a kind or a field, or if others own one of the objects. */
  void check(String manifest, String release, String namespace, boolean upgrade) {
    KubeClient kube = cluster.kube();
    List<Resource> resources;
    try {
      resources = kube.build(manifest, openApiValidation);
    } catch (RuntimeException e) {
      throw new ActionException(
          "unable to build kubernetes objects from release manifest: " + e.getMessage(), e);
    }
    if (upgrade || resources.isEmpty()) {
      return;
    }
    Ownership ownership = Ownership.of(release, namespace);
    try {
      if (takeOwnership) {
        ownership.adopted(kube, resources);
      } else {
        ownership.existing(kube, resources);
      }
    } catch (RuntimeException e) {
      throw new ActionException("unable to continue with install: " + e.getMessage(), e);
    }
  }
}
