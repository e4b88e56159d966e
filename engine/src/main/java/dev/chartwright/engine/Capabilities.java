package dev.chartwright.engine;

import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.semver.KubeVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * What templates see as {@code .Capabilities}: what the cluster can do, and which Helm renders.
 *
 * <p>Immutable. Source: Helm 4.3.1 {@code pkg/chart/common/capabilities.go}.
 *
 * <pre>{@code
 * Capabilities.offline().kubeVersion().version();                      // v1.37.0
 * Capabilities.offline().withKubeVersion(KubeVersion.parse("1.30"));   // --kube-version 1.30
 * }</pre>
 */
public final class Capabilities implements GoStruct {
  private final KubeVersion kubeVersion;
  private final GoSlice apiVersions;
  private final HelmVersion helmVersion;

  private Capabilities(KubeVersion kubeVersion, GoSlice apiVersions, HelmVersion helmVersion) {
    this.kubeVersion = kubeVersion;
    this.apiVersions = apiVersions;
    this.helmVersion = helmVersion;
  }

  /** What Helm 4.3.1 assumes where it may not ask a cluster: v1.37.0 and 57 API versions. */
  public static Capabilities offline() {
    return new Capabilities(
        new KubeVersion("v1.37.0", "v1.37.0", "1", "37"),
        GoSlice.of("common.VersionSet", OfflineVersions.list()),
        HelmVersion.current());
  }

  /** The version of the cluster. */
  public KubeVersion kubeVersion() {
    return kubeVersion;
  }

  /** The API versions, such as {@code apps/v1}, and kinds, such as {@code apps/v1/Deployment}. */
  public List<String> apiVersions() {
    List<String> versions = new ArrayList<>(apiVersions.size());
    for (Object version : apiVersions) {
      versions.add((String) version);
    }
    return versions;
  }

  /** Which Helm renders. */
  public HelmVersion helmVersion() {
    return helmVersion;
  }

  /** Whether the cluster has an API version or kind. */
  public boolean has(String apiVersion) {
    return apiVersions.contains(apiVersion);
  }

  /** The same for another version of Kubernetes. */
  public Capabilities withKubeVersion(KubeVersion kubeVersion) {
    return new Capabilities(kubeVersion, apiVersions, helmVersion);
  }

  /** The same with these API versions and no others. */
  public Capabilities withApiVersions(List<String> apiVersions) {
    return new Capabilities(
        kubeVersion, GoSlice.of("common.VersionSet", List.copyOf(apiVersions)), helmVersion);
  }

  /** The same with further API versions behind those it has, as {@code --api-versions} adds. */
  public Capabilities withMoreApiVersions(List<String> more) {
    List<String> all = apiVersions();
    all.addAll(more);
    return withApiVersions(all);
  }

  /** The same, rendered by another Helm. */
  public Capabilities withHelmVersion(HelmVersion helmVersion) {
    return new Capabilities(kubeVersion, apiVersions, helmVersion);
  }

  @Override
  public String goType() {
    return "common.Capabilities";
  }

  @Override
  public boolean isPointer() {
    return true;
  }

  @Override
  public List<Field> goFields() {
    return List.of(
        new Field("KubeVersion", kubeVersion),
        new Field("APIVersions", apiVersions),
        new Field("HelmVersion", helmVersion));
  }
}
