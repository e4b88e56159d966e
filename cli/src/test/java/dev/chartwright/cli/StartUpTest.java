package dev.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Watches which classes one command loads, in a JVM of its own. */
class StartUpTest {
  private static final int MOST_CLASSES_OF_OURS = 60;

  @Test
  void oneCommandLoadsNoOtherAndNoHeavyMachinery() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-Dchartwright.name=helm",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.chartwright.cli.Main",
                "version")
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    List<String> ours =
        log.lines()
            .filter(line -> line.contains("] dev.chartwright."))
            .map(line -> line.replaceAll(".*] dev\\.chartwright\\.([^ ]+) .*", "$1"))
            .collect(Collectors.toList());
    assertThat(ours)
        .contains("cli.cmd.VersionCommand")
        .hasSizeLessThanOrEqualTo(MOST_CLASSES_OF_OURS)
        .filteredOn(name -> name.startsWith("cli.cmd.") && name.endsWith("Command"))
        .containsExactlyInAnyOrder("cli.cmd.RootCommand", "cli.cmd.VersionCommand");
    assertThat(log).doesNotContain("java.util.regex.Pattern ", "java.util.Formatter ", "$$Lambda");
  }
}
