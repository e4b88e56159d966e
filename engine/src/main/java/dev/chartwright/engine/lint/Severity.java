package dev.chartwright.engine.lint;

/** How much a finding matters, in rising order. */
public enum Severity {
  /** Good to know: a file that charts usually have is missing. */
  INFO,
  /** Against a convention, or deprecated; the chart likely works. */
  WARNING,
  /** The chart likely does not work. */
  ERROR
}
