package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.Vectors;
import dev.chartwright.golang.GoString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetFlagTest {
  static Stream<Vectors.Row> expressions() {
    return Vectors.rows("strvals.jsonl.gz", "strvals");
  }

  static SetFlag flag(Map<?, ?> expression) {
    Object kind = expression.get("kind");
    return kind == null ? SetFlag.SET : SetFlag.valueOf(((String) kind).toUpperCase(Locale.ROOT));
  }

  static ValueReader reader(Object contents) {
    return ValueReader.of(name -> {
      if (contents instanceof Map<?, ?> map && map.get(name) instanceof String text) {
        return GoString.bytes(text);
      }
      throw new ChartException("open " + name + ": no such file or directory");
    });
  }

  private static Map<String, Object> set(SetFlag flag, String... expressions) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String expression : expressions) {
      flag.apply(expression, values);
    }
    return values;
  }

  private static List<Object> list(Object... items) {
    return new ArrayList<>(Arrays.asList(items));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void setsWhatHelmSets(Vectors.Row row) {
    Map<String, Object> values = TypedValues.document(row.get("base"));
    try {
      for (Object item : (List<?>) row.get("exprs")) {
        Map<?, ?> expression = (Map<?, ?>) item;
        String text = TypedValues.text(expression.get("expr"));
        flag(expression).apply(text, values, reader(row.get("files")));
      }
    } catch (ValuesException e) {
      assertThat(e.getMessage()).isEqualTo(row.want().get("error"));
      return;
    }
    assertThat(row.want().get("error")).isNull();
    assertThat(values).isEqualTo(TypedValues.read(row.want().get("value")));
  }

  @Test
  void aGapInAListIsFilledWithNulls() {
    assertThat(set(SetFlag.SET, "a[2]=x")).isEqualTo(Map.of("a", list(null, null, "x")));
  }

  @Test
  void aBackslashTakesTheMeaningFromTheNextCharacter() {
    assertThat(set(SetFlag.SET, "a\\.b\\=c=1\\,2")).isEqualTo(Map.of("a.b=c", "1,2"));
    assertThat(set(SetFlag.LITERAL, "a\\.b=1\\,2")).isEqualTo(Map.of("a\\", Map.of("b", "1\\,2")));
  }

  @Test
  void aWordIsFoldedAsUnicodeSaysBeforeItIsABoolean() {
    assertThat(set(SetFlag.SET, "a=fal\u017Fe")).isEqualTo(Map.of("a", false));
  }

  @Test
  void aWholeNumberThatFitsIsOne() {
    assertThat(set(SetFlag.SET, "a=-5,b=+7,c=007,d=9223372036854775808,e=1e3,f=0"))
        .isEqualTo(
            Map.of("a", -5L, "b", 7L, "c", "007", "d", "9223372036854775808", "e", "1e3", "f", 0L));
  }

  @Test
  void textThatEndsInsideAnIndexOrAfterADotSetsNothing() {
    assertThat(set(SetFlag.SET, "a[1", "b.", "c[0][1")).isEqualTo(Map.of("c", list()));
  }

  @Test
  void severalJsonValuesStandBehindEachOther() {
    assertThat(set(SetFlag.JSON, "a={\"b\":[1,\"\u00e9,\"]},c=\"\ud83d\ude00\",d= ,e=null"))
        .containsEntry("a", Map.of("b", list(1.0, "\u00e9,")))
        .containsEntry("c", "\ud83d\ude00")
        .containsEntry("d", null)
        .containsEntry("e", null);
  }

  @Test
  void bytesThatAreNotUtf8BecomeReplacementCharacters() {
    assertThat(set(SetFlag.SET, "a=" + GoString.of(new byte[] {'x', (byte) 0xff})))
        .isEqualTo(Map.of("a", "x\uFFFD"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|key \"a\" has no value",
        "a,b=1|key \"a\" has no value (cannot end with ,)",
        "a[x]=1|error parsing index: strconv.Atoi: parsing \"x\": invalid syntax",
        "a[-1]=1|negative -1 index not allowed",
        "a[65537]=1|index of 65537 is greater than maximum supported index of 65536",
        "a[0]bc=1|unexpected data at end of array index: ['b' 'c']",
        "a={1|list must terminate with '}'",
        "a=1,a.b=2|unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}",
        "a=null,a[0]=2|unable to parse key: interface conversion: interface {} is nil, not []interface {}",
      })
  void anExpressionThatIsWrongIsRefusedInHelmsWords(String expression, String message) {
    assertThatThrownBy(() -> set(SetFlag.SET, expression))
        .isInstanceOf(ValuesException.class)
        .hasMessage(message);
  }

  @Test
  void aNameMayHaveThirtyDots() {
    assertThat(set(SetFlag.SET, "a" + ".a".repeat(30) + "=1")).isNotEmpty();
    assertThatThrownBy(() -> set(SetFlag.SET, "a" + ".a".repeat(31) + "=1"))
        .hasMessage("value name nested level is greater than maximum supported nested level of 30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0]", "[0].b"})
  void listsMayLieInListsWithoutLimit(String step) {
    Object at = set(SetFlag.SET, "a" + step.repeat(40_000) + "=1").get("a");
    int depth = 0;
    for (; at != null; depth++) {
      Object inner = at instanceof List<?> list ? list.get(0) : null;
      at = inner == null && at instanceof Map<?, ?> map ? map.get("b") : inner;
    }
    assertThat(depth).isGreaterThan(40_000);
  }

  @Test
  void oneExpressionCannotFillTheMemoryWithGaps() {
    assertThat((List<?>) set(SetFlag.SET, "a[65536]=1").get("a")).hasSize(65_537);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      many.append('k').append(i).append("[65536]=1,");
    }
    assertThatThrownBy(() -> set(SetFlag.SET, many.toString()))
        .hasMessage("--set adds more than 4194304 elements to lists");
  }

  @Test
  void aMillionBracesAreReadOnce() {
    assertThatThrownBy(() -> set(SetFlag.SET, "a=" + "{".repeat(1_000_000)))
        .hasMessage("list must terminate with '}'");
    assertThat((List<?>) set(SetFlag.SET, "a={" + ",".repeat(1_000_000) + "}").get("a"))
        .hasSize(1_000_001);
  }
}
