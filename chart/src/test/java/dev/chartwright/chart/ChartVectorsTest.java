package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.slog.LogSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartVectorsTest {
  static Stream<Vectors.Row> chartfiles() {
    return Vectors.rows("charts.jsonl", "chartfile.validate");
  }

  static Stream<Vectors.Row> names() {
    return Vectors.rows("charts.jsonl", "name.validate");
  }

  static Stream<Vectors.Row> dependencies() {
    return Vectors.rows("charts.jsonl", "dependency.validate");
  }

  static Stream<Vectors.Row> ignoreFiles() {
    return Vectors.rows("charts.jsonl", "ignore.match");
  }

  private static Object errorOf(Runnable action) {
    try {
      action.run();
      return null;
    } catch (RuntimeException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @MethodSource("chartfiles")
  void aChartfileLoadsOrFailsAsInHelm(Vectors.Row row) {
    byte[] text = GoString.bytes(row.text("text"));
    List<ChartFile> files = List.of(ChartFile.of("Chart.yaml", text, null));
    ChartLoader loader = ChartLoader.of(LogSink.none());
    assertThat(errorOf(() -> loader.loadFiles(files))).isEqualTo(row.want().get("load"));
    if (row.want().get("load") == null) {
      assertThat(loader.loadFiles(files).metadata().toJson())
          .isEqualTo(Json.marshal(ordered(row.want().get("metadata"))));
    }
  }

  /** Vectors keep Go's order of members, which a map would lose when it is written. */
  private static Object ordered(Object value) {
    if (value instanceof Map<?, ?> map) {
      JsonObject object = JsonObject.create();
      map.forEach((key, item) -> object.put((String) key, ordered(item)));
      return object;
    }
    return value instanceof List<?> list
        ? list.stream().map(ChartVectorsTest::ordered).toList()
        : value;
  }

  @ParameterizedTest
  @MethodSource("chartfiles")
  void aChartfileReadStrictlyFailsAsInHelm(Vectors.Row row) {
    byte[] text = GoString.bytes(row.text("text"));
    assertThat(errorOf(() -> Metadata.readStrictly(text))).isEqualTo(row.want().get("strict"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aNameIsAllowedOrRefusedAsInHelm(Vectors.Row row) {
    String name = row.text("name");
    Object error =
        errorOf(() -> {
          if (row.text("kind").equals("metadata")) {
            NameRules.checkMetadata(name);
          } else {
            NameRules.checkRelease(name);
          }
        });
    assertThat(error).isEqualTo(row.want().get("error"));
  }

  @ParameterizedTest
  @MethodSource("dependencies")
  void aDependencyIsAllowedOrRefusedAsInHelm(Vectors.Row row) {
    Map<?, ?> given = (Map<?, ?>) row.get("dependency");
    Dependency dependency =
        new Dependency(
            text(given, "name"),
            text(given, "version"),
            "",
            "",
            List.of(),
            false,
            List.of(),
            text(given, "alias"));
    assertThat(errorOf(dependency::validated)).isEqualTo(row.want().get("error"));
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  @ParameterizedTest
  @MethodSource("ignoreFiles")
  void anIgnoreFileTakesTheSameFilesAsInHelm(Vectors.Row row) {
    Map<String, Object> ignored = new LinkedHashMap<>();
    Object error =
        errorOf(() -> {
          HelmIgnore rules = HelmIgnore.parse(GoString.bytes(row.text("rules")));
          for (Object path : (List<?>) row.get("paths")) {
            String name = (String) path;
            boolean folder = name.endsWith("/");
            String bare = folder ? name.substring(0, name.length() - 1) : name;
            ignored.put(name, rules.ignores(bare, folder, LogSink.none()));
          }
        });
    assertThat(error).isEqualTo(row.want().get("error"));
    if (error == null) {
      assertThat(ignored).isEqualTo(row.want().get("ignored"));
    }
  }
}
