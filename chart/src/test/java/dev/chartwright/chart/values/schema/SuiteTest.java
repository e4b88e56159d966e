package dev.chartwright.chart.values.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.net.Url;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTest {
  private static List<Map<String, Object>> rows;
  private static Map<?, ?> remotes;

  @BeforeAll
  static void read() throws IOException {
    rows = rows("suite.jsonl.gz");
    remotes = (Map<?, ?>) rows.remove(0).get("remotes");
    rows.addAll(rows("messages.jsonl.gz"));
  }

  /** The rows of a file, the first of which may hold documents. */
  static List<Map<String, Object>> rows(String file) throws IOException {
    List<Map<String, Object>> found = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(SuiteTest.class.getResourceAsStream("/schema/" + file)),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        found.add(Json.parseObject(GoString.bytes(line)));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"draft4/", "draft6/", "draft7/", "draft2019-09/", "draft2020-12/", "generated/"})
  void answersAsTheValidatorInHelm(String folder) {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (Map<String, Object> row : rows) {
      if (((String) row.get("test")).startsWith(folder)) {
        asked++;
        String got = answer(row);
        if (!sorted(got).equals(sorted((String) row.get("want")))) {
          wrong.add(row.get("test") + "\n" + got + "\ninstead of\n" + row.get("want"));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(500);
  }

  private static String answer(Map<String, Object> row) {
    try {
      JsonSchema schema =
          JsonSchema.compile(GoString.bytes((String) row.get("schema")), SuiteTest::load);
      return schema.validate(Json.parse((String) row.get("instance"))).orElse("VALID");
    } catch (SchemaException e) {
      return e.getMessage();
    }
  }

  private static Object load(String url) {
    if (url.startsWith("urn:")) {
      return true;
    }
    Object text = remotes.get(url);
    if (text != null) {
      return JsonSchema.parse(GoString.bytes((String) text));
    }
    if (url.startsWith("file://")) {
      throw new SchemaException("open " + Url.parse(url).path() + ": no such file or directory");
    }
    if (url.startsWith("http")) {
      throw new SchemaException("HTTP request to " + url + " returned status 404 (Not Found)");
    }
    throw new SchemaException("no URLLoader registered for \"" + url + "\"");
  }

  /** The lines of a message, and the names in each, in an order that is not random. */
  private static List<String> sorted(String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int names = lines[i].indexOf("additional properties ");
      if (names >= 0) {
        String[] words = lines[i].substring(names).split("[ ,]+");
        Arrays.sort(words);
        lines[i] = lines[i].substring(0, names) + String.join(" ", words);
      }
    }
    Arrays.sort(lines);
    return List.of(lines);
  }
}
