package dev.chartwright.oci.remote;

import static dev.chartwright.oci.remote.FakeWeb.answer;
import static dev.chartwright.oci.remote.FakeWeb.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.net.Url;
import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.credentials.Credential;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthClientTest {
  private static final String V2 = "https://r.example/v2/";
  private static final String TAGS = "https://r.example/v2/a/tags/list";
  private static final String REALM = "Bearer realm=\"https://auth.example/token\",service=\"reg\"";
  private static final String PULL = ",scope=\"repository:a:pull\"";
  private static final String PULL_TOKEN =
      "GET https://auth.example/token?scope=repository%3Aa%3Apull&service=reg";
  private static final String TOKEN = "{\"token\":\"t1\"}";
  private static final String ADA = "Basic YWRhOnNlY3JldA==";

  private final FakeWeb web = new FakeWeb();
  private CredentialSource credentials =
      CredentialSource.of("r.example", Credential.of("ada", "secret"));
  private AuthOptions options = AuthOptions.defaults();

  private AuthClient client() {
    return AuthClient.of(web, credentials, options);
  }

  private static int get(AuthClient client, String url, String... actions) {
    try (HttpResponse response =
        client.exchange(HttpRequest.get(url), Scopes.repository("a", actions), "a")) {
      return response.status();
    }
  }

  private void anonymous() {
    credentials = CredentialSource.ANONYMOUS;
  }

  @Test
  void nothingIsShownBeforeTheRegistryAsks() {
    web.on("GET " + V2, answer(200, "{}"));
    assertThat(get(client(), V2)).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("");
  }

  @Test
  void everyRequestNamesTheUserAgent() {
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(PULL_TOKEN, answer(200, TOKEN));
    options = options.withUserAgent("Helm/4.3.1");
    get(client(), TAGS, "pull");
    assertThat(web.asked())
        .extracting(each -> each.header("User-Agent"))
        .containsExactly("Helm/4.3.1", "Helm/4.3.1", "Helm/4.3.1");
  }

  @Test
  void basicIsAnsweredWithNameAndPasswordAndRemembered() {
    web.on("GET " + V2, challenge("Basic realm=\"x\""), answer(200, "{}"));
    web.on("GET " + TAGS, answer(200, "{}"));
    AuthClient client = client();
    assertThat(get(client, V2)).isEqualTo(200);
    assertThat(get(client, TAGS)).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("", ADA, ADA);
  }

  @Test
  void wrongPasswordsAreTriedOnce() {
    web.on("GET " + V2, challenge("Basic realm=\"x\""));
    assertThat(get(client(), V2)).isEqualTo(401);
    assertThat(web.lines()).hasSize(2);
  }

  @Test
  void basicWithoutCredentialIsAnError() {
    anonymous();
    web.on("GET " + V2, challenge("Basic realm=\"x\""));
    assertThatThrownBy(() -> get(client(), V2))
        .isInstanceOf(AuthException.class)
        .hasMessage("GET \"https://r.example/v2/\": basic credential not found");
  }

  @Test
  void basicNeedsBothNameAndPassword() {
    credentials = CredentialSource.ofAnyHost(Credential.of("", "secret"));
    web.on("GET " + V2, challenge("Basic realm=\"x\""));
    assertThatThrownBy(() -> get(client(), V2))
        .hasMessage("GET \"https://r.example/v2/\": missing username or password for basic auth");
  }

  @Test
  void aTokenIsFetchedWithTheCredentialAndUsed() {
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(PULL_TOKEN, answer(200, TOKEN));
    assertThat(get(client(), TAGS)).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("", ADA, "Bearer t1");
  }

  @Test
  void anonymousTokensAreAskedForWithoutAuthorization() {
    anonymous();
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(PULL_TOKEN, answer(200, TOKEN));
    assertThat(get(client(), TAGS)).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("", "", "Bearer t1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"t1\"}",
        "{\"access_token\":\"t1\"}",
        "{\"access_token\":\"t1\",\"token\":\"other\",\"expires_in\":0,\"refresh_token\":\"r\"}",
        "{\"token\":\"t1\"} trailing"
      })
  void theTokenMayHaveEitherName(String body) {
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(PULL_TOKEN, answer(200, body));
    get(client(), TAGS);
    assertThat(web.authorizations()).endsWith("Bearer t1");
  }

  @Test
  void tokensAreKeptPerScopeAndHintedBeforehand() {
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(
        "GET https://auth.example/token*", answer(200, TOKEN), answer(200, "{\"token\":\"t2\"}"));
    web.on("GET " + V2, challenge(REALM), answer(200, "{}"));
    AuthClient client = client();
    get(client, TAGS, "pull");
    get(client, TAGS, "pull");
    assertThat(web.lines()).hasSize(4);
    get(client, V2, "pull", "push");
    assertThat(web.lines())
        .contains("GET https://auth.example/token?scope=repository%3Aa%3Apull%2Cpush&service=reg");
    assertThat(web.authorizations()).endsWith("Bearer t2");
  }

  @Test
  void hintsAndChallengeAreMerged() {
    web.on("GET " + TAGS, challenge(REALM + ",scope=\"repository:b:pull\""), answer(200, "{}"));
    web.on("GET https://auth.example/token*", answer(200, TOKEN));
    get(client(), TAGS, "push", "pull");
    assertThat(web.lines())
        .contains(
            "GET https://auth.example/token?scope=repository%3Aa%3Apull%2Cpush"
                + "&scope=repository%3Ab%3Apull&service=reg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "aws"})
  void oddScopesArePassedOn(String scope) {
    web.on("GET " + TAGS, challenge(REALM + ",scope=\"" + scope + "\""), answer(200, "{}"));
    web.on("GET https://auth.example/token*", answer(200, TOKEN));
    get(client(), TAGS);
    assertThat(web.lines().get(1))
        .isEqualTo(
            "GET https://auth.example/token?scope=" + Url.escapeQuery(scope) + "&service=reg");
  }

  @Test
  void aChallengeWithoutServiceAndScopeWorks() {
    web.on("GET " + V2, challenge("Bearer realm=\"https://auth.example/token\""), answer(200, ""));
    web.on("GET https://auth.example/token", answer(200, TOKEN));
    assertThat(get(client(), V2)).isEqualTo(200);
  }

  @Test
  void aRealmKeepsItsOwnQuery() {
    web.on(
        "GET " + V2,
        challenge("Bearer realm=\"https://auth.example/t?z=1&a=%2F\",service=\"s\""),
        answer(200, ""));
    web.on("GET https://auth.example/t?a=%2F&service=s&z=1", answer(200, TOKEN));
    assertThat(get(client(), V2)).isEqualTo(200);
  }

  @Test
  void severalHeadersOfferSeveralWays() {
    web.on("GET " + V2, challenge("Negotiate", REALM, "Basic"), answer(200, ""));
    web.on("GET https://auth.example/token*", answer(200, TOKEN));
    assertThat(get(client(), V2)).isEqualTo(200);
    assertThat(web.authorizations()).endsWith("Bearer t1");
  }

  @Test
  void withoutPasswordATokenHostIsPreferred() {
    anonymous();
    web.on("GET " + V2, challenge("Basic realm=\"x\"", REALM), answer(200, ""));
    web.on("GET https://auth.example/token*", answer(200, TOKEN));
    assertThat(get(client(), V2)).isEqualTo(200);
  }

  @Test
  void withPasswordTheFirstOfferIsTaken() {
    web.on("GET " + V2, challenge("Basic realm=\"x\", " + REALM), answer(200, ""));
    get(client(), V2);
    assertThat(web.authorizations()).containsExactly("", ADA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Negotiate", "", "Digest realm=\"x\""})
  void anUnknownSchemeLeavesTheRefusalAsItIs(String header) {
    web.on("GET " + V2, challenge(header));
    assertThat(get(client(), V2)).isEqualTo(401);
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void aRefusalWithoutChallengeIsNoQuestion() {
    web.on("GET " + V2, answer(403, ""));
    assertThat(get(client(), V2)).isEqualTo(403);
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void aTooNarrowTokenIsAskedForAgainOnceWithMore() {
    web.on(
        "GET " + TAGS,
        challenge(REALM + PULL),
        challenge(REALM + ",scope=\"repository:a:pull,push\""),
        answer(200, "{}"));
    web.on(
        "GET https://auth.example/token*", answer(200, TOKEN), answer(200, "{\"token\":\"t2\"}"));
    assertThat(get(client(), TAGS)).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("", ADA, "Bearer t1", ADA, "Bearer t2");
    assertThat(web.lines())
        .contains("GET https://auth.example/token?scope=repository%3Aa%3Apull%2Cpush&service=reg");
  }

  @Test
  void theSameTokenIsNotAskedForTwice() {
    web.on("GET " + TAGS, challenge(REALM + PULL));
    web.on(PULL_TOKEN, answer(200, TOKEN));
    assertThat(get(client(), TAGS)).isEqualTo(401);
    assertThat(web.lines()).hasSize(3);
  }

  @Test
  void aRegistryMayTurnToBasicWhenItSawTheToken() {
    web.on(
        "GET " + TAGS,
        challenge(REALM + PULL),
        challenge("Basic realm=\"harbor\""),
        answer(200, "{}"));
    web.on(PULL_TOKEN, answer(200, TOKEN));
    assertThat(get(client(), TAGS)).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("", ADA, "Bearer t1", ADA);
  }

  @Test
  void anExpiredTokenIsReplaced() {
    web.on(
        "GET " + TAGS,
        challenge(REALM + PULL),
        answer(200, "{}"),
        challenge(REALM + PULL),
        answer(200, "{}"));
    web.on(PULL_TOKEN, answer(200, TOKEN), answer(200, "{\"token\":\"t2\"}"));
    AuthClient client = client();
    get(client, TAGS, "pull");
    assertThat(get(client, TAGS, "pull")).isEqualTo(200);
    assertThat(web.authorizations())
        .containsExactly("", ADA, "Bearer t1", "Bearer t1", ADA, "Bearer t2");
  }

  @Test
  void loginAsksByPostFirst() {
    web.on("GET " + V2, challenge(REALM), answer(200, "{}"));
    web.on("POST https://auth.example/token", answer(200, "{\"access_token\":\"t1\"}"));
    RemoteRegistry.of("r.example", client(), RemoteOptions.defaults()).login();
    FakeWeb.Asked post = web.last("POST https://auth.example/token");
    assertThat(post.body())
        .isEqualTo(
            "client_id=oras-go&grant_type=password&password=secret&service=reg&username=ada");
    assertThat(post.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(post.header("Authorization")).isEmpty();
    assertThat(web.authorizations()).endsWith("Bearer t1");
  }

  @Test
  void loginFallsBackToGet() {
    web.on("GET " + V2, challenge(REALM), challenge(REALM), answer(200, "{}"));
    web.on("POST https://auth.example/token", answer(405, ""));
    web.on("GET https://auth.example/token?service=reg", answer(200, TOKEN));
    RemoteRegistry.of("r.example", client(), RemoteOptions.defaults()).login();
    assertThat(web.lines())
        .containsExactly(
            "GET " + V2,
            "POST https://auth.example/token",
            "GET " + V2,
            "GET https://auth.example/token?service=reg",
            "GET " + V2);
  }

  @Test
  void aFailedLoginReportsTheSecondTry() {
    web.on("GET " + V2, challenge(REALM));
    web.on("POST https://auth.example/token", answer(405, ""));
    web.on(
        "GET https://auth.example/token?service=reg",
        answer(401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"no\"}]}"));
    assertThatThrownBy(
            () -> RemoteRegistry.of("r.example", client(), RemoteOptions.defaults()).login())
        .hasMessage(
            "GET \"https://r.example/v2/\": GET \"https://auth.example/token?service=reg\":"
                + " response status code 401: unauthorized: no");
  }

  @Test
  void anIdentityTokenIsExchangedByPost() {
    credentials = CredentialSource.ofAnyHost(Credential.ofRefreshToken("idt"));
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on("POST https://auth.example/token", answer(200, "{\"access_token\":\"t1\"}"));
    get(client(), TAGS);
    assertThat(web.last("POST https://auth.example/token").body())
        .isEqualTo(
            "client_id=oras-go&grant_type=refresh_token&refresh_token=idt"
                + "&scope=repository%3Aa%3Apull&service=reg");
  }

  @Test
  void anAccessTokenIsUsedAsItIs() {
    credentials = CredentialSource.ofAnyHost(Credential.ofAccessToken("at"));
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    get(client(), TAGS);
    assertThat(web.authorizations()).containsExactly("", "Bearer at");
  }

  @Test
  void aPasswordWithoutNameGoesToTheTokenHostAsItIs() {
    credentials = CredentialSource.ofAnyHost(Credential.of("", "tok"));
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(PULL_TOKEN, answer(200, TOKEN));
    get(client(), TAGS);
    assertThat(web.authorizations()).containsExactly("", "Basic OnRvaw==", "Bearer t1");
  }

  @Test
  void aPasswordWithoutNameMayBeAnIdentityToken() {
    credentials = CredentialSource.ofAnyHost(Credential.of("", "tok"));
    options = options.withEmptyUserIsIdentityToken(true);
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on("POST https://auth.example/token", answer(200, "{\"access_token\":\"t1\"}"));
    get(client(), TAGS);
    assertThat(web.last("POST https://auth.example/token").body())
        .contains("grant_type=refresh_token&refresh_token=tok");
  }

  @Test
  void aForcedTokenRequestNeedsBothNameAndPassword() {
    credentials = CredentialSource.ofAnyHost(Credential.of("", "tok"));
    options = options.withForceOauth2(true);
    web.on("GET " + V2, challenge(REALM));
    assertThatThrownBy(() -> get(client(), V2))
        .hasMessage("GET \"https://r.example/v2/\": missing username or password for bearer auth");
  }

  @Test
  void aStaleLoginStopsPublicReadingUnlessTold() {
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(
        PULL_TOKEN,
        answer(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"denied\"}]}"),
        answer(200, TOKEN));
    assertThatThrownBy(() -> get(client(), TAGS, "pull"))
        .hasMessageEndingWith("response status code 403: denied: denied");
  }

  @Test
  void toldSoAStaleLoginIsLeftOutForReading() {
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on(PULL_TOKEN, answer(403, ""), answer(200, TOKEN));
    options = options.withAnonymousRetry(true);
    assertThat(get(client(), TAGS, "pull")).isEqualTo(200);
    assertThat(web.authorizations()).containsExactly("", ADA, "", "Bearer t1");
  }

  @Test
  void forWritingAStaleLoginIsNeverLeftOut() {
    web.on("GET " + TAGS, challenge(REALM + PULL), answer(200, "{}"));
    web.on("GET https://auth.example/token*", answer(403, ""));
    options = options.withAnonymousRetry(true);
    assertThatThrownBy(() -> get(client(), TAGS, "pull", "push"))
        .hasMessageContaining("response status code 403: Forbidden");
    assertThat(web.lines()).hasSize(2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "<html> ~ failed to decode response: invalid character '<' looking for beginning of value",
        "{} ~ empty token returned",
        "null ~ empty token returned",
        "`` ~ failed to decode response: EOF",
        "{\"token\" ~ failed to decode response: unexpected EOF"
      })
  void anAnswerWithoutTokenIsAnError(String body, String reason) {
    web.on("GET " + V2, challenge(REALM));
    web.on("GET https://auth.example/token?service=reg", answer(200, body));
    assertThatThrownBy(() -> get(client(), V2))
        .hasMessage(
            "GET \"https://r.example/v2/\": GET \"https://auth.example/token?service=reg\": "
                + reason);
  }

  @Test
  void aTokenAnswerIsReadOnlySoFar() {
    String padded = "{\"x\":\"" + "y".repeat(128 * 1024) + "\",\"token\":\"t\"}";
    web.on("GET " + V2, challenge(REALM));
    web.on("GET https://auth.example/token?service=reg", answer(200, padded));
    assertThatThrownBy(() -> get(client(), V2))
        .hasMessageEndingWith("failed to decode response: unexpected EOF");
  }

  @Test
  void anUnsafeRealmGetsNothing() {
    web.on("GET " + V2, challenge("Bearer realm=\"http://169.254.169.254/x\",service=\"s\""));
    assertThatThrownBy(() -> get(client(), V2))
        .isInstanceOf(AuthException.class)
        .hasMessage(
            "GET \"https://r.example/v2/\": bearer realm \"http://169.254.169.254/x\" uses http but"
                + " registry was contacted over https");
    assertThat(web.lines()).containsExactly("GET " + V2);
  }

  @Test
  void aMissingRealmIsAnError() {
    web.on("GET http://r.example/v2/", challenge("Bearer service=\"s\""));
    FakeWeb real = web;
    assertThatThrownBy(() -> get(AuthClient.of(real, credentials, options), "http://r.example/v2/"))
        .isInstanceOf(AuthException.class)
        .hasMessageStartingWith("GET \"http://r.example/v2/\": ");
  }

  @Test
  void aChallengeFromAnotherOriginIsNotAnswered() {
    web.on("GET " + V2, answer(307, "", "Location", "https://evil.example/x"));
    web.on("GET https://evil.example/x", challenge("Basic realm=\"x\""));
    assertThat(get(client(), V2)).isEqualTo(401);
    assertThat(web.authorizations()).containsExactly("", "");
  }

  @Test
  void aTokenRequestByPostIsNotRepeatedElsewhere() {
    credentials = CredentialSource.ofAnyHost(Credential.ofRefreshToken("idt"));
    web.on("GET " + V2, challenge(REALM));
    web.on(
        "POST https://auth.example/token",
        answer(307, "", "Location", "https://evil.example/token"));
    assertThatThrownBy(() -> get(client(), V2))
        .hasMessageEndingWith("response status code 307: Temporary Redirect");
    assertThat(web.lines()).hasSize(2);
  }

  @Test
  void aBodyIsSentAgainWithTheToken() {
    web.on("PUT " + TAGS, challenge(REALM + PULL), answer(201, ""));
    web.on(PULL_TOKEN, answer(200, TOKEN));
    HttpRequest put = HttpRequest.put(TAGS, Body.of(new byte[] {'x'}));
    try (HttpResponse response = client().exchange(put, Scopes.NONE, "a")) {
      assertThat(response.status()).isEqualTo(201);
    }
    assertThat(web.asked()).extracting(FakeWeb.Asked::body).containsExactly("x", "", "x");
  }

  @Test
  void aBodyThatCannotBeSentAgainLeavesTheRefusal() {
    web.on("PUT " + TAGS, challenge(REALM + PULL));
    Body once = Body.once(1, new ByteArrayInputStream(new byte[] {'x'}));
    try (HttpResponse response = client().exchange(HttpRequest.put(TAGS, once), Scopes.NONE, "a")) {
      assertThat(response.status()).isEqualTo(401);
    }
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void twoClientsKnowNothingOfEachOther() {
    web.on("GET " + V2, challenge("Basic"), answer(200, ""));
    get(client(), V2);
    get(client(), V2);
    assertThat(web.authorizations()).containsExactly("", ADA, "");
  }

  @Test
  void aTokenForOneSchemeIsNotShownToTheOther() {
    web.on("GET " + V2, challenge("Basic"), answer(200, ""));
    web.on("GET http://r.example/v2/", answer(200, ""));
    AuthClient client = client();
    get(client, V2);
    get(client, "http://r.example/v2/");
    assertThat(web.authorizations()).containsExactly("", ADA, "");
  }

  @Test
  void whoAsksForATokenThatIsBeingFetchedWaitsForIt() throws Exception {
    TokenCache cache = new TokenCache();
    AtomicInteger fetches = new AtomicInteger();
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    Supplier<String> slow =
        () -> {
          fetching.countDown();
          await(release);
          return "t" + fetches.incrementAndGet();
        };
    Thread first = new Thread(() -> got.add(cache.fetch("https://r.example", true, "k", slow)));
    Thread second = new Thread(() -> got.add(cache.fetch("https://r.example", true, "k", slow)));
    first.start();
    fetching.await();
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    release.countDown();
    first.join();
    second.join();
    assertThat(got).containsExactly("t1", "t1");
    assertThat(cache.token("https://r.example", true, "k")).isEqualTo("t1");
    assertThat(cache.token("https://r.example", false, "k")).isNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
