package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthSwitchTest {
  private static final String ADA = "Authorization: Basic " + base64("ada:pw");

  private ScriptedRegistry registry;
  private RawClient client;

  @BeforeEach
  void startRegistry() {
    registry =
        ScriptedRegistry.builder()
            .with(Switch.AUTH, "bearer")
            .account("ada", "pw")
            .account(Account.of("eve", "pw").in("public/").allowing("pull"))
            .repository("team/web")
            .start();
    client = new RawClient(registry.origin(Port.REGISTRY));
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String token(String scope, String... headers) throws IOException {
    String body =
        client.get(registry.origin(Port.TOKEN_HOST) + "/token?scope=" + scope, headers).body();
    int from = body.indexOf("\"token\":\"");
    return from < 0 ? "" : body.substring(from + 9, body.indexOf('"', from + 9));
  }

  private int tags(String authorization) throws IOException {
    return client.get("/v2/team/web/tags/list", authorization).status();
  }

  @Test
  void basicNeedsTheRightPasswordAndTheRight() throws IOException {
    registry.set(Switch.AUTH, "basic");
    assertThat(client.get("/v2/").header("WWW-Authenticate")).isEqualTo("Basic realm=\"scripted\"");
    assertThat(tags(ADA)).isEqualTo(200);
    assertThat(tags("Authorization: Basic " + base64("ada:no"))).isEqualTo(401);
    assertThat(tags("Authorization: Basic " + base64("eve:pw"))).isEqualTo(403);
  }

  @Test
  void aBearerTokenIsGoodForWhatItLists() throws IOException {
    RawClient.Answer refusal = client.get("/v2/team/web/tags/list");
    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\""
                + registry.origin(Port.TOKEN_HOST)
                + "/token\",service=\"scripted\",scope=\"repository:team/web:pull\"");
    String pull = token("repository:team/web:pull", ADA);
    assertThat(tags("Authorization: Bearer " + pull)).isEqualTo(200);
    RawClient.Answer push =
        client.send("POST", "/v2/team/web/blobs/uploads/", "", "Authorization: Bearer " + pull);
    assertThat(push.header("WWW-Authenticate"))
        .endsWith("scope=\"repository:team/web:pull,push\",error=\"insufficient_scope\"");
    assertThat(tags("Authorization: Bearer nonsense")).isEqualTo(401);
    assertThat(tags("Authorization: Bearer " + token("repository:team/web:pull"))).isEqualTo(401);
    assertThat(
            new String(Base64.getUrlDecoder().decode(pull.split("\\.")[1]), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"sub\":\"ada\",\"access\":[{\"type\":\"repository\",\"name\":\"team/web\",\"actions\":[\"pull\"]}]}");
  }

  @Test
  void tokensCanBePostedForWithPasswordsAndRefreshTokens() throws IOException {
    registry.set(Switch.TOKEN_REFRESH, "rotating");
    String url = registry.origin(Port.TOKEN_HOST) + "/token";
    String first =
        client
            .send(
                "POST", url, "grant_type=password&username=ada&password=pw&scope=repository:a:pull")
            .body();
    assertThat(first).contains("\"access_token\"").contains("\"refresh_token\":\"refresh-");
    String refresh = first.substring(first.indexOf("refresh-"), first.lastIndexOf('"'));
    assertThat(
            client.send("POST", url, "grant_type=refresh_token&refresh_token=" + refresh).status())
        .isEqualTo(200);
    assertThat(
            client.send("POST", url, "grant_type=refresh_token&refresh_token=" + refresh).status())
        .isEqualTo(401);
    assertThat(client.send("POST", url, "grant_type=password&username=ada&password=no").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "get, 405, GET, 200",
    "get, 405, POST, 405",
    "get, 404, POST, 404",
    "post, 401, GET, 401",
    "post, 401, POST, 200",
    "post-error, 405, POST, 500",
    "post-error, 405, GET, 200",
  })
  void theTokenEndpointMayKnowOneMethodOnly(String grant, String refusal, String method, int status)
      throws IOException {
    registry.set(Switch.TOKEN_GRANT, grant).set(Switch.TOKEN_REFUSAL, refusal);
    String body = method.equals("POST") ? "grant_type=password&username=ada&password=pw" : "";
    assertThat(client.send(method, registry.origin(Port.TOKEN_HOST) + "/token", body).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two-headers|2|Bearer realm=",
        "basic-first|2|Basic realm=",
        "comma-joined|1|Bearer realm=",
        "lower-case|1|bearer realm=",
        "unquoted|1|Bearer realm=http",
        "spaced|1|Bearer  realm = \"http",
        "reordered|1|Bearer scope=\"repository",
        "missing|0|",
        "negotiate|1|Negotiate",
      })
  void theChallengeIsWrittenInManyWays(String form, int count, String start) throws IOException {
    registry.set(Switch.CHALLENGE_FORM, form);
    List<String> values = client.get("/v2/team/web/tags/list").headers("WWW-Authenticate");
    assertThat(values).hasSize(count);
    if (count > 0) {
      assertThat(values.get(0)).startsWith(start);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "missing, ''",
    "star, 'scope=\"*\"'",
    "aws, 'scope=\"aws\"'",
    "stray, 'scope=\"repository:user/image:pull\"'",
    "multi, 'scope=\"repository:team/web:pull repository:another/one:pull\"'",
  })
  void theChallengedScopeMayBeOdd(String mode, String scope) throws IOException {
    registry.set(Switch.CHALLENGE_SCOPE, mode);
    String value = client.get("/v2/team/web/tags/list").header("WWW-Authenticate");
    if (scope.isEmpty()) {
      assertThat(value).doesNotContain("scope=");
    } else {
      assertThat(value).endsWith(scope);
    }
  }

  @Test
  void aSecondRefusalMayAskForBasic() throws IOException {
    registry.set(Switch.AUTH_FLIP, "on");
    RawClient.Answer first = client.get("/v2/team/web/tags/list");
    assertThat(first.header("WWW-Authenticate")).startsWith("Bearer ");
    RawClient.Answer second = client.get("/v2/team/web/tags/list", "Authorization: Bearer stale");
    assertThat(second.header("WWW-Authenticate")).isEqualTo("Basic realm=\"scripted\"");
    assertThat(tags(ADA)).isEqualTo(200);
  }

  @Test
  void aRefusalMayComeWithoutAChallenge() throws IOException {
    registry.set(Switch.AUTH_REFUSAL, "403");
    RawClient.Answer refusal = client.get("/v2/team/web/tags/list");
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.headers("WWW-Authenticate")).isEmpty();
  }

  @Test
  void tokensCanBeFewerThanAskedForAndWearOut() throws IOException {
    registry.set(Switch.TOKEN_SCOPE, "pull").set(Switch.TOKEN_USES, "1");
    String token = token("repository:team/web:pull,push", ADA);
    assertThat(tags("Authorization: Bearer " + token)).isEqualTo(200);
    assertThat(tags("Authorization: Bearer " + token)).isEqualTo(401);
    registry.set(Switch.TOKEN_SCOPE, "empty");
    assertThat(tags("Authorization: Bearer " + token("repository:team/web:pull", ADA)))
        .isEqualTo(401);
  }

  @Test
  void publicContentIsReadWithAnAnonymousTokenButNotWithABadPassword() throws IOException {
    registry.set(Switch.AUTH_PUBLIC, "pull").set(Switch.TOKEN_BAD_CREDENTIALS, "403");
    assertThat(tags("Authorization: Bearer " + token("repository:team/web:pull"))).isEqualTo(200);
    String stale = "Authorization: Basic " + base64("ada:old");
    assertThat(client.get(registry.origin(Port.TOKEN_HOST) + "/token", stale).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "registry, http://127.0.0.1:",
    "other-name, http://localhost:",
    "private, http://10.255.255.1/",
    "link-local, http://169.254.169.254/",
    "file, file:///etc/passwd",
    "with-query, http://127.0.0.1:",
  })
  void theRealmMayBeAnywhere(String mode, String start) throws IOException {
    registry.set(Switch.TOKEN_REALM, mode);
    assertThat(client.get("/v2/").header("WWW-Authenticate")).startsWith("Bearer realm=\"" + start);
  }

  @Test
  void theTokenMayBeHiddenInAPageOrBuriedInPadding() throws IOException {
    String url = registry.origin(Port.TOKEN_HOST) + "/token";
    registry.set(Switch.TOKEN_BODY, "html");
    assertThat(client.get(url, ADA).body()).startsWith("<html>");
    registry.set(Switch.TOKEN_BODY, "huge");
    assertThat(client.get(url, ADA).body()).hasSizeGreaterThan(128 * 1024);
    registry
        .set(Switch.TOKEN_BODY, "json")
        .set(Switch.TOKEN_FIELD, "access_token")
        .set(Switch.TOKEN_EXPIRES, "absent");
    assertThat(client.get(url, ADA).body())
        .startsWith("{\"access_token\":")
        .doesNotContain("expires_in");
  }

  @Test
  void onlySomeUserNamesMayBeAccepted() throws IOException {
    registry.set(Switch.AUTH, "basic").set(Switch.ACCOUNT_NAMES, "AWS,robot$*");
    assertThat(tags(ADA)).isEqualTo(401);
    registry.set(Switch.ACCOUNT_NAMES, "a*a");
    assertThat(tags(ADA)).isEqualTo(200);
  }
}
