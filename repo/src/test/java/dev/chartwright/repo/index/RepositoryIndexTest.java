package dev.chartwright.repo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.LoggedLines;
import dev.chartwright.repo.downloader.RepositoryUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryIndexTest {
  private static final String INDEX =
      """
      apiVersion: v1
      entries:
        web:
        - name: web
          version: 1.2.0
          urls:
          - https://example.com/a/web-1.2.0.tgz
        - name: web
          version: 2.0.0-rc.1
          urls:
          - web-2.0.0-rc.1.tgz
          - http://h:80/./x//y.tgz
        - name: web
          version: 1.10.0
          urls:
          - '%zz'
        none: []
      """;

  private static RepositoryIndex index() throws IOException {
    return IndexReader.of(LogSink.none())
        .read(
            new ByteArrayInputStream(INDEX.getBytes(StandardCharsets.UTF_8)),
            Path.of("nowhere"),
            "here");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1.10.0",
    "*, 1.10.0",
    "1.2.0, 1.2.0",
    "~1.2, 1.2.0",
    "^2.0.0-0, 2.0.0-rc.1",
    "2.0.0-rc.1, 2.0.0-rc.1",
    "1, 1.10.0"
  })
  void aVersionIsFoundExactlyOrAsTheFirstThatSatisfies(String wanted, String found)
      throws IOException {
    assertThat(index().get("web", wanted, LogSink.none()).version()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "other, '', no chart name found",
    "none, '', no chart version found",
    "web, 3.0.0, no chart version found for web-3.0.0",
    "web, =x=, 'improper constraint: \"=x=\"'"
  })
  void whatIsNotThereIsSaidInHelmsWords(String name, String version, String message)
      throws IOException {
    RepositoryIndex index = index();
    assertThatThrownBy(() -> index.get(name, version, LogSink.none())).hasMessage(message);
  }

  @Test
  void aVersionThatIsNotQuiteTheOneAskedForIsWarnedOf() throws IOException {
    LoggedLines log = new LoggedLines();
    index().get("web", "v1.2.0", log);
    assertThat(log.lines())
        .containsExactly(
            "level=WARN msg=\"unable to find exact version requested; falling back to closest"
                + " available version\" chart=web requested=v1.2.0 selected=1.2.0");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a/web-1.2.0.tgz, true",
    "https://example.com/a/../a/web-1.2.0.tgz, true",
    "https://example.com//a/web-1.2.0.tgz/, true",
    "https://example.com/a/web-1.2.0.tgz?x=1, false",
    "http://example.com/a/web-1.2.0.tgz, false",
    "./web-2.0.0-rc.1.tgz, true",
    "http://h:80/x/y.tgz, true",
    "%zz, true"
  })
  void aUrlIsListedInWhateverWayItIsWritten(String url, boolean listed) throws IOException {
    assertThat(index().lists(url)).isEqualTo(listed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h/a-1.0.0.tgz",
        "http://h",
        "http://h/",
        "a.tgz",
        "a/b.tgz",
        "/a",
        "a/",
        "./a",
        "a//b",
        "http://h/a/./b",
        "http://h/.a",
        "http://h//a",
        "http:///a",
        "HTTP://h/a",
        "a:b",
        "http://h/a%20b",
        "http://h/a b",
        "",
        ".",
        "..",
        "http://h/..",
        "http://h/a.",
        "//h/a"
      })
  void twoUrlsHaveOneKeyIfAndOnlyIfTheyAreTheSame(String url) {
    for (String other :
        new String[] {url, "http://h/a", "http://h/", "a.tgz", "/", "a", ".", "http://h/a/b"}) {
      boolean same = UrlKey.of(url).isPresent() && UrlKey.of(url).equals(UrlKey.of(other));
      assertThat(same).as(other).isEqualTo(RepositoryUrl.same(url, other));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.10.0, 1.9.0",
    "2.0.0, 2.0.0-rc.1",
    "1.0.0-b, 1.0.0-a",
    "1.0.1, v1.0.0",
    "1000000.0.0, 9.0.0",
    "1.1, 1.0.9",
    "1.0.18446744073709551615, 1.0.1",
    "0.0.1, 0.0.0"
  })
  void ranksAreInTheOrderOfTheVersions(String higher, String lower) {
    assertThat(Rank.highestFirst(Rank.of(higher), Rank.of(lower))).isNegative();
    assertThat(Rank.highestFirst(Rank.of(lower), Rank.of(higher))).isPositive();
    assertThat(Rank.highestFirst(Rank.of(lower), Rank.of(lower))).isZero();
  }
}
