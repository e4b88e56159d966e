package dev.chartwright.action;

import java.util.List;

/**
 * What a chart depends on.
 *
 * @param declared whether Chart.yaml has a list of dependencies at all, be it empty
 * @param dependencies the declared dependencies in their order
 * @param warnings what is odd about the charts in {@code charts/}, in Helm's words, a line each;
 *     without declared dependencies the one line that says so
 */
public record DependencyListResult(
    boolean declared, List<DependencyStatus> dependencies, List<String> warnings) {
  /** Copies the lists. */
  public DependencyListResult {
    dependencies = List.copyOf(dependencies);
    warnings = List.copyOf(warnings);
  }
}
