package dev.chartwright.oci.remote;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealmRuleTest {
  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource({
    "https://auth.docker.io/token, https://registry-1.docker.io/v2/",
    "https://gitlab.example/jwt/auth, https://registry.gitlab.example/v2/",
    "http://auth.example/token, http://r.example/v2/",
    "https://auth.example/token, http://r.example/v2/",
    "http://127.0.0.1:5001/token, http://127.0.0.1:5000/v2/",
    "http://localhost:5001/token, http://localhost:5000/v2/",
    "http://[::1]:5001/token, http://[::1]:5000/v2/",
    "https://8.8.8.8/token, https://r.example/v2/",
    "'', https://r.example/v2/"
  })
  void aRealmOnAPublicOrTheSameHostIsTaken(String realm, String registry) {
    assertThatCode(() -> RealmRule.check(realm, UrlText.parse(registry)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "http://auth.example/t,https://r.example,bearer realm \"http://auth.example/t\" uses http"
            + " but registry was contacted over https",
        "file:///etc/passwd,http://r.example,bearer realm \"file:///etc/passwd\" uses unsupported"
            + " scheme \"file\"",
        "/token,http://r.example,bearer realm \"/token\" uses unsupported scheme \"\"",
        "http://169.254.169.254/latest,http://r.example,bearer realm host \"169.254.169.254\" is a"
            + " loopback; link-local; private; or unspecified address"
      })
  void anUnsafeRealmIsRefusedInOrasWords(String realm, String registry, String message) {
    assertThatThrownBy(() -> RealmRule.check(realm, UrlText.parse(registry)))
        .hasMessage(message.replace(';', ','));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.9.9.9, 127.9.9.9",
    "10.1.2.3, 10.1.2.3",
    "172.16.0.1, 172.16.0.1",
    "172.31.255.255, 172.31.255.255",
    "192.168.1.1, 192.168.1.1",
    "0.0.0.0, 0.0.0.0",
    "224.0.0.1, 224.0.0.1",
    "[::1], ::1",
    "[::], ::",
    "[fe80::1], fe80::1",
    "[fd00::1], fd00::1",
    "[ff02::1], ff02::1",
    "[::ffff:127.0.0.1], ::ffff:127.0.0.1",
    "[::ffff:10.0.0.1], ::ffff:10.0.0.1"
  })
  void noAddressOfOurOwnNetworkIsARealmForAnotherHost(String host, String shown) {
    assertThatThrownBy(() ->
            RealmRule.check(
                "https://" + host + ":8080/token", UrlText.parse("https://r.example/v2/")))
        .hasMessage(
            "bearer realm host \""
                + shown
                + "\" is a loopback, link-local, private, or unspecified address");
  }

  @ParameterizedTest
  @CsvSource({"172.32.0.1", "172.15.0.1", "192.169.0.1", "11.0.0.1", "224.0.1.1", "[2001:db8::1]"})
  void otherAddressesAreTaken(String host) {
    assertThatCode(
            () -> RealmRule.check("https://" + host + "/t", UrlText.parse("https://r.example/v2/")))
        .doesNotThrowAnyException();
  }
}
