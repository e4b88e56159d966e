package dev.chartwright.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoSliceTest {
  @Test
  void replacedElementsShowInPartsOfTheSlice() {
    GoSlice texts = GoSlice.ofStrings(List.of("c", "b", "a"));
    GoSlice part = GoSlice.of("[]string", texts.subList(0, 2));
    part.set(0, "x");
    assertThat(texts).containsExactly("x", "b", "a");
    assertThatThrownBy(() -> GoSlice.nil("[]string").set(0, "x"))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void membersOfTypedMapsCanBeRemoved() {
    Map<String, Object> members = new LinkedHashMap<>(Map.of("a", 1L));
    assertThat(GoMap.of("common.Values", members).remove("a")).isEqualTo(1L);
    assertThat(members).isEmpty();
    assertThat(GoMap.nil("common.Values").remove("a")).isNull();
  }

  @Test
  void jsonRefusesMapsThatContainThemselves() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("list", List.of(map));
    assertThatThrownBy(() -> Json.marshal(map))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("json: unsupported value: encountered a cycle via ");
    Map<String, Object> twice = Map.of("a", List.of(1L), "b", List.of(1L));
    assertThat(Json.marshal(List.of(twice, twice)))
        .isEqualTo("[{\"a\":[1],\"b\":[1]},{\"a\":[1],\"b\":[1]}]");
  }
}
