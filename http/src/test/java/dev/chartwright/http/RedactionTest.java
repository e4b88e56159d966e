package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://h/a?b=c&d=%2F | https://h/a?b=c&d=%2F",
        "https://me:pw@h/a | https://me:xxxxx@h/a",
        "https://me:p%40w:x@h:1/a@b:c | https://me:xxxxx@h:1/a@b:c",
        "https://me@h/a | https://me@h/a",
        "https://h/a?X-Amz-Signature=1&X-Amz-Credential=2&x-id=GetObject |"
            + " https://h/a?X-Amz-Signature=xxxxx&X-Amz-Credential=xxxxx&x-id=GetObject",
        "https://h/a?sv=2024&sig=a%2Bb&se=x | https://h/a?sv=2024&sig=xxxxx&se=x",
        "https://h/u?_state=abc&digest=sha256:1 | https://h/u?_state=xxxxx&digest=sha256:1",
        "https://h/t?service=r&scope=s&token=t&access_token=a&refresh_token=b&password=p |"
            + " https://h/t?service=r&scope=s&token=xxxxx&access_token=xxxxx&refresh_token=xxxxx"
            + "&password=xxxxx",
        "https://h/a?Expires=1&Signature=2&Key-Pair-Id=3 |"
            + " https://h/a?Expires=1&Signature=xxxxx&Key-Pair-Id=xxxxx",
        "https://h/a?%73ig=2&sigil=3&sig | https://h/a?%73ig=xxxxx&sigil=3&sig",
        "https://h/a?sig=1#frag?sig=2 | https://h/a?sig=xxxxx#frag?sig=2",
        "https://h/a? | https://h/a?",
        "/v2/x?sig=1&n=2 | /v2/x?sig=xxxxx&n=2",
      })
  void secretsInUrlsAreMaskedAndNothingElse(String url, String shown) {
    assertThat(Redaction.url(url)).isEqualTo(shown);
  }

  @Test
  void credentialsInHeadersAreMaskedButTheirSchemeIsShown() {
    Headers shown =
        Redaction.headers(
            Headers.of(
                "Authorization", "Basic dTpw",
                "proxy-authorization", "Bearer t",
                "Set-Cookie", "s=1; Path=/",
                "Cookie", "s=1",
                "Location", "https://h/b?sig=1&x=2",
                "WWW-Authenticate", "Basic realm=\"r\"",
                "Accept", "a/b"));
    assertThat(shown)
        .isEqualTo(
            Headers.of(
                "Authorization", "Basic xxxxx",
                "proxy-authorization", "Bearer xxxxx",
                "Set-Cookie", "xxxxx",
                "Cookie", "xxxxx",
                "Location", "https://h/b?sig=xxxxx&x=2",
                "WWW-Authenticate", "Basic realm=\"r\"",
                "Accept", "a/b"));
  }

  @Test
  void requestsAndHeadersShowNoSecretsWhenTheyArePrinted() {
    HttpRequest request =
        HttpRequest.get("https://u:pw@h/?token=t").with("Authorization", "Basic dTpw");
    assertThat(request).hasToString("GET https://u:xxxxx@h/?token=xxxxx");
    assertThat(request.headers()).hasToString("Authorization: Basic xxxxx\n");
  }
}
