package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the templates of a chart gave, the notes taken apart from the rest.
 *
 * <p>A post-renderer takes {@link #files} and gives others: {@link #withFiles}. Source: Helm 4.3.1
 * {@code pkg/action/action.go}, renderResources.
 *
 * @param files the texts by path, without any NOTES.txt
 * @param notes the text of the chart's NOTES.txt
 */
public record RenderedFiles(Map<String, String> files, String notes) {
  private static final String NOTES = "NOTES.txt";

  /**
   * Takes the notes out of what {@link Engine#render} gave.
   *
   * @param chart the chart that was rendered
   * @param rendered the texts by path
   * @param subNotes whether the notes of subcharts count too; they come one after the other in the
   *     order of rendering, where Helm has no order
   */
  public static RenderedFiles of(Chart chart, Map<String, String> rendered, boolean subNotes) {
    String own = chart.name() + "/templates/" + NOTES;
    Map<String, String> files = new LinkedHashMap<>(rendered);
    StringBuilder notes = new StringBuilder();
    for (Map.Entry<String, String> file : rendered.entrySet()) {
      if (!file.getKey().endsWith(NOTES)) {
        continue;
      }
      files.remove(file.getKey());
      if (subNotes || file.getKey().equals(own)) {
        if (notes.length() > 0) {
          notes.append('\n');
        }
        notes.append(file.getValue());
      }
    }
    return new RenderedFiles(files, notes.toString());
  }

  /** The same notes with other files. */
  public RenderedFiles withFiles(Map<String, String> files) {
    return new RenderedFiles(new LinkedHashMap<>(files), notes);
  }
}
