package dev.chartwright.plugin.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small module, which small.wat explains, on the host. */
class ExtismHostTest {
  private static final WasmLimits LIMITS = new WasmLimits(0, 0, 0, Duration.ZERO);

  private static Path module() {
    try {
      return Path.of(
          Objects.requireNonNull(ExtismHostTest.class.getResource("/wasm/small.wasm")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WasmResult run(Path module, String function, String input, WasmLimits limits) {
    return ExtismHost.run(
        new WasmCall(
            module,
            function,
            input,
            limits,
            Map.of("color", "blue"),
            List.of(),
            Map.of(),
            null,
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of()));
  }

  private static WasmResult run(String function, String input) {
    return run(module(), function, input, LIMITS);
  }

  @Test
  void aModuleGetsItsInputAndGivesItsOutput() {
    assertThat(run("helm_plugin_main", "{\"a\":\"é\"}"))
        .isEqualTo(new WasmResult(0, "{\"a\":\"é\"}"));
    assertThat(run("helm_plugin_main", "")).isEqualTo(new WasmResult(0, ""));
  }

  @Test
  void whatItReturnsIsItsExitCode() {
    assertThat(run("fails", "{}").exitCode()).isEqualTo(3);
  }

  @Test
  void itReadsItsSettings() {
    assertThat(run("configured", "color").output()).isEqualTo("blue");
    assertThat(run("configured", "size").output()).isEmpty();
  }

  @Test
  void itSaysWhatWentWrong() {
    assertThatThrownBy(() -> run("complains", "it is broken"))
        .isInstanceOf(WasmException.class)
        .hasMessage("it is broken");
    assertThatThrownBy(() -> run("traps", "")).hasMessage("wasm error: unreachable");
    assertThatThrownBy(() -> run("nothing", "")).hasMessage("unknown function: nothing");
  }

  @Test
  void aCallEndsWhenItsTimeIsOver() {
    WasmLimits limits = new WasmLimits(0, 0, 0, Duration.ofMillis(200));
    assertThatThrownBy(() -> run(module(), "spins", "", limits))
        .hasMessage("module closed with context deadline exceeded");
  }

  @Test
  void memoryIsLimited() {
    WasmLimits few = new WasmLimits(50, 0, 0, Duration.ZERO);
    assertThat(run(module(), "grows", "", few).exitCode()).isEqualTo(-1);
    assertThat(run("grows", "").exitCode()).isEqualTo(1);
  }

  @Test
  void variablesNeedRoom() {
    assertThatThrownBy(() -> run("stores", "x")).hasMessage("Vars are disabled by this host");
    assertThatThrownBy(() -> run(module(), "stores", "x", new WasmLimits(0, 0, 40, Duration.ZERO)))
        .hasMessage("Variable store is full");
  }

  @Test
  void whatIsNoModuleIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("plugin.wasm"), "no module");
    assertThatThrownBy(() -> run(file, "helm_plugin_main", "", LIMITS))
        .isInstanceOf(WasmException.class)
        .hasMessageStartingWith("failed to create existing plugin: ");
  }
}
