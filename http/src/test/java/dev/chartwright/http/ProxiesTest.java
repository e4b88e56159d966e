package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of a proxy; cases of golang.org/x/net/http/httpproxy v0.60.0 and some more. */
class ProxiesTest {

  private static final String NO_PROXY =
      "foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80,"
          + " 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80,"
          + " 2002:db8:a::45/64";

  private static String chosen(Map<String, String> environment, String url) {
    return Proxies.ofEnvironment(environment).proxyFor(url).map(Proxy::toString).orElse("direct");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, http://127.0.0.1:8080",
    "cache.corp.example.com:1234, http://cache.corp.example.com:1234",
    "cache.corp.example.com, http://cache.corp.example.com:80",
    "localhost, http://localhost:80",
    "localhost:3128, http://localhost:3128",
    "https://cache.corp.example.com, https://cache.corp.example.com:443",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "HTTP://Proxy.Example:8080/path?x, http://proxy.example:8080",
    "http://[fd00::1]:3128, http://[fd00::1]:3128",
    "socks5://127.0.0.1, socks5://127.0.0.1:1080",
    "socks5h://127.0.0.1:9, socks5h://127.0.0.1:9",
    "http://user:p%40ss@proxy:1, http://proxy:1",
    "foo://host:1, foo://host:1",
    "'http://a b:1', direct",
    "'http://host:port', direct",
    "'', direct",
  })
  void aProxyIsAUrlOrHostAndPort(String value, String proxy) {
    assertThat(chosen(Map.of("HTTP_PROXY", value), "http://example.com/")).isEqualTo(proxy);
  }

  @Test
  void oneProxyForEverythingServesLoopbackToo() {
    Proxies always = Proxies.always("http://proxy:3128");
    assertThat(always.proxyFor("https://127.0.0.1:6443/version"))
        .hasToString("Optional[http://proxy:3128]");
    assertThat(always.proxyFor("http://localhost/")).hasToString("Optional[http://proxy:3128]");
  }

  @Test
  void userAndPasswordOfAProxyAreDecoded() {
    Proxy proxy =
        Proxies.ofEnvironment(Map.of("https_proxy", "http://us%3Aer:p%40ss:w@proxy:1"))
            .proxyFor("https://h/")
            .orElseThrow();
    assertThat(proxy.user()).isEqualTo("us:er");
    assertThat(proxy.password()).isEqualTo("p@ss:w");
    assertThat(proxy).asString().doesNotContain("ss");
  }

  @ParameterizedTest
  @CsvSource({
    "http://insecure.tld/, http://http.proxy.tld:80",
    "https://secure.tld/, http://secure.proxy.tld:80",
  })
  void theSchemeOfTheUrlDecidesBetweenTheTwo(String url, String proxy) {
    Map<String, String> environment =
        Map.of("HTTP_PROXY", "http.proxy.tld", "HTTPS_PROXY", "secure.proxy.tld");
    assertThat(chosen(environment, url)).isEqualTo(proxy);
  }

  @Test
  void aProxyForHttpDoesNotServeHttps() {
    assertThat(chosen(Map.of("HTTP_PROXY", "proxy"), "https://h/")).isEqualTo("direct");
    assertThat(chosen(Map.of("HTTPS_PROXY", "proxy"), "http://h/")).isEqualTo("direct");
    assertThat(chosen(Map.of("ALL_PROXY", "proxy"), "http://h/")).isEqualTo("direct");
  }

  @Test
  void lowerCaseNamesWin() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HTTP_PROXY", "upper");
    environment.put("http_proxy", "lower");
    environment.put("NO_PROXY", "h");
    environment.put("no_proxy", "other");
    assertThat(chosen(environment, "http://h/")).isEqualTo("http://lower:80");
    environment.put("http_proxy", "");
    assertThat(chosen(environment, "http://h/")).isEqualTo("http://upper:80");
  }

  @Test
  void aVisitorOfACgiProgramCannotChooseTheProxy() {
    Map<String, String> environment =
        Map.of("HTTP_PROXY", "evil", "HTTPS_PROXY", "good", "REQUEST_METHOD", "GET");
    assertThatThrownBy(() -> chosen(environment, "http://example.com/"))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.PROXY))
        .hasMessage(
            "refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy");
    assertThat(chosen(environment, "https://example.com/")).isEqualTo("http://good:80");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, false",
    "127.0.0.1, false",
    "127.0.0.2, false",
    "[::1], false",
    "[::2], true",
    "192.168.1.1, false",
    "192.168.1.2, true",
    "192.168.1.3, false",
    "192.168.1.4, true",
    "10.0.0.2, false",
    "10.0.0.4, true",
    "[2001:db8::52:0:1], false",
    "[2001:db8::52:0:2], true",
    "[2001:db8::52:0:3], false",
    "[2002:db8:a::123], false",
    "[fe80::424b:c8be:1643:a1b6], true",
    "barbaz.net, true",
    "www.barbaz.net, false",
    "foobar.com, false",
    "FooBar.com, false",
    "www.foobar.com, false",
    "foofoobar.com, true",
    "baz.com, true",
    "localhost.net, true",
    "local.localhost, true",
    "barbarbaz.net, true",
    "wildcard.io, true",
    "nested.wildcard.io, false",
    "awildcard.io, true",
  })
  void someServersAreReachedDirectly(String host, boolean proxied) {
    Map<String, String> environment = Map.of("HTTP_PROXY", "proxy", "NO_PROXY", NO_PROXY);
    assertThat(chosen(environment, "http://" + host + ":80/"))
        .isEqualTo(proxied ? "http://proxy:80" : "direct");
    Map<String, String> star = Map.of("HTTP_PROXY", "proxy", "NO_PROXY", "a, * ,b");
    assertThat(chosen(star, "http://" + host + ":80/")).isEqualTo("direct");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.com | http://example.com/ | direct",
        ".example.com | http://example.com/ | http://proxy:80",
        "ample.com | http://example.com/ | http://proxy:80",
        "example.com | http://foo.example.com/ | direct",
        "example.com:8080 | http://example.com/ | http://proxy:80",
        "example.com:8080 | http://example.com:8080/ | direct",
        ".foo.com | http://example.com/ | http://proxy:80",
        ":1 | http://example.com/ | http://proxy:80",
        "[]:1 | http://example.com/ | http://proxy:80",
        "10.0.0.0/33 | http://10.0.0.0/ | http://proxy:80",
        ".示例.com | http://www.示例.com | direct",
        "xn--fsq092h.com | http://www.示例.com | direct",
        "示例.com | http://www.xn--fsq092h.com | direct",
        "example.com | http://[1000::%25.example.com]:123 | http://proxy:80",
        "::ffff:10.0.0.1 | http://10.0.0.1/ | direct",
      })
  void anExceptionMatchesWholeNamesAddressesAndPorts(String noProxy, String url, String proxy) {
    assertThat(chosen(Map.of("HTTP_PROXY", "proxy", "NO_PROXY", noProxy), url)).isEqualTo(proxy);
  }

  @Test
  void withoutProxiesEverythingIsDirect() {
    assertThat(Proxies.none().proxyFor("http://h/")).isEmpty();
  }
}
