package dev.chartwright.golang.fmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoError;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.time.GoDuration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintfTest {
  @Test
  void treesArePrintedWithSortedKeys() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", Arrays.asList("x", null, true, 1e21));
    map.put("a", GoInt.of(1));
    assertThat(Printf.sprint(map)).isEqualTo("map[a:1 b:[x <nil> true 1e+21]]");
    assertThat(Printf.sprintf("%#v", map))
        .isEqualTo(
            "map[string]interface {}{\"a\":1, \"b\":[]interface {}{\"x\", interface {}(nil), true,"
                + " 1e+21}}");
    assertThat(Printf.sprintf("%q", List.of("a", "b"))).isEqualTo("[\"a\" \"b\"]");
  }

  @Test
  void typesHaveGosNames() {
    assertThat(Printf.sprintf("%T %T %T %T", 1L, GoInt.of(1), 1.0, null))
        .isEqualTo("int64 int float64 <nil>");
    assertThat(Printf.sprintf("%T %T", (byte) 1, GoUint.of(GoUint.Type.UINT16, 1)))
        .isEqualTo("int8 uint16");
    assertThat(TypeNames.kindOf(GoMap.of("common.Values", Map.of()))).isEqualTo("map");
    assertThat(TypeNames.kindOf(GoDuration.of(1))).isEqualTo("int64");
    assertThat(TypeNames.kindOf(Version.of(1, 2, 3))).isEqualTo("ptr");
    assertThat(TypeNames.kindOf(null)).isEqualTo("invalid");
    assertThatThrownBy(() -> TypeNames.typeOf(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no Go type for java.lang.Object");
  }

  @Test
  void methodsSpeakForTheirValues() {
    assertThat(Printf.sprintf("%v %s %d", GoError.of("bad"), GoDuration.of(1500000000L), 5L))
        .isEqualTo("bad 1.5s 5");
    assertThat(Printf.sprintf("%d", GoDuration.of(7))).isEqualTo("7");
    assertThat(Printf.sprintf("%v %x", Version.parse("v1.2"), Version.parse("1")))
        .isEqualTo("1.2.0 312e302e30");
    assertThat(Printf.sprintf("%v|%5v|%#v", GoNil.of("*x.T"), GoNil.of("*x.T"), GoNil.of("*x.T")))
        .isEqualTo("<nil>|<nil>|(*x.T)(nil)");
  }

  @Test
  void spacesStandBetweenArgumentsThatAreNoStrings() {
    assertThat(Printf.sprint("a", "b", 1L, 2L, "c", true)).isEqualTo("ab1 2ctrue");
    assertThat(Printf.sprintln("a", 1L)).isEqualTo("a 1\n");
    assertThat(Printf.sprint(GoSlice.ofStrings(List.of("a", "b")))).isEqualTo("[a b]");
  }

  @Test
  void badBytesSurvive() {
    assertThat(Printf.sprintf("%s|%x|%3s|", "\uDCFF", "\uDCFF", "\uDCFF"))
        .isEqualTo("\uDCFF|ff|  \uDCFF|");
    assertThat(Printf.sprintf("%s%s", "\uDCC3", "\uDCA9")).isEqualTo("é");
  }
}
