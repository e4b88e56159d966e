package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.path.Match;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelmIgnoreTest {
  private static final String[] PATHS = {
    "a", "ab", "a.txt", ".txt", "txt", "d/a.txt", "d/.a", "a/b/c", "d/a", "b", "ba", "a*", "é.txt",
    "a?",
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "*", "*.txt", "a*", "?", "?b", "a?", "d/*", "d/*.txt", "*/a", "*/a.txt", "/a", "/d/a",
        "[ab]", "a[b]", "\\a", "*a*", ".?*", "d/.?*", "é*", "*é.txt", "a\\*", "*?"
      })
  void aRuleMatchesAsItsPatternDoes(String pattern) {
    HelmIgnore rules = HelmIgnore.parse(GoString.bytes(pattern));
    boolean whole = pattern.contains("/");
    String wanted = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    for (String path : PATHS) {
      assertThat(rules.ignores(path, false, LogSink.none()))
          .as(path)
          .isEqualTo(Match.matches(wanted, whole ? path : Path.base(path)));
    }
  }
}
