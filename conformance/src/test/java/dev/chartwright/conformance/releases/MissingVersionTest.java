package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.testkit.ChartBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects whose {@code apiVersion} names no version are known, and found nowhere; as in helm. */
class MissingVersionTest {
  @TempDir Path folder;

  private String chart(ClusterDesk desk) throws IOException {
    return desk.chart(
        ChartBuilder.of("odd", "1.0.0")
            .values("version: ''\nkind: ConfigMap\n")
            .file(
                "templates/odd.yaml",
                """
                apiVersion: {{ .Values.version | quote }}
                kind: {{ .Values.kind }}
                metadata: {name: odd}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ConfigMap, '/v1, Kind=ConfigMap'",
    "apps/, Deployment, 'apps/v1, Kind=Deployment'"
  })
  void theServerDoesNotFindThem(String version, String kind, String told) throws IOException {
    try (ClusterDesk desk = new ClusterDesk(folder)) {
      String chart = chart(desk);
      String values = "version=" + version + ",kind=" + kind;
      assertThat(desk.fails("install", "odd", chart, "--set-string", values))
          .startsWith(
              "Error: INSTALLATION FAILED: server-side apply failed for object default/odd "
                  + told
                  + ": the server could not find the requested resource");
      assertThat(desk.must("template", chart, "--set-string", values, "--dry-run=server"))
          .contains("kind: " + kind);
    }
  }

  @Test
  void aKindThatNoVersionHasIsUnknown() throws IOException {
    try (ClusterDesk desk = new ClusterDesk(folder)) {
      assertThat(
              desk.fails(
                  "install",
                  "odd",
                  chart(desk),
                  "--disable-openapi-validation",
                  "--set-string",
                  "version=,kind=Strange"))
          .contains("no matches for kind \"Strange\" in version \"\"");
    }
  }
}
