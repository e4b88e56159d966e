package dev.chartwright.repo.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.getter.FakeTransport;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.HttpGetter;
import dev.chartwright.repo.getter.Spool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MirrorGetterTest {
  private static final String HOME = "https://charts.invalid/stable";

  private final FakeTransport web = new FakeTransport();
  private final GetOptions ada =
      GetOptions.none().withUrl(HOME).withCredentials("ada", "secret").withPassCredentialsAll(true);

  private MirrorGetter getter(boolean fallback, String... mirrors) {
    List<Mirror> places = List.of(mirrors).stream().map(Mirror::of).toList();
    return MirrorGetter.of(
        HttpGetter.of(web, "test/1.0"),
        MirrorTable.of(List.of(new MirrorRule(HOME, places, fallback))),
        options ->
            options.url().startsWith("http://two.local")
                ? options.withCredentials("bob", "word")
                : options);
  }

  private static String text(MirrorGetter getter, String url, GetOptions options) {
    return new String(getter.bytes(url, options, 1000), StandardCharsets.UTF_8);
  }

  @Test
  void theFirstMirrorThatHasItIsEnoughAndKnowsNothingOfThePassword() {
    web.put("http://one.local/c/index.yaml", "index");
    assertThat(text(getter(true, "http://one.local/c"), HOME + "/index.yaml", ada))
        .isEqualTo("index");
    assertThat(web.requests()).containsExactly("http://one.local/c/index.yaml");
  }

  @Test
  void theNextMirrorIsAskedWithItsOwnPassword() {
    web.put("http://two.local/web.tgz", "chart");
    assertThat(text(getter(true, "http://one.local", "http://two.local"), HOME + "/web.tgz", ada))
        .isEqualTo("chart");
    assertThat(web.requests())
        .containsExactly("http://one.local/web.tgz", "http://two.local/web.tgz Basic Ym9iOndvcmQ=");
  }

  @Test
  void theOriginalIsAskedLastWithTheOriginalPassword() {
    web.put(HOME + "/web.tgz", "chart");
    assertThat(text(getter(true, "http://one.local"), HOME + "/web.tgz", ada)).isEqualTo("chart");
    assertThat(web.requests())
        .containsExactly("http://one.local/web.tgz", HOME + "/web.tgz Basic YWRhOnNlY3JldA==");
  }

  @Test
  void withoutFallbackTheOriginalIsNeverAsked() {
    MirrorGetter closed = getter(false, "http://one.local", "http://x.invalid");
    assertThatThrownBy(() -> text(closed, HOME + "/web.tgz", ada))
        .isInstanceOf(RepositoryException.class)
        .hasMessage(
            "mirrors: \"https://charts.invalid/stable/web.tgz\" may only come from a mirror:"
                + " mirror \"http://one.local/web.tgz\": failed to fetch http://one.local/web.tgz"
                + " : 404 Not Found; mirror \"http://x.invalid/web.tgz\": Get"
                + " \"http://x.invalid/web.tgz\": dial tcp: no such host");
    assertThat(web.requests()).noneMatch(request -> request.contains("charts.invalid"));
  }

  @Test
  void aPrefixWithoutMirrorsAndFallbackIsForbidden() {
    assertThatThrownBy(() -> text(getter(false), HOME + "/web.tgz", ada))
        .hasMessage(
            "mirrors: \"https://charts.invalid/stable/web.tgz\" may only come from a mirror, and"
                + " it has none");
    assertThat(web.requests()).isEmpty();
  }

  @Test
  void whenAllFailBothAreNamed() {
    assertThatThrownBy(() -> text(getter(true, "http://one.local"), HOME + "/web.tgz", ada))
        .hasMessage(
            "Get \"https://charts.invalid/stable/web.tgz\": dial tcp: no such host (mirror"
                + " \"http://one.local/web.tgz\": failed to fetch http://one.local/web.tgz : 404"
                + " Not Found)");
  }

  @Test
  void otherUrlsAreNotTouched(@TempDir Path folder) throws Exception {
    web.put("https://charts.invalid/stables", "chart");
    try (Spool spool =
        getter(false, "http://one.local").spool("https://charts.invalid/stables", ada, folder)) {
      assertThat(spool.sha256()).hasSize(64);
    }
    assertThat(web.requests())
        .containsExactly("https://charts.invalid/stables Basic YWRhOnNlY3JldA==");
  }
}
