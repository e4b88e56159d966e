package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartCreatorTest {
  @TempDir Path scratch;
  private final List<String> warnings = new ArrayList<>();

  private List<String> tree(String folder) throws IOException {
    try (var paths = Files.walk(scratch.resolve(folder))) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> scratch.resolve(folder).relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aNewChartHasHelmsFilesAndLoads() throws IOException {
    String folder = ChartCreator.create("demo", scratch.toString(), warnings::add);
    assertThat(folder).isEqualTo(scratch + "/demo");
    assertThat(tree("demo"))
        .containsExactly(
            ".helmignore",
            "Chart.yaml",
            "templates/NOTES.txt",
            "templates/_helpers.tpl",
            "templates/deployment.yaml",
            "templates/hpa.yaml",
            "templates/httproute.yaml",
            "templates/ingress.yaml",
            "templates/service.yaml",
            "templates/serviceaccount.yaml",
            "templates/tests/test-connection.yaml",
            "values.yaml");
    assertThat(scratch.resolve("demo/charts")).isEmptyDirectory();
    assertThat(scratch.resolve("demo/Chart.yaml"))
        .content()
        .startsWith("apiVersion: v2\nname: demo\n");
    assertThat(scratch.resolve("demo/templates/_helpers.tpl"))
        .content()
        .contains("{{- define \"demo.name\" -}}")
        .doesNotContain("CHARTNAME");
    assertThat(ChartLoader.of(LogSink.none()).load(folder).metadata().appVersion())
        .isEqualTo("1.16.0");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFileThatIsThereIsOverwrittenWithAWarning() throws IOException {
    Charts.write(scratch, "demo/values.yaml", "mine");
    ChartCreator.create("demo", scratch.toString(), warnings::add);
    assertThat(warnings)
        .containsExactly(
            "WARNING: File \"" + scratch + "/demo/values.yaml\" already exists. Overwriting.");
    assertThat(scratch.resolve("demo/values.yaml"))
        .content()
        .startsWith("# Default values for demo.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad name", "a/b", "@x", "é", "a\n"})
  void aNameWithOtherCharactersIsRefused(String name) {
    assertThatThrownBy(() -> ChartCreator.create(name, scratch.toString(), warnings::add))
        .hasMessage("chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\"");
  }

  @Test
  void aNameMustNotBeEmptyOrTooLong() {
    for (String name : List.of("", "a".repeat(251))) {
      assertThatThrownBy(() -> ChartCreator.create(name, scratch.toString(), warnings::add))
          .hasMessage("chart name must be between 1 and 250 characters");
    }
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Files.writeString(scratch.resolve("demo"), "");
    assertThatThrownBy(() -> ChartCreator.create("demo", scratch.toString(), warnings::add))
        .hasMessage("file %s/demo already exists and is not a directory", scratch);
    assertThatThrownBy(() -> ChartCreator.create("x", scratch + "/demo", warnings::add))
        .hasMessage("no such directory %s/demo", scratch);
    assertThatThrownBy(() -> ChartCreator.create("x", scratch + "/nosuch", warnings::add))
        .hasMessage("stat %s/nosuch: no such file or directory", scratch);
  }

  @Test
  void aStarterGivesItsFilesAndTakesTheNewNameInTemplatesAndValues() throws IOException {
    Charts.write(scratch, "starter/Chart.yaml", "apiVersion: v1\nname: st\nversion: 9.9.9\n");
    Charts.write(scratch, "starter/templates/a.yaml", "name: <CHARTNAME>\n");
    Charts.write(scratch, "starter/values.yaml", "# of <CHARTNAME>\nwho: <CHARTNAME>\n");
    Charts.write(scratch, "starter/notes.md", "<CHARTNAME> stays\n");
    Charts.write(scratch, "starter/charts/sub/Chart.yaml", Charts.chartfile("sub"));
    Metadata metadata =
        Metadata.builder()
            .apiVersion("v2")
            .name("app")
            .version("0.1.0")
            .type("application")
            .build();
    ChartCreator.createFrom(
        metadata, scratch.toString(), scratch + "/starter", LogSink.none(), Clock.systemUTC());
    assertThat(tree("app"))
        .containsExactly(
            "Chart.yaml", "charts/sub-1.0.0.tgz", "notes.md", "templates/a.yaml", "values.yaml");
    assertThat(scratch.resolve("app/Chart.yaml"))
        .hasContent("apiVersion: v2\nname: app\ntype: application\nversion: 0.1.0\n");
    assertThat(scratch.resolve("app/values.yaml")).hasContent("# of app\nwho: app\n");
    assertThat(scratch.resolve("app/templates/a.yaml")).hasContent("name: app\n");
    assertThat(scratch.resolve("app/notes.md")).hasContent("<CHARTNAME> stays\n");
  }

  @Test
  void aNameThatMakesTheValuesNoYamlIsRefused() {
    Charts.write(scratch, "starter/Chart.yaml", Charts.CHARTFILE);
    Charts.write(scratch, "starter/values.yaml", "who: <CHARTNAME>\n");
    Metadata metadata = Metadata.builder().apiVersion("v2").name("a: b").version("1.0.0").build();
    assertThatThrownBy(() ->
            ChartCreator.createFrom(
                metadata,
                scratch.toString(),
                scratch + "/starter",
                LogSink.none(),
                Clock.systemUTC()))
        .hasMessage(
            "transforming values file: error converting YAML to JSON: yaml: mapping values are not allowed in this context");
    assertThat(scratch.resolve("a: b")).doesNotExist();
  }

  @Test
  void aStarterThatIsNotThereIsNamed() {
    Metadata metadata = Metadata.builder().name("app").build();
    assertThatThrownBy(() ->
            ChartCreator.createFrom(
                metadata,
                scratch.toString(),
                scratch + "/nosuch",
                LogSink.none(),
                Clock.systemUTC()))
        .hasMessage(
            "could not load %s/nosuch: stat %s/nosuch: no such file or directory",
            scratch, scratch);
  }
}
