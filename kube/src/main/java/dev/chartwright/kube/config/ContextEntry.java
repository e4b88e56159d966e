package dev.chartwright.kube.config;

/** A context of a kubeconfig file. Source: client-go {@code clientcmd/api/v1.Context}. */
record ContextEntry(String cluster, String user, String namespace) {
  static final ContextEntry EMPTY = new ContextEntry("", "", "");
}
