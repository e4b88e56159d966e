package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.kube.KubeObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code get all --template} gives what helm 4.3.1 gave for the same release. */
class ReleaseTemplateTest {
  private static final Path RECORDED = Path.of("src/test/resources/releases");

  @TempDir static Path folder;

  private static ClusterDesk desk;

  @BeforeAll
  static void install() {
    desk = new ClusterDesk(folder);
    desk.must(
        "install",
        "t",
        RECORDED.resolve("tpl").toAbsolutePath().toString(),
        "--namespace=gaps-a",
        "--create-namespace",
        "--labels=l=1",
        "--set=extra.x=5");
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  static Stream<KubeObject> recorded() throws IOException {
    return Files.readAllLines(RECORDED.resolve("templates.jsonl")).stream()
        .map(line -> KubeObject.parse(line.getBytes(StandardCharsets.UTF_8)));
  }

  private static ProgramRun fill(String template) {
    return desk.run("get", "all", "t", "-n", "gaps-a", "--template", template);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void aTemplateGivesWhatHelmGives(KubeObject row) {
    ProgramRun run = fill(row.textAt("template"));
    assertThat(run.out()).isEqualTo(row.textAt("out"));
    assertThat(run.err()).isEqualTo(row.textAt("error"));
    assertThat(run.code()).isEqualTo(run.err().isEmpty() ? 0 : 1);
  }

  @Test
  void timesHaveTheirMethods() {
    ProgramRun run =
        fill(
            "{{ .Release.Info.FirstDeployed.IsZero }} {{ .Release.Info.LastDeployed.Format \"Z\" }}");
    assertThat(run.out()).isEqualTo("false Z");
  }

  @Test
  void whatMarshalsItselfDoesSo() {
    assertThat(fill("{{ printf \"%s\" .Release.Info.MarshalJSON }}").out())
        .startsWith("{\"first_deployed\":\"")
        .endsWith("\"description\":\"Install complete\",\"status\":\"deployed\"}");
  }
}
