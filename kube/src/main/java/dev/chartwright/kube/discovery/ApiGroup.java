package dev.chartwright.kube.discovery;

import java.util.List;

/**
 * A group that a server knows.
 *
 * @param name empty for the core group
 * @param versions such as {@code v1}, in the server's order
 * @param preferred the version that the server prefers
 */
record ApiGroup(String name, List<String> versions, String preferred) {
  /** Group and version as manifests write them. */
  String apiVersion(String version) {
    return name.isEmpty() ? version : name + "/" + version;
  }
}
