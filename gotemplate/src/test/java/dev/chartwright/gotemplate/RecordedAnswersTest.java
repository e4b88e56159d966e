package dev.chartwright.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Go 1.26's text/template answered to the templates of its own tests and to random ones. */
class RecordedAnswersTest {
  private static List<Map<String, @Nullable Object>> rows() throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (InputStream in =
            RecordedAnswersTest.class.getResourceAsStream("/go/text-template.jsonl.gz");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(Json.parseObject(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return rows;
  }

  private static String text(@Nullable Object value) {
    return value instanceof Map<?, ?> bytes
        ? GoString.of(Base64.getDecoder().decode((String) bytes.get("b64")))
        : String.valueOf(value);
  }

  /** The answer as it is recorded: what kind it is, and the text. */
  private static String wanted(Map<String, @Nullable Object> row) {
    for (String kind : List.of("parse", "error", "out")) {
      if (row.containsKey(kind)) {
        return kind + " " + text(row.get(kind));
      }
    }
    throw new IllegalArgumentException(row.toString());
  }

  private static String given(Map<String, @Nullable Object> row) {
    Fixture fixture = new Fixture();
    Template file;
    try {
      file = Template.parse("t", text(row.get("tpl")), fixture);
    } catch (ParseException e) {
      return "parse " + e.getMessage();
    }
    String key = String.valueOf(row.getOrDefault("missingkey", "default"));
    TemplateSet set =
        TemplateSet.of("t", List.of(file))
            .missingKey(MissingKey.valueOf(key.toUpperCase(Locale.ROOT)));
    try {
      return "out " + set.execute("t", Fixture.data(), null);
    } catch (ExecException e) {
      return "error " + e.getMessage();
    }
  }

  @Test
  void answersAreThoseOfGo() throws IOException {
    List<String> different = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows()) {
      String given = given(row);
      if (!given.equals(wanted(row))) {
        different.add(row.get("tpl") + "\n  want " + wanted(row) + "\n  got  " + given + "\n");
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void treesPrintAsInGo() throws IOException {
    List<String> different = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows()) {
      if (row.containsKey("tree")) {
        Template file = Template.parse("t", text(row.get("tpl")), new Fixture());
        StringBuilder trees = new StringBuilder();
        for (String name : List.of("t", "h", "h2")) {
          Tree tree = file.trees().get(name);
          if (tree != null) {
            trees.append('[').append(name).append(']').append(tree.body());
          }
        }
        if (!trees.toString().equals(text(row.get("tree")))) {
          different.add(row.get("tpl") + "\n  want " + row.get("tree") + "\n  got  " + trees);
        }
      }
    }
    assertThat(different).isEmpty();
  }
}
