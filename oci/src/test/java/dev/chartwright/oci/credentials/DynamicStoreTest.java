package dev.chartwright.oci.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicStoreTest {
  private static final Credential ADA = Credential.of("ada", "secret");

  @TempDir Path directory;
  private Path bin;
  private Path config;

  @BeforeEach
  void makeDirectories() throws IOException {
    bin = Files.createDirectory(directory.resolve("bin"));
    config = directory.resolve("config.json");
  }

  private HelperPrograms programs(OperatingSystem platform) {
    return HelperPrograms.of(Map.of("PATH", bin + ":/usr/bin:/bin"), platform);
  }

  private DynamicStore open(String text) throws IOException {
    Files.writeString(config, text);
    return DynamicStore.open(config, programs(OperatingSystem.OTHER));
  }

  @Test
  void aHelperForTheServerWinsOverTheStoreForAllAndBothOverTheFile() throws IOException {
    DynamicStore store =
        open(
            "{\"credHelpers\":{\"h:1\":\"one\"},\"credsStore\":\"all\",\"auths\":{\"h:1\":{\"auth\":\"YTpi\"}}}");
    assertThat(store.helperSuffix("h:1")).isEqualTo("one");
    assertThat(store.helperSuffix("h:2")).isEqualTo("all");
    FakeHelper.write(
        bin, "docker-credential-one", "echo '{\"Username\":\"u\",\"Secret\":\"one\"}'");
    assertThat(store.get("h:1").password()).isEqualTo("one");
    assertThatThrownBy(() -> store.get("h:2"))
        .hasMessage("exec: \"docker-credential-all\": executable file not found in $PATH");
  }

  @Test
  void withoutHelpersTheFileKeepsTheCredential() throws IOException {
    DynamicStore store = open("{}");
    store.put("h:1", ADA);
    assertThat(store.find("h:1", "x").origin().kind()).isEqualTo(CredentialOrigin.Kind.FILE);
    store.delete("h:1");
    assertThat(config).hasContent("{\n\t\"auths\": {}\n}");
  }

  @Test
  void thePlatformsKeychainIsTakenForAFileWithoutAuthenticationAndRemembered() throws IOException {
    FakeHelper.writeKeychain(bin, "docker-credential-osxkeychain");
    Files.writeString(config, "{\"x\":1}");
    DynamicStore store = DynamicStore.open(config, programs(OperatingSystem.MAC));
    assertThat(store.get("h:1")).isEqualTo(Credential.EMPTY);
    assertThat(config).hasContent("{\"x\":1}");
    store.put("h:1", ADA);
    assertThat(config)
        .hasContent("{\n\t\"auths\": {},\n\t\"credsStore\": \"osxkeychain\",\n\t\"x\": 1\n}");
    store.put("h:1", ADA);
    assertThat(store.get("h:1")).isEqualTo(ADA);
    assertThat(bin.resolve("calls")).hasContent("get\nstore\nstore\nget\n");
  }

  @Test
  void linuxTakesPassIfThatIsInstalledAndElseTheSecretService() throws IOException {
    FakeHelper.writeKeychain(bin, "docker-credential-secretservice");
    FakeHelper.writeKeychain(bin, "docker-credential-pass");
    HelperPrograms onlyBin =
        HelperPrograms.of(Map.of("PATH", bin.toString()), OperatingSystem.LINUX);
    assertThat(DynamicStore.open(config, onlyBin).helperSuffix("h:1")).isEqualTo("secretservice");
    FakeHelper.write(bin, "pass", "");
    assertThat(DynamicStore.open(config, onlyBin).helperSuffix("h:1")).isEqualTo("pass");
    assertThat(DynamicStore.openWithoutKeychain(config, onlyBin).helperSuffix("h:1")).isEmpty();
    Files.delete(bin.resolve("docker-credential-pass"));
    assertThat(DynamicStore.open(config, onlyBin).helperSuffix("h:1")).isEmpty();
  }

  @Test
  void aFileWithAuthenticationKeepsThePlatformsKeychainOut() throws IOException {
    FakeHelper.writeKeychain(bin, "docker-credential-osxkeychain");
    Files.writeString(config, "{\"auths\":{\"h:2\":{}}}");
    DynamicStore store = DynamicStore.open(config, programs(OperatingSystem.MAC));
    store.put("h:1", ADA);
    assertThat(config).content().contains("YWRhOnNlY3JldA==").doesNotContain("credsStore");
    assertThat(bin.resolve("calls")).doesNotExist();
  }

  @Test
  void theFallbackAnswersOnlyWhenTheFirstStoreHasNothing() throws IOException {
    DynamicStore helm =
        open("{\"auths\":{\"h:1\":{\"auth\":\"YTpi\"},\"bad:1\":{\"auth\":\"!\"}}}");
    MemoryCredentialStore docker = MemoryCredentialStore.create();
    docker.put("h:1", ADA);
    docker.put("h:2", ADA);
    docker.put("bad:1", ADA);
    FallbackStore store = FallbackStore.of(helm, docker);
    assertThat(store.get("h:1").username()).isEqualTo("a");
    assertThat(store.get("h:2", "team/web")).isEqualTo(ADA);
    assertThat(store.find("h:3", "")).isEqualTo(FoundCredential.NONE);
    assertThatThrownBy(() -> store.get("bad:1"))
        .hasMessage(
            "failed to decode auth field: invalid config format: illegal base64 data at input byte 0");
    store.put("h:3", ADA);
    store.delete("h:2");
    assertThat(helm.file().keys()).contains("h:3");
    assertThat(docker.get("h:2")).isEqualTo(ADA);
  }
}
