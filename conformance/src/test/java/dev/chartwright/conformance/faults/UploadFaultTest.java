package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.TlsOptions;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.oci.remote.RemoteRepository;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.Port;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.Switch;
import dev.chartwright.testkit.TestCertificates;
import dev.chartwright.testkit.Where;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 19 to 24, 39 and 40 of the emulation matrix: uploads, sizes, deletions. */
class UploadFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(300_000);

  private final FaultRig rig = FaultRig.open();

  @AfterEach
  void stop() {
    rig.close();
  }

  private void pushAndPull(RemoteRepository to) {
    rig.push(ARTIFACT, "1.0", to);
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  private void pushBlob() {
    rig.repository().push(ARTIFACT.layerDescriptor(), Content.ofBytes(ARTIFACT.layer()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "absolute", "outside", "query"})
  void row19AnUploadsAddressIsUsedToTheByte(String form) {
    rig.registry().set(Switch.UPLOAD_LOCATION, form).set(Switch.UPLOAD_QUERY, "exact");
    pushAndPull(rig.repository());
  }

  @ParameterizedTest
  @ValueSource(strings = {"other-port", "other-name"})
  void row19AnUploadsAddressElsewhereGetsNothing(String form) {
    rig.registry().set(Switch.UPLOAD_LOCATION, form);
    assertThatThrownBy(this::pushBlob)
        .hasMessageContaining("is on a different host than the registry");
    assertThat(rig.registry().requests(Port.OBJECT_STORE)).isEmpty();
    assertThat(rig.registry().requests(Endpoint.UPLOAD)).isEmpty();
  }

  @Test
  void row19AnUploadsAddressThatIsMissingIsAnError() {
    rig.registry().set(Switch.UPLOAD_LOCATION, "missing");
    assertThatThrownBy(this::pushBlob).hasMessage("http: no Location header in response");
  }

  @Test
  void row19AnHttpsUploadDoesNotGoOnByHttp() {
    TestCertificates authority = TestCertificates.create();
    TlsOptions tls =
        TlsOptions.defaults()
            .withAuthorities(authority.authorityPem().getBytes(StandardCharsets.US_ASCII));
    ScriptedRegistry.Builder builder =
        ScriptedRegistry.builder().tls(authority).with(Switch.UPLOAD_LOCATION, "http");
    try (FaultRig secure = FaultRig.of(builder, Credential.EMPTY, AuthOptions.defaults(), tls)) {
      assertThatThrownBy(() -> secure.push(ARTIFACT, "1.0"))
          .hasMessageContaining("downgrades scheme from https");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "202", "405"})
  void row20ThePushDoesNotDependOnSinglePosts(String mode) {
    rig.registry().set(Switch.UPLOAD_SINGLE_POST, mode);
    pushAndPull(rig.repository());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", "404", "405", "drop-later", "most:50000", "short", "any-order"})
  void row21ChunksArriveOrTheWholeDoes(String mode) {
    rig.registry().set(Switch.UPLOAD_CHUNK, mode);
    pushAndPull(rig.repository(rig.options().withChunkBytes(100_000)));
  }

  @Test
  void row21ChunksAreAsLargeAsTheRegistryWants() {
    rig.registry().set(Switch.UPLOAD_CHUNK_MIN, "120000");
    pushAndPull(rig.repository(rig.options().withChunkBytes(1000)));
    assertThat(rig.registry().requests(Endpoint.UPLOAD))
        .filteredOn(request -> request.method().equals("PATCH"))
        .hasSize(3);
  }

  @Test
  void row21EachStepOfAnUploadHasItsOwnAddress() {
    rig.registry().set(Switch.UPLOAD_STATE, "changing").set(Switch.UPLOAD_QUERY, "exact");
    pushAndPull(rig.repository(rig.options().withChunkBytes(100_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "202", "405"})
  void row22ABlobIsMountedOrSentInstead(String mode) {
    rig.registry().set(Switch.UPLOAD_MOUNT, mode);
    rig.registry().putBlob("other/repo", ARTIFACT.layer());
    boolean mounted =
        rig.repository()
            .mount(ARTIFACT.layerDescriptor(), "other/repo", Content.ofBytes(ARTIFACT.layer()));
    assertThat(mounted).isEqualTo(mode.equals("201"));
    String digest = ARTIFACT.layerDescriptor().digest().text();
    assertThat(rig.registry().blob(FaultRig.PATH, digest)).isPresent();
  }

  @Test
  void row22AMountAsksForTheRightsToBothRepositories() {
    try (FaultRig secured = FaultRig.bearer()) {
      secured.registry().putBlob("other/repo", ARTIFACT.layer());
      assertThat(secured.repository().mount(ARTIFACT.layerDescriptor(), "other/repo", null))
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop:1000", "drop:0", "gone", "refuse-continue"})
  void row23AnUploadThatBreaksOnceIsStartedAnew(String fate) {
    rig.registry().set(Switch.UPLOAD_SESSION, fate, Where.endpoint(Endpoint.UPLOAD).nth(1));
    if (fate.equals("refuse-continue")) {
      assertThatThrownBy(this::pushBlob).hasMessageContaining("response status code 417");
    } else {
      assertThatCode(this::pushBlob).doesNotThrowAnyException();
      assertThat(rig.registry().requests(Endpoint.UPLOAD_START)).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"drop:1000, ''", "gone, 404: blob upload unknown"})
  void row23AnUploadThatKeepsBreakingEnds(String fate, String message) {
    rig.registry().set(Switch.UPLOAD_SESSION, fate);
    assertThatThrownBy(this::pushBlob).hasMessageContaining(message);
    assertThat(rig.registry().requests(Endpoint.UPLOAD_START)).hasSizeLessThanOrEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "201", "202", "204"})
  void row24AnUploadMayEndWithAnOldStatus(String status) {
    rig.registry().set(Switch.UPLOAD_FINISH, status);
    pushAndPull(rig.repository());
  }

  @Test
  void row39WhatIsTooLargeIsToldInTheRegistrysWords() {
    rig.registry().set(Switch.MANIFEST_MOST, "100");
    assertThatThrownBy(() -> rig.push(ARTIFACT, "1.0"))
        .hasMessageContaining("response status code 413: manifest invalid");
    rig.registry().set(Switch.BLOB_MOST, "200000");
    Artifact large = Artifact.ofBytes(250_000);
    assertThatThrownBy(() -> rig.push(large, "2.0"))
        .hasMessageContaining("response status code 413: size invalid");
  }

  @ParameterizedTest
  @CsvSource({"202, ''", "405, 405: unsupported"})
  void row40DeletingMayBeRefused(String status, String message) {
    ARTIFACT.putInto(rig.registry(), "1.0");
    rig.registry().set(Switch.DELETE_MANIFEST, status).set(Switch.DELETE_BLOB, status);
    if (message.isEmpty()) {
      rig.repository().delete(ARTIFACT.layerDescriptor());
      rig.repository().delete(ARTIFACT.root());
      assertThat(rig.registry().tags(FaultRig.PATH)).isEmpty();
    } else {
      assertThatThrownBy(() -> rig.repository().delete(ARTIFACT.root()))
          .hasMessageContaining(message);
      assertThatThrownBy(() -> rig.repository().delete(ARTIFACT.layerDescriptor()))
          .hasMessageContaining(message);
    }
  }

  @Test
  void row40DeletingAsksForTheRight() {
    try (FaultRig secured = FaultRig.bearer()) {
      ARTIFACT.putInto(secured.registry(), "1.0");
      assertThatCode(() -> secured.repository().delete(ARTIFACT.root())).doesNotThrowAnyException();
      assertThat(secured.registry().requests(Endpoint.TOKEN))
          .last()
          .matches(r -> r.target().contains("delete"));
    }
  }

  @Test
  void aBlobIsHashedAndSentOnce() {
    pushBlob();
    assertThat(rig.registry().requests())
        .extracting(
            request -> request.method() + " " + request.endpoint() + " " + request.bodyBytes())
        .containsExactly("POST UPLOAD_START 0", "PUT UPLOAD 300000");
  }
}
