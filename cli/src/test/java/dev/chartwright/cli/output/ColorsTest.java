package dev.chartwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorsTest {
  private static final Colors ALWAYS = Colors.of("always", Map.of("NO_COLOR", "1"));

  @ParameterizedTest
  @CsvSource({
    "deployed,32",
    "failed,31",
    "unknown,31",
    "pending-install,33",
    "pending-upgrade,33",
    "pending-rollback,33",
    "uninstalling,33"
  })
  void statesAreGreenRedOrYellow(String word, String code) {
    assertThat(ALWAYS.status(word)).isEqualTo("\u001b[" + code + "m" + word + "\u001b[0m");
  }

  @Test
  void whatIsOverHasNoColor() {
    assertThat(ALWAYS.status("uninstalled")).isEqualTo("uninstalled");
    assertThat(ALWAYS.status("superseded")).isEqualTo("superseded");
  }

  @Test
  void namespacesAreCyanAndHeadingsBold() {
    assertThat(ALWAYS.namespace("default")).isEqualTo("\u001b[36mdefault\u001b[0m");
    assertThat(ALWAYS.header("NAME")).isEqualTo("\u001b[1mNAME\u001b[22m");
  }

  @Test
  void withoutAWordTerminalsAreColoredUnlessTheyOrTheUserWantNone() {
    Map<String, String> terminal = Map.of("CHARTWRIGHT_TTY", "012", "TERM", "xterm");
    assertThat(Colors.of("auto", terminal)).isNotSameAs(Colors.NONE);
    assertThat(Colors.of("never", terminal)).isSameAs(Colors.NONE);
    assertThat(Colors.of("auto", Map.of("CHARTWRIGHT_TTY", "02"))).isSameAs(Colors.NONE);
    assertThat(Colors.of("auto", Map.of("CHARTWRIGHT_TTY", "1", "TERM", "dumb")))
        .isSameAs(Colors.NONE);
    assertThat(Colors.of("auto", Map.of("CHARTWRIGHT_TTY", "1", "NO_COLOR", "1")))
        .isSameAs(Colors.NONE);
  }
}
