package dev.chartwright.engine.lint;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Crd;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogSink;

/**
 * The files in {@code crds/}: that they are plain YAML with custom resource definitions.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/lint/rules/crds.go}.
 */
final class CrdRules {
  private static final String FOLDER = "crds/";

  private CrdRules() {}

  static void apply(Findings findings, LogSink log) {
    String path = findings.folder() + "/crds";
    try {
      if (!Os.stat(path).isDirectory()) {
        findings.error(FOLDER, "not a directory");
        return;
      }
    } catch (PathException e) {
      if (!e.isNotExist()) {
        findings.error(FOLDER, e);
      }
      return;
    }
    Chart chart;
    try {
      chart = ChartLoader.of(log).load(findings.folder());
    } catch (RuntimeException e) {
      findings.error(FOLDER, e);
      return;
    }
    for (Crd crd : chart.crds()) {
      if (!apply(crd, findings)) {
        return;
      }
    }
  }

  /** Whether the file could be read to its end. */
  private static boolean apply(Crd crd, Findings findings) {
    ObjectStream documents = new ObjectStream(crd.file().data());
    try {
      while (documents.next()) {
        KubernetesObject object = documents.object();
        if (object == null) {
          continue;
        }
        if (!object.apiVersion().startsWith("apiextensions.k8s.io")) {
          findings.error(crd.name(), "apiVersion is not in 'apiextensions.k8s.io'");
        }
        if (!object.kind().equals("CustomResourceDefinition")) {
          findings.error(crd.name(), "object kind is not 'CustomResourceDefinition'");
        }
      }
      return true;
    } catch (RuntimeException e) {
      findings.error(crd.name(), "unable to parse YAML: " + e.getMessage());
      return false;
    }
  }
}
