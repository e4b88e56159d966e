package dev.chartwright.kube;

import java.util.List;

/**
 * What an API server is.
 *
 * @param version such as {@code v1.36.3}
 * @param major such as {@code 1}
 * @param minor such as {@code 36}
 * @param apiVersions {@code group/version} and {@code group/version/Kind}, as Helm lists them
 */
public record ServerInfo(String version, String major, String minor, List<String> apiVersions) {
  /** Copies the list. */
  public ServerInfo {
    apiVersions = List.copyOf(apiVersions);
  }
}
