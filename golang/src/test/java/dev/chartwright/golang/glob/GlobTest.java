package dev.chartwright.golang.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GlobTest {
  static Stream<Vectors.Row> recorded() {
    return Vectors.lines("/go/globs.jsonl.gz");
  }

  /** Random patterns and names; a pattern that does not compile stands for all names there. */
  @ParameterizedTest
  @MethodSource("recorded")
  void namesAreMatchedAsTheLibraryMatchesThem(Vectors.Row row) {
    assertThat(matches(row.text("pattern"), (List<?>) row.get("names")))
        .isEqualTo(row.text("want"));
  }

  private static String matches(String pattern, List<?> names) {
    StringBuilder out = new StringBuilder();
    try {
      Glob glob = compileOrAll(pattern);
      for (Object name : names) {
        if (glob.matches((String) name)) {
          out.append(name).append('|');
        }
      }
    } catch (GlobException e) {
      return "PANIC";
    }
    return out.toString();
  }

  private static Glob compileOrAll(String pattern) {
    try {
      return Glob.compile(pattern, '/');
    } catch (GlobException e) {
      return Glob.compile("**");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "[a,        unexpected end of input",
    "[],        could not parse range",
    "[b-a],     hi character 'a' should be greater than lo 'b'",
    "[a-bc],    expected close range character",
    "a\uFFFD,   could not read rune",
  })
  void aBadPatternIsRefusedInTheLibrarysWords(String pattern, String message) {
    assertThatThrownBy(() -> Glob.compile(pattern, '/'))
        .isInstanceOf(GlobException.class)
        .hasMessage(message);
  }

  @Test
  void aPanicOfTheLibraryIsAnErrorWithItsText() {
    assertThatThrownBy(() -> Glob.compile("a{,}", '/').matches("a"))
        .isInstanceOf(GlobException.class)
        .hasMessage("runtime error: slice bounds out of range [:2] with length 1");
  }
}
