package dev.chartwright.action;

/** Which part of a chart {@code show} gives. */
public enum ShowFormat {
  /** Chart.yaml, values, README and CRDs. */
  ALL,
  /** Chart.yaml. */
  CHART,
  /** values.yaml. */
  VALUES,
  /** The README. */
  README,
  /** The custom resource definitions, those of subcharts too. */
  CRDS
}
