package dev.chartwright.action;

import dev.chartwright.kube.config.ConfigFlags;
import dev.chartwright.kube.config.KubeConfig;
import java.util.Map;

/** What kubeconfig files say besides how a cluster is reached. */
public final class KubeContexts {
  private KubeContexts() {}

  /** The namespace to work in; {@code default} if none is named or the files make no sense. */
  public static String namespace(ConfigFlags flags) {
    return KubeConfig.load(flags).namespace();
  }

  /** The contexts and their clusters, sorted by name; empty if a file is malformed. */
  public static Map<String, String> clusters(ConfigFlags flags) {
    return KubeConfig.load(flags).contexts();
  }
}
