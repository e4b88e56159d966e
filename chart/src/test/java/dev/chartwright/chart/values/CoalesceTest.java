package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLimits;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.Vectors;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoalesceTest {
  private final Logged log = new Logged();

  static Stream<Vectors.Row> rows() {
    return Vectors.rows("coalesce.jsonl.gz", "coalesce");
  }

  private static Map<String, Object> yaml(String text) {
    return ValuesFile.parse(GoString.bytes(text));
  }

  private static Chart chart(String name, String values, Chart... below) {
    Metadata metadata = Metadata.builder().apiVersion("v2").name(name).version("1.0.0").build();
    return Chart.builder(metadata).values(yaml(values)).dependencies(List.of(below)).build();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void coalescesAndLogsAsHelmDoesAndChangesNothing(Vectors.Row row) {
    Chart chart = TypedValues.chart(row.fields(), log);
    Map<String, Object> values = TypedValues.document(row.get("values"));
    String before = Json.marshal(values) + Json.marshal(chart.values());
    Object error = null;
    try {
      Coalesce coalesce = Coalesce.of(log);
      boolean merge = Boolean.TRUE.equals(row.get("merge"));
      assertThat(merge ? coalesce.merge(chart, values) : coalesce.values(chart, values))
          .isEqualTo(TypedValues.read(row.want().get("value")));
    } catch (ValuesException e) {
      error = e.getMessage();
    }
    assertThat(error).isEqualTo(row.want().get("error"));
    Object logs = row.want().get("logs");
    assertThat(log.lines().stream().sorted().toList()).isEqualTo(logs == null ? List.of() : logs);
    assertThat(Json.marshal(values) + Json.marshal(chart.values())).isEqualTo(before);
  }

  @Test
  void whatASubchartAddsInsideATableOfTheGlobalsTheParentSeesToo() {
    Chart below = chart("sub", "global: {a: {b: {z: 2}, c: 3}}");
    Chart chart = chart("top", "global: {a: {b: {x: 1}}}", below);
    Map<String, Object> values = Coalesce.of(log).values(chart, Map.of());
    assertThat(values.get("global")).isEqualTo(yaml("a: {b: {x: 1, z: 2}}"));
    assertThat(Values.table(values, "sub.global")).isEqualTo(yaml("a: {b: {x: 1, z: 2}, c: 3}"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aRenderMayWriteToTheResult() {
    Chart chart = chart("top", "a: {b: [{c: 1}]}");
    Map<String, Object> given = yaml("d: {e: [{f: 1}]}");
    Map<String, Object> values = Coalesce.of(log).values(chart, given);
    ((List<Map<String, Object>>) Values.table(values, "a").get("b")).get(0).put("c", 2);
    ((List<Map<String, Object>>) Values.table(values, "d").get("e")).get(0).put("f", 2);
    assertThat(chart.values()).isEqualTo(yaml("a: {b: [{c: 1}]}"));
    assertThat(given).isEqualTo(yaml("d: {e: [{f: 1}]}"));
  }

  @Test
  void warningsAboutTheMembersOfATableComeInTheOrderOfTheirKeys() {
    Chart chart = chart("top", "z: 1\nt: {x: 1, b: {c: 1}, a: 2}\nm: 1\n");
    Coalesce.of(log).values(chart, yaml("m: {}\nt: {a: {}, x: {}, b: 3}\nz: {}\n"));
    assertThat(log.lines())
        .containsExactly(
            "level=INFO msg=\"warning: skipped value for top.m: Not a table.\"",
            "level=INFO msg=\"warning: destination for top.t.a is a table. Ignoring non-table value (2)\"",
            "level=INFO msg=\"warning: cannot overwrite table with non table for top.t.b (map[c:1])\"",
            "level=INFO msg=\"warning: destination for top.t.x is a table. Ignoring non-table value (1)\"",
            "level=INFO msg=\"warning: skipped value for top.z: Not a table.\"");
  }

  @Test
  void tablesAreMergedWithoutTouchingThem() {
    Map<String, Object> over = yaml("a: null\nb: {c: 1}\n");
    Map<String, Object> under = yaml("a: 1\nb: {c: 2, d: 3}\ne: null\n");
    assertThat(Coalesce.of(log).tables(over, under)).isEqualTo(yaml("b: {c: 1, d: 3}\ne: null\n"));
    assertThat(Coalesce.of(log).mergeTables(over, under))
        .isEqualTo(yaml("a: null\nb: {c: 1, d: 3}\ne: null\n"));
    assertThat(over).isEqualTo(yaml("a: null\nb: {c: 1}\n"));
    assertThat(under).isEqualTo(yaml("a: 1\nb: {c: 2, d: 3}\ne: null\n"));
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < depth; i++) {
      Map<String, Object> outer = new LinkedHashMap<>();
      outer.put("a", values);
      values = outer;
    }
    return values;
  }

  @Test
  void deepValuesAreCopiedAndTablesThatLieTooDeepInBothAreRefused() {
    Coalesce coalesce = Coalesce.of(LogSink.none());
    Map<String, Object> deep = nested(9_000);
    Map<String, Object> copy = coalesce.tables(deep, Map.of());
    int depth = 0;
    for (Object at = copy; at instanceof Map<?, ?> map; at = map.get("a")) {
      depth++;
    }
    assertThat(depth).isEqualTo(9_001);
    assertThatThrownBy(() -> coalesce.tables(deep, deep))
        .hasMessage("values are nested more than " + ChartLimits.MAX_VALUES_DEPTH + " levels deep");
  }
}
