package dev.chartwright.golang.regexp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.Vectors;
import dev.chartwright.golang.json.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegexpVectorsTest {
  static Stream<Vectors.Row> questions() {
    return Vectors.rows("regex.jsonl.gz", "regexp");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void questionsAreAnsweredAsGoAnswersThem(Vectors.Row row) {
    assertThat(answer(row)).isEqualTo(plain(row.get("want")));
  }

  private static Object answer(Vectors.Row row) {
    Map<String, Object> answer = new LinkedHashMap<>();
    String text = row.text("text");
    if (row.text("function").equals("quoteMeta")) {
      answer.put("text", Regexp.quoteMeta(text));
      return answer;
    }
    Regexp regexp;
    try {
      regexp = Regexp.compile(row.text("pattern"));
    } catch (RegexpException e) {
      answer.put("error", e.getMessage());
      return answer;
    }
    int limit = row.has("n") ? Integer.parseInt(row.get("n").toString()) : -1;
    switch (row.text("function")) {
      case "compile" -> {
        answer.put("groups", regexp.groups());
        answer.put("names", regexp.groupNames());
      }
      case "match" -> answer.put("ok", regexp.matches(text));
      case "find" -> {
        int[] index = regexp.findIndex(text);
        answer.put("index", index == null ? null : List.of(index[0], index[1]));
        answer.put("text", regexp.find(text));
      }
      case "findAll" -> answer.put("list", nilIfEmpty(regexp.findAll(text, limit)));
      case "submatch" -> answer.put("list", nilIfEmpty(regexp.findAllSubmatch(text, limit)));
      case "replaceAll" -> answer.put("text", regexp.replaceAll(text, row.text("replace")));
      case "replaceAllLiteral" ->
          answer.put("text", regexp.replaceAllLiteral(text, row.text("replace")));
      case "split" -> answer.put("list", limit == 0 ? null : regexp.split(text, limit));
      default -> throw new IllegalArgumentException(row.toString());
    }
    return answer;
  }

  private static Object nilIfEmpty(List<?> list) {
    return list.isEmpty() ? null : list;
  }

  private static Object plain(Object value) {
    if (value instanceof JsonNumber number) {
      return (int) number.toLong();
    }
    if (value instanceof List<?> list) {
      List<Object> out = new ArrayList<>();
      list.forEach(element -> out.add(plain(element)));
      return out;
    }
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey("b64")) {
        return Vectors.textOf(map);
      }
      Map<String, Object> out = new LinkedHashMap<>();
      map.forEach((key, element) -> out.put((String) key, plain(element)));
      return out;
    }
    return value;
  }
}
