package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Vectors;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependenciesTest {
  private final Logged log = new Logged();

  static Stream<Vectors.Row> charts() {
    return Stream.concat(
        Vectors.rows("coalesce.jsonl.gz", "template"),
        Vectors.rows("dependencies.jsonl.gz", "template"));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void chartsComeTogetherAndSeeTheValuesAsInHelm(Vectors.Row row) {
    Object error = null;
    Map<String, Object> outputs = new TreeMap<>();
    try {
      Chart chart = TypedValues.chart(row.fields(), log);
      Map<String, Object> values = TypedValues.document(row.get("values"));
      Chart processed = Dependencies.of(log).process(chart, values);
      show(processed, Coalesce.of(log).values(processed, values), outputs);
    } catch (ChartException e) {
      error = e.getMessage();
    }
    assertThat(error).isEqualTo(row.want().get("error"));
    if (row.want().get("out") != null) {
      assertThat(outputs.get("c/templates/t.yaml")).isEqualTo(row.want().get("out"));
    } else if (error == null) {
      assertThat(outputs).isEqualTo(row.want().get("outputs"));
    }
    Object logs = row.want().get("logs");
    assertThat(log.lines().stream().sorted().toList()).isEqualTo(logs == null ? List.of() : logs);
  }

  /** Fills in what the templates of the vectors show. */
  private static void show(Chart chart, Map<String, Object> values, Map<String, Object> outputs) {
    for (Chart below : chart.dependencies()) {
      show(below, Values.table(values, below.name()), outputs);
    }
    String subcharts =
        chart.dependencies().stream().map(Chart::name).sorted().collect(Collectors.joining());
    for (ChartFile file : chart.isLibrary() ? List.<ChartFile>of() : chart.templates()) {
      String name = chart.fullPath() + "/" + file.name();
      outputs.put(
          name,
          GoString.of(file.data())
              .replace("{{ toJson .Values }}", Json.marshal(values))
              .replace("{{ .Chart.Name }}", chart.name())
              .replace("{{ .Chart.IsRoot }}", String.valueOf(chart.isRoot()))
              .replace("{{ .Template.Name }}", name)
              .replace("{{ range $k, $_ := .Subcharts }}{{ $k }}{{ end }}", subcharts)
              .replace("{{ toJson .Chart.Dependencies }}", Json.marshal(declared(chart))));
    }
  }

  private static List<Object> declared(Chart chart) {
    List<Object> declared = new ArrayList<>();
    for (Dependency dependency : chart.metadata().dependencies()) {
      declared.add(
          JsonObject.create()
              .put("Alias", dependency.alias())
              .put("Condition", dependency.condition())
              .put("Enabled", dependency.enabled())
              .put("ImportValues", dependency.importValues())
              .put("Name", dependency.name())
              .put("Repository", dependency.repository())
              .put("Tags", dependency.tags())
              .put("Version", dependency.version()));
    }
    return declared;
  }

  private Chart process(Map<String, String> files, String values) {
    Chart chart = TypedValues.chart(Map.of("chartFiles", files), log);
    return Dependencies.of(log).process(chart, TypedValues.document(values));
  }

  private static Map<String, String> top(String dependencies) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("Chart.yaml", "{apiVersion: v2, name: top, version: 1.0.0" + dependencies + "}");
    return files;
  }

  private static void add(Map<String, String> files, String folder, String name, String values) {
    files.put(folder + "Chart.yaml", "{apiVersion: v2, name: " + name + ", version: 1.0.0}");
    files.put(folder + "values.yaml", values);
  }

  @Test
  void oneChartMayBeUsedUnderSeveralNames() {
    Map<String, String> files =
        top(", dependencies: [{name: db, version: '*', alias: a}, {name: db, version: '*'}]");
    add(files, "charts/db/", "db", "x: 1");
    Chart chart = process(files, "");
    assertThat(chart.dependencies())
        .extracting(Chart::fullPath)
        .containsExactly("top/charts/a", "top/charts/db");
  }

  @Test
  void theChartGivenStaysAsItIs() {
    Map<String, String> files =
        top(", dependencies: [{name: db, version: '*', alias: a, import-values: [x]}]");
    add(files, "charts/db/", "db", "exports: {x: {k: 1}}");
    Chart chart = TypedValues.chart(Map.of("chartFiles", files), log);
    Chart processed = Dependencies.of(log).process(chart, Map.of());
    assertThat(processed.values()).containsEntry("k", 1.0);
    assertThat(chart.values()).isEmpty();
    assertThat(chart.dependencies()).extracting(Chart::name).containsExactly("db");
    assertThat(chart.metadata().dependencies().get(0).importValues()).containsExactly("x");
  }

  @Test
  void anEmptyListOfDependenciesLetsThoseOfSubchartsCount() {
    String below =
        "{apiVersion: v2, name: mid, version: 1.0.0,"
            + " dependencies: [{name: low, version: '*', condition: low.enabled}]}";
    for (String declared : List.of("", ", dependencies: []")) {
      Map<String, String> files = top(declared);
      files.put("charts/mid/Chart.yaml", below);
      add(files, "charts/mid/charts/low/", "low", "enabled: false");
      Chart mid = process(files, "").dependencies().get(0);
      assertThat(mid.dependencies()).hasSize(declared.isEmpty() ? 1 : 0);
    }
  }

  @Test
  void chartsFarBelowAnAliasStayUnderTheOldName() {
    Map<String, String> files = top(", dependencies: [{name: a, version: '*', alias: x}]");
    add(files, "charts/a/", "a", "");
    add(files, "charts/a/charts/b/", "b", "");
    add(files, "charts/a/charts/b/charts/c/", "c", "");
    Chart b = process(files, "").dependencies().get(0).dependencies().get(0);
    assertThat(b.fullPath()).isEqualTo("top/charts/x/charts/b");
    assertThat(b.dependencies().get(0).fullPath()).isEqualTo("top/charts/a/charts/b/charts/c");
  }

  @Test
  void aTableImportedIntoItselfIsRefused() {
    Map<String, String> files =
        top(
            ", dependencies: [{name: db, version: '*', import-values:"
                + " [{child: t.s, parent: x}, {child: t, parent: x}]}]");
    add(files, "charts/db/", "db", "t: {s: {k: 1}}");
    assertThatThrownBy(() -> process(files, ""))
        .isInstanceOf(ValuesException.class)
        .hasMessage("values are nested more than 1000 levels deep");
  }

  @Test
  void tablesThatGrowWithEveryImportAreRefused() {
    StringBuilder imports = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      imports.append("{child: t, parent: k").append(i).append("},");
    }
    StringBuilder below = new StringBuilder("t: {");
    for (int i = 0; i < 30_000; i++) {
      below.append('k').append(i).append(": 1, ");
    }
    Map<String, String> files =
        top(", dependencies: [{name: db, version: '*', import-values: [" + imports + "]}]");
    add(files, "charts/db/", "db", below + "}");
    assertThatThrownBy(() -> process(files, ""))
        .hasMessage("a chart imports more than 1000000 values");
  }
}
