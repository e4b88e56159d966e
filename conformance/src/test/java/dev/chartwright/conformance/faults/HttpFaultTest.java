package dev.chartwright.conformance.faults;

import static dev.chartwright.conformance.faults.FaultRig.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.TlsOptions;
import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.Port;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.Switch;
import dev.chartwright.testkit.TestCertificates;
import dev.chartwright.testkit.Where;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 25 and 34 to 38 of the emulation matrix: redirects, errors, connections, TLS. */
class HttpFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(5000);

  @ParameterizedTest
  @ValueSource(strings = {"301", "302", "303", "307", "308"})
  void row25ABlobIsFetchedFromTheStoreWithoutOurCredentials(String status) {
    for (String auth : new String[] {"basic", "bearer"}) {
      ScriptedRegistry.Builder builder =
          ScriptedRegistry.builder()
              .with(Switch.AUTH, auth)
              .account(ADA.username(), ADA.password());
      try (FaultRig rig = FaultRig.of(builder, ADA)) {
        ARTIFACT.putInto(rig.registry(), "1.0");
        rig.registry().set(Switch.BLOB_REDIRECT, status);
        assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
        assertThat(rig.registry().requests(Port.OBJECT_STORE))
            .hasSize(2)
            .allMatch(
                request -> request.header("Authorization").isEmpty() && request.status() == 200);
      }
    }
  }

  @Test
  void row25ARelativeRedirectIsFollowed() {
    try (FaultRig rig = FaultRig.open()) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      rig.registry().set(Switch.BLOB_REDIRECT, "307").set(Switch.BLOB_TARGET, "relative");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    }
  }

  @Test
  void row25ARedirectThatLeadsToItselfEnds() {
    try (FaultRig rig = FaultRig.open()) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      rig.registry().set(Switch.BLOB_REDIRECT, "307").set(Switch.BLOB_TARGET, "loop");
      assertThatThrownBy(() -> rig.repository().fetch(ARTIFACT.layerDescriptor()))
          .hasMessageEndingWith("stopped after 10 redirects");
      assertThat(rig.registry().requests(Endpoint.BLOB)).hasSize(10);
    }
  }

  @Test
  void row25AStoreThatAsksForCredentialsGetsNone() {
    try (FaultRig rig = FaultRig.bearer()) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      rig.registry().set(Switch.BLOB_REDIRECT, "307").set(Switch.BLOB_TARGET, "challenge");
      assertThatThrownBy(() -> rig.pull("1.0")).hasMessageContaining("response status code 401");
      assertThat(rig.registry().requests(Port.OBJECT_STORE))
          .isNotEmpty()
          .allMatch(request ->
              request.header("Authorization").isEmpty() && request.endpoint() == Endpoint.OBJECT);
    }
  }

  @Test
  void row25AnExpiredSignatureIsTheStoresErrorAndTheNextPullWorks() {
    try (FaultRig rig = FaultRig.open()) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      rig.registry().set(Switch.BLOB_REDIRECT, "307").set(Switch.BLOB_TARGET, "expired-once");
      assertThatThrownBy(() -> rig.pull("1.0"))
          .hasMessageContaining("response status code 403: Forbidden")
          .hasMessageNotContaining("X-Amz-Signature=s1");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    }
  }

  @Test
  void row34AWarningReachesWhoeverWantsIt() {
    try (FaultRig rig = FaultRig.open()) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      rig.registry().set(Switch.WARNING, "this registry moves on Friday");
      rig.repository().resolve("1.0");
      assertThat(rig.warnings()).containsExactly("this registry moves on Friday");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json|response status code 500: unknown: unknown error",
        "html|response status code 500: Internal Server Error",
        "empty|response status code 500: Internal Server Error",
        "no-errors|response status code 500: Internal Server Error",
        "broken|response status code 500: Internal Server Error",
        "detail-string|response status code 500: unknown: unknown error: more about UNKNOWN",
        "detail-array|response status code 500: unknown: unknown error: [map[Name:team/web]]",
        "detail-object|response status code 500: unknown: unknown error: map[name:team/web]",
      })
  void row35AnErrorIsShownAsFarAsItIsUnderstood(String form, String message) {
    try (FaultRig rig = FaultRig.open()) {
      rig.registry().set(Switch.STATUS, "500").set(Switch.ERROR_BODY, form);
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessage(
              "GET \""
                  + rig.registry().origin(Port.REGISTRY)
                  + "/v2/team/web/tags/list\": "
                  + message);
    }
  }

  @Test
  void row36AConnectionThatDiedWhileUnusedIsReplaced() {
    try (FaultRig rig = FaultRig.open()) {
      ARTIFACT.putInto(rig.registry(), "1.0");
      assertThat(rig.repository().tags()).containsExactly("1.0");
      rig.registry().set(Switch.CONNECTION, "close", Where.endpoint(Endpoint.TAGS).nth(1));
      assertThatCode(() -> rig.repository().tags()).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "close", "silent"})
  void row36AConnectionThatEndsOrIsSilentIsAnError(String fate) {
    try (FaultRig rig = FaultRig.open()) {
      rig.impatient().registry().set(Switch.CONNECTION, fate);
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageStartingWith(
              "Get \"" + rig.registry().origin(Port.REGISTRY) + "/v2/team/web/tags/list\": ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "close", "silent", "tls-alert"})
  void row36AServerThatHangsUpAtOnceIsAnError(String fate) {
    TestCertificates authority = TestCertificates.create();
    for (ScriptedRegistry.Builder builder :
        List.of(ScriptedRegistry.builder(), ScriptedRegistry.builder().tls(authority))) {
      try (FaultRig rig = trusting(authority, builder.with(Switch.ACCEPTING, fate)).impatient()) {
        assertThatThrownBy(() -> rig.repository().tags()).hasMessageStartingWith("Get \"http");
      }
    }
  }

  private static FaultRig trusting(TestCertificates authority, ScriptedRegistry.Builder builder) {
    TlsOptions tls =
        TlsOptions.defaults()
            .withAuthorities(authority.authorityPem().getBytes(StandardCharsets.US_ASCII));
    return FaultRig.of(builder, Credential.EMPTY, AuthOptions.defaults(), tls);
  }

  @ParameterizedTest
  @CsvSource({
    "self-signed, certificate signed by unknown authority",
    "expired, certificate has expired or is not yet valid",
    "wrong-host, certificate",
  })
  void row36ABadCertificateIsRefusedUnlessToldOtherwise(String kind, String message) {
    TestCertificates authority = TestCertificates.create();
    try (FaultRig rig =
        trusting(
            authority,
            ScriptedRegistry.builder().tls(authority).with(Switch.TLS_CERTIFICATE, kind))) {
      assertThatThrownBy(() -> rig.repository().tags()).hasMessageContaining(message);
      assertThat(rig.registry().requests()).isEmpty();
    }
    TlsOptions blind = TlsOptions.defaults().withInsecureSkipVerify(true);
    ScriptedRegistry.Builder again =
        ScriptedRegistry.builder().tls(authority).with(Switch.TLS_CERTIFICATE, kind);
    try (FaultRig rig = FaultRig.of(again, Credential.EMPTY, AuthOptions.defaults(), blind)) {
      rig.push(ARTIFACT, "1.0");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    }
  }

  @ParameterizedTest
  @CsvSource({"localhost, true", "127.0.0.1, false"})
  void row36AServerThatNeedsItsNameHearsIt(String name, boolean said) {
    TestCertificates authority = TestCertificates.create();
    ScriptedRegistry.Builder builder =
        ScriptedRegistry.builder()
            .tls(authority)
            .hostName(name)
            .with(Switch.TLS_SERVER_NAME, "required");
    try (FaultRig rig = trusting(authority, builder)) {
      if (said) {
        rig.push(ARTIFACT, "1.0");
      } else {
        // An address is no name: there is nothing to say.
        assertThatThrownBy(() -> rig.repository().tags())
            .hasMessageStartingWith("Get \"https://127.0.0.1:");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "1.0"})
  void row37AConnectionForEachRequestWorks(String protocol) {
    try (FaultRig rig = FaultRig.open()) {
      rig.registry().set(Switch.PROTOCOL, protocol);
      rig.push(ARTIFACT, "1.0");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    }
  }

  @Test
  void row37AServerThatSpeaksHttp2OnlyIsAnError() {
    try (FaultRig rig = FaultRig.open()) {
      rig.registry().set(Switch.PROTOCOL, "h2-only");
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageContaining("malformed HTTP response");
    }
  }

  @Test
  void row38CookiesAndStrangeHeadersDoNotDisturb() {
    try (FaultRig rig = FaultRig.bearer()) {
      rig.registry().set(Switch.NOISE, "on");
      rig.push(ARTIFACT, "1.0");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
      assertThat(rig.registry().requests()).allMatch(request -> request.header("Cookie").isEmpty());
    }
  }
}
