package dev.chartwright.action;

import dev.chartwright.chart.values.ValuesOptions;
import dev.chartwright.golang.semver.KubeVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which charts to look for mistakes in, and how strictly. Immutable.
 *
 * @param paths folders and archives of charts
 * @param withSubcharts whether the charts below their {@code charts/} folders are looked at, too
 * @param strict whether warnings make a chart fail
 * @param values the values that the user gives
 * @param namespace what templates see as {@code .Release.Namespace}
 * @param kubeVersion what templates see and deprecations are measured by; null for the default
 * @param skipSchemaValidation whether values.schema.json is passed over
 */
public record LintRequest(
    List<String> paths,
    boolean withSubcharts,
    boolean strict,
    ValuesOptions values,
    String namespace,
    @Nullable KubeVersion kubeVersion,
    boolean skipSchemaValidation) {
  /** Copies the list. */
  public LintRequest {
    paths = List.copyOf(paths);
  }

  /** One chart with its own values. */
  public static LintRequest of(String path) {
    return new LintRequest(
        List.of(path), false, false, ValuesOptions.none(), "default", null, false);
  }

  /** This request with warnings that count as failures, or not. */
  public LintRequest withStrict(boolean warningsFail) {
    return new LintRequest(
        paths, withSubcharts, warningsFail, values, namespace, kubeVersion, skipSchemaValidation);
  }

  /** This request with other values. */
  public LintRequest withValues(ValuesOptions given) {
    return new LintRequest(
        paths, withSubcharts, strict, given, namespace, kubeVersion, skipSchemaValidation);
  }
}
