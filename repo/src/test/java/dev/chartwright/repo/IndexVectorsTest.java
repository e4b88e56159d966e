package dev.chartwright.repo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.repo.downloader.RepositoryUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded answers of Helm about indexes and the URLs in them. */
class IndexVectorsTest {
  /** A question and its answer, shown by its id. */
  record Question(Map<String, @Nullable Object> row) {
    String text(String member) {
      return String.valueOf(row.get(member));
    }

    @Override
    public String toString() {
      return text("id");
    }
  }

  private static Stream<Question> questions() throws IOException {
    try (InputStream in = IndexVectorsTest.class.getResourceAsStream("/vectors/index.jsonl")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .map(line -> new Question(Json.parseObject(line.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answersAreThoseOfHelm(Question question) {
    LoggedLines log = new LoggedLines();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    try {
      answer.putAll(answer(question, log));
    } catch (RuntimeException e) {
      String prefix = question.text("op").equals("index.parse") ? "error loading index.yaml: " : "";
      answer.put("error", prefix + e.getMessage());
    }
    if (!log.lines().isEmpty()) {
      answer.put("logs", log.lines().stream().sorted(GoString::compare).toList());
    }
    assertThat(answer).isEqualTo(question.row().get("want"));
  }

  private static Map<String, @Nullable Object> answer(Question question, LoggedLines log) {
    byte[] text = question.text("text").getBytes(StandardCharsets.UTF_8);
    switch (question.text("op")) {
      case "index.parse" -> {
        IndexFile index = IndexFile.read(text, "index.yaml", log);
        return Map.of("index", Json.parseObject(GoString.bytes(index.toJson())));
      }
      case "index.get" -> {
        ChartVersion found =
            IndexFile.read(text, "index.yaml", log)
                .get(question.text("name"), question.text("version"), log);
        return Map.of("name", found.metadata().name(), "version", found.metadata().version());
      }
      default -> {
        return Map.of("url", RepositoryUrl.resolve(question.text("base"), question.text("ref")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void writingAndReadingAnIndexAgainChangesNothing(Question question) {
    byte[] text = question.text("text").getBytes(StandardCharsets.UTF_8);
    IndexFile index = IndexFile.read(text, "index.yaml", new LoggedLines());
    LoggedLines log = new LoggedLines();
    for (String written : List.of(index.toYaml(), index.toIndentedJson())) {
      assertThat(IndexFile.read(GoString.bytes(written), "index.yaml", log).toJson())
          .isEqualTo(index.toJson());
    }
    assertThat(log.lines()).isEmpty();
  }

  private static Stream<Question> indexes() throws IOException {
    return questions()
        .filter(each -> each.text("op").equals("index.parse"))
        .filter(
            each -> each.row().get("want") instanceof Map<?, ?> want && want.containsKey("index"));
  }
}
