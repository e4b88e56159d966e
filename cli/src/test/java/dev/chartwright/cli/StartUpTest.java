package dev.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches which classes one command loads, in a JVM of its own. */
class StartUpTest {
  private static final int MOST_CLASSES_OF_OURS = 60;

  @TempDir Path folder;

  @Test
  void oneCommandLoadsNoOtherAndNoHeavyMachinery() throws IOException, InterruptedException {
    String log = classesLoadedBy("version");
    assertThat(ours(log))
        .contains("cli.cmd.VersionCommand")
        .hasSizeLessThanOrEqualTo(MOST_CLASSES_OF_OURS)
        .filteredOn(name -> name.startsWith("cli.cmd.") && name.endsWith("Command"))
        .containsExactlyInAnyOrder("cli.cmd.RootCommand", "cli.cmd.VersionCommand");
    loadsNothingSlow(log);
  }

  @Test
  void renderingALocalChartLoadsNothingThatTalksToServers()
      throws IOException, InterruptedException {
    String chart = folder.resolve("demo").toString();
    assertThat(Run.helm("create", chart).code()).isZero();
    String log = classesLoadedBy("template", chart);
    assertThat(ours(log))
        .contains("cli.cmd.TemplateCommand", "engine.Engine")
        .noneMatch(name -> name.startsWith("oci.") || name.startsWith("repo.getter."))
        .noneMatch(name -> name.startsWith("plugin."))
        .doesNotContain("http.SocketTransport", "registry.ChartRegistry");
    loadsNothingSlow(log);
  }

  private static void loadsNothingSlow(String log) {
    assertThat(log).doesNotContain("java.util.regex.Pattern ", "java.util.Formatter ");
    // The JDK makes one itself when it opens a jar for several releases, which ours is not.
    assertThat(ours(log)).noneMatch(name -> name.contains("$$Lambda"));
  }

  private static List<String> ours(String log) {
    return log.lines()
        .filter(line -> line.contains("] dev.chartwright."))
        .map(line -> line.replaceAll(".*] dev\\.chartwright\\.([^ ]+) .*", "$1"))
        .collect(Collectors.toList());
  }

  private static String classesLoadedBy(String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-Dchartwright.name=helm",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.chartwright.cli.Main"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return log;
  }
}
