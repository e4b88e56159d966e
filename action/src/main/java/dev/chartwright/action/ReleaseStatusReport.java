package dev.chartwright.action;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.release.Release;
import java.util.List;
import java.util.Map;

/**
 * A release and its objects as the cluster has them.
 *
 * @param release the record
 * @param resources by {@code <version>/<Kind>}: tables, or the objects themselves
 */
public record ReleaseStatusReport(Release release, Map<String, List<KubeObject>> resources) {
  /** Copies the map. */
  public ReleaseStatusReport {
    resources = Map.copyOf(resources);
  }
}
