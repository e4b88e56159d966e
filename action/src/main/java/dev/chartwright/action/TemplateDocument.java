package dev.chartwright.action;

import dev.chartwright.chart.HookEvent;
import java.util.List;

/**
 * One document of what a chart becomes.
 *
 * @param source the file it comes from, from the root chart on: {@code demo/templates/a.yaml}
 * @param kind what its {@code kind} says, or empty
 * @param name what its {@code metadata.name} says, or empty
 * @param manifest its text
 * @param events when it runs, if it is a hook; empty for all other documents
 */
public record TemplateDocument(
    String source, String kind, String name, String manifest, List<HookEvent> events) {
  /** Copies the list. */
  public TemplateDocument {
    events = List.copyOf(events);
  }

  /** The name of the file within its root chart: {@code templates/a.yaml}. */
  public String file() {
    return source.substring(source.indexOf('/') + 1);
  }
}
