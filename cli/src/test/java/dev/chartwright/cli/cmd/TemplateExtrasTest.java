package dev.chartwright.cli.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateExtrasTest {
  @TempDir Path folder;

  @BeforeEach
  void chart() throws IOException {
    write("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.0.0\n");
    write("values.yaml", "image: {tag: 1.0}\n");
    write("templates/a.yaml", "kind: ConfigMap\nmetadata: {name: {{ .Release.Name }}-a}\n");
    write("templates/job.yaml", "kind: Job\nmetadata: {annotations: {helm.sh/hook: test}}\n");
  }

  @Test
  void documentsAreGivenAsJson() {
    assertThat(template("-o", "json"))
        .isEqualTo(
            new Run(
                0,
                "[{\"source\":\"demo/templates/a.yaml\",\"kind\":\"ConfigMap\","
                    + "\"name\":\"release-name-a\","
                    + "\"manifest\":\"kind: ConfigMap\\nmetadata: {name: release-name-a}\\n\","
                    + "\"hook\":null},"
                    + "{\"source\":\"demo/templates/job.yaml\",\"kind\":\"Job\",\"name\":\"\","
                    + "\"manifest\":\"kind: Job\\nmetadata: {annotations: {helm.sh/hook: test}}\\n\","
                    + "\"hook\":[\"test\"]}]\n",
                ""));
  }

  @Test
  void jsonHoldsOnlyWhatIsAskedFor() {
    assertThat(template("-o", "json", "--skip-tests", "-s", "templates/*.yaml").out())
        .contains("templates/a.yaml")
        .doesNotContain("job.yaml");
    assertThat(template("-o", "json", "-s", "templates/b.yaml"))
        .isEqualTo(new Run(1, "", "Error: could not find template templates/b.yaml in chart\n"));
  }

  @Test
  void customResourceDefinitionsComeFirst() throws IOException {
    write("crds/x.yaml", "kind: CustomResourceDefinition\nmetadata: {name: x}\n---\n- y\n---\n");
    write("crds/z.yaml", "kind: Z\n---\nkind: W\n");
    assertThat(template("-o", "json", "--include-crds", "--no-hooks").out())
        .startsWith(
            "[{\"source\":\"demo/crds/x.yaml\",\"kind\":\"\",\"name\":\"\",\"manifest\":\"kind:")
        .contains(
            "{\"source\":\"demo/crds/z.yaml\",\"kind\":\"W\",\"name\":\"\","
                + "\"manifest\":\"kind: W\\n\",\"hook\":null}");
  }

  @Test
  void failingPlaceIsShownWithTheValueThatIsMissing() throws IOException {
    write("templates/a.yaml", "kind: A\n# ä\nx: {{ .Values.image.repository.name }}\ny: 1\nz: 2\n");
    assertThat(template("--explain-errors").err())
        .isEqualTo(
            """
            Error: demo/templates/a.yaml:3:13
              executing "demo/templates/a.yaml" at <.Values.image.repository.name>:
                nil pointer evaluating interface {}.name

            Use --debug flag to render out invalid YAML

              demo/templates/a.yaml:3
              1 | kind: A
              2 | # ä
            > 3 | x: {{ .Values.image.repository.name }}
                |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              4 | y: 1
              .Values.image.repository is not set. Set image.repository in $DIR/demo/values.yaml, in a \
            file for -f, or with --set image.repository=VALUE
            """);
  }

  @Test
  void valuesOfSubchartsAreNamedFromTheRoot() throws IOException {
    write("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
    write("charts/db/templates/b.yaml", "\tx: {{ required \"give a size\" .Values.disk.size }}\n");
    assertThat(template("--explain-errors", "--set", "db.disk.kind=ssd").err())
        .isEqualTo(
            """
            Error: execution error at (demo/charts/db/templates/b.yaml:1:7): give a size

            Use --debug flag to render out invalid YAML

              demo/charts/db/templates/b.yaml:1
            > 1 | \tx: {{ required "give a size" .Values.disk.size }}
                | \t      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              .Values.disk.size is not set. Set db.disk.size in $DIR/demo/values.yaml, in a file for -f, \
            or with --set db.disk.size=VALUE
            """);
  }

  @Test
  void renderedLinesAreShownWhereTheyAreNoYaml() throws IOException {
    write("templates/a.yaml", "kind: A\n---\nx: {{ .Values.image.tag }}\ny: [\nz: 1\n");
    assertThat(template("--explain-errors").err())
        .contains("\n\n  demo/templates/a.yaml as it was rendered, line ")
        .contains("  1 | x: 1\n")
        .contains("y: [\n");
  }

  @Test
  void templateThatCannotBeParsedIsShown() throws IOException {
    write("templates/a.yaml", "a: 1\nb: {{ if }}\n");
    assertThat(template("--explain-errors").err())
        .isEqualTo(
            """
            Error: parse error at (demo/templates/a.yaml:2): missing value for if

            Use --debug flag to render out invalid YAML

              demo/templates/a.yaml:2
              1 | a: 1
            > 2 | b: {{ if }}
            """);
  }

  @Test
  void helmHasNeither() {
    String chart = folder.resolve("demo").toString();
    assertThat(Run.helm("template", chart, "-o", "json").err())
        .isEqualTo("Error: unknown shorthand flag: 'o' in -o\n");
    assertThat(Run.helm("template", chart, "--explain-errors").err())
        .isEqualTo("Error: unknown flag: --explain-errors\n");
  }

  private Run template(String... flags) {
    List<String> args = new ArrayList<>(List.of("template", folder.resolve("demo").toString()));
    args.addAll(List.of(flags));
    Run run = Run.of("chartwright", Map.of("HOME", folder.toString()), args);
    return new Run(run.code(), run.out(), run.err().replace(folder.toString(), "$DIR"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("demo").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
