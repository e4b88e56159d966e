package dev.chartwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostRenderingTest {
  private static final Map<String, String> FILES =
      Map.of(
          "app/templates/a.yaml", "# top\nkind: A # a\nmetadata:\n    name: a\nlist:\n    - 1\n",
          "app/templates/hook.yaml",
              "kind: Job\nmetadata:\n  name: h\n  annotations: {helm.sh/hook: pre-install}\n",
          "app/templates/_partial.tpl", "kind: Never\n",
          "app/templates/empty.yaml", " \n");

  private final List<String> seen = new ArrayList<>();

  static Stream<Row> merges() {
    return Row.recorded("post-render.jsonl.gz", "merge").stream();
  }

  static Stream<Row> splits() {
    return Row.recorded("post-render.jsonl.gz", "split").stream();
  }

  private static void hasFailedAsHelm(Row row, PostRenderException e) {
    assertThat(e).hasMessage(row.row("want").text("error"));
  }

  @ParameterizedTest
  @MethodSource("merges")
  void mergesFilesAsHelm(Row row) {
    String merged;
    try {
      merged = ManifestStream.merge(row.texts("files"));
    } catch (PostRenderException e) {
      hasFailedAsHelm(row, e);
      return;
    }
    assertThat(row.row("want").text("error")).isEmpty();
    assertThat(merged).isEqualTo(row.row("want").text("text"));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void splitsAStreamAsHelm(Row row) {
    Map<String, String> files;
    try {
      files = ManifestStream.split(row.text("text"), "");
    } catch (PostRenderException e) {
      hasFailedAsHelm(row, e);
      return;
    }
    assertThat(row.row("want").text("error")).isEmpty();
    assertThat(files).isEqualTo(row.row("want").texts("files"));
  }

  private String remember(String manifests) {
    seen.add(manifests);
    return manifests;
  }

  private Map<String, String> apply(PostRenderStrategy strategy, PostRenderer renderer) {
    return PostRendering.of(renderer)
        .with(strategy)
        .apply(new RenderedFiles(new LinkedHashMap<>(FILES), "notes"), LogSink.none())
        .files();
  }

  @Test
  void everyDocumentGoesThroughOneStreamWithTheNameOfItsFile() {
    Map<String, String> files = apply(PostRenderStrategy.COMBINED, this::remember);
    assertThat(seen)
        .containsExactly(
            """
            # top
            kind: A # a
            metadata:
              name: a
              annotations:
                postrenderer.helm.sh/postrender-filename: 'app/templates/a.yaml'
            list:
            - 1
            ---
            kind: Job
            metadata:
              name: h
              annotations: {helm.sh/hook: pre-install, \
            postrenderer.helm.sh/postrender-filename: 'app/templates/hook.yaml'}
            """);
    assertThat(files)
        .containsExactly(
            Map.entry(
                "app/templates/a.yaml", "# top\nkind: A # a\nmetadata:\n  name: a\nlist:\n- 1\n"),
            Map.entry(
                "app/templates/hook.yaml",
                "kind: Job\nmetadata:\n  name: h\n  annotations: {helm.sh/hook: pre-install}\n"));
  }

  @Test
  void hooksCanHaveAStreamOfTheirOwn() {
    Map<String, String> files =
        apply(PostRenderStrategy.SEPARATE, text -> remember(text) + "---\nkind: More\n");
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).contains("kind: Job").doesNotContain("kind: A");
    assertThat(files)
        .containsOnlyKeys(
            "app/templates/a.yaml",
            "app/templates/hook.yaml",
            "generated-by-postrender-hooks-1.yaml",
            "generated-by-postrender-manifests-1.yaml");
  }

  @Test
  void hooksCanStayAsTheyAre() {
    Map<String, String> files =
        apply(PostRenderStrategy.NO_HOOKS, text -> remember(text).replace("kind: ", "kind: Not"));
    assertThat(seen).hasSize(1);
    assertThat(files)
        .containsEntry("app/templates/hook.yaml", FILES.get("app/templates/hook.yaml"))
        .containsKey("app/templates/a.yaml");
    assertThat(files.get("app/templates/a.yaml")).contains("kind: NotA");
  }

  @Test
  void theNotesDoNotTakePart() {
    RenderedFiles files = new RenderedFiles(Map.of("a.yaml", "kind: A\n"), "notes");
    assertThat(PostRendering.of(this::remember).apply(files, LogSink.none()).notes())
        .isEqualTo("notes");
  }

  @Test
  void whatFailsIsSaid() {
    PostRenderer broken =
        manifests -> {
          throw new IllegalStateException("no");
        };
    assertThatThrownBy(() -> apply(PostRenderStrategy.COMBINED, broken))
        .isInstanceOf(PostRenderException.class)
        .hasMessage("error while running post render on files: no");
    assertThatThrownBy(() -> apply(PostRenderStrategy.SEPARATE, broken))
        .hasMessage("error while running post render on hooks: no");
    assertThatThrownBy(() -> apply(PostRenderStrategy.COMBINED, text -> "a: ["))
        .hasMessage(
            "error while parsing post rendered output: error parsing YAML: MalformedYAMLError:"
                + " yaml: line 1: did not find expected node content");
    assertThatThrownBy(() -> apply(PostRenderStrategy.NO_HOOKS, text -> "a"))
        .hasMessage(
            "error while parsing post rendered output for manifests: error parsing YAML: wrong node"
                + " kind: expected MappingNode but got ScalarNode: node contents:\na\n");
    RenderedFiles bad = new RenderedFiles(Map.of("a.yaml", "- a\n"), "");
    assertThatThrownBy(() -> PostRendering.of(this::remember).apply(bad, LogSink.none()))
        .hasMessage(
            "error merging manifests: parsing a.yaml: wrong node kind: expected MappingNode but got"
                + " SequenceNode: node contents:\n- a\n");
  }
}
