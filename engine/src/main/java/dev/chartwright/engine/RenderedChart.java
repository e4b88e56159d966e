package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Crd;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.Manifest;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a chart becomes: manifests, hooks, notes and custom resource definitions.
 *
 * <p>Immutable. Source: Helm 4.3.1 {@code pkg/action/action.go}, renderResources.
 *
 * @param manifests in the order of installation
 * @param hooks in the order of their kinds
 * @param notes what NOTES.txt gave; empty if there is none
 * @param crds the files of {@code crds/}, subcharts' after the chart's own
 */
public record RenderedChart(
    List<Manifest> manifests, List<Hook> hooks, String notes, List<Crd> crds) {
  /** Copies the lists. */
  public RenderedChart {
    manifests = List.copyOf(manifests);
    hooks = List.copyOf(hooks);
    crds = List.copyOf(crds);
  }

  /**
   * Sorts rendered files.
   *
   * @param log is told of hooks that are left out because nobody knows their event
   * @throws ManifestException if a document is not the YAML of an object; it carries all files as
   *     text
   */
  public static RenderedChart of(Chart chart, RenderedFiles files, LogSink log) {
    ManifestSorter.Sorted sorted = sorted(files.files(), log);
    return new RenderedChart(sorted.manifests(), sorted.hooks(), files.notes(), chart.crds());
  }

  static ManifestSorter.Sorted sorted(Map<String, String> files, LogSink log) {
    try {
      return ManifestSorter.sort(files, KindOrder.INSTALL, log);
    } catch (ManifestException e) {
      throw e.withRendered(unsorted(files));
    }
  }

  private static String unsorted(Map<String, String> files) {
    List<String> paths = new ArrayList<>(files.keySet());
    paths.sort(StringOrder.BYTES);
    StringBuilder out = new StringBuilder();
    for (String path : paths) {
      String text = files.getOrDefault(path, "");
      if (!ManifestSplitter.isBlank(text)) {
        append(out, path, text);
      }
    }
    return out.toString();
  }

  /**
   * The manifests in one text, as a release records them and {@code helm template} prints them
   * before the hooks.
   *
   * @param includeCrds whether the custom resource definitions come first
   * @param hideSecrets whether a line stands in place of each {@code v1} Secret
   */
  public String manifestText(boolean includeCrds, boolean hideSecrets) {
    int size = 0;
    for (Manifest manifest : manifests) {
      size += manifest.content().length() + manifest.path().length() + 20;
    }
    StringBuilder out = new StringBuilder(size);
    if (includeCrds) {
      for (Crd crd : crds) {
        append(out, crd.fileName(), crd.file().text());
      }
    }
    for (Manifest manifest : manifests) {
      boolean hidden =
          hideSecrets
              && manifest.kind().equals("Secret")
              && manifest.head().apiVersion().equals("v1");
      append(
          out,
          manifest.path(),
          hidden ? "# HIDDEN: The Secret output has been suppressed" : manifest.content());
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String path, String text) {
    out.append("---\n# Source: ").append(path).append('\n').append(text).append('\n');
  }
}
