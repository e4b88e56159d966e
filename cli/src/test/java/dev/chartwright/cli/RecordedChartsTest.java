package dev.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds commands that read charts against what helm 4.3.1 printed and returned, byte for byte. */
class RecordedChartsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("lint")
  void lintFindsWhatHelmFinds(Recording recording) throws IOException {
    assertThat(recording.replay(folder)).isEqualTo(recording.expected());
  }

  @ParameterizedTest
  @MethodSource("template")
  void templatePrintsWhatHelmPrints(Recording recording) throws IOException {
    assertThat(recording.replay(folder)).isEqualTo(recording.expected());
  }

  @ParameterizedTest
  @MethodSource("dependencyList")
  void dependenciesAreListedAsByHelm(Recording recording) throws IOException {
    assertThat(recording.replay(folder)).isEqualTo(recording.expected());
  }

  @ParameterizedTest
  @MethodSource("version")
  void templatesOfTheVersionAreFilledInAsByHelm(Recording recording) throws IOException {
    assertThat(recording.replay(folder)).isEqualTo(recording.expected());
  }

  static Stream<Arguments> lint() throws IOException {
    return recordings("lint");
  }

  static Stream<Arguments> template() throws IOException {
    return recordings("template");
  }

  static Stream<Arguments> dependencyList() throws IOException {
    return recordings("dependency list");
  }

  static Stream<Arguments> version() throws IOException {
    return recordings("version");
  }

  private static Stream<Arguments> recordings(String group) throws IOException {
    List<Arguments> recordings = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        RecordedChartsTest.class.getResourceAsStream("charts.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Map<?, ?> json = (Map<?, ?>) Json.parse(line);
        if (json.get("group").equals(group)) {
          String title = recordings.size() + " " + json.get("args");
          recordings.add(Arguments.of(Named.of(title, Recording.of(json))));
        }
      }
    }
    return recordings.stream();
  }

  /** A command line, the files that it found, and what it printed; $DIR is where they were. */
  record Recording(Map<?, ?> files, List<?> args, Run expected) {
    static Recording of(Map<?, ?> json) {
      return new Recording(
          (Map<?, ?>) json.get("files"),
          (List<?>) json.get("args"),
          new Run(
              ((Double) json.get("code")).intValue(),
              (String) json.get("out"),
              (String) json.get("err")));
    }

    Run replay(Path folder) throws IOException {
      for (Map.Entry<?, ?> file : files.entrySet()) {
        Path path = folder.resolve((String) file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, (String) file.getValue());
      }
      List<String> given = new ArrayList<>();
      for (Object arg : args) {
        given.add(((String) arg).replace("$DIR", folder.toString()));
      }
      Map<String, String> env =
          Map.of("HOME", folder.toString(), "KUBECONFIG", folder + "/.kube", "TZ", "UTC");
      Run run = Run.of("helm", env, given);
      return new Run(
          run.code(),
          run.out().replace(folder.toString(), "$DIR"),
          run.err().replace(folder.toString(), "$DIR"));
    }
  }
}
