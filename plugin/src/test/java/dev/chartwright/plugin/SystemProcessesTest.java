package dev.chartwright.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.plugin.ProcessCall.Input;
import dev.chartwright.plugin.ProcessCall.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemProcessesTest {
  private static final Map<String, String> ENV = Map.of("PATH", "/usr/bin:/bin", "X", "y");

  @TempDir private Path folder;

  @Test
  void aProgramReadsItsInputAndItsOutputIsCaptured() {
    ProcessResult result =
        SystemProcesses.inheriting()
            .run(
                new ProcessCall(
                    List.of("sh", "-c", "cat; echo $X; echo no >&2; exit 3"),
                    ENV,
                    null,
                    new Input.Bytes("in ".getBytes(StandardCharsets.UTF_8)),
                    Output.CAPTURED,
                    Output.DISCARDED));
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(new String(result.output(), StandardCharsets.UTF_8)).isEqualTo("in y\n");
  }

  @Test
  void aProgramMayUseGivenStreams() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    SystemProcesses.over(new ByteArrayInputStream(new byte[] {'i'}), out, err)
        .run(
            new ProcessCall(
                List.of("sh", "-c", "cat; echo e >&2"),
                ENV,
                null,
                new Input.Standard(),
                Output.STANDARD,
                Output.STANDARD));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("i");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("e\n");
  }

  @Test
  void whatCannotBeStartedIsSaidInGosWords() throws IOException {
    Path script = Files.writeString(folder.resolve("script"), "echo hi\n");
    assertThatThrownBy(() -> run("nosuchprogram"))
        .hasMessage("exec: \"nosuchprogram\": executable file not found in $PATH");
    assertThatThrownBy(() -> run("/nosuch/program"))
        .hasMessage("fork/exec /nosuch/program: no such file or directory");
    assertThatThrownBy(() -> run(script.toString()))
        .hasMessage("fork/exec " + script + ": permission denied");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> run(script.toString()))
        .hasMessage("fork/exec " + script + ": exec format error");
  }

  @Test
  void theReasonIsFoundInWhatOldAndNewJavaSay() {
    assertThat(
            SystemProcesses.reason(new IOException("Cannot run program \"x\": error=2, No such")))
        .isEqualTo("no such");
    assertThat(
            SystemProcesses.reason(
                new IOException("Cannot run program \"x\": Exec failed, error: 13 (Not allowed) ")))
        .isEqualTo("not allowed");
  }

  private static void run(String program) {
    SystemProcesses.inheriting()
        .run(
            new ProcessCall(
                List.of(program),
                ENV,
                null,
                new Input.Bytes(new byte[0]),
                Output.CAPTURED,
                Output.CAPTURED));
  }
}
