package dev.chartwright.kube;

/**
 * What an object is, such as {@code apps/v1, Kind=Deployment}. Source: Kubernetes {@code
 * apimachinery/pkg/runtime/schema}.
 *
 * @param group empty for the core group
 */
public record GroupVersionKind(String group, String version, String kind) {
  /** The kind with the {@code apiVersion} that a manifest names, such as {@code apps/v1}. */
  public static GroupVersionKind of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return slash < 0
        ? new GroupVersionKind("", apiVersion, kind)
        : new GroupVersionKind(
            apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  /** Group and version as manifests write them: {@code v1}, {@code apps/v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /**
   * Go's wording: {@code apps/v1, Kind=Deployment}, and {@code /v1, Kind=Pod} in the core group.
   */
  @Override
  public String toString() {
    return group + "/" + version + ", Kind=" + kind;
  }
}
