package dev.chartwright.kube.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.ServerInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds {@link StatusReader} against what cli-utils and Helm's own readers said of 2314 objects.
 */
class JudgementsTest {
  @ParameterizedTest
  @EnumSource(StatusReader.Demand.class)
  void objectsAreJudgedAsHelmJudgesThem(StatusReader.Demand demand) throws IOException {
    String column =
        switch (demand) {
          case READY -> "ready";
          case READY_WITH_JOBS -> "jobs";
          case HOOKS -> "hooks";
        };
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (KubeObject question : questions()) {
      Recorded api = new Recorded(question);
      KubeObject object = KubeObject.of(map(question.at("object")));
      StatusReader.Reading reading = new StatusReader(api, WaitClock.system(), demand).read(object);
      String is = reading.judgement() + (reading.cause() == null ? "" : " with a cause");
      String wanted =
          "Judgement[readiness="
              + readiness(question.textAt(column, "status"))
              + ", message="
              + question.textAt(column, "message")
              + "]"
              + (question.at(column, "error") == null ? "" : " with a cause");
      if (!is.equals(wanted)) {
        wrong.add(object.toJson() + "\n  is     " + is + "\n  wanted " + wanted);
      }
      if (demand == StatusReader.Demand.READY
          && question.at("asked") instanceof List<?> asked
          && !api.asked.equals(asked)) {
        wrong.add(object.toJson() + "\n  asked  " + api.asked + "\n  wanted " + asked);
      }
      count++;
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isEqualTo(2314);
  }

  private static Readiness readiness(String word) {
    for (Readiness each : Readiness.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    throw new AssertionError(word);
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(@Nullable Object value) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
  }

  private static List<KubeObject> questions() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                JudgementsTest.class.getResourceAsStream("judgements.jsonl.gz"));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      List<KubeObject> questions = new ArrayList<>();
      String line;
      while ((line = lines.readLine()) != null) {
        questions.add(KubeObject.parse(line.getBytes(StandardCharsets.UTF_8)));
      }
      return questions;
    }
  }

  /** Answers lists with what was recorded, and notes what was asked. */
  private static final class Recorded implements KubeApi {
    private final KubeObject question;
    private final List<String> asked = new ArrayList<>();

    Recorded(KubeObject question) {
      this.question = question;
    }

    @Override
    public KubeObject send(KubeRequest request) {
      String[] path = request.path().split("/", -1);
      String resource = path[path.length - 1];
      String kind = resource.equals("pods") ? "Pod" : "ReplicaSet";
      asked.add(
          kind
              + " "
              + path[path.length - 2]
              + " "
              + (request.query().isEmpty() ? "" : request.query().get(1)));
      Map<String, @Nullable Object> list = new HashMap<>();
      list.put("items", question.listAt("lists", kind));
      return KubeObject.of(list);
    }

    @Override
    public InputStream open(KubeRequest request) {
      throw new AssertionError(request.path());
    }

    @Override
    public Optional<RestMapping> mapping(GroupVersionKind kind) {
      throw new AssertionError(kind);
    }

    @Override
    public ServerInfo serverInfo() {
      throw new AssertionError();
    }

    @Override
    public void forgetKinds() {}

    @Override
    public void close() {}
  }
}
