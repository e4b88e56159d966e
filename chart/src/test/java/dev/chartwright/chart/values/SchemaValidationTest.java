package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.values.schema.SchemaException;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogLevel;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaValidationTest {
  private static final String INTRODUCTION =
      "values don't meet the specifications of the schema(s) in the following chart(s):\n";

  private static Chart chart(String name, String schema, Chart... dependencies) {
    return Chart.builder(
            Metadata.read(GoString.bytes("{apiVersion: v2, name: " + name + ", version: 1.0.0}")))
        .schema(ChartFile.of("values.schema.json", GoString.bytes(schema), null))
        .dependencies(List.of(dependencies))
        .build();
  }

  private static String wrong(SchemaValidation validation, String schema) {
    try {
      validation.validateSingle(Map.of(), GoString.bytes(schema));
      return "";
    } catch (SchemaException e) {
      return e.getMessage();
    }
  }

  @Test
  void eachChartIsHeldAgainstItsOwnPartOfTheValues() {
    Chart child = chart("db", "{\"required\":[\"size\"]}");
    Chart parent = chart("app", "{\"properties\":{\"n\":{\"minimum\":1}}}", child);
    SchemaValidation validation = SchemaValidation.of(Fetcher.none(), LogSink.none());
    assertThatThrownBy(() -> validation.validate(parent, Map.of("n", 0.0, "db", Map.of())))
        .isInstanceOf(SchemaException.class)
        .hasMessage(
            INTRODUCTION
                + "app:\n- at '/n': minimum: got 0, want 1\n"
                + "db:\n- at '': missing property 'size'\n");
    validation.validate(parent, Map.of("n", 1.0));
  }

  @Test
  void valuesOfASubchartThatAreNoMapAreNamedByTheirGoType() {
    Chart parent = chart("app", "true", chart("db", "true"));
    SchemaValidation validation = SchemaValidation.of(Fetcher.none(), LogSink.none());
    assertThatThrownBy(() -> validation.validate(parent, Map.of("db", 5L)))
        .hasMessage(
            INTRODUCTION + "db:\ninvalid type for values: expected object (map), got int64\n");
    Map<String, Object> odd = Map.of("db", GoMap.of("common.Values", Map.of()));
    assertThatThrownBy(() -> validation.validate(parent, odd))
        .hasMessageContaining("common.Values");
  }

  @Test
  void aSkippedValidationDoesNotEvenReadTheSchema() {
    SchemaValidation.skipped().validate(chart("app", "{"), Map.of());
    assertThat(wrong(SchemaValidation.skipped(), "{")).isEmpty();
  }

  @Test
  void integersOfSetFlagsAreIntegersAndFloatsWithoutAFractionToo() {
    SchemaValidation validation = SchemaValidation.of(Fetcher.none(), LogSink.none());
    byte[] schema = GoString.bytes("{\"additionalProperties\":{\"type\":\"integer\"}}");
    validation.validateSingle(Map.of("a", 5L, "b", 1e300), schema);
    assertThatThrownBy(() -> validation.validateSingle(Map.of("a", 1.5), schema))
        .hasMessage("- at '/a': got number, want integer\n");
  }

  @Test
  void aUrnIsWarnedOfOnceAndAllowsEverything() {
    List<LogRecord> log = new ArrayList<>();
    LogSink sink =
        record -> {
          if (record.level() == LogLevel.WARN) {
            log.add(record);
          }
        };
    SchemaValidation validation = SchemaValidation.of(Fetcher.none(), sink);
    assertThat(wrong(validation, "{\"$ref\":\"urn:a:b\"}")).isEmpty();
    assertThat(wrong(validation, "{\"$ref\":\"urn:a:b\"}")).isEmpty();
    assertThat(log)
        .containsExactly(
            new LogRecord(
                LogLevel.WARN,
                "unresolved URN reference ignored; using permissive schema",
                List.of("urn", "urn:a:b")));
  }

  @Test
  void whatIsFetchedIsASchemaAndWhatFailsIsToldAsInHelm() {
    Fetcher fetcher =
        url -> {
          if (url.endsWith("/good")) {
            return GoString.bytes("{\"type\":\"string\"}");
          }
          throw FetchException.ofStatus(404, "Not Found");
        };
    SchemaValidation validation = SchemaValidation.of(fetcher, LogSink.none());
    assertThat(wrong(validation, "{\"$ref\":\"http://h/good\"}"))
        .isEqualTo("- at '': got object, want string\n");
    assertThat(wrong(validation, "{\"$ref\":\"http://h/bad\"}"))
        .isEqualTo(
            "failing loading \"http://h/bad\": HTTP request to http://h/bad returned status 404"
                + " (Not Found)");
    assertThat(
            wrong(SchemaValidation.of(Fetcher.none(), LogSink.none()), "{\"$ref\":\"http://h\"}"))
        .isEqualTo(
            "failing loading \"http://h\": HTTP request failed for http://h: Get \"http://h\":"
                + " network access is off");
  }

  @Test
  void filesAreReadInTheFolderOfTheChartOnly(@TempDir Path folder) throws IOException {
    Path chart = Files.createDirectory(folder.resolve("chart"));
    Files.writeString(chart.resolve("part.json"), "{\"type\":\"string\"}");
    Path secret = Files.writeString(folder.resolve("secret.json"), "{}");
    Files.createSymbolicLink(chart.resolve("link.json"), secret);
    SchemaValidation validation =
        SchemaValidation.of(Fetcher.none(), LogSink.none()).within(chart.toString());
    assertThat(wrong(validation, "{\"$ref\":\"file://" + chart + "/part.json\"}"))
        .isEqualTo("- at '': got object, want string\n");
    for (Path outside : List.of(secret, chart.resolve("link.json"))) {
      assertThat(wrong(validation, "{\"$ref\":\"file://" + outside + "\"}"))
          .isEqualTo(
              "failing loading \"file://"
                  + outside
                  + "\": open "
                  + outside
                  + ": a schema reads files of its own chart only");
    }
    assertThat(wrong(validation, "{\"$ref\":\"nosuch.json\"}"))
        .isEqualTo(
            "failing loading \"file:///nosuch.json\": open /nosuch.json: no such file or"
                + " directory");
  }

  @Test
  void whatCouldNotBeReadIsNamedByTheWordsOfGo() {
    SchemaValidation validation = SchemaValidation.of(Fetcher.none(), LogSink.none());
    assertThat(wrong(validation, "")).isEqualTo("EOF");
    assertThat(wrong(validation, "{")).isEqualTo("unexpected EOF");
    assertThat(wrong(validation, "{} {}")).isEqualTo("invalid character after top-level value");
    assertThat(wrong(validation, "{\"$ref\":\"http://json-schema.org/draft-07\"}"))
        .isEqualTo("read metaschemas/draft-07/: is a directory");
  }
}
