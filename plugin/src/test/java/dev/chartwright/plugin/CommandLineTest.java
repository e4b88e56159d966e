package dev.chartwright.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static final Platform LINUX = Platform.of("Linux", "x86_64");

  @Test
  void theBestFitForThePlatformIsTaken() {
    PlatformCommand any = PlatformCommand.any("any", List.of());
    PlatformCommand system = new PlatformCommand("LINUX", "", "system", List.of());
    PlatformCommand exact = new PlatformCommand("linux", "AMD64", "exact", List.of());
    PlatformCommand architecture = new PlatformCommand("", "amd64", "arch", List.of());
    PlatformCommand other = new PlatformCommand("windows", "", "other", List.of());
    assertThat(CommandLine.choose(List.of(any, system, exact), LINUX)).isEqualTo(exact);
    assertThat(CommandLine.choose(List.of(any, system), LINUX)).isEqualTo(system);
    assertThat(CommandLine.choose(List.of(any, other), LINUX)).isEqualTo(any);
    assertThat(CommandLine.choose(List.of(architecture, other), LINUX)).isNull();
  }

  @Test
  void wordsAreSplitAtBlanksAndVariablesReplaced() {
    PluginSettings settings = Fakes.settings(Fakes.nothing());
    List<PlatformCommand> commands =
        List.of(PlatformCommand.any("$A/run  x$B", List.of("${A}", "c d")));
    Map<String, String> environment = Map.of("A", "/a", "B", "b b");
    assertThat(CommandLine.of(commands, true, environment, settings))
        .containsExactly("/a/run", "", "xb b", "/a", "c d");
    assertThat(CommandLine.of(commands, false, environment, settings))
        .containsExactly("/a/run", "", "x$B", "${A}", "c d");
    assertThatThrownBy(() -> CommandLine.of(List.of(), true, environment, settings))
        .hasMessage("no plugin command is applicable");
  }

  @ParameterizedTest
  @CsvSource({
    "a$X, aV",
    "${X}y, Vy",
    "$, $",
    "a$, a$",
    "$.x, $.x",
    "${}x, x",
    "${X, X",
    "$$X, X",
    "$1x, x",
    "${*}x, x",
    "$NOPE., .",
    "$X_Y, ''"
  })
  void variablesAreExpandedAsByGo(String text, String expanded) {
    assertThat(Expansion.expand(text, Map.of("X", "V"))).isEqualTo(expanded);
  }
}
