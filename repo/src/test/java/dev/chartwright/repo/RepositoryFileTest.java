package dev.chartwright.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepositoryFileTest {
  private static final String URL = "http://127.0.0.1:8931";

  private static RepositoryFile read(String yaml) {
    return RepositoryFile.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWrittenEqualsWhatHelmWroteByteForByte() throws IOException {
    RepositoryFile file =
        RepositoryFile.empty()
            .with(RepositoryEntry.of("plain", URL))
            .with(new RepositoryEntry("yes", URL, "on", "1234", "", "", "", false, false))
            .with(RepositoryEntry.of("a: b", URL + "/?x=1&y=#2"))
            .with(
                new RepositoryEntry("tab\té\"q", URL + "/", "me ", "p\nq", "", "", "", true, true))
            .with(new RepositoryEntry("~", URL, "0x1", "2024-01-02", "", "", "", false, false))
            .with(RepositoryEntry.of("-d", URL))
            .with(RepositoryEntry.of("..", URL))
            .with(RepositoryEntry.of("@x", URL))
            .with(RepositoryEntry.of("bell\u0007", URL));
    String byHelm = resource("repositories-by-helm.yaml");
    assertThat(file.toYaml()).isEqualTo(byHelm);
    assertThat(read(byHelm)).isEqualTo(file);
  }

  @Test
  void aFileWithoutRepositoriesHasAnEmptyList() {
    assertThat(RepositoryFile.empty().toYaml())
        .isEqualTo("apiVersion: \"\"\ngenerated: \"0001-01-01T00:00:00Z\"\nrepositories: []\n");
  }

  @Test
  void versionAndTimeOfTheFileAreKept() {
    String yaml = "apiVersion: v1\ngenerated: \"2024-01-02T03:04:05.6+02:00\"\nrepositories: []\n";
    assertThat(read(yaml).toYaml()).isEqualTo(yaml);
  }

  @Test
  void scalarsOfOtherKindsAreReadAsText() {
    assertThat(read("repositories: [{name: 1, url: true, username: 1.50}]").entries())
        .containsExactly(new RepositoryEntry("1", "true", "1.5", "", "", "", "", false, false));
  }

  @Test
  void entriesThatAreNullAreLeftOut() {
    assertThat(read("repositories: [null, {name: a, url: b}, ~]").entries())
        .containsExactly(RepositoryEntry.of("a", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not: [valid        | error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'
          repositories: text | error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field File.repositories of type []*repo.Entry
          """)
  void whatIsNoSuchFileIsRefusedInHelmsWords(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml)).hasMessage(message);
  }

  @Test
  void ofABrokenFileOnlyWhatFitsIsReadWhenErrorsDoNotCount() {
    byte[] yaml =
        "repositories: [{name: a, url: u, username: {b: c}}]".getBytes(StandardCharsets.UTF_8);
    assertThat(RepositoryFile.readPartly(yaml).entries())
        .containsExactly(RepositoryEntry.of("a", "u"));
    assertThat(RepositoryFile.readPartly("not: [valid".getBytes(StandardCharsets.UTF_8)).entries())
        .isEmpty();
  }

  @Test
  void aRepositoryTakesThePlaceOfTheFirstOfItsName() {
    RepositoryFile file = read("repositories: [{name: a, url: 1}, {name: b}, {name: a, url: 2}]");
    assertThat(file.with(RepositoryEntry.of("a", "new")).entries())
        .extracting(RepositoryEntry::url)
        .containsExactly("new", "", "2");
    assertThat(file.without("a").entries()).extracting(RepositoryEntry::name).containsExactly("b");
  }

  @Test
  void aRepositoryIsRequiredWithAUrl() {
    RepositoryFile file = read("repositories: [{name: a}]");
    assertThatThrownBy(() -> file.require("a")).hasMessage("no URL found for repository a");
    assertThatThrownBy(() -> file.require("b")).hasMessage("repo b not found");
  }

  @Test
  void passwordsAreNotInTheTextOfAnEntry() {
    assertThat(RepositoryEntry.of("a", "b").withPassword("hush").toString()).doesNotContain("hush");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RepositoryFileTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
