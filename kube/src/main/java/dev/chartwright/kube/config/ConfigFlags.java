package dev.chartwright.kube.config;

import java.util.List;
import java.util.Map;

/**
 * What flags and environment say about the cluster; a flag wins over the kubeconfig files. Absent
 * values are empty. Source: cli-runtime {@code genericclioptions.ConfigFlags}.
 *
 * @param kubeconfig the file to read alone, which must exist; if empty, those that {@code
 *     KUBECONFIG} names, else {@code ~/.kube/config}
 * @param context the context to use; empty for the current one
 * @param namespace the namespace to work in; empty for the context's
 * @param token bearer token
 * @param asUser as whom to act
 * @param asGroups as a member of which groups
 * @param apiServer the server's address
 * @param caFile certificate authorities to trust
 * @param tlsServerName the name that the server's certificate must have
 * @param insecure whether certificates are not checked
 * @param home the user's home directory
 * @param environment environment variables
 */
public record ConfigFlags(
    String kubeconfig,
    String context,
    String namespace,
    String token,
    String asUser,
    List<String> asGroups,
    String apiServer,
    String caFile,
    String tlsServerName,
    boolean insecure,
    String home,
    Map<String, String> environment) {
  /** Copies lists and maps. */
  public ConfigFlags {
    asGroups = List.copyOf(asGroups);
    environment = Map.copyOf(environment);
  }

  /** No flag is given. */
  public static ConfigFlags none(String home, Map<String, String> environment) {
    return new ConfigFlags("", "", "", "", "", List.of(), "", "", "", false, home, environment);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "ConfigFlags[kubeconfig=" + kubeconfig + ", context=" + context + "]";
  }
}
