package dev.chartwright.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.net.Url;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.oci.credentials.MemoryCredentialStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What helm 4.3.1 makes of references, tags and versions, recorded. */
class RecordedReferencesTest {

  static Stream<Map<?, ?>> rows(String op) throws IOException {
    try (InputStream in = RecordedReferencesTest.class.getResourceAsStream("references.jsonl")) {
      List<Map<?, ?>> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        Map<?, ?> row = (Map<?, ?>) Json.parse(line);
        if (row.get("op").equals(op)) {
          rows.add(row);
        }
      }
      return rows.stream();
    }
  }

  static Stream<Map<?, ?>> references() throws IOException {
    return rows("oci.reference");
  }

  static Stream<Map<?, ?>> tags() throws IOException {
    return rows("oci.tag");
  }

  static Stream<Map<?, ?>> resolutions() throws IOException {
    return rows("oci.resolve");
  }

  @ParameterizedTest
  @MethodSource("references")
  void aReferenceReadsAsHelmReadsIt(Map<?, ?> row) {
    String text = (String) row.get("ref");
    assertThat(
            answer(() -> {
              ChartReference parsed = ChartReference.parse(text);
              Map<String, Object> found = new LinkedHashMap<>();
              found.put("registry", parsed.registry());
              found.put("repository", parsed.repository());
              found.put("tag", parsed.tag());
              found.put("digest", parsed.digest());
              found.put("string", parsed.toString());
              found.put("oci", ChartReference.isOci(text));
              return found;
            }))
        .isEqualTo(row.get("want"));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void aVersionPicksTheTagThatHelmPicks(Map<?, ?> row) {
    List<String> tags = new ArrayList<>();
    ((List<?>) row.get("tags")).forEach(tag -> tags.add((String) tag));
    assertThat(answer(() -> Map.of("tag", ChartTags.pick(tags, (String) row.get("version")))))
        .isEqualTo(row.get("want"));
  }

  @ParameterizedTest
  @MethodSource("resolutions")
  void aReferenceAndAVersionMeanWhatTheyMeanToHelm(Map<?, ?> row) {
    String reference = (String) row.get("ref");
    try (SocketTransport transport = SocketTransport.of(TransportOptions.defaults())) {
      ChartRegistry registry =
          ChartRegistry.of(transport, MemoryCredentialStore.create(), "test/1.0");
      assertThat(
              answer(() -> {
                ChartRegistry.Location found =
                    registry.locate(reference, (String) row.get("version"), Url.parse(reference));
                return Map.of("digest", found.digest(), "url", found.url().toString());
              }))
          .isEqualTo(row.get("want"));
    }
  }

  private static Map<String, Object> answer(Supplier<Map<String, Object>> asked) {
    try {
      return asked.get();
    } catch (RuntimeException e) {
      return Map.of("error", String.valueOf(e.getMessage()));
    }
  }
}
