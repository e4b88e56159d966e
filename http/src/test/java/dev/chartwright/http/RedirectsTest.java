package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects as Go's http.Client follows them, and credentials that stay where they belong. */
class RedirectsTest {

  /** Answers by URL: a status and a location, 200 for what it does not know. */
  private static final class Site implements Transport {
    final Map<String, String> answers = new HashMap<>();
    final List<HttpRequest> requests = new ArrayList<>();

    Site redirect(String from, int status, String location) {
      answers.put(from, status + " " + location);
      return this;
    }

    @Override
    public HttpResponse exchange(HttpRequest request) {
      requests.add(request);
      Origin.of(request.url());
      String answer = answers.getOrDefault(request.url(), "200 ");
      int space = answer.indexOf(' ');
      String location = answer.substring(space + 1);
      return HttpResponse.of(
          request,
          Integer.parseInt(answer.substring(0, space)),
          location.isEmpty() ? Headers.none() : Headers.of("Location", location),
          InputStream.nullInputStream());
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      requests.forEach(request -> lines.add(request.method() + " " + request.url()));
      return lines;
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @CsvSource({
    "301, GET, GET",
    "302, GET, GET",
    "303, GET, GET",
    "307, GET, GET",
    "308, GET, GET",
    "301, HEAD, HEAD",
    "303, HEAD, HEAD",
    "308, HEAD, HEAD",
    "301, POST, GET",
    "302, PUT, GET",
    "303, PATCH, GET",
    "302, DELETE, GET",
    "307, POST, POST",
    "308, PUT, PUT",
    "307, DELETE, DELETE",
  })
  void theStatusDecidesTheNextMethod(int status, String method, String next) {
    Site site = new Site().redirect("http://a/1", status, "/2");
    HttpResponse response =
        Redirects.defaults().exchange(site, HttpRequest.of(method, "http://a/1"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.request().url()).isEqualTo("http://a/2");
    assertThat(site.lines()).containsExactly(method + " http://a/1", next + " http://a/2");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 300, 304, 305, 306, 399, 401, 404, 500})
  void otherStatusesAreNoRedirects(int status) {
    Site site = new Site().redirect("http://a/1", status, "/2");
    HttpResponse response = Redirects.defaults().exchange(site, HttpRequest.get("http://a/1"));
    assertThat(response.status()).isEqualTo(status);
    assertThat(site.requests).hasSize(1);
  }

  @Test
  void aRedirectWithoutLocationIsTheAnswer() {
    Site site = new Site().redirect("http://a/1", 302, "");
    assertThat(Redirects.defaults().exchange(site, HttpRequest.get("http://a/1")).status())
        .isEqualTo(302);
  }

  @Test
  void theBodyIsSentAgainFor307And308Only() {
    Site site =
        new Site()
            .redirect("http://a/1", 307, "/2")
            .redirect("http://a/2", 302, "/3")
            .redirect("http://a/3", 308, "/4");
    HttpRequest request =
        HttpRequest.put("http://a/1", Body.of(new byte[7]))
            .with("Content-Type", "a/b")
            .with("Accept", "c/d");
    Redirects.defaults().exchange(site, request);
    assertThat(site.lines())
        .containsExactly("PUT http://a/1", "PUT http://a/2", "GET http://a/3", "GET http://a/4");
    assertThat(site.requests.get(1).body().length()).isEqualTo(7);
    assertThat(site.requests.get(1).headers().contains("Content-Type")).isTrue();
    assertThat(site.requests.get(3).body().length()).isZero();
    assertThat(site.requests.get(3).headers().contains("Content-Type")).isFalse();
    assertThat(site.requests.get(3).headers().first("accept")).contains("c/d");
  }

  @Test
  void aBodyThatCannotBeReadAgainMakesThe307TheAnswer() {
    Site site = new Site().redirect("http://a/1", 307, "/2");
    Body once = Body.once(3, new ByteArrayInputStream(new byte[3]));
    assertThat(Redirects.defaults().exchange(site, HttpRequest.put("http://a/1", once)).status())
        .isEqualTo(307);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a/2, true",
    "https://a:443/2, true",
    "https://A/2, true",
    "https://a:444/2, false",
    "https://b/2, false",
    "https://x.a/2, false",
    "//c/2, false",
  })
  void credentialsStayWithSchemeHostAndPort(String location, boolean kept) {
    Site site = new Site().redirect("https://a/1", 307, location);
    HttpRequest request =
        HttpRequest.get("https://a/1")
            .withHeaders(
                Headers.of("Authorization", "Basic x", "Cookie", "y", "Accept", "z", "Host", "a"));
    Redirects.defaults().exchange(site, request);
    Headers sent = site.requests.get(1).headers();
    assertThat(sent.contains("Authorization")).isEqualTo(kept);
    assertThat(sent.contains("Cookie")).isEqualTo(kept);
    assertThat(sent.contains("Host")).isFalse();
    assertThat(sent.first("Accept")).contains("z");
  }

