package dev.chartwright.golang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTest {
  @Test
  void aUrlIsTakenApartAndPutTogether() {
    Url url = Url.parse("HTTPS://user:p%40w@example.com:8443/a%2Fb/?q=1&q=2#t%20p");
    assertThat(url.scheme()).isEqualTo("https");
    assertThat(url.user()).isEqualTo(UserInfo.of("user", "p@w"));
    assertThat(url.hostname()).isEqualTo("example.com");
    assertThat(url.port()).isEqualTo("8443");
    assertThat(url.path()).isEqualTo("/a/b/");
    assertThat(url.escapedPath()).isEqualTo("/a%2Fb/");
    assertThat(url.query().all("q")).containsExactly("1", "2");
    assertThat(url.fragment()).isEqualTo("t p");
    assertThat(url).hasToString("https://user:p%40w@example.com:8443/a%2Fb/?q=1&q=2#t%20p");
    assertThat(url.redacted())
        .isEqualTo("https://user:xxxxx@example.com:8443/a%2Fb/?q=1&q=2#t%20p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ":x|parse \":x\": missing protocol scheme",
        "http://[::1|parse \"http://[::1\": missing ']' in host",
        "http://a:b|parse \"http://a:b\": invalid port \":b\" after host",
        "http://%41|parse \"http://%41\": invalid URL escape \"%41\"",
        "a:b/%zz|''",
        "/%zz|parse \"/%zz\": invalid URL escape \"%zz\"",
        "a b:c|parse \"a b:c\": first path segment in URL cannot contain colon",
        "http://[1.2.3.4]/|parse \"http://[1.2.3.4]/\": invalid IP-literal",
        "http://[::x]/|parse \"http://[::x]/\": invalid host: ParseAddr(\"::x\"): each"
            + " colon-separated field must have at least one digit (at \"x\")"
      })
  void brokenUrlsAreRefusedInGosWords(String text, String message) {
    if (message.isEmpty()) {
      assertThat(Url.parse(text)).hasToString(text);
    } else {
      assertThatThrownBy(() -> Url.parse(text))
          .isInstanceOf(UrlException.class)
          .hasMessage(message);
    }
  }

  @Test
  void controlCharactersAreRefused() {
    assertThatThrownBy(() -> Url.parse("http://a\n"))
        .hasMessage("parse \"http://a\\n\": net/url: invalid control character in URL");
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/a/b.yaml,c.tgz,https://h/a/c.tgz",
    "https://h/a/,../c.tgz,https://h/c.tgz",
    "https://h/a,//g/x,https://g/x",
    "https://u:p@h/a,/x,https://u:p@h/x",
    "https://h/a,oci://g/x,oci://g/x",
    "https://h/a?b,?c,https://h/a?c",
    "https://h/a?b,#f,https://h/a?b#f"
  })
  void referencesResolve(String base, String reference, String result) {
    assertThat(Url.parse(base).resolve(reference)).hasToString(result);
  }

  @Test
  void elementsJoinToAPath() {
    assertThat(Url.parse("https://h/a/").joinPath("b", "c/")).hasToString("https://h/a/b/c/");
    assertThat(Url.parse("https://h").joinPath("../index.yaml"))
        .hasToString("https://h/index.yaml");
    assertThat(Url.parse("https://h/x").withQuery("a=b").withHost("g").withUser(UserInfo.of("u")))
        .hasToString("https://u@g/x?a=b");
    assertThat(Url.parse("https://h/x").withPath("/a b")).hasToString("https://h/a%20b");
  }

  @Test
  void parametersAreWrittenSortedByKey() {
    Values values = Values.create().add("b", "2").add("a", "x y&").add("b", "1");
    assertThat(values.encode()).isEqualTo("a=x+y%26&b=2&b=1");
    assertThat(values.put("b", "3").remove("a").encode()).isEqualTo("b=3");
    assertThat(values.has("a")).isFalse();
    assertThat(values.get("a")).isEmpty();
    assertThatThrownBy(() -> Values.parse("a;b"))
        .hasMessage("invalid semicolon separator in query");
    assertThatThrownBy(() -> Values.parse("&".repeat(10000)))
        .hasMessage("number of URL query parameters exceeded limit");
  }
}
