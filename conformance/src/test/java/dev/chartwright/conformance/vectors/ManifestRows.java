package dev.chartwright.conformance.vectors;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Manifests and hooks as Helm writes them to JSON. */
final class ManifestRows {
  private ManifestRows() {}

  static Map<String, @Nullable Object> of(Manifest manifest) {
    Map<String, @Nullable Object> head = new LinkedHashMap<>();
    head.put("apiVersion", manifest.head().apiVersion());
    if (!manifest.head().kind().isEmpty()) {
      head.put("kind", manifest.head().kind());
    }
    Manifest.HeadMetadata metadata = manifest.head().metadata();
    if (metadata != null) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("name", metadata.name());
      row.put("annotations", metadata.annotations());
      head.put("metadata", row);
    }
    return Map.of(
        "name", manifest.path(), "head", head, "content", TypedValues.textRow(manifest.content()));
  }

  static Map<String, @Nullable Object> of(Hook hook) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    putText(row, "name", hook.name());
    putText(row, "kind", hook.kind());
    putText(row, "path", hook.path());
    putText(row, "manifest", hook.manifest());
    List<String> events = new ArrayList<>();
    for (HookEvent event : hook.events()) {
      events.add(event.word());
    }
    row.put("events", events);
    row.put("last_run", Map.of("phase", ""));
    if (hook.weight() != 0) {
      row.put("weight", hook.weight());
    }
    putList(row, "delete_policies", hook.deletePolicies());
    putList(row, "output_log_policies", hook.outputLogPolicies());
    return row;
  }

  private static void putText(Map<String, @Nullable Object> row, String name, String text) {
    if (!text.isEmpty()) {
      row.put(name, TypedValues.textRow(text));
    }
  }

  private static void putList(Map<String, @Nullable Object> row, String name, List<String> list) {
    if (!list.isEmpty()) {
      row.put(name, list);
    }
  }
}
