package dev.chartwright.repo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.RepositoryIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartSearchTest {
  private static RepositoryIndex index() throws IOException {
    String text =
        """
        apiVersion: v1
        entries:
          alpha:
          - {name: alpha, version: 1.0.0, description: Old Words, keywords: [Front, web]}
          - {name: alpha, version: 1.1.0, description: new words}
          - {name: alpha, version: 2.0.0-beta, description: beta words}
          beta:
          - {name: beta, version: 0.1.0, appVersion: "7", description: about alpha}
          - {name: beta, version: 0.1.0, appVersion: "8", description: about alpha}
          empty: []
          odd$$name:
          - {name: odd, version: 1.0.0}
        """;
    return IndexReader.of(LogSink.none())
        .read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            Path.of("nowhere"),
            "here");
  }

  private static List<String> search(SearchQuery query) throws IOException {
    ChartSearch search = ChartSearch.of(query, LogSink.none());
    search.add("r", index());
    List<String> found = new ArrayList<>();
    for (SearchResult each : search.results()) {
      found.add(each.name() + " " + each.version() + " " + each.score());
    }
    return found;
  }

  private static SearchQuery keyword(String keyword) {
    return new SearchQuery(Optional.of(keyword), false, false, false, "");
  }

  private static SearchQuery all(boolean versions, boolean devel, String version) {
    return new SearchQuery(Optional.empty(), false, versions, devel, version);
  }

  @Test
  void withoutAKeywordTheNewestStableVersionOfEachChartIsFound() throws IOException {
    assertThat(search(all(false, false, "")))
        .containsExactly("r/alpha 1.1.0 0", "r/beta 0.1.0 0", "r/odd 1.0.0 0");
  }

  @Test
  void developmentVersionsAreFoundWhenAskedFor() throws IOException {
    assertThat(search(all(false, true, ""))).contains("r/alpha 2.0.0-beta 0");
  }

  @Test
  void aConstraintChoosesAmongTheVersions() throws IOException {
    assertThat(search(all(false, true, "<1.1"))).contains("r/alpha 1.0.0 0");
    assertThat(search(all(false, false, ">5"))).isEmpty();
  }

  @Test
  void eachVersionIsListedOnceHighestFirst() throws IOException {
    assertThat(search(all(true, true, "")))
        .containsExactly(
            "r/alpha 2.0.0-beta 0",
            "r/alpha 1.1.0 0",
            "r/alpha 1.0.0 0",
            "r/beta 0.1.0 0",
            "r/odd 1.0.0 0");
  }

  @Test
  void ofTwoEqualVersionsTheLaterOneCounts() throws IOException {
    ChartSearch search = ChartSearch.of(keyword("beta"), LogSink.none());
    search.add("r", index());
    assertThat(search.results())
        .extracting(SearchResult::name, SearchResult::appVersion)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("r/beta", "8"));
  }

  @ParameterizedTest
  @CsvSource({
    "alpha, r/alpha 1.1.0 0;r/beta 0.1.0 2",
    "ALPHA, r/alpha 1.1.0 0;r/beta 0.1.0 2",
    "r/al, r/alpha 1.1.0 1",
    "old words, r/alpha 1.0.0 2",
    "front web, r/alpha 1.0.0 3",
    "nothing, ''"
  })
  void theScoreIsThePartOfTheLineWithTheHit(String keyword, String found) throws IOException {
    assertThat(String.join(";", search(keyword(keyword)))).isEqualTo(found);
  }

  @Test
  void aRegularExpressionMindsTheCase() throws IOException {
    assertThat(search(new SearchQuery(Optional.of("Old|^b"), true, false, false, "")))
        .containsExactly("r/beta 0.1.0 0", "r/alpha 1.0.0 2");
  }

  @Test
  void whatIsNoExpressionOrConstraintIsSaid() {
    assertThatThrownBy(() -> search(new SearchQuery(Optional.of("["), true, false, false, "")))
        .hasMessage("error parsing regexp: missing closing ]: `[`");
    assertThatThrownBy(() -> search(all(false, false, "a b c")))
        .hasMessage("an invalid version/constraint format: improper constraint: \"a b c\"");
  }
}
