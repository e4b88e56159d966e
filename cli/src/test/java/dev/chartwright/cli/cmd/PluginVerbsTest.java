package dev.chartwright.cli.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every expectation about {@code helm} was recorded from helm 4.3.1. */
class PluginVerbsTest {
  @TempDir Path home;
  @TempDir private Path plugins;

  @Test
  void pluginsShowInHelpAndCompletion() throws IOException {
    plugin("a", "name: hello\nusage: \"say\\thello\"\ndescription: long\ncommand: x\n");
    plugin("b", "name: nohelp\ncommand: x\n");
    assertThat(run("helm", "help").out())
        .contains("  hello       say hello\n", "  nohelp      the \"nohelp\" plugin\n");
    assertThat(run("helm", "help", "hello").out())
        .startsWith("long\n\nUsage:\n  helm hello [flags]");
    assertThat(run("helm", "__complete", "plugin", "update", "hello", "").out())
        .isEqualTo("nohelp\n:4\n");
    assertThat(run("helm", "hell").err()).contains("\n\thello\n\tpull\n");
  }

  @Test
  void malformedPluginsAreLeftOutWithAWarning() throws IOException {
    plugin("c", "name: bad name\n");
    Run run = run("helm", "version");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "level=WARN msg=\"failed to load plugin (ignoring)\" plugin_yaml="
                + plugins
                + "/c/plugin.yaml error=\"failed to load plugin \\\""
                + plugins
                + "/c\\\": invalid plugin name \\\"bad name\\\": must contain only a-z, A-Z, 0-9, _"
                + " and -\"\n");
  }

  @Test
  void aNameOfHelmsEndsTheLoadingOfPlugins() throws IOException {
    plugin("a", "name: install\ncommand: x\n");
    plugin("b", "name: later\ncommand: x\n");
    Run run = run("helm", "help");
    assertThat(run.err())
        .isEqualTo("level=ERROR msg=\"failed to load plugins: name conflicts\" name=install\n");
    assertThat(run.out()).doesNotContain("later");
  }

  @Test
  void aPluginWinsOverAnExtraOfOurs() throws IOException {
    plugin("a", "name: serve\nusage: mine\ncommand: x\n");
    Run run = run("chartwright", "help");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("  serve       mine\n").doesNotContain("run an OCI registry");
  }

  @Test
  void thereIsAWayToDoWithoutPlugins() throws IOException {
    plugin("a", "name: hello\ncommand: x\n");
    Run run =
        Run.of(
            "helm",
            Map.of(
                "HOME",
                home.toString(),
                "HELM_PLUGINS",
                plugins.toString(),
                "HELM_NO_PLUGINS",
                "1"),
            List.of("hello"));
    assertThat(run.err()).startsWith("Error: unknown command \"hello\" for \"helm\"");
  }

  private void plugin(String directory, String text) throws IOException {
    Files.createDirectories(plugins.resolve(directory));
    Files.writeString(plugins.resolve(directory).resolve("plugin.yaml"), text);
  }

  private Run run(String name, String... args) {
    return Run.of(
        name, Map.of("HOME", home.toString(), "HELM_PLUGINS", plugins.toString()), List.of(args));
  }
}
