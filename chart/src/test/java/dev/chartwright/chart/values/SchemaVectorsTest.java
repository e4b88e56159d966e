package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.Vectors;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaVectorsTest {
  private static final String CHART = "{apiVersion: v2, name: c, version: 0.1.0}";

  private static final Fetcher NO_SUCH_HOST =
      url -> {
        throw FetchException.of(
            "Get \"" + url + "\": dial tcp: lookup example.com on 10.255.255.53:53: no such host",
            null);
      };

  static Stream<Vectors.Row> rows() {
    return Vectors.rows("schema.jsonl.gz", "schema.validate");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void valuesMeetTheirSchemasOrFailAsInHelm(Vectors.Row row) {
    String wrong = wrong(row);
    if (row.want().get("errorLines") instanceof List<?> lines) {
      assertThat(sorted(wrong)).isEqualTo(lines);
    } else {
      assertThat(wrong).isEqualTo(row.want().get("error"));
    }
  }

  /** What is wrong; null if nothing is. */
  private static String wrong(Vectors.Row row) {
    try {
      Chart chart = chart(row.fields());
      Map<String, Object> values = values(row.get("values"));
      Map<String, Object> coalesced = Coalesce.of(LogSink.none()).values(chart, values);
      SchemaValidation.of(NO_SUCH_HOST, LogSink.none()).validate(chart, coalesced);
      return null;
    } catch (ChartException e) {
      return e.getMessage();
    }
  }

  private static List<String> sorted(String text) {
    String[] lines = text.split("\n", -1);
    Arrays.sort(lines);
    return List.of(lines);
  }

  private static Chart chart(Map<?, ?> row) {
    Object metadata = row.get("chart");
    List<Chart> subcharts = new ArrayList<>();
    if (row.get("subcharts") instanceof List<?> list) {
      for (Object each : list) {
        subcharts.add(chart((Map<?, ?>) each));
      }
    }
    Object schema = row.get("schema");
    return Chart.builder(
            Metadata.read(GoString.bytes(metadata == null ? CHART : Json.marshal(metadata))))
        .values(values(row.get("chartValues")))
        .schema(
            schema == null
                ? null
                : ChartFile.of("values.schema.json", GoString.bytes((String) schema), null))
        .dependencies(subcharts)
        .build();
  }

  private static Map<String, Object> values(Object given) {
    if (given == null) {
      return new LinkedHashMap<>();
    }
    return ValuesFile.parse(
        GoString.bytes(given instanceof String text ? text : Json.marshal(given)));
  }
}
