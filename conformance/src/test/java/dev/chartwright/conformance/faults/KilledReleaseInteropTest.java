package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.conformance.faults.ReleaseFaultRig.Verb;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import dev.chartwright.testkit.kube.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The built program is killed at each request that it makes to the API server that {@code
 * CHARTWRIGHT_TEST_KUBECONFIG} names: the request is carried out, and nobody hears of it.
 */
@Tag("interop")
final class KilledReleaseInteropTest {
  private static final Path LAUNCHER = Path.of("..", "chartwright").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aProcessKilledAtAnyRequestLeavesAReleaseThatCanBeRecovered(Verb verb)
      throws IOException, InterruptedException {
    RealFaultyApi api = RealFaultyApi.fromEnvironment(folder);
    assumeTrue(
        Files.exists(LAUNCHER.resolveSibling(".chartwright").resolve("current")),
        "the launcher was not built: run it once");
    try (ReleaseFaultRig rig = new ReleaseFaultRig(folder, api)) {
      int number = 0;
      boolean killed;
      do {
        number++;
        String namespace = rig.namespace();
        rig.prepare(verb, namespace);
        killed = killedAt(number, rig, api, verb, namespace);
        if (killed) {
          ReleaseFaultTest.check(rig, verb, namespace, new ProgramRun(137, "", ""));
        }
      } while (killed);
      assertThat(number).isGreaterThan(3);
    }
  }

  /**
   * Starts the verb, and kills it when it has sent so many requests.
   *
   * @return whether there were so many
   */
  private boolean killedAt(
      int number, ReleaseFaultRig rig, RealFaultyApi api, Verb verb, String namespace)
      throws IOException, InterruptedException {
    ApiFault held = ApiFault.held();
    try (FaultProxy proxy = api.another()) {
      // What other threads of the program send meanwhile never comes to the server.
      proxy.fault(CallPattern.all().nth(number), held);
      proxy.fault(CallPattern.all().after(number), ApiFault.dropped());
      Path output = folder.resolve(namespace + ".txt");
      Process process = start(rig, proxy, verb, namespace, output);
      if (!ReleaseFaultRig.holds(held, process.onExit())) {
        assertThat(process.exitValue()).describedAs("%s", Files.readString(output)).isZero();
        return false;
      }
      process.destroyForcibly().waitFor();
      assertThat(process.exitValue()).isEqualTo(128 + 9);
      held.release();
      proxy.awaitAnswered(number);
      return true;
    }
  }

  private Process start(
      ReleaseFaultRig rig, FaultProxy proxy, Verb verb, String namespace, Path output)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(rig.words(verb));
    command.addAll(List.of("-n", namespace));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("CHARTWRIGHT_NO_BUILD", "1");
    builder
        .environment()
        .put("KUBECONFIG", proxy.kubeconfig(folder.resolve(namespace), namespace).toString());
    return builder.start();
  }
}
