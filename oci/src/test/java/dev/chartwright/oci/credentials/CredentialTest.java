package dev.chartwright.oci.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialTest {
  @Test
  void secretsAreNotShown() {
    assertThat(Credential.of("ada", "lovelace"))
        .hasToString("Credential[username=ada, password=***]");
    assertThat(new Credential("", "", "r", "a"))
        .hasToString("Credential[username=, refreshToken=***, accessToken=***]");
    assertThat(
            new FoundCredential(Credential.of("ada", "lovelace"), CredentialOrigin.NONE).toString())
        .doesNotContain("lovelace");
    assertThat(Credential.EMPTY.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io, https://index.docker.io/v1/",
    "registry-1.docker.io, https://index.docker.io/v1/",
    "index.docker.io, index.docker.io",
    "example.com:5000, example.com:5000",
  })
  void dockerHubHasAKeyOfItsOwn(String registry, String key) {
    assertThat(ServerAddress.ofRegistry(registry)).isEqualTo(key);
  }

  @Test
  void requestsToDockerHubUseThatKeyButOnlyItsRealHostDoes() {
    assertThat(ServerAddress.ofHost("registry-1.docker.io")).isEqualTo(ServerAddress.DOCKER_HUB);
    assertThat(ServerAddress.ofHost("docker.io")).isEqualTo("docker.io");
  }

  @Test
  void aCredentialThatWasHandedInAnswersForItsRegistryOrForAll() {
    Credential ada = Credential.of("ada", "b");
    assertThat(FixedStore.everywhere(ada).get("any:1", "x")).isEqualTo(ada);
    assertThat(FixedStore.onlyFor("h:1", ada).get("h:1")).isEqualTo(ada);
    assertThat(FixedStore.onlyFor("h:1", ada).get("h:2")).isEqualTo(Credential.EMPTY);
    assertThat(
            FixedStore.onlyFor("docker.io", ada).get(ServerAddress.ofHost("registry-1.docker.io")))
        .isEqualTo(ada);
    assertThat(FixedStore.anonymous().find("h:1", "")).isEqualTo(FoundCredential.NONE);
    assertThatThrownBy(() -> FixedStore.everywhere(ada).put("h:1", ada))
        .isInstanceOf(CredentialException.class);
    assertThatThrownBy(() -> FixedStore.everywhere(ada).delete("h:1"))
        .isInstanceOf(CredentialException.class);
  }
}
