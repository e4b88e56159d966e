package dev.chartwright.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.repo.getter.BodyReader;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.getter.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartRepositoryTest {
  private static final String INDEX =
      """
      apiVersion: v1
      entries:
        web:
        - {apiVersion: v2, name: web, version: 1.0.0, urls: [web-1.0.0.tgz]}
        app:
        - {apiVersion: v2, name: app, version: 1.0.0, urls: [app-1.0.0.tgz]}
        none: []
      """;

  @TempDir Path folder = Path.of("");
  private final Source source = new Source();
  private final List<LogRecord> log = new ArrayList<>();

  private Path cache() {
    return folder.resolve("cache/repository");
  }

  private ChartRepository repository(RepositoryEntry entry) {
    return ChartRepository.of(
        entry,
        Getters.of(() -> source, () -> source),
        cache().toString(),
        Duration.ofSeconds(7),
        log::add);
  }

  private void keep(String name) {
    try (FetchedIndex fetched =
        repository(RepositoryEntry.of(name, "https://example.com/charts")).fetch()) {
      fetched.keep();
    }
  }

  @Test
  void theIndexIsKeptAsItCameAndTheNamesOfItsChartsBesideIt() throws IOException {
    keep("r");
    assertThat(source.url).isEqualTo("https://example.com/charts/index.yaml");
    assertThat(cache().resolve("r-index.yaml")).hasContent(INDEX);
    assertThat(cache().resolve("r-charts.txt")).hasContent("app\nnone\nweb\n");
    assertThat(cache().toFile().list()).containsExactlyInAnyOrder("r-index.yaml", "r-charts.txt");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(cache().resolve("r-index.yaml"))))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void nothingChangesBeforeItIsKept() throws IOException {
    keep("r");
    source.content = "apiVersion: v1\n";
    try (FetchedIndex fetched =
        repository(RepositoryEntry.of("r", "https://example.com/charts")).fetch()) {
      assertThat(fetched.index().names()).isEmpty();
      assertThat(cache().resolve("r-index.yaml")).hasContent(INDEX);
    }
    assertThat(cache().resolve("r-index.yaml")).hasContent(INDEX);
    assertThat(cache().toFile().list()).hasSize(2);
  }

  @Test
  void credentialsCertificatesAndTheLimitOfTimeGoAlong() {
    RepositoryEntry entry =
        new RepositoryEntry(
            "r", "https://example.com", "me", "secret", "c.pem", "k.pem", "ca.pem", true, true);
    repository(entry).fetch().close();
    assertThat(source.options)
        .isEqualTo(
            GetOptions.none()
                .withUrl("https://example.com")
                .withCredentials("me", "secret")
                .withPassCredentialsAll(true)
                .withTls(new TlsFiles("c.pem", "k.pem", "ca.pem", true))
                .withTimeout(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                 | empty index.yaml file
          entries: {}        | no API version specified
          {apiVersion: v1, x: 1} | error unmarshaling JSON: while decoding JSON: json: unknown field "x"
          """)
  void whatIsNoIndexLeavesTheOldOneAndNothingElse(String content, String message)
      throws IOException {
    keep("r");
    source.content = content;
    assertThatThrownBy(() -> keep("r")).hasMessage(message);
    assertThat(cache().resolve("r-index.yaml")).hasContent(INDEX);
    assertThat(cache().resolve("r-charts.txt")).hasContent("app\nnone\nweb\n");
    assertThat(cache().toFile().list()).hasSize(2);
  }

  @Test
  void whatBreaksOffLeavesTheOldOneAndNothingElse() throws IOException {
    keep("r");
    source.breaksOff = true;
    assertThatThrownBy(() -> keep("r")).hasMessageContaining("unexpected EOF");
    assertThat(cache().resolve("r-index.yaml")).hasContent(INDEX);
    assertThat(cache().toFile().list()).hasSize(2);
  }

  @Test
  void foldersThatWereMadeForNothingAreTakenBack() {
    source.content = "";
    assertThatThrownBy(() -> keep("r")).hasMessage("empty index.yaml file");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLinkInTheCacheIsReplacedAndNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "untouched");
    Files.createDirectories(cache());
    Files.createSymbolicLink(cache().resolve("r-index.yaml"), precious);
    Files.createSymbolicLink(cache().resolve("r-charts.txt"), precious);
    keep("r");
    assertThat(precious).hasContent("untouched");
    assertThat(Files.isRegularFile(cache().resolve("r-index.yaml"), LinkOption.NOFOLLOW_LINKS))
        .isTrue();
    assertThat(Files.isRegularFile(cache().resolve("r-charts.txt"), LinkOption.NOFOLLOW_LINKS))
        .isTrue();
  }

  @Test
  void entriesThatAreNoChartsAreWarnedAboutUnderTheRepositorysUrl() {
    source.content = "apiVersion: v1\nentries: {a: [{apiVersion: v2, name: a, version: x}]}";
    keep("r");
    assertThat(log)
        .extracting(LogRecord::text)
        .singleElement()
        .asString()
        .contains("source=https://example.com/charts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/../../../out"})
  void aNameThatLeadsOutOfTheCacheIsRefusedBeforeAnythingIsFetched(String name) {
    assertThatThrownBy(() -> repository(RepositoryEntry.of(name, "https://example.com")))
        .hasMessage("repository name (" + name + ") leads out of the cache");
    assertThat(source.url).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ftp://example.com | could not find protocol handler for: ftp
          nothing           | could not find protocol handler for: ''
          http://a b/       | invalid chart URL format: http://a b/
          """)
  void urlsThatCannotBeUsedAreRefused(String url, String message) {
    assertThatThrownBy(() -> repository(RepositoryEntry.of("r", url)))
        .hasMessage(message.replace("''", ""));
  }

  @Test
  void theQueryOfARepositoryGoesAlongToItsIndex() {
    repository(RepositoryEntry.of("r", "https://example.com/a/?token=x")).fetch().close();
    assertThat(source.url).isEqualTo("https://example.com/a/index.yaml?token=x");
  }

  /** Gives one content, whatever it is asked for. */
  private static final class Source implements Getter {
    private String content = INDEX;
    private boolean breaksOff;
    private String url = "";
    private GetOptions options = GetOptions.none();

    @Override
    public <T> T get(String asked, GetOptions with, BodyReader<T> reader) {
      url = asked;
      options = with;
      InputStream bytes = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
      try {
        return reader.read(breaksOff ? new SequenceInputStream(bytes, new Broken()) : bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("unexpected EOF");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw new IOException("unexpected EOF");
    }
  }
}
