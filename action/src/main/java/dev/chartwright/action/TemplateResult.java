package dev.chartwright.action;

import dev.chartwright.chart.Crd;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.Manifest;
import dev.chartwright.engine.KindOrder;
import dev.chartwright.engine.ManifestException;
import dev.chartwright.engine.ManifestSorter;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a chart becomes.
 *
 * @param releaseName the name of the release, also where a template gave it
 * @param chart manifests, hooks, notes and custom resource definitions
 */
public record TemplateResult(String releaseName, RenderedChart chart) {
  /**
   * All documents one by one, in the order in which they are printed.
   *
   * @param includeCrds whether custom resource definitions come first
   * @param includeHooks whether hooks come last
   * @param includeTests whether hooks that are tests are among them
   */
  public List<TemplateDocument> documents(
      boolean includeCrds, boolean includeHooks, boolean includeTests) {
    List<TemplateDocument> documents = new ArrayList<>();
    if (includeCrds) {
      for (Crd crd : chart.crds()) {
        addCrd(crd, documents);
      }
    }
    for (Manifest manifest : chart.manifests()) {
      documents.add(document(manifest));
    }
    if (includeHooks) {
      for (Hook hook : chart.hooks()) {
        if (includeTests || !hook.runsAt(HookEvent.TEST)) {
          documents.add(
              new TemplateDocument(
                  hook.path(), hook.kind(), hook.name(), hook.manifest(), hook.events()));
        }
      }
    }
    return documents;
  }

  private static TemplateDocument document(Manifest manifest) {
    return new TemplateDocument(
        manifest.path(), manifest.kind(), manifest.name(), manifest.content(), List.of());
  }

  /** A file with several definitions gives several documents; what is no YAML gives one. */
  private static void addCrd(Crd crd, List<TemplateDocument> documents) {
    String text = crd.file().text();
    try {
      ManifestSorter.Sorted sorted =
          ManifestSorter.sort(Map.of(crd.fileName(), text), KindOrder.INSTALL, LogSink.none());
      for (Manifest manifest : sorted.manifests()) {
        documents.add(document(manifest));
      }
    } catch (ManifestException e) {
      documents.add(new TemplateDocument(crd.fileName(), "", "", text, List.of()));
    }
  }
}
