package dev.chartwright.engine;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.Manifest;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotations of hooks.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/release/v1/util/manifest_sorter.go}.
 */
final class HookParser {
  private HookParser() {}

  static boolean isHook(Manifest manifest) {
    return annotations(manifest).containsKey(Hook.ANNOTATION);
  }

  /** The hook, or null if one of its events is unknown: then nothing is created at all. */
  static @Nullable Hook parse(Manifest manifest, LogSink log) {
    Map<String, String> annotations = annotations(manifest);
    String types = annotations.getOrDefault(Hook.ANNOTATION, "");
    List<HookEvent> events = new ArrayList<>();
    for (String word : words(types)) {
      HookEvent event = HookEvent.ofWord(word);
      if (event == null) {
        log.info("skipping unknown hooks", "hookTypes", types);
        return null;
      }
      events.add(event);
    }
    return new Hook(
        manifest.name(),
        manifest.kind(),
        manifest.path(),
        manifest.content(),
        events,
        weight(annotations.getOrDefault(Hook.WEIGHT_ANNOTATION, "")),
        policies(annotations, Hook.DELETE_ANNOTATION),
        policies(annotations, Hook.OUTPUT_LOG_ANNOTATION));
  }

  private static Map<String, String> annotations(Manifest manifest) {
    Manifest.HeadMetadata metadata = manifest.head().metadata();
    Map<String, String> annotations = metadata == null ? null : metadata.annotations();
    return annotations == null ? Map.of() : annotations;
  }

  private static long weight(String text) {
    try {
      return Parse.parseInt(text, 10, 64);
    } catch (NumberException e) {
      return 0;
    }
  }

  private static List<String> policies(Map<String, String> annotations, String name) {
    String text = annotations.get(name);
    return text == null ? List.of() : words(text);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(2);
    int start = 0;
    while (true) {
      int comma = text.indexOf(',', start);
      String word = comma < 0 ? text.substring(start) : text.substring(start, comma);
      words.add(Runes.toLower(Strings.trimSpace(word)));
      if (comma < 0) {
        return words;
      }
      start = comma + 1;
    }
  }
}
