package dev.chartwright.engine.lint;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Dependencies: that Chart.yaml and {@code charts/} say the same.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/lint/rules/dependencies.go}.
 */
final class DependencyRules {
  private DependencyRules() {}

  static void apply(Findings findings, LogSink log) {
    Chart chart;
    try {
      chart = ChartLoader.of(log).loadDir(findings.folder());
    } catch (RuntimeException e) {
      findings.error("", "unable to load chart\n\t" + e.getMessage());
      return;
    }
    List<Dependency> declared = chart.metadata().dependencies();
    Set<String> declaredNames = new HashSet<>();
    Set<String> keys = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    for (Dependency each : declared) {
      declaredNames.add(each.name());
      if (!keys.add(each.key())) {
        repeated.add(each.key());
      }
    }
    Set<String> present = new HashSet<>();
    List<String> undeclared = new ArrayList<>();
    for (Chart each : chart.dependencies()) {
      present.add(each.name());
      if (!declaredNames.contains(each.name())) {
        undeclared.add(each.name());
      }
    }
    List<String> missing = new ArrayList<>();
    for (Dependency each : declared) {
      if (!present.contains(each.name())) {
        missing.add(each.name());
      }
    }
    String folder = findings.folder();
    if (!undeclared.isEmpty()) {
      findings.error(
          folder, "chart metadata is missing these dependencies: " + String.join(",", undeclared));
    }
    if (!repeated.isEmpty()) {
      findings.error(
          folder, "multiple dependencies with name or alias: " + String.join(",", repeated));
    }
    if (!missing.isEmpty()) {
      findings.warning(
          folder, "chart directory is missing these dependencies: " + String.join(",", missing));
    }
  }
}
