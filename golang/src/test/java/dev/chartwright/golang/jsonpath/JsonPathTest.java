package dev.chartwright.golang.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.Vectors;
import dev.chartwright.golang.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonPathTest {
  private static final String VALUES =
      """
      {"a":{"b":"x","n":null},"l":[1,2.5,"s",true,null,{"k":"v"}],"items":[\
      {"name":"p","port":80,"t":true,"tags":["x","y"]},\
      {"name":"q","port":8080,"o":{"z":1e21}},{"name":"r"}],\
      "s":"héy","empty":[],"eo":{},"f":1000000,"a.b":"dotted","html":"<&>"}\
      """;
  private static final List<String> DATA =
      List.of(
          VALUES,
          "{\"x\":[[1,2],[3,4,5]]}",
          "{\"m\":{\"only\":{\"deep\":[{\"v\":1},{\"v\":2}]}}}",
          "[]",
          "[{\"a\":1},{\"a\":2},{\"b\":3}]",
          "\"str\"",
          "null",
          "5");

  static Stream<Vectors.Row> recorded() {
    return Vectors.lines("/go/jsonpath.jsonl.gz");
  }

  /** Random templates with the answers of client-go: output, parse error or execution error. */
  @ParameterizedTest
  @MethodSource("recorded")
  void templatesDoWhatTheGoLibraryDoes(Vectors.Row row) {
    Object data = Json.parse(DATA.get(Integer.parseInt(row.text("data"))));
    String got;
    try {
      JsonPath path = JsonPath.parse(row.text("template"));
      try {
        got = "OK " + path.execute(data);
      } catch (JsonPathException e) {
        got = "ERR " + e.getMessage();
      }
    } catch (JsonPathException e) {
      got = "PARSE " + e.getMessage();
    }
    assertThat(got).isEqualTo(row.text("want"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{.a.b}|x",
        "{.a}|{\"b\":\"x\",\"n\":null}",
        "{.f} {.items[-1].name}|1e+06 r",
        "{.items[*].name}|p q r",
        "{range .items[?(@.name>'p')]}{.name};{end}|q;r;",
        "{.items[0]['name','port']}|p 80",
        "{.a\\.b}|dotted",
        "{.a.n}|null",
        "{.*}|{\"b\":\"x\",\"n\":null} dotted [] {} 1e+06 <&> [{\"name\":\"p\",\"port\":80,\"t\":"
            + "true,\"tags\":[\"x\",\"y\"]},{\"name\":\"q\",\"o\":{\"z\":1e+21},\"port\":8080},"
            + "{\"name\":\"r\"}] [1,2.5,\"s\",true,null,{\"k\":\"v\"}] héy"
      })
  void expressionsPickAndPrint(String template, String out) {
    assertThat(JsonPath.parse(template).execute(Json.parse(VALUES))).isEqualTo(out);
  }

  @Test
  void missingKeysAreAnErrorUnlessAllowed() {
    JsonPath path = JsonPath.parse("a{.nothing}b");
    assertThatThrownBy(() -> path.execute(Json.parse(VALUES)))
        .isInstanceOf(JsonPathException.class)
        .hasMessage("nothing is not found");
    assertThat(path.allowMissingKeys().execute(Json.parse(VALUES))).isEqualTo("ab");
  }
}
