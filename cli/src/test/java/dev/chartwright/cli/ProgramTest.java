package dev.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
  @ParameterizedTest
  @CsvSource({
    "chartwright, chartwright, true",
    "/opt/bin/chartwright, chartwright, true",
    "'', chartwright, true",
    "helm, helm, false",
    "/usr/bin/helm, helm, false",
    "helm4, helm, false",
  })
  void theNameDecidesWhoWeAre(String startedAs, String name, boolean extras) {
    Program program = Program.of(startedAs);
    assertThat(program.name()).isEqualTo(name);
    assertThat(program.extras()).isEqualTo(extras);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- helm search:    search | - chartwright search:    search",
        "run 'helm dependency build' first | run 'chartwright dependency build' first",
        "source <(helm completion bash) | source <(chartwright completion bash)",
        "the helm annotations | the helm annotations",
        "~/.local/share/helm/plugins | ~/.local/share/helm/plugins",
        "https://hub.helm.sh | https://hub.helm.sh",
        "> /etc/bash_completion.d/helm | > /etc/bash_completion.d/chartwright",
        "> \"${fpath[1]}/_helm\" | > \"${fpath[1]}/_chartwright\"",
        "completions/helm.fish | completions/chartwright.fish",
        "ends in helm | ends in helm",
      })
  void commandLinesInTextsCarryOurName(String text, String expected) {
    assertThat(Program.of("chartwright").wording(text)).isEqualTo(expected);
    assertThat(Program.of("helm").wording(text)).isEqualTo(text);
  }

  @Test
  void asHelmNothingOfOursExists() {
    assertThat(Run.helm("help").out()).doesNotContain("\n  serve", "\n  tour", "\n  about");
    assertThat(Run.helm("__complete", "").out()).doesNotContain("serve\t", "tour\t", "about\t");
    assertThat(Run.helm("serv").err()).doesNotContain("serve");
    assertThat(Run.helm("registry", "--help").out()).doesNotContain("whoami");
    assertThat(Run.helm("push", "--help").out()).doesNotContain("--output");
    assertThat(Run.helm("push", "a", "b", "-o", "json").err())
        .isEqualTo("Error: unknown shorthand flag: 'o' in -o\n");
  }

  @Test
  void asChartwrightTheExtrasShow() {
    assertThat(Run.chartwright("help").out())
        .contains("  serve       run an OCI registry\n", "chartwright [command]");
    assertThat(Run.chartwright("serv").err()).contains("\n\tserve\n");
    assertThat(Run.chartwright("__complete", "registry", "w").out()).startsWith("whoami\t");
    assertThat(Run.chartwright("install", "--help").out())
        .contains("$ chartwright install -f myvalues.yaml")
        .doesNotContain("$ helm");
    assertThat(Run.chartwright("help", "list").out())
        .contains("'chartwright uninstall --keep-history'");
    assertThat(Run.chartwright("__complete", "list", "--uni").out())
        .contains("'chartwright uninstall --keep-history'");
    assertThat(Run.chartwright("pull", "--help").out())
        .contains("-o, --output format", "Allowed values: text, json (default text)");
    assertThat(Run.chartwright("nosuch").err())
        .isEqualTo(
            """
            Error: unknown command "nosuch" for "chartwright"
            Run 'chartwright --help' for usage.
            """);
  }

  @Test
  void versionIsHelmsWhateverTheName() {
    assertThat(Run.chartwright("version")).isEqualTo(Run.helm("version"));
    assertThat(Run.helm("version", "--short").out()).isEqualTo("v4.3.1\n");
  }

  @Test
  void aboutTellsWhatHelmDoesNotKnow() {
    assertThat(Run.chartwright("about").out())
        .contains("Chartwright     ", "Helm            v4.3.1", "Cache           /home/ada/.cache");
  }
}
