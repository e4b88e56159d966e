package dev.chartwright.conformance.faults;

import static dev.chartwright.conformance.faults.FaultRig.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.TlsOptions;
import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.oci.remote.CredentialSource;
import dev.chartwright.testkit.Account;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.Port;
import dev.chartwright.testkit.RecordedRequest;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.Switch;
import dev.chartwright.testkit.TestCertificates;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 1 to 12 of the emulation matrix. */
class AuthFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(1000);

  private static void pushAndPull(FaultRig rig) {
    rig.push(ARTIFACT, "1.0");
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  private static ScriptedRegistry.Builder withAda(String auth) {
    return ScriptedRegistry.builder()
        .with(Switch.AUTH, auth)
        .account(ADA.username(), ADA.password());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "basic", "bearer"})
  void row1EachSchemeOfAuthenticationWorks(String auth) {
    try (FaultRig rig = FaultRig.of(withAda(auth), ADA)) {
      rig.remoteRegistry().login();
      pushAndPull(rig);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exact, checked",
    "missing, checked",
    "stray, checked",
    "multi, checked",
    "star, ignored",
    "aws, ignored"
  })
  void row2AChallengedScopeMayBeOdd(String scope, String access) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.CHALLENGE_SCOPE, scope).set(Switch.TOKEN_ACCESS, access);
      rig.remoteRegistry().login();
      pushAndPull(rig);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "both, 405",
    "get, 405",
    "get, 404",
    "get, 401",
    "post-error, 405",
    "post, 405",
    "post, 401"
  })
  void row3LoginSucceedsIfAnyGrantDoes(String grant, String refusal) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_GRANT, grant).set(Switch.TOKEN_REFUSAL, refusal);
      rig.remoteRegistry().login();
      assertThat(rig.registry().requests(Endpoint.PING))
          .last()
          .matches(ping -> ping.status() == 200);
    }
  }

  @ParameterizedTest
  @CsvSource({"token, 300", "access_token, 0", "both, 1", "both, absent"})
  void row3TheTokenMayStandInEitherFieldAndLiveAsItLikes(String field, String expires) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_FIELD, field).set(Switch.TOKEN_EXPIRES, expires);
      rig.remoteRegistry().login();
      pushAndPull(rig);
    }
  }

  @Test
  void row3AnIdentityTokenIsExchanged() {
    Account machine = Account.of("<token>", "identity");
    try (FaultRig rig =
        FaultRig.of(
            ScriptedRegistry.builder()
                .with(Switch.AUTH, "bearer")
                .with(Switch.TOKEN_GRANT, "post")
                .with(Switch.TOKEN_FIELD, "access_token")
                .account(machine),
            Credential.ofRefreshToken("identity"))) {
      pushAndPull(rig);
      assertThat(rig.registry().requests(Endpoint.TOKEN))
          .allMatch(request -> request.body().contains("grant_type=refresh_token"))
          .allMatch(request -> request.authScheme().isEmpty());
    }
  }

  @Test
  void row4ATokenWithoutActionsEndsInTheRegistrysRefusalAndNotInALoop() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_SCOPE, "empty");
      assertThatThrownBy(() -> rig.push(ARTIFACT, "1.0"))
          .hasMessageContaining("response status code 401: ");
      assertThat(rig.registry().requests(Endpoint.TOKEN)).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void row4APullOnlyTokenStillPullsAndDoesNotPush() {
    try (FaultRig rig = FaultRig.bearer()) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      rig.registry().set(Switch.TOKEN_SCOPE, "pull");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
      Artifact other = Artifact.ofBytes(10);
      assertThatThrownBy(() -> rig.push(other, "2.0"))
          .hasMessageContaining("response status code 401: ");
    }
  }

  @Test
  void row5ARegistryThatWantsBasicAfterAllGetsIt() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.AUTH_FLIP, "on");
      rig.registry().set(Switch.TOKEN_SCOPE, "pull");
      pushAndPull(rig);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two-headers",
        "basic-first",
        "comma-joined",
        "lower-case",
        "unquoted",
        "spaced",
        "reordered",
        "no-service"
      })
  void row6AChallengeIsReadInEveryForm(String form) {
    for (String auth : new String[] {"bearer", "basic"}) {
      try (FaultRig rig = FaultRig.of(withAda(auth), ADA)) {
        // A token host is the only way in here, whatever else is offered beside it.
        rig.registry().set(Switch.CHALLENGE_FORM, form).set(Switch.AUTH_FLIP, "on");
        rig.remoteRegistry().login();
        pushAndPull(rig);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "negotiate"})
  void row6AChallengeThatNobodyCanAnswerIsTheRegistrysError(String form) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.CHALLENGE_FORM, form);
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageEndingWith(
              "/v2/team/web/tags/list\": response status code 401: unauthorized: authentication required");
      assertThat(rig.registry().requests()).hasSize(1);
    }
  }

  @Test
  void row7ARefusalWithoutAChallengeKeepsTheRegistrysWords() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.AUTH_REFUSAL, "403");
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageEndingWith(
              "response status code 403: denied: requested access to the resource is denied");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token-host", "registry", "other-name", "with-query"})
  void row8ARealmOnAnotherPortOrNameIsUsed(String realm) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_REALM, realm);
      pushAndPull(rig);
      if (realm.equals("with-query")) {
        assertThat(rig.registry().requests(Endpoint.TOKEN))
            .allMatch(r -> r.target().contains("&tenant=a%2Fb"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "link-local", "file"})
  void row8ARealmThatMayBeSomebodysSecretServiceIsNotContacted(String realm) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_REALM, realm);
      assertThatThrownBy(() -> rig.repository().tags()).hasMessageContaining("bearer realm");
    }
  }

  @Test
  void row8ALoopbackRealmOfARegistryWithANameIsNotContacted() {
    try (FaultRig rig = FaultRig.of(withAda("bearer").hostName("localhost"), ADA)) {
      rig.registry().set(Switch.TOKEN_REALM, "other-name");
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageContaining(
              "\"127.0.0.1\" is a loopback, link-local, private, or unspecified address");
      assertThat(rig.registry().requests(Port.TOKEN_HOST)).isEmpty();
    }
  }

  @Test
  void row8AnHttpRealmOfAnHttpsRegistryIsNotContacted() {
    TestCertificates authority = TestCertificates.create();
    try (FaultRig rig =
        secure(withAda("bearer").with(Switch.TOKEN_REALM, "http").tls(authority), authority)) {
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageContaining("uses http but registry was contacted over https");
    }
  }

  private static FaultRig secure(ScriptedRegistry.Builder builder, TestCertificates authority) {
    TlsOptions tls =
        TlsOptions.defaults()
            .withAuthorities(authority.authorityPem().getBytes(StandardCharsets.US_ASCII));
    return FaultRig.of(builder, ADA, AuthOptions.defaults(), tls);
  }

  @Test
  void row8ARealmThatRedirectsElsewhereDoesNotTakeTheCredentialsAlong() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_REALM, "redirecting");
      assertThatThrownBy(() -> rig.repository().tags()).hasMessageContaining("401");
      assertThat(rig.registry().requests(Port.OBJECT_STORE))
          .isNotEmpty()
          .allMatch(request -> request.header("Authorization").isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"huge", "html", "empty"})
  void row8AnAnswerThatIsNoTokenIsAnError(String body) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_BODY, body);
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageStartingWith(
              "GET \"" + rig.registry().origin(Port.REGISTRY) + "/v2/team/web/tags/list\": ");
    }
  }

  @Test
  void row9PublicContentIsReadDespiteAStaleLoginIfWished() {
    ScriptedRegistry.Builder builder =
        withAda("bearer")
            .with(Switch.AUTH_PUBLIC, "pull")
            .with(Switch.TOKEN_BAD_CREDENTIALS, "403");
    Credential stale = Credential.of("ada", "forgotten");
    AuthOptions retrying = AuthOptions.defaults().withAnonymousRetry(true);
    try (FaultRig rig = FaultRig.of(builder, stale, retrying, TlsOptions.defaults())) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
      assertThatThrownBy(() -> rig.push(Artifact.ofBytes(5), "2.0"))
          .hasMessageContaining("response status code 403");
    }
  }

  @Test
  void row9WithoutThatWishTheTokenHostsRefusalIsShown() {
    ScriptedRegistry.Builder builder =
        withAda("bearer")
            .with(Switch.AUTH_PUBLIC, "pull")
            .with(Switch.TOKEN_BAD_CREDENTIALS, "403");
    try (FaultRig rig = FaultRig.of(builder, Credential.of("ada", "forgotten"))) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      assertThatThrownBy(() -> rig.pull("1.0"))
          .hasMessageContaining("/token?")
          .hasMessageContaining("response status code 403: denied");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "5"})
  void row10ATokenThatWearsOutInTheMiddleIsRenewed(String uses) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_USES, uses);
      rig.push(ARTIFACT, "1.0", rig.repository().withActions("pull", "push"), 1);
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    }
  }

  @Test
  void row10ATokenThatWasRevokedIsRenewed() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.push(ARTIFACT, "1.0");
      rig.registry().revokeTokens();
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
      rig.registry().revokeTokens();
      rig.push(Artifact.ofBytes(20), "2.0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"86400", "-86400"})
  void row10ATokenHostWithAWrongClockDoesNotMatter(String skew) {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_SKEW, skew).set(Switch.TOKEN_EXPIRES, "60");
      pushAndPull(rig);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS",
        "00000000-0000-0000-0000-000000000000",
        "_json_key",
        "oauth2accesstoken",
        "iamapikey",
        "robot$project+name",
        "$oauthtoken",
        "gitlab+deploy-token-1"
      })
  void row11SpecialUserNamesArriveAsTheyAre(String user) {
    String secret = "{\"type\":\"service_account\",\"key\":\"-----BEGIN\\nä:é\"}";
    for (String auth : new String[] {"basic", "bearer"}) {
      ScriptedRegistry.Builder builder =
          ScriptedRegistry.builder()
              .with(Switch.AUTH, auth)
              .with(Switch.ACCOUNT_NAMES, user)
              .account(user, secret);
      try (FaultRig rig = FaultRig.of(builder, Credential.of(user, secret))) {
        rig.remoteRegistry().login();
        pushAndPull(rig);
        assertThat(rig.registry().requests())
            .filteredOn(r -> r.authScheme().equals("Basic"))
            .allMatch(r -> r.user().equals(user));
      }
    }
  }

  @Test
  void row11APasswordWithoutAUserIsAnIdentityTokenIfWished() {
    ScriptedRegistry.Builder builder =
        ScriptedRegistry.builder()
            .with(Switch.AUTH, "bearer")
            .with(Switch.TOKEN_FIELD, "access_token")
            .account(Account.of("<token>", "acr-refresh"));
    AuthOptions auth = AuthOptions.defaults().withEmptyUserIsIdentityToken(true);
    try (FaultRig rig =
        FaultRig.of(builder, Credential.of("", "acr-refresh"), auth, TlsOptions.defaults())) {
      pushAndPull(rig);
    }
  }

  @Test
  void row12AClientCertificateIsShownWhenAskedFor() {
    TestCertificates authority = TestCertificates.create();
    byte[] ca = authority.authorityPem().getBytes(StandardCharsets.US_ASCII);
    byte[] certificate = authority.clientPem().getBytes(StandardCharsets.US_ASCII);
    byte[] key = authority.clientKeyPem().getBytes(StandardCharsets.US_ASCII);
    TlsOptions with =
        TlsOptions.defaults().withAuthorities(ca).withClientCertificate(certificate, key);
    ScriptedRegistry.Builder builder =
        ScriptedRegistry.builder().tls(authority).with(Switch.TLS_CLIENT, "required");
    try (FaultRig rig = FaultRig.of(builder, Credential.EMPTY, AuthOptions.defaults(), with)) {
      pushAndPull(rig);
    }
    ScriptedRegistry.Builder again =
        ScriptedRegistry.builder().tls(authority).with(Switch.TLS_CLIENT, "required");
    try (FaultRig rig =
        FaultRig.of(
            again,
            Credential.EMPTY,
            AuthOptions.defaults(),
            TlsOptions.defaults().withAuthorities(ca))) {
      assertThatThrownBy(() -> rig.repository().tags()).hasMessageContaining("certificate");
    }
  }

  @Test
  void aTokenIsNeverShownToTheTokenHost() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.TOKEN_REALM, "registry").set(Switch.TOKEN_USES, "2");
      rig.push(ARTIFACT, "1.0", rig.repository().withActions("pull", "push"), 1);
      assertThat(rig.registry().requests(Endpoint.TOKEN))
          .hasSizeGreaterThan(1)
          .noneMatch(request -> request.authScheme().equals("Bearer"));
    }
  }

  @Test
  void whatOneClientMayDoAnotherMayNot() {
    try (FaultRig rig = FaultRig.bearer()) {
      pushAndPull(rig);
      try (FaultRig stranger =
          FaultRig.of(
              rig.registry(),
              CredentialSource.ANONYMOUS,
              AuthOptions.defaults(),
              TlsOptions.defaults(),
              transport -> transport)) {
        assertThatThrownBy(() -> stranger.repository().tags())
            .hasMessageContaining("response status code 401");
      }
    }
  }

  @Test
  void aPullAsksForNoMoreThanPulling() {
    try (FaultRig rig =
        FaultRig.of(
            withAda("bearer").account(Account.of("eve", "pw").allowing("pull")),
            Credential.of("eve", "pw"))) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
      assertThat(rig.registry().requests(Endpoint.TOKEN))
          .allMatch(request -> !request.target().contains("push"));
    }
  }

  @Test
  void noSecretIsEverInATarget() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.remoteRegistry().login();
      pushAndPull(rig);
      assertThat(rig.registry().requests())
          .extracting(RecordedRequest::target)
          .noneMatch(t -> t.contains(ADA.password()));
    }
  }
}
