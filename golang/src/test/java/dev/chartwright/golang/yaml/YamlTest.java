package dev.chartwright.golang.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
  @Test
  void readsTheTreeThatJsonWouldGive() {
    assertThat(Yaml.toJsonValue("a: [1, yes, 0x10]\nb: {c: ~}\n"))
        .isInstanceOf(LinkedHashMap.class)
        .isEqualTo(mapOf("a", Arrays.asList(1.0, true, 16.0), "b", mapOf("c", null)));
  }

  @Test
  void takesAnEmptyDocumentForAnEmptyMapOrList() {
    assertThat(Yaml.toJsonMap("# nothing\n")).isEmpty();
    assertThat(Yaml.toJsonMap("null")).isEmpty();
    assertThat(Yaml.toJsonList("")).isEmpty();
    assertThat(Yaml.toJsonValue("")).isNull();
  }

  @Test
  void losesWhatFollowsAnEmptyCollectionUsedAsKey() {
    assertThat(Yaml.toJsonValue("[]: x")).isEqualTo(List.of());
    assertThat(Yaml.toJsonValue("{}: x\nb: 1")).isEqualTo(Map.of());
    assertThatThrownBy(() -> Yaml.toJsonValue("[[]]: x"))
        .hasMessage(
            "error converting YAML to JSON: yaml: invalid map key: []interface {}{[]interface {}{}}");
    assertThatThrownBy(() -> Yaml.toJsonValue("a: []\n[]: b"))
        .hasMessage("error converting YAML to JSON: yaml: line 1: did not find expected key");
  }

  @Test
  void namesTheLineInTheErrorOnlyBehindTheFirst() {
    assertThatThrownBy(() -> Yaml.toJsonValue("@"))
        .hasMessage(
            "error converting YAML to JSON: yaml: found character that cannot start any token")
        .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.line()).isZero());
    assertThatThrownBy(() -> Yaml.toJsonValue("a: 1\nb: @"))
        .hasMessage(
            "error converting YAML to JSON: yaml: line 2: found character that cannot start any"
                + " token")
        .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void ordersKeysOfSeveralTypesInMessagesAsHelmDoes() {
    String text = "? {1: a, x: 1, 1.5: 2, true: 3, ~: 4, 12345678901234567890: 5}\n: 1";
    assertThatThrownBy(() -> Yaml.toJsonValue(text))
        .hasMessage(
            "error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface"
                + " {}{interface {}(nil):4, \"x\":1, 0xab54a98ceb1f0ad2:5, 1:\"a\", 1.5:2, true:3}");
  }

  @Test
  void treatsFloatKeysAsGoMapsDo() {
    assertThat(Yaml.toJsonValue("{2e+49: 1}")).isEqualTo(Map.of(".inf", 1.0));
    assertThat(Yaml.toJsonValue("{0.0: 1, -0.0: 2}")).isEqualTo(Map.of("-0", 2.0));
    assertThat(Yaml.toJsonValueStrict("{.nan: 1, .nan: 2}")).isEqualTo(Map.of(".nan", 2.0));
    assertThatThrownBy(() -> Yaml.toJsonValueStrict("{0.0: 1, -0.0: 2}"))
        .hasMessage(
            "error converting YAML to JSON: yaml: unmarshal errors:\n"
                + "  line 1: key -0 already set in map");
  }

  @Test
  void readsNumbersThatOnlyGoTakesForNumbers() {
    assertThat(Yaml.toJsonValue("[.5_0, 0b-11, 1e400, 0o-7, 1_0, 0_8, ._5]"))
        .isEqualTo(List.of(0.5, -3.0, "1e400", "0o-7", 10.0, 8.0, "._5"));
  }

  @Test
  void replacesBytesOfBinaryScalarsThatAreNoText() {
    assertThat(Yaml.toJsonValue("a: !!binary gYKD")).isEqualTo(Map.of("a", "\ufffd\ufffd\ufffd"));
  }

  @Test
  void skipsACharacterForAByteOrderMarkAtTheStartOfTheBuffer() {
    assertThatThrownBy(() -> Yaml.toJsonValue("\ufeff\ufeffa: 1\nb: 2\nc: 3\n"))
        .hasMessage("error converting YAML to JSON: yaml: line 1: did not find expected key");
    assertThat(Yaml.toJsonValue("a: 1\n\ufeffb: 2\n")).isEqualTo(Map.of("a", 1.0, "\ufeffb", 2.0));
  }

  @Test
  void noticesABadByteOnlyWhenItsPieceOfTheInputIsNeeded() {
    String good = "a: 1\n---\n" + "#".repeat(600) + "\n";
    assertThat(Yaml.toJsonValue(good + "\u0001")).isEqualTo(Map.of("a", 1.0));
    assertThatThrownBy(() -> Yaml.toJsonValue("a: 1\n---\n\u0001"))
        .hasMessage("error converting YAML to JSON: yaml: control characters are not allowed");
    assertThatThrownBy(() -> Yaml.toJsonValue(new byte[] {'a', ':', ' ', (byte) 0xE2}))
        .hasMessage("error converting YAML to JSON: yaml: incomplete UTF-8 octet sequence");
  }

  @Test
  void readsUtf16BehindAByteOrderMark() {
    byte[] little = {(byte) 0xFF, (byte) 0xFE, 'a', 0, ':', 0, ' ', 0, (byte) 0xE9, 0};
    byte[] big = {(byte) 0xFE, (byte) 0xFF, 0, 'a', 0, ':', 0, ' ', 0, (byte) 0xE9};
    assertThat(Yaml.toJsonValue(little)).isEqualTo(Map.of("a", "é"));
    assertThat(Yaml.toJsonValue(big)).isEqualTo(Map.of("a", "é"));
    assertThatThrownBy(() -> Yaml.toJsonValue(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'}))
        .hasMessage("error converting YAML to JSON: yaml: incomplete UTF-16 character");
  }

  @Test
  void keepsIntegersExactInJsonText() {
    assertThat(Yaml.toJson("b: 12345678901234567890\na: [9007199254740993, 1.50, <x>, 1e21]\n"))
        .isEqualTo(
            "{\"a\":[9007199254740993,1.5,\"\\u003cx\\u003e\",1e+21],\"b\":12345678901234567890}");
    assertThatThrownBy(() -> Yaml.toJson("a: .inf")).hasMessage("json: unsupported value: +Inf");
  }

  @Test
  void writesWhatJsonAndYamlMakeOfTheTree() {
    Map<String, Object> tree = mapOf("b", List.of("yes", 1e6, -0.0), "a", 1L);
    assertThat(Yaml.marshal(tree)).isEqualTo("a: 1\nb:\n- \"yes\"\n- 1000000\n- 0\n");
    assertThat(Yaml.marshalPretty(tree)).isEqualTo("a: 1\nb:\n  - \"yes\"\n  - 1e+06\n  - -0\n");
  }

  @Test
  void writesIterablesAsLists() {
    Iterable<Object> items = () -> List.<Object>of(1, "x").iterator();
    assertThat(Yaml.marshal(Map.of("a", items))).isEqualTo("a:\n- 1\n- x\n");
    assertThat(Yaml.marshal(Set.of())).isEqualTo("[]\n");
  }

  @Test
  void writesAByteOrderMarkAtTheStartWithAllThatFollowsEscaped() {
    assertThat(Yaml.marshal("\ufeffab")).isEqualTo("\"\\uFEFF\\x61\\x62\"\n");
  }

  @Test
  void letsANextLineCharacterPassThroughJsonAsGoDoes() {
    assertThat(Yaml.marshal(Map.of("a", "x \u0085 y"))).isEqualTo("a: x y\n");
    assertThatThrownBy(() -> Yaml.marshal(Map.of("a", "x\u0085--- y")))
        .hasMessage("yaml: line 2: found unexpected document indicator");
    assertThatThrownBy(() -> Yaml.marshal(Map.of("a", "\u007f")))
        .hasMessage("yaml: control characters are not allowed");
    assertThat(Yaml.marshalPretty(Map.of("a", "\u007f\u0085"))).isEqualTo("a: \"\\x7F\\N\"\n");
  }

  @Test
  void writesBytesThatAreNoTextAsReplacementOrAsBase64() {
    String bytes = GoString.of(new byte[] {(byte) 0x81});
    assertThat(Yaml.marshal(Map.of("a", bytes))).isEqualTo("a: \ufffd\n");
    assertThat(Yaml.marshalPretty(Map.of("a", bytes))).isEqualTo("a: !!binary gQ==\n");
    String halves = GoString.of(new byte[] {(byte) 0xC3}) + GoString.of(new byte[] {(byte) 0xA9});
    assertThat(Yaml.marshal(halves)).isEqualTo("é\n");
    assertThat(Yaml.marshalPretty(halves)).isEqualTo("é\n");
  }

  @Test
  void showsEveryCollectionToTheAdapter() {
    record Point(int x, int y) {}
    Object value = List.of(new Point(1, 2), mapOf("p", new Point(3, 4)));
    String text =
        Yaml.marshal(value, v -> v instanceof Point p ? mapOf("x", p.x(), "y", p.y()) : v);
    assertThat(text).isEqualTo("- x: 1\n  \"y\": 2\n- p:\n    x: 3\n    \"y\": 4\n");
    assertThat(
            Yaml.marshal(
                mapOf("a", new Point(1, 2), "b", "\u0085"), v -> v instanceof Point ? 7 : v))
        .isEqualTo("a: 7\nb: ' '\n");
  }

  @Test
  void takesWhateverJsonTakes() {
    Object value = List.of(JsonObject.create().put("b", 1).put("a", new byte[] {1, 2}));
    assertThat(Yaml.marshal(value)).isEqualTo("- a: AQI=\n  b: 1\n");
    assertThat(Yaml.jsonToYaml("{\"b\":1e6,\"a\":[\"x\",2.0]}"))
        .isEqualTo("a:\n- x\n- 2\nb: 1e+06\n");
  }

  @Test
  void sortsKeysAsReadersDo() {
    Map<String, Object> tree = new HashMap<>();
    for (String key : "a10 a9 b B _ 1 02 a.b a/b é".split(" ")) {
      tree.put(key, 0);
    }
    assertThat(List.of(KeyOrder.sorted(tree, false)))
        .containsExactly("_", "1", "02", "B", "a.b", "a/b", "a9", "a10", "b", "é");
    assertThat(List.of(KeyOrder.sorted(Map.of("a1b", 1, "a01", 2, "a9", 3), true)))
        .containsExactly("a1b", "a01", "a9");
  }

  @ParameterizedTest
  @CsvSource({
    "1.10, 1.1",
    "1e6, 1e+06",
    "1000000, 1000000",
    "12345678901234567890, 12345678901234567890",
    "99999999999999999999, 1e+20",
    "yes, true",
    "0x10, 16",
    ".inf, +Inf",
    ".nan, NaN",
    "1.7976931348623157e308, +Inf",
    "123456789.5, 1.2345679e+08",
    "-0, 0",
    "-0.0, -0",
    "1_000.5, 1000.5",
    "2001-01-01, 2001-01-01",
    "!!float 3, 3",
    "!!str 1.10, 1.10",
  })
  void readsScalarsForStringFieldsAsText(String scalar, String text) {
    YamlTarget target =
        YamlTarget.struct()
            .with("name", YamlTarget.STRING)
            .with("tags", YamlTarget.listOf(YamlTarget.STRING))
            .with("notes", YamlTarget.mapOf(YamlTarget.STRING));
    String yaml = "Name: S\ntags: [S]\nnotes: {k: S}\n".replace("S", scalar);
    assertThat(Yaml.toJsonValue(GoString.bytes(yaml), target, true))
        .isEqualTo(mapOf("Name", text, "tags", List.of(text), "notes", Map.of("k", text)));
  }

  @Test
  void leavesScalarsAloneWhereNoStringIsWanted() {
    YamlTarget target = YamlTarget.struct().with("name", YamlTarget.STRING);
    byte[] yaml = GoString.bytes("name: ~\nother: 1\n");
    assertThat(Yaml.toJsonValue(yaml, target, false)).isEqualTo(mapOf("name", null, "other", 1.0));
    assertThat(Yaml.toJson(GoString.bytes("name: 1\nother: 1\n"), target, false))
        .isEqualTo("{\"name\":\"1\",\"other\":1}");
  }

  @Test
  void takesAFieldOfAnEmbeddedStructForTheStruct() {
    YamlTarget inner =
        YamlTarget.struct()
            .with("version", YamlTarget.STRING)
            .with("annotations", YamlTarget.mapOf(YamlTarget.STRING));
    YamlTarget outer = YamlTarget.struct().with("digest", YamlTarget.STRING).embedding(inner);
    byte[] yaml = GoString.bytes("digest: 1\nversion: 1\nannotations: {version: 1, k: 1}\n");
    assertThat(Yaml.toJsonValue(yaml, outer, false))
        .isEqualTo(
            mapOf("digest", "1", "version", 1.0, "annotations", Map.of("version", "1", "k", 1.0)));
  }

  @Test
  void cutsAStreamAtLinesOfHyphens() {
    String stream = "---\na: 1\r\n--- # c\n---\nb: |\n  ---\n  x";
    YamlDocuments documents = YamlDocuments.of(GoString.bytes(stream));
    List<String> all = new ArrayList<>();
    for (var d = documents.next(); d.isPresent(); d = documents.next()) {
      all.add(GoString.of(d.get()));
    }
    assertThat(all).containsExactly("---\na: 1\n", "---\nb: |\n  ---\n  x\n");
    assertThatThrownBy(() -> YamlDocuments.of(GoString.bytes("--- x \n")).next())
        .hasMessage("invalid Yaml document separator: x");
  }

  private static Map<String, Object> mapOf(Object... members) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put((String) members[i], members[i + 1]);
    }
    return map;
  }
}
