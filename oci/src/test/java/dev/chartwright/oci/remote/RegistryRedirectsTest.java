package dev.chartwright.oci.remote;

import static dev.chartwright.oci.remote.FakeWeb.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.UrlException;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryRedirectsTest {
  private static final String START = "https://r.example/v2/a/blobs/x";
  private final FakeWeb web = new FakeWeb();

  private int follow(HttpRequest request) {
    try (HttpResponse response = Redirects.defaults().exchange(web, request)) {
      return response.status();
    }
  }

  private static HttpRequest secret(String method) {
    return HttpRequest.of(method, START)
        .with("Authorization", "Bearer t")
        .with("Range", "bytes=1-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void credentialsDoNotLeaveTheirOrigin(int status) {
    web.on("GET " + START, answer(status, "", "Location", "https://cdn.example/y?sig=a%2Fb"));
    web.on("GET https://cdn.example/y?sig=a%2Fb", answer(200, "x"));
    assertThat(follow(secret("GET"))).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("Bearer t", "");
    assertThat(web.asked().get(1).header("Range")).isEqualTo("bytes=1-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://r.example:444/y", "https://r.example.evil/y", "https://x@e/y"})
  void anotherPortOrHostIsAnotherOrigin(String location) {
    web.on("GET " + START, answer(307, "", "Location", location));
    follow(secret("GET"));
    assertThat(web.authorizations()).containsExactly("Bearer t", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/other", "https://r.example/other", "https://R.example:443/other"})
  void onTheSameOriginCredentialsStay(String location) {
    web.on("GET " + START, answer(308, "", "Location", location));
    follow(secret("GET"));
    assertThat(web.authorizations()).containsExactly("Bearer t", "Bearer t");
  }

  @Test
  void credentialsDoNotComeBackByADetour() {
    web.on("GET " + START, answer(302, "", "Location", "https://evil.example/y"));
    web.on("GET https://evil.example/y", answer(302, "", "Location", "https://r.example/z"));
    follow(secret("GET"));
    assertThat(web.lines()).endsWith("GET https://r.example/z");
    assertThat(web.authorizations()).containsExactly("Bearer t", "", "");
  }

  @Test
  void httpsNeverBecomesHttp() {
    web.on("GET " + START, answer(307, "", "Location", "http://r.example/y"));
    assertThatThrownBy(() -> follow(secret("GET")))
        .isInstanceOf(UrlException.class)
        .hasMessage("Get \"http://r.example/y\": refused to follow a redirect from https to http");
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void aLoopHasAnEnd() {
    web.on("GET " + START, answer(302, "", "Location", START));
    assertThatThrownBy(() -> follow(HttpRequest.get(START)))
        .hasMessage("Get \"" + START + "\": stopped after 10 redirects");
    assertThat(web.lines()).hasSize(10);
  }

  @Test
  void aRedirectWithoutLocationIsTheAnswer() {
    web.on("GET " + START, answer(302, ""));
    assertThat(follow(HttpRequest.get(START))).isEqualTo(302);
  }

  @ParameterizedTest(name = "{0} on {1} becomes {2} with body [{3}]")
  @CsvSource({
    "301, POST, GET, ''",
    "302, PUT, GET, ''",
    "303, PUT, GET, ''",
    "303, HEAD, HEAD, ''",
    "307, PUT, PUT, x",
    "308, POST, POST, x",
    "302, GET, GET, ''"
  })
  void methodAndBodyChangeAsInGo(int status, String method, String then, String body) {
    web.on(method + " " + START, answer(status, "", "Location", "/y"));
    web.on(then + " https://r.example/y", answer(200, ""));
    boolean sends = method.equals("PUT") || method.equals("POST");
    HttpRequest request =
        HttpRequest.of(method, START)
            .withBody(sends ? Body.of(new byte[] {'x'}) : Body.none())
            .with("Content-Type", "text/plain");
    assertThat(follow(request)).isEqualTo(200);
    assertThat(web.asked().get(1).body()).isEqualTo(body);
    assertThat(web.asked().get(1).headers().contains("Content-Type"))
        .isEqualTo(!sends || status >= 307);
  }

  @Test
  void aSecretBodyStaysWithItsOrigin() {
    web.on("POST " + START, answer(307, "", "Location", "https://evil.example/token"));
    HttpRequest request = HttpRequest.post(START, Body.of(new byte[] {'x'}));
    Redirects careful = Redirects.defaults().withSecretBody(true);
    try (HttpResponse response = careful.exchange(web, request)) {
      assertThat(response.status()).isEqualTo(307);
    }
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void aBodyThatIsGoneIsNotRedirected() {
    web.on("PUT " + START, answer(307, "", "Location", "/y"));
    Body once = Body.once(1, new ByteArrayInputStream(new byte[] {'x'}));
    assertThat(follow(HttpRequest.put(START, once))).isEqualTo(307);
  }
}
