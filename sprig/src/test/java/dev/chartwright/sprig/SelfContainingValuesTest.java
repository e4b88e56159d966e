package dev.chartwright.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.gotemplate.FunctionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfContainingValuesTest {
  private static final String LOOP = "{{ $d := dict \"a\" 1 }}{{ $_ := set $d \"d\" $d }}";
  private static final String OTHER = "{{ $e := dict \"a\" 1 }}{{ $_ := set $e \"d\" $e }}";

  @ParameterizedTest
  @CsvSource({
    "deepCopy $d, nested too deep; does the value contain itself?",
    "mustDeepCopy (list $d), nested too deep; does the value contain itself?",
    "merge $d $e, maps are nested too deep or have more than 16777216 members",
    "mustMergeOverwrite $d $e, maps are nested too deep or have more than 16777216 members",
    "toRawJson $d, json: unsupported value: encountered a cycle via map[string]interface {}",
  })
  void endInAnErrorThatSaysSo(String call, String message) {
    assertThatThrownBy(() -> render(LOOP + OTHER + "{{ " + call + " }}"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining(message);
  }

  @Test
  void areEqualIfNoDifferenceIsFound() {
    assertThat(render(LOOP + OTHER + "{{ deepEqual $d $e }} {{ has $d (list $e) }}"))
        .isEqualTo("true true");
    assertThat(render(LOOP + OTHER + "{{ $_ := set $e \"a\" 2 }}{{ deepEqual $d $e }}"))
        .isEqualTo("false");
  }

  @Test
  void sharedPartsAreComparedOnce() {
    String grow =
        "{{ $d := dict \"a\" 1 }}{{ $e := dict \"a\" 1 }}{{ range until 60 }}"
            + "{{ $d = dict \"a\" $d \"b\" $d }}{{ $e = dict \"a\" $e \"b\" $e }}{{ end }}";
    assertThat(render(grow + "{{ deepEqual $d $e }}")).isEqualTo("true");
    assertThatThrownBy(() -> render(grow + "{{ deepCopy $d }}"))
        .hasMessageContaining("more than 1048576 elements in one copy");
  }

  @ParameterizedTest
  @CsvSource({
    "until 1000000000",
    "seq 1000000000",
    "untilStep 0 9223372036854775807 1",
    "untilStep -9223372036854775808 9223372036854775807 5000000000000000000",
  })
  void listsOfTooManyNumbersAreNotMade(String call) {
    assertThatThrownBy(() -> render("{{ " + call + " }}"))
        .hasMessageEndingWith("more than 16777216 numbers in one list");
  }

  @Test
  void listsDoNotGrowBeyondTheLimit() {
    String grow = "{{ $l := list 1 }}{{ range until 30 }}{{ $l = concat $l $l }}{{ end }}";
    assertThatThrownBy(() -> render(grow))
        .hasMessageEndingWith("more than 16777216 elements in one list");
  }

  private static String render(String template) {
    return Recorded.render(template, Map.of());
  }
}
