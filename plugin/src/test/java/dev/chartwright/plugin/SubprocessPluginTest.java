package dev.chartwright.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.plugin.ProcessCall.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubprocessPluginTest {
  private final List<ProcessCall> calls = new ArrayList<>();
  private int exitCode;

  @Test
  void aCommandGetsHelmsVariablesAndTheArguments() {
    plugin("name: hello\ncommand: $HELM_PLUGIN_DIR/run $HELM_NAMESPACE\n")
        .runCommand(List.of("a", "--b"));
    ProcessCall call = calls.get(0);
    assertThat(call.command()).containsExactly("/plugins/x/run", "space", "a", "--b");
    assertThat(call.environment())
        .containsEntry("HELM_PLUGIN_NAME", "hello")
        .containsEntry("HELM_PLUGIN_DIR", "/plugins/x")
        .containsEntry("HELM_NAMESPACE", "space")
        .containsEntry("HOME", "/home/ada");
    assertThat(call.input()).isInstanceOf(ProcessCall.Input.Standard.class);
    assertThat(call.output()).isEqualTo(Output.STANDARD);
  }

  @Test
  void theExitCodeOfAProgramIsKept() {
    exitCode = 7;
    assertThatThrownBy(() -> plugin("name: hello\ncommand: x\n").runCommand(List.of()))
        .isInstanceOfSatisfying(
            PluginExitException.class, e -> assertThat(e.exitCode()).isEqualTo(7))
        .hasMessage("plugin \"hello\" exited with error");
  }

  @Test
  void aGetterGetsCertificatesAndUrlAsArgumentsAndCredentialsAsVariables() {
    Plugin getter = plugin("name: get\ndownloaders: [{command: bin/get x, protocols: [s3]}]\n");
    byte[] fetched = getter.get(new GetterCall("s3://b/c", "s3", "ada", "pw", "c", "k", "a", true));
    assertThat(fetched).isEqualTo("printed".getBytes(StandardCharsets.UTF_8));
    ProcessCall call = calls.get(0);
    assertThat(call.command())
        .containsExactly("/plugins/x/bin/get", "x", "c", "k", "a", "s3://b/c");
    assertThat(call.environment())
        .containsEntry("HELM_PLUGIN_USERNAME", "ada")
        .containsEntry("HELM_PLUGIN_PASSWORD", "pw")
        .containsEntry("HELM_PLUGIN_PASS_CREDENTIALS_ALL", "true")
        .containsEntry("HELM_NAMESPACE", "space");
    assertThatThrownBy(() -> getter.get(new GetterCall("gs://b", "gs", "", "", "", "", "", false)))
        .hasMessage("no downloader found for protocol \"gs\"");
  }

  @Test
  void aPostRendererReadsManifestsAndIsNotHeardComplaining() {
    Plugin renderer =
        plugin(
            """
            apiVersion: v1
            name: r
            version: 1.0.0
            type: postrenderer/v1
            runtime: subprocess
            runtimeConfig: {platformCommand: [{command: x}]}
            """);
    renderer.render("a: b\n".getBytes(StandardCharsets.UTF_8), List.of("arg"));
    ProcessCall call = calls.get(0);
    assertThat(call.command()).containsExactly("x", "arg");
    assertThat(call.environment()).doesNotContainKey("HELM_NAMESPACE");
    assertThat(call.errors()).isEqualTo(Output.DISCARDED);
  }

  @Test
  void anOldHookIsAScriptAndAFailingOneIsToldByItsName() {
    Plugin plugin = plugin("name: h\ncommand: x\nhooks: {install: echo $HOME}\n");
    plugin.runHook("install");
    plugin.runHook("update");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).command()).containsExactly("sh", "-c", "echo $HOME");
    exitCode = 1;
    assertThatThrownBy(() -> plugin.runHook("install"))
        .hasMessage("plugin install hook for \"h\" exited with error");
  }

  private Plugin plugin(String yaml) {
    PluginSettings settings =
        Fakes.settings(call -> {
          calls.add(call);
          return ProcessResult.of(exitCode, "printed".getBytes(StandardCharsets.UTF_8));
        });
    return new SubprocessRuntime(settings)
        .create(
            "/plugins/x", PluginManifest.read(yaml.getBytes(StandardCharsets.UTF_8)).metadata());
  }
}
