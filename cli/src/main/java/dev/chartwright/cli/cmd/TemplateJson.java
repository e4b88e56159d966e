package dev.chartwright.cli.cmd;

import dev.chartwright.action.ManifestSelection;
import dev.chartwright.action.TemplateDocument;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What {@code template -o json} prints: a list with an object for each document. */
final class TemplateJson {
  private TemplateJson() {}

  /**
   * The documents as one line of JSON.
   *
   * @param patterns which files are wanted; none for all
   */
  static String of(List<TemplateDocument> documents, List<String> patterns) {
    List<JsonObject> list = new ArrayList<>(documents.size());
    List<TemplateDocument> shown =
        patterns.isEmpty() ? documents : ManifestSelection.selectDocuments(documents, patterns);
    for (TemplateDocument each : shown) {
      list.add(
          JsonObject.create()
              .put("source", each.source())
              .put("kind", each.kind())
              .put("name", each.name())
              .put("manifest", each.manifest())
              .put("hook", each.events().isEmpty() ? null : words(each.events())));
    }
    return Json.marshal(list);
  }

  private static List<String> words(List<HookEvent> events) {
    List<String> words = new ArrayList<>(events.size());
    for (HookEvent event : events) {
      words.add(event.word());
    }
    return words;
  }
}
