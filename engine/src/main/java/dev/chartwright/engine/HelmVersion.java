package dev.chartwright.engine;

import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.json.JsonMarshaler;
import dev.chartwright.golang.json.JsonObject;
import java.util.List;

/**
 * What templates see as {@code .Capabilities.HelmVersion}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/version/version.go}.
 *
 * @param version such as {@code v4.3.1}
 * @param gitCommit the commit it was built from, or empty
 * @param gitTreeState {@code clean} or {@code dirty}, or empty
 * @param goVersion the version of Go it was built with
 * @param kubeClientVersion the version of Kubernetes it was built for
 */
public record HelmVersion(
    String version,
    String gitCommit,
    String gitTreeState,
    String goVersion,
    String kubeClientVersion)
    implements GoStruct, JsonMarshaler {
  /** The Helm that we are. */
  public static HelmVersion current() {
    return new HelmVersion("v4.3.1", "", "", "go1.26.8", "v1.37");
  }

  @Override
  public String goType() {
    return "version.BuildInfo";
  }

  @Override
  public List<Field> goFields() {
    return List.of(
        new Field("Version", version),
        new Field("GitCommit", gitCommit),
        new Field("GitTreeState", gitTreeState),
        new Field("GoVersion", goVersion),
        new Field("KubeClientVersion", kubeClientVersion));
  }

  @Override
  public Object marshalJson() {
    return JsonObject.create()
        .putNonEmpty("version", version)
        .putNonEmpty("git_commit", gitCommit)
        .putNonEmpty("git_tree_state", gitTreeState)
        .putNonEmpty("go_version", goVersion)
        .put("kube_client_version", kubeClientVersion);
  }
}
