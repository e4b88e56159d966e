package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoString;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  private final Map<String, Object> values =
      ValuesFile.parse(GoString.bytes("a: {b: {c: 1, z: null}}\ns: text\n? ''\n: {x: 2}\n"));

  @Test
  void aTableIsFoundByItsPath() {
    assertThat(Values.table(values, "a.b")).containsEntry("c", 1.0);
    assertThat(Values.table(values, "")).containsEntry("x", 2.0);
    assertThat(Values.table(values, "a")).isSameAs(values.get("a"));
  }

  @Test
  void valuesWithinValuesAreATable() {
    Map<String, Object> outer = Map.of("v", Values.typed(values));
    assertThat(Values.table(outer, "v.a.b")).containsEntry("c", 1.0);
    assertThatThrownBy(() -> Values.table(Map.of("v", GoMap.of("map[string]string", values)), "v"))
        .hasMessage("\"v\" is not a table");
  }

  @ParameterizedTest
  @CsvSource({"s,s", "a.x.y,x", "a.b.c,c", "a..b,''", "nope,nope"})
  void whatIsNoTableIsNamed(String path, String key) {
    assertThatThrownBy(() -> Values.table(values, path))
        .isInstanceOf(ValuesException.class)
        .hasMessage("\"" + key + "\" is not a table");
  }

  @Test
  void aValueIsFoundByItsPath() {
    assertThat(Values.pathValue(values, "a.b.c")).isEqualTo(1.0);
    assertThat(Values.pathValue(values, "a.b.z")).isNull();
    assertThat(Values.pathValue(values, ".x")).isEqualTo(2.0);
    assertThat(Values.pathValue(values, "s")).isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource({"a,a", "a.b,b", "a.b.x,x", "nope.k,k", "s.k,k", "a.,''"})
  void whatIsNoValueIsNamed(String path, String key) {
    assertThatThrownBy(() -> Values.pathValue(values, path))
        .isInstanceOf(ValuesException.class)
        .hasMessage("\"" + key + "\" is not a value");
  }

  @Test
  void anEmptyPathIsRefused() {
    assertThatThrownBy(() -> Values.pathValue(values, "")).hasMessage("YAML path cannot be empty");
  }

  @Test
  void valuesAsAMapAreThePlainTable() {
    assertThat(Values.asMap(Values.typed(values))).isSameAs(values);
    assertThat(Values.asMap(GoMap.nil(Values.TYPE))).isEqualTo(new LinkedHashMap<>());
  }

  @Test
  void valuesAreWrittenAsYaml() {
    assertThat(Values.yaml(Map.of("b", 1L, "a", "true"))).isEqualTo("a: \"true\"\nb: 1\n");
  }
}
