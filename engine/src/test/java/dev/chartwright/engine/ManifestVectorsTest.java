package dev.chartwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.Manifest;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestVectorsTest {
  static Stream<Row> splits() {
    return Row.recorded("manifests.jsonl.gz", "manifest.split").stream();
  }

  static Stream<Row> sorts() {
    return Row.recorded("manifests.jsonl.gz", "manifest.sort").stream();
  }

  @ParameterizedTest
  @MethodSource("splits")
  void splitsAFileAsHelmWasRecordedTo(Row row) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : ManifestSplitter.split(row.text("text"))) {
      parts.put("manifest-" + parts.size(), part);
    }
    assertThat(parts).isEqualTo(row.row("want").texts("parts"));
  }

  @ParameterizedTest
  @MethodSource("sorts")
  void sortsManifestsAndHooksAsHelmWasRecordedTo(Row row) {
    Row want = row.row("want");
    KindOrder order =
        row.text("order").equals("uninstall") ? KindOrder.UNINSTALL : KindOrder.INSTALL;
    ManifestSorter.Sorted sorted;
    try {
      sorted = ManifestSorter.sort(row.texts("files"), order, LogSink.none());
    } catch (ManifestException e) {
      assertThat(e).hasMessage(want.text("error"));
      return;
    }
    List<Object> manifests = new ArrayList<>();
    for (Manifest manifest : sorted.manifests()) {
      manifests.add(
          Map.of("name", manifest.path(), "content", manifest.content(), "head", head(manifest)));
    }
    List<Object> hooks = new ArrayList<>();
    for (Hook hook : sorted.hooks()) {
      hooks.add(hook(hook));
    }
    assertThat(manifests).isEqualTo(want.get("manifests"));
    assertThat(hooks).isEqualTo(want.get("hooks"));
    assertThat(text(sorted)).isEqualTo(want.text("text"));
  }

  /** What {@code helm template} prints. */
  private static String text(ManifestSorter.Sorted sorted) {
    RenderedChart chart = new RenderedChart(sorted.manifests(), sorted.hooks(), "", List.of());
    StringBuilder out = new StringBuilder(chart.manifestText(false, false).strip());
    out.append('\n');
    for (Hook hook : sorted.hooks()) {
      out.append("---\n# Source: ").append(hook.path()).append('\n');
      out.append(hook.manifest()).append('\n');
    }
    return out.toString();
  }

  private static Map<String, @Nullable Object> head(Manifest manifest) {
    Map<String, @Nullable Object> head = new LinkedHashMap<>();
    head.put("apiVersion", manifest.head().apiVersion());
    if (!manifest.kind().isEmpty()) {
      head.put("kind", manifest.kind());
    }
    Manifest.HeadMetadata metadata = manifest.head().metadata();
    if (metadata != null) {
      Map<String, @Nullable Object> inner = new LinkedHashMap<>();
      inner.put("name", metadata.name());
      inner.put("annotations", metadata.annotations());
      head.put("metadata", inner);
    }
    return head;
  }

  private static Map<String, @Nullable Object> hook(Hook hook) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    putText(out, "name", hook.name());
    putText(out, "kind", hook.kind());
    putText(out, "path", hook.path());
    putText(out, "manifest", hook.manifest());
    List<String> events = new ArrayList<>();
    hook.events().forEach(event -> events.add(event.word()));
    out.put("events", events);
    out.put("last_run", Map.of("phase", ""));
    if (hook.weight() != 0) {
      out.put("weight", (double) hook.weight());
    }
    putList(out, "delete_policies", hook.deletePolicies());
    putList(out, "output_log_policies", hook.outputLogPolicies());
    return out;
  }

  private static void putText(Map<String, @Nullable Object> out, String name, String text) {
    if (!text.isEmpty()) {
      out.put(name, text);
    }
  }

  private static void putList(Map<String, @Nullable Object> out, String name, List<String> list) {
    if (!list.isEmpty()) {
      out.put(name, list);
    }
  }
}
