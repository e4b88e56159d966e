package dev.chartwright.engine.lint;

/**
 * One finding about a chart.
 *
 * <pre>{@code
 * new LintMessage(Severity.INFO, "Chart.yaml", "icon is recommended").toString();
 * // [INFO] Chart.yaml: icon is recommended
 * }</pre>
 *
 * @param severity how much it matters
 * @param path the file or folder it is about, or empty, or for findings about dependencies the
 *     chart's whole path
 * @param text what is wrong, in Helm's words
 */
public record LintMessage(Severity severity, String path, String text) {
  /** The line that {@code helm lint} prints. */
  @Override
  public String toString() {
    return "[" + severity.name() + "] " + path + ": " + text;
  }
}
