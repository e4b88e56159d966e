package dev.chartwright.kube.config;

import org.jspecify.annotations.Nullable;

/**
 * A cluster of a kubeconfig file. Source: client-go {@code clientcmd/api/v1.Cluster}.
 *
 * @param caData PEM text, one character for each byte
 * @param execConfig the extension {@code client.authentication.k8s.io/exec}
 */
record ClusterEntry(
    String server,
    String tlsServerName,
    boolean insecure,
    String caFile,
    String caData,
    String proxyUrl,
    boolean disableCompression,
    @Nullable Object execConfig) {
  static final ClusterEntry EMPTY = new ClusterEntry("", "", false, "", "", "", false, null);

  ClusterEntry withServer(String url) {
    return new ClusterEntry(
        url, tlsServerName, insecure, caFile, caData, proxyUrl, disableCompression, execConfig);
  }
}
