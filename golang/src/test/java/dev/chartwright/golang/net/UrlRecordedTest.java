package dev.chartwright.golang.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.path.Match;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.path.PatternException;
import dev.chartwright.golang.strconv.Quote;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Go 1.26 says about 600 random URLs, paths and patterns. A row is two URLs with the answers
 * about them, two paths with theirs, and a pattern and a name.
 */
class UrlRecordedTest {
  static Stream<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        UrlRecordedTest.class.getResourceAsStream("/go/urls-and-paths.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> row = new ArrayList<>();
        for (Object text : (List<?>) Json.parse(line)) {
          row.add(GoString.of(Base64.getDecoder().decode((String) text)));
        }
        rows.add(row);
      }
    }
    assertThat(rows).hasSize(600);
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void urlsPathsAndPatternsAreReadAsGoReadsThem(List<String> row) {
    String first = row.get(0);
    String second = row.get(1);
    List<String> got = new ArrayList<>(List.of(first, second));
    try {
      Url url = Url.parse(first);
      got.add(describe(url));
      got.add(url.toString());
      got.add(url.redacted());
      got.add(url.requestUri());
      got.add(url.hostname() + " " + url.port());
      got.add(url.query().encode());
      got.add(text(() -> url.resolve(second)));
      got.add(text(() -> url.joinPath(second, "x/../y")));
    } catch (UrlException e) {
      got.add(e.getMessage());
    }
    got.add(text(() -> Values.parse(second)));
    got.add(text(() -> Url.parseRequestUri(second)));
    got.add(text(() -> Url.unescapePath(second)));
    got.add(text(() -> Url.unescapeQuery(second)));
    got.add(Url.escapePath(second));
    got.add(Url.escapeQuery(second));
    int paths = got.size();
    String path = row.get(paths);
    String other = row.get(paths + 1);
    got.addAll(List.of(path, other, Path.clean(path), Path.join(path, "", other)));
    got.addAll(List.of(Path.base(path), Path.dir(path), Path.ext(path)));
    got.add(Path.split(path).directory() + "|" + Path.split(path).file());
    String pattern = row.get(paths + 8);
    String name = row.get(paths + 9);
    got.addAll(List.of(pattern, name, text(() -> Match.matches(pattern, name))));
    assertThat(got).isEqualTo(row);
  }

  private static String text(Supplier<Object> call) {
    try {
      return call.get().toString();
    } catch (UrlException | PatternException e) {
      return e.getMessage();
    }
  }

  private static String describe(Url url) {
    UserInfo user = url.user();
    String password = user == null || user.password() == null ? "" : user.password();
    return String.join(
        " ",
        Quote.quote(url.scheme()),
        Quote.quote(url.opaque()),
        user == null
            ? "-"
            : Quote.quote(user.username())
                + " "
                + Quote.quote(password)
                + " "
                + (user.password() != null),
        Quote.quote(url.host()),
        Quote.quote(url.path()),
        Quote.quote(url.rawPath()),
        "" + url.forceQuery(),
        Quote.quote(url.rawQuery()),
        Quote.quote(url.fragment()),
        Quote.quote(url.rawFragment()),
        "" + url.omitHost());
  }
}
