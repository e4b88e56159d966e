package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.ScriptedRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real helm gets along with each profile: what we emulate is no stranger than the services are.
 */
@Tag("interop")
class HelmAgainstProfilesTest {
  @TempDir Path home;

  private void helm(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    command[0] = "helm";
    command[command.length - 1] = "--plain-http";
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.chartwright.testkit.Profile#names")
  void loginPushAndPullWork(String profile) throws IOException, InterruptedException {
    String user = ProfileFaultTest.user(profile);
    ScriptedRegistry.Builder builder =
        ScriptedRegistry.builder().profile(profile).account(user, "secret").repository("team/web");
    try (ScriptedRegistry registry = builder.start()) {
      ChartBuilder chart = ChartBuilder.of("web", "1.2.3");
      Path archive = chart.writeArchive(home);
      helm("registry", "login", registry.host(), "-u", user, "-p", "secret");
      helm("push", archive.toString(), "oci://" + registry.host() + "/team");
      Files.delete(archive);
      helm("pull", "oci://" + registry.host() + "/team/web");
      assertThat(archive).hasBinaryContent(chart.archive());
    }
  }
}
