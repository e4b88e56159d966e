package dev.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds us against what helm 4.3.1 printed and returned, byte for byte. */
class RecordedRunsTest {
  @ParameterizedTest
  @MethodSource("help")
  void helpIsHelmsHelp(Recording recording) {
    assertThat(recording.replay()).isEqualTo(recording.expected());
  }

  @ParameterizedTest
  @MethodSource("parsing")
  void argumentsAreUnderstoodAndRefusedAsByHelm(Recording recording) {
    assertThat(recording.replay()).isEqualTo(recording.expected());
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void misspelledCommandsBringHelmsSuggestions(Recording recording) {
    assertThat(recording.replay()).isEqualTo(recording.expected());
  }

  @ParameterizedTest
  @MethodSource("completion")
  void completionsAreThoseOfHelm(Recording recording) {
    assertThat(recording.replay()).isEqualTo(recording.expected());
  }

  static Stream<Arguments> help() throws IOException {
    return recordings("help");
  }

  static Stream<Arguments> parsing() throws IOException {
    return recordings("parsing");
  }

  static Stream<Arguments> unknown() throws IOException {
    return recordings("unknown");
  }

  static Stream<Arguments> completion() throws IOException {
    return recordings("completion");
  }

  private static Stream<Arguments> recordings(String name) throws IOException {
    List<Arguments> recordings = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(RecordedRunsTest.class.getResourceAsStream(name + ".jsonl.gz")),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Recording recording = Recording.read(line);
        recordings.add(Arguments.of(Named.of(recording.title(), recording)));
      }
    }
    return recordings.stream();
  }

  record Recording(Map<String, String> env, List<String> args, Run expected) {
    static Recording read(String line) {
      Map<?, ?> json = (Map<?, ?>) Json.parse(line);
      Map<String, String> env = new LinkedHashMap<>();
      env.put("HOME", "/home/ada");
      ((Map<?, ?>) json.get("env"))
          .forEach((name, value) -> env.put((String) name, (String) value));
      List<String> args = new ArrayList<>();
      ((List<?>) json.get("args")).forEach(arg -> args.add((String) arg));
      return new Recording(
          env,
          args,
          new Run(
              ((Double) json.get("code")).intValue(),
              (String) json.get("out"),
              (String) json.get("err")));
    }

    String title() {
      return env.size() > 1 ? env + " helm " + args : "helm " + args;
    }

    Run replay() {
      return Run.of("helm", env, args);
    }
  }
}
