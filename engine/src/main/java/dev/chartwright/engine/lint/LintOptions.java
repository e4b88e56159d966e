package dev.chartwright.engine.lint;

import dev.chartwright.golang.semver.KubeVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules are applied with. Immutable as long as nobody writes into the values.
 *
 * @param values what the user gives besides values.yaml: a JSON tree
 * @param namespace {@code .Release.Namespace} of the templates
 * @param kubeVersion what templates see and deprecations are measured by; null for the version that
 *     is assumed without a cluster
 */
public record LintOptions(
    Map<String, @Nullable Object> values, String namespace, @Nullable KubeVersion kubeVersion) {
  /** No values, namespace {@code default}, the default Kubernetes version. */
  public static LintOptions defaults() {
    return new LintOptions(Map.of(), "default", null);
  }
}