  @Test
  void credentialsDoNotComeBackWithTheWayBack() {
    Site site =
        new Site()
            .redirect("http://a/1", 302, "http://b/2")
            .redirect("http://b/2", 302, "http://a/3");
    Redirects.defaults()
        .exchange(site, HttpRequest.get("http://a/1").with("Authorization", "Basic x"));
    assertThat(site.requests.get(2).url()).isEqualTo("http://a/3");
    assertThat(site.requests.get(2).headers().contains("Authorization")).isFalse();
  }

  @Test
  void fromHttpsToHttpIsRefusedUnlessAllowed() {
    Site site = new Site().redirect("https://a/1", 302, "http://a/2");
    HttpRequest request = HttpRequest.get("https://a/1").with("Authorization", "Basic x");
    assertThatThrownBy(() -> Redirects.defaults().exchange(site, request))
        .isInstanceOf(UrlException.class)
        .hasMessage("Get \"http://a/2\": refused to follow a redirect from https to http");
    Redirects.defaults().withDowngrade(true).exchange(site, request);
    assertThat(site.requests.get(2).headers().size()).isZero();
  }

  @Test
  void credentialsMayStayWithTheHostAndTheNamesBelowIt() {
    Site site =
        new Site()
            .redirect("http://a.example/", 302, "https://a.example:8443/1")
            .redirect("https://a.example:8443/1", 302, "https://cdn.a.example/2")
            .redirect("https://cdn.a.example/2", 302, "https://xa.example/3");
    HttpRequest request = HttpRequest.get("http://a.example/").with("Authorization", "Basic x");
    Redirects.defaults().withHostCredentials(true).exchange(site, request);
    assertThat(site.requests)
        .extracting(each -> each.headers().first("Authorization").isPresent())
        .containsExactly(true, true, true, false);
  }

  @Test
  void aLoopEndsAfterTenRequests() {
    Site site = new Site().redirect("http://a/", 302, "/");
    assertThatThrownBy(() -> Redirects.defaults().exchange(site, HttpRequest.get("http://a/")))
        .isInstanceOfSatisfying(
            UrlException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REDIRECT))
        .hasMessage("Get \"/\": stopped after 10 redirects");
    assertThat(site.requests).hasSize(10);
  }

  @Test
  void withoutRedirectsTheFirstAnswerIsTheAnswer() {
    Site site = new Site().redirect("http://a/", 302, "/");
    assertThat(
            Redirects.defaults().withLimit(0).exchange(site, HttpRequest.get("http://a/")).status())
        .isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://a b/|Post \"http://a/1\": failed to parse Location header \"http://a b/\": parse"
            + " \"http://a b/\": invalid character \" \" in host name",
        "ftp://ab/|Post \"ftp://ab/\": unsupported protocol scheme \"ftp\"",
      })
  void aLocationThatCannotBeFollowedIsToldAsGoDoes(String location, String text) {
    Site site = new Site().redirect("http://a/1", 302, location);
    assertThatThrownBy(
            () -> Redirects.defaults().exchange(site, HttpRequest.post("http://a/1", Body.none())))
        .isInstanceOf(UrlException.class)
        .hasMessage(text);
  }

  @Test
  void aFailureOnTheWayIsToldWithTheFirstMethodAndTheUrlThatFailed() throws Exception {
    try (FakeServer server =
            FakeServer.keepingAlive(
                "HTTP/1.1 302 Found\r\nLocation: http://u:p@127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        Transport transport = SocketTransport.of(TransportOptions.defaults())) {
      HttpRequest request = HttpRequest.post(server.url("/x"), Body.none());
      assertThatThrownBy(() -> Redirects.defaults().exchange(transport, request))
          .hasMessage(
              "Post \"http://u:***@127.0.0.1:1/\": dial tcp 127.0.0.1:1: connect: connection"
                  + " refused");
    }
  }

  @Test
  void whatCannotBeARequestIsToldWithoutUrl() throws Exception {
    try (Transport transport = SocketTransport.of(TransportOptions.defaults())) {
      assertThatThrownBy(
              () -> Redirects.defaults().exchange(transport, HttpRequest.get("http://a:b/")))
          .hasMessage("parse \"http://a:b/\": invalid port \":b\" after host");
    }
  }

  @Test
  void theOverallLimitHoldsForAllHopsTogether() {
    Site site = new Site().redirect("http://a/1", 302, "/2");
    Timeouts limits = Timeouts.none().withOverall(Duration.ofHours(1));
    Redirects.defaults().exchange(site, HttpRequest.get("http://a/1").withTimeouts(limits));
    assertThat(site.requests.get(1).timeouts().overall())
        .isLessThan(Duration.ofHours(1))
        .isGreaterThan(Duration.ofMinutes(50));
  }
}
