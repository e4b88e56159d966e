package dev.chartwright.engine;

import static dev.chartwright.engine.Charts.chart;
import static dev.chartwright.engine.Charts.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.Chart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  @Test
  void deepFilesAreRenderedFirstAndThoseOfAFolderBackwards() {
    Chart sub = chart("sub", "templates/x.yaml", "x");
    Chart chart =
        chart(
            "demo",
            List.of(sub),
            "templates/a.yaml",
            "a",
            "templates/b.yaml",
            "b",
            "templates/_h.tpl",
            "h",
            "templates/tests/t.yaml",
            "t");
    assertThat(render(chart, new LinkedHashMap<>()).keySet())
        .containsExactly(
            "demo/charts/sub/templates/x.yaml",
            "demo/templates/tests/t.yaml",
            "demo/templates/b.yaml",
            "demo/templates/a.yaml");
  }

  @Test
  void theDefinitionOfTheParentCountsForASubchartToo() {
    Chart sub =
        chart(
            "sub",
            "templates/_h.tpl",
            "{{ define \"n\" }}sub{{ end }}",
            "templates/x.yaml",
            "{{ include \"n\" . }}");
    Chart chart =
        chart("demo", List.of(sub), "templates/_h.tpl", "{{ define \"n\" }}demo{{ end }}");
    assertThat(render(chart, new LinkedHashMap<>())).containsValue("demo");
  }

  @Test
  void whatATemplateSetsIsSeenByLaterFilesButNotByTheCaller() {
    Chart chart =
        chart(
            "demo",
            "templates/b.yaml",
            "{{ $_ := set .Values \"k\" \"changed\" }}",
            "templates/a.yaml",
            "{{ .Values.k }}");
    Map<String, @Nullable Object> values = map("k", "given");
    assertThat(render(chart, values)).containsEntry("demo/templates/a.yaml", "changed");
    assertThat(values).containsEntry("k", "given");
  }

  @Test
  void aTableThatStandsInTwoPlacesStaysOneTable() {
    Chart chart =
        chart("demo", "templates/a.yaml", "{{ $_ := set .Values.a \"k\" 1 }}{{ .Values.b.k }}");
    Map<String, @Nullable Object> shared = new LinkedHashMap<>();
    Map<String, @Nullable Object> values = map("a", shared);
    values.put("b", shared);
    assertThat(render(chart, values)).containsEntry("demo/templates/a.yaml", "1");
  }

  @Test
  void definitionsInsideTplAreSeenOnlyThere() {
    String tpl =
        "{{ tpl `{{ define \"n\" }}inner{{ end }}{{ include \"n\" . }}` . }} {{ include \"n\" . }}";
    assertThat(Charts.text("{{ define \"n\" }}outer{{ end }}" + tpl)).isEqualTo("inner outer");
  }

  @Test
  void nestedTplSeesWhatTheOuterTextDefines() {
    assertThat(
            Charts.text(
                "{{ tpl (printf \"{{ define %q }}in{{ end }}{{ tpl %q . }}\" \"n\""
                    + " \"{{ include `n` . }}\") . }}"))
        .isEqualTo("in");
  }

  @Test
  void theWordsOfAMissingValueAreRemovedWhereverTheyComeFrom() {
    assertThat(Charts.text("[{{ .Values.x }}<no value>]")).isEqualTo("[]");
  }

  @Test
  void oneTextInTwoChartsFailsUnderTheNameOfEach() {
    String text = "\n{{ .Values.x.y }}";
    Chart chart =
        chart("demo", List.of(chart("sub", "templates/a.yaml", text)), "templates/a.yaml", text);
    assertThatThrownBy(() -> render(chart, new LinkedHashMap<>()))
        .isInstanceOfSatisfying(
            RenderException.class,
            e -> {
              assertThat(e).hasMessageStartingWith("demo/charts/sub/templates/a.yaml:2:10\n");
              assertThat(e.template()).isEqualTo("demo/charts/sub/templates/a.yaml");
              assertThat(e.frames())
                  .containsExactly(
                      new RenderException.Frame(
                          "demo/charts/sub/templates/a.yaml",
                          2,
                          10,
                          "demo/charts/sub/templates/a.yaml",
                          ".Values.x.y",
                          "nil pointer evaluating interface {}.y"));
            });
  }

  @Test
  void aClusterIsAskedOnlyThroughTheLookup() {
    Chart chart =
        chart("demo", "templates/a.yaml", "{{ (lookup \"v1\" \"Pod\" \"n\" \"p\").kind }}");
    Lookup lookup =
        (version, kind, namespace, name) -> map("kind", version + kind + namespace + name);
    assertThat(
            Charts.engine()
                .render(
                    chart,
                    Charts.values(new LinkedHashMap<>()),
                    RenderOptions.normal().withLookup(lookup)))
        .containsValue("v1Podnp");
    assertThat(render(chart, new LinkedHashMap<>())).containsValue("");
  }

  @Test
  void offlineCapabilitiesAreThoseOfHelm() {
    assertThat(Charts.text("{{ .Capabilities.KubeVersion }} {{ len .Capabilities.APIVersions }}"))
        .isEqualTo("v1.37.0 57");
  }

  @Test
  void theVersionOfTheClusterIsPrintedAsAStructOnceAFunctionHadIt() {
    assertThat(Charts.text("{{ $v := .Capabilities.KubeVersion }}{{ $v }}")).isEqualTo("v1.37.0");
    assertThat(Charts.text("{{ $v := default 1 .Capabilities.KubeVersion }}{{ $v }}"))
        .isEqualTo("{v1.37.0 v1.37.0 1 37}");
    assertThat(Charts.text("{{ with .Capabilities.KubeVersion }}{{ . }}{{ end }}"))
        .isEqualTo("v1.37.0");
    assertThat(
            Charts.text(
                "{{ define \"x\" }}{{ . }}{{ end }}{{ include \"x\" .Capabilities.KubeVersion }}"))
        .isEqualTo("{v1.37.0 v1.37.0 1 37}");
  }
}
