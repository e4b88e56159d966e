package dev.chartwright.chart;

/**
 * A file with custom resource definitions from a chart's {@code crds/} folder.
 *
 * @param name the name in its chart: {@code crds/a.yaml}
 * @param fileName the name from the root chart on: {@code demo/charts/db/crds/a.yaml}
 * @param file the file
 */
public record Crd(String name, String fileName, ChartFile file) {}
