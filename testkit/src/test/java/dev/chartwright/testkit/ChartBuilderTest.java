package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartBuilderTest {
  @TempDir Path directory;

  private static ChartBuilder chart() {
    return ChartBuilder.of("web", "1.2.3")
        .metadata("description: A web server")
        .values("replicas: 2\n");
  }

  @Test
  void theSameDescriptionGivesTheSameBytes() {
    assertThat(chart().archive()).isEqualTo(chart().archive());
    assertThat(Contents.digest("sha256", chart().archive()))
        .isEqualTo("sha256:d8be8ce748bcb21385a1b7eb4c2b9a5bc3bced858e8736bc38425de687c8445f");
    assertThat(chart().fileName()).isEqualTo("web-1.2.3.tgz");
  }

  @Test
  void theArchiveIsATarThatOthersCanRead() throws Exception {
    String longName = "templates/" + "d".repeat(120) + ".yaml";
    Path archive = chart().file(longName, "x: 1\n").writeArchive(directory);
    Process tar =
        new ProcessBuilder("tar", "xzf", archive.toString())
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    assertThat(directory.resolve("web/Chart.yaml"))
        .hasContent("apiVersion: v2\nname: web\nversion: 1.2.3\ndescription: A web server\n");
    assertThat(directory.resolve("web/values.yaml")).hasContent("replicas: 2\n");
    assertThat(directory.resolve("web").resolve(longName)).hasContent("x: 1\n");
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      assertThat(new String(in.readNBytes(14), StandardCharsets.US_ASCII))
          .isEqualTo("web/Chart.yaml");
    }
  }

  @Test
  void theFolderHasTheSameFiles() throws IOException {
    Path folder = chart().writeFolder(directory);
    assertThat(folder).isEqualTo(directory.resolve("web"));
    assertThat(folder.resolve("templates/configmap.yaml"))
        .content()
        .startsWith("apiVersion: v1\nkind: ConfigMap\n");
    assertThat(chart().configJson())
        .isEqualTo("{\"name\":\"web\",\"version\":\"1.2.3\",\"apiVersion\":\"v2\"}");
  }
}
