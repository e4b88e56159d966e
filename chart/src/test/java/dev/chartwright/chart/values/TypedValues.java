package dev.chartwright.chart.values;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartBuilder;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values and charts of the vectors. */
final class TypedValues {
  private TypedValues() {}

  /** A value that the vectors write with its Go type. */
  static Object read(Object written) {
    Map<?, ?> value = (Map<?, ?>) written;
    Object content = value.get("v");
    return switch ((String) value.get("t")) {
      case "nil" -> null;
      case "int64" -> content instanceof Double number ? (Object) number.longValue() : content;
      case "float64" -> Double.valueOf(content.equals("-0") ? "-0.0" : (String) content);
      case "string" -> content == null ? text(value) : content;
      case "map" -> {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) content).forEach((key, item) -> map.put((String) key, read(item)));
        yield map;
      }
      case "slice" -> {
        List<Object> list = new ArrayList<>();
        ((List<?>) content).forEach(item -> list.add(read(item)));
        yield list;
      }
      default -> content;
    };
  }

  /** A text, written as such or, when it is not UTF-8, in base64. */
  static String text(Object written) {
    return written instanceof Map<?, ?> bytes
        ? GoString.of(Base64.getDecoder().decode((String) bytes.get("b64")))
        : (String) written;
  }

  /** Values, written as YAML text or as they are. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> document(Object written) {
    if (written == null) {
      return new LinkedHashMap<>();
    }
    return written instanceof String text
        ? ValuesFile.parse(GoString.bytes(text))
        : (Map<String, Object>) written;
  }

  /** A chart, written as the files of its folder or part by part. */
  static Chart chart(Map<?, ?> written, LogSink log) {
    if (written.get("chartFiles") instanceof Map<?, ?> contents) {
      return ChartLoader.of(log).loadFiles(files(contents));
    }
    Metadata metadata =
        written.get("chart") == null
            ? Metadata.builder().apiVersion("v2").name("c").version("0.1.0").build()
            : Metadata.read(GoString.bytes(Json.marshal(written.get("chart"))));
    ChartBuilder chart = Chart.builder(metadata).values(document(written.get("chartValues")));
    if (written.get("tpl") instanceof String text) {
      chart.templates(files(Map.of("templates/t.yaml", text)));
    } else if (written.get("templates") instanceof Map<?, ?> contents) {
      chart.templates(files(contents));
    }
    List<Chart> below = new ArrayList<>();
    if (written.get("subcharts") instanceof List<?> subcharts) {
      subcharts.forEach(subchart -> below.add(chart((Map<?, ?>) subchart, log)));
    }
    return chart.dependencies(below).build();
  }

  private static List<ChartFile> files(Map<?, ?> contents) {
    List<ChartFile> files = new ArrayList<>();
    new TreeMap<>(contents)
        .forEach((name, text) ->
            files.add(ChartFile.of((String) name, GoString.bytes((String) text), null)));
    return files;
  }
}
