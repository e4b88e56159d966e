package dev.chartwright.conformance.faults;

import static dev.chartwright.conformance.faults.FaultRig.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.TlsOptions;
import dev.chartwright.oci.credentials.CredentialStore;
import dev.chartwright.oci.credentials.DockerConfigFile;
import dev.chartwright.oci.credentials.DynamicStore;
import dev.chartwright.oci.credentials.HelperPrograms;
import dev.chartwright.oci.credentials.OperatingSystem;
import dev.chartwright.oci.credentials.ServerAddress;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.testkit.Account;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.Switch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was measured about other clients' handling of config files and credential helpers. */
class CredentialFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(1000);
  private static final String AUTH =
      Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8));

  @TempDir Path directory;

  private final ScriptedRegistry registry =
      ScriptedRegistry.builder()
          .with(Switch.AUTH, "bearer")
          .account(ADA.username(), ADA.password())
          .account(Account.of("<token>", "identity"))
          .start();

  @AfterEach
  void stop() {
    registry.close();
  }

  private FaultRig rig(String config) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("config.json"), config.replace("HOST", registry.host()));
    HelperPrograms programs =
        HelperPrograms.of(Map.of("PATH", directory + ":/usr/bin:/bin"), OperatingSystem.LINUX);
    CredentialStore store = DynamicStore.open(file, programs);
    return FaultRig.of(
        registry,
        (host, repository) -> store.get(ServerAddress.ofHost(host), repository),
        AuthOptions.defaults(),
        TlsOptions.defaults(),
        transport -> transport);
  }

  private static void pushAndPull(FaultRig rig) {
    rig.push(ARTIFACT, "1.0");
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  private void helper(String name, String script) throws IOException {
    Path file = directory.resolve("docker-credential-" + name);
    Files.writeString(file, "#!/bin/sh\necho called >> " + directory + "/calls\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\":{\"HOST\":{\"auth\":\"AUTH\"}}}",
        "{\"auths\":{\"https://HOST\":{\"auth\":\"AUTH\"}}}",
        "{\"auths\":{\"http://HOST/v2/\":{\"auth\":\"AUTH\"}}}",
        "{\"auths\":{\"HOST\":{\"username\":\"ada\",\"password\":\"lovelace\"}}}",
        "{\"auths\":{\"HOST\":{\"identitytoken\":\"identity\"}}}",
        "{\"auths\":{\"HOST/team\":{\"auth\":\"AUTH\"},\"HOST/other\":{\"auth\":\"eDp5\"}}}",
      })
  void everyFormOfAnEntryIsUnderstood(String config) throws IOException {
    try (FaultRig rig = rig(config.replace("AUTH", AUTH))) {
      pushAndPull(rig);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"HttpHeaders\":{}}", "{\"auths\":{}}", "{\"auths\":null}"})
  void aFileWithoutEntriesIsNoErrorButNobodyIsLetIn(String config) throws IOException {
    try (FaultRig rig = rig(config)) {
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessageContaining("response status code 401");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"credsStore\":\"fresh\"", "\"credHelpers\":{\"HOST\":\"fresh\"}"})
  void aHelperWinsOverAStaleEntryOfTheFile(String helpers) throws IOException {
    helper("fresh", "cat > /dev/null; echo '{\"Username\":\"ada\",\"Secret\":\"lovelace\"}'");
    try (FaultRig rig = rig("{\"auths\":{\"HOST\":{\"auth\":\"b2xkOm9sZA==\"}}," + helpers + "}")) {
      pushAndPull(rig);
    }
  }

  @Test
  void aHelpersIdentityTokenIsExchanged() throws IOException {
    helper("token", "cat > /dev/null; echo '{\"Username\":\"<token>\",\"Secret\":\"identity\"}'");
    try (FaultRig rig = rig("{\"credsStore\":\"token\"}")) {
      pushAndPull(rig);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "basic"})
  void aHelperRunsOncePerTokenAndNotPerRequest(String auth) throws IOException {
    registry.set(Switch.AUTH, auth);
    helper("fresh", "cat > /dev/null; echo '{\"Username\":\"ada\",\"Secret\":\"lovelace\"}'");
    try (FaultRig rig = rig("{\"credsStore\":\"fresh\"}")) {
      pushAndPull(rig);
    }
    assertThat(Files.readAllLines(directory.resolve("calls"))).hasSizeLessThanOrEqualTo(2);
    assertThat(registry.requests()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @CsvSource({
    "basic, failed to resolve credential: keychain is locked",
    "bearer, keychain is locked"
  })
  void aHelperThatFailsEndsTheRequestWithItsWords(String auth, String message) throws IOException {
    registry.set(Switch.AUTH, auth);
    helper("broken", "echo 'keychain is locked'; exit 1");
    try (FaultRig rig = rig("{\"credsStore\":\"broken\"}")) {
      assertThatThrownBy(() -> rig.repository().tags())
          .hasMessage("GET \"http://" + registry.host() + "/v2/team/web/tags/list\": " + message);
    }
  }

  @Test
  void dockersFileIsWhereItsVariableSays() {
    assertThat(DockerConfigFile.dockerPath(Map.of("DOCKER_CONFIG", directory.toString())))
        .contains(directory.resolve("config.json"));
  }
}
