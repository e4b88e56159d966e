package dev.chartwright.golang.regexp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long texts are left to another machine, which finds the same matches. */
class MachinesTest {
  static Stream<Vectors.Row> searches() {
    return Vectors.rows("regex.jsonl.gz", "regexp")
        .filter(row -> row.text("function").equals("submatch") && !row.want().has("error"));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void bothMachinesFindTheSameMatch(Vectors.Row row) {
    Parser parser = new Parser(row.text("pattern"));
    Program program = Compiler.compile(parser.parse());
    int slots = 2 * parser.names().size();
    int[] one = new int[slots];
    int[] other = new int[slots];
    boolean found = new Backtracker(program).search(row.text("text"), 0, one) == 1;
    assertThat(new PikeVm(program, row.text("text"), slots).search(0, other)).isEqualTo(found);
    if (found) {
      assertThat(other).isEqualTo(one);
    }
  }

  @Test
  void longTextsTakeTimeInProportion() {
    String text = "a".repeat(100_000) + "b" + "a".repeat(20_000);
    assertThat(Regexp.compile("(?:a|aa|(a*)*)*c").matches(text)).isFalse();
    assertThat(Regexp.compile("((?:a|ab){0,20})(b)(a*)$").submatch(text).get(2)).isEqualTo("b");
    assertThat(Regexp.compile("b").replaceAll(text, "<$0>")).contains("a<b>a");
  }
}
