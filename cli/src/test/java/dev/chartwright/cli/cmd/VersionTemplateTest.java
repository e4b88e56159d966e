package dev.chartwright.cli.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTemplateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | plain",
        "{{.Version}} | v4.3.1",
        "{{ .Version }} | v4.3.1",
        "a {{- .KubeClientVersion -}} b | av1.37b",
        "Version: {{.Version}} {{\"x\\ty\"}} | Version: v4.3.1 x\ty",
        "{{`a\\b`}} | a\\b",
        "{{.}} | {v4.3.1   go1.26.8 v1.37}",
        "[{{.GitCommit}}] | []",
        "{{printf \"%q\" .Version}} | \"v4.3.1\"",
        "{{if .GitCommit}}dirty{{else}}{{len .GoVersion}}{{end}} | 8",
      })
  void templateIsFilledIn(String template, String expected) {
    Run run = Run.helm("version", "--template", template);
    assertThat(run).isEqualTo(new Run(0, expected, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v={{.Nosuch}} | v= | template: _:1:4: executing \"_\" at <.Nosuch>: can't evaluate field"
            + " Nosuch in type version.BuildInfo",
        "{{.Bad | '' | template: _:1: unclosed action",
        "{{nosuch .}} | '' | template: _:1: function \"nosuch\" not defined",
      })
  void whatCannotBeFilledInIsAnError(String template, String out, String message) {
    Run run = Run.helm("version", "--template", template);
    assertThat(run).isEqualTo(new Run(1, out, "Error: " + message + "\n"));
  }

  @Test
  void templatesSeeWhatTheCommandPrints() {
    String printed = Run.helm("version").out();
    assertThat(Run.helm("version", "--template", "{{printf \"%#v\" .}}\n").out())
        .isEqualTo(printed);
  }
}
