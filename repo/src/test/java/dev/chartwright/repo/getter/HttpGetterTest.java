package dev.chartwright.repo.getter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.UrlException;
import dev.chartwright.repo.RepositoryException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpGetterTest {
  private static final String HOME = "http://example.com/charts";
  private static final String BASIC = " Basic YWRhOnNlY3JldA==";

  private final FakeTransport web = new FakeTransport();
  private final HttpGetter getter = HttpGetter.of(web, "test/1.0");
  private final GetOptions ada = GetOptions.none().withUrl(HOME).withCredentials("ada", "secret");

  private String text(String url, GetOptions options) {
    return new String(getter.bytes(url, options, 1000), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/charts/index.yaml, true",
    "http://example.com/elsewhere.tgz,     true",
    "http://example.com:8080/web.tgz,      false",
    "http://example.com:80/web.tgz,        false",
    "https://example.com/web.tgz,          false",
    "http://sub.example.com/web.tgz,       false",
    "http://example.com.evil.org/web.tgz,  false",
    "http://evil.org/example.com/web.tgz,  false"
  })
  void aPasswordGoesToTheOriginOfItsRepositoryOnly(String url, boolean sent) {
    web.put(url, "chart");
    assertThat(text(url, ada)).isEqualTo("chart");
    assertThat(web.requests()).containsExactly(sent ? url + BASIC : url);
  }

  @Test
  void aPasswordGoesEverywhereIfThatIsWanted() {
    web.put("https://evil.org/web.tgz", "chart");
    text("https://evil.org/web.tgz", ada.withPassCredentialsAll(true));
    assertThat(web.requests()).containsExactly("https://evil.org/web.tgz" + BASIC);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/other.tgz,      true,  true",
    "http://example.com:8080/other.tgz, false, true",
    "https://example.com/other.tgz,     false, true",
    "http://cdn.example.com/other.tgz,  false, true",
    "http://example.com.evil.org/x.tgz, false, false",
    "http://notexample.com/x.tgz,       false, false"
  })
  void aPasswordFollowsNoRedirectToAnotherOrigin(String target, boolean always, boolean all) {
    web.redirect(HOME + "/web.tgz", target).put(target, "chart");
    text(HOME + "/web.tgz", ada);
    text(HOME + "/web.tgz", ada.withPassCredentialsAll(true));
    assertThat(web.requests())
        .containsExactly(
            HOME + "/web.tgz" + BASIC,
            always ? target + BASIC : target,
            HOME + "/web.tgz" + BASIC,
            all ? target + BASIC : target);
  }

  @Test
  void aPasswordDoesNotComeBackByADetour() {
    web.redirect(HOME + "/a", "http://evil.org/b")
        .redirect("http://evil.org/b", HOME + "/c")
        .put(HOME + "/c", "chart");
    text(HOME + "/a", ada);
    assertThat(web.requests())
        .containsExactly(HOME + "/a" + BASIC, "http://evil.org/b", HOME + "/c");
  }

  @ParameterizedTest
  @CsvSource({"ada,''", "'',secret", "'',''"})
  void aNameWithoutPasswordIsNotSentAndViceVersa(String user, String password) {
    web.put(HOME, "chart");
    text(HOME, ada.withCredentials(user, password));
    assertThat(web.requests()).containsExactly(HOME);
  }

  @Test
  void whatIsNotThereIsNamedWithItsStatus() {
    assertThatThrownBy(() -> text(HOME + "/index.yaml", ada))
        .isInstanceOf(RepositoryException.class)
        .hasMessage("failed to fetch http://example.com/charts/index.yaml : 404 Not Found");
  }

  @Test
  void aHostThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> text("http://x.invalid/index.yaml", ada))
        .isInstanceOf(UrlException.class)
        .hasMessage("Get \"http://x.invalid/index.yaml\": dial tcp: no such host");
  }

  @Test
  void redirectsInACircleEnd() {
    web.redirect(HOME, HOME);
    assertThatThrownBy(() -> text(HOME, ada))
        .hasMessage("Get \"" + HOME + "\": stopped after 10 redirects");
    assertThat(web.requests()).hasSize(10);
  }

  @Test
  void anAnswerLargerThanTheLimitIsRefused() {
    web.put(HOME, "12345");
    assertThat(getter.bytes(HOME, ada, 5)).hasSize(5);
    assertThatThrownBy(() -> getter.bytes(HOME, ada, 4))
        .hasMessage("the answer is larger than 4 bytes");
  }

  @Test
  void aDownloadThatIsNotMovedIsDeleted(@TempDir Path folder) throws Exception {
    web.put(HOME, "chart");
    try (Spool spool = getter.spool(HOME, ada, folder)) {
      assertThat(spool.sha256()).startsWith("cc57fc19");
      assertThat(folder).isNotEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void certificatesOfARepositoryChooseTheTransport() {
    List<TlsFiles> asked = new ArrayList<>();
    HttpGetter several =
        HttpGetter.of(
            tls -> {
              asked.add(tls);
              return web;
            },
            "test/1.0");
    web.put(HOME, "chart");
    TlsFiles files = new TlsFiles("", "", "ca.pem", false);
    several.bytes(HOME, ada, 10);
    several.bytes(HOME, ada.withTls(files), 10);
    assertThat(asked).containsExactly(TlsFiles.none(), files);
  }

  @Test
  void aDownloadLargerThanTheLimitIsDeleted(@TempDir Path folder) throws Exception {
    web.put(HOME, "12345");
    getter.spool(HOME, ada, folder, 5).close();
    assertThatThrownBy(() -> getter.spool(HOME, ada, folder, 4))
        .hasMessage("the answer is larger than 4 bytes");
    assertThat(folder).isEmptyDirectory();
  }
}
