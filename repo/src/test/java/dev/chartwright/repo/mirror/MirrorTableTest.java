package dev.chartwright.repo.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.getter.TlsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MirrorTableTest {
  private static final MirrorTable TABLE =
      read(
          """
          registries:
          - prefix: oci://ghcr.io/acme
            mirrors:
            - oci://mirror.local/ghcr/
            - url: oci://10.0.0.7:5000/acme
              plainHttp: true
              caFile: /etc/mirror.pem
          - prefix: oci://ghcr.io/acme/secret
            mirrors: [oci://vault.local]
            fallback: false
          - prefix: https://charts.example.com/stable/
            mirrors: [https://nexus.local/repository/charts]
          - prefix: http://
            fallback: false
          - prefix: https://
            mirrors: [https://proxy.local/any]
          """);

  private static MirrorTable read(String yaml) {
    return MirrorTable.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static String first(String url) {
    return TABLE
        .rule(url)
        .map(
            rule -> rule.mirrors().isEmpty() ? "nothing" : rule.rewrite(url, rule.mirrors().get(0)))
        .orElse("itself");
  }

  @ParameterizedTest
  @CsvSource({
    "oci://ghcr.io/acme,                                  oci://mirror.local/ghcr",
    "oci://ghcr.io/acme/web,                              oci://mirror.local/ghcr/web",
    "oci://ghcr.io/acme/secret/web,                       oci://vault.local/web",
    "oci://ghcr.io/acme/secrets,                          oci://mirror.local/ghcr/secrets",
    "oci://ghcr.io/acmes/web,                             itself",
    "oci://ghcr.io/other,                                 itself",
    "oci://ghcr.io:5000/acme/web,                         itself",
    "oci://GHCR.io./acme/web,                             oci://mirror.local/ghcr/web",
    "https://charts.example.com/stable/index.yaml,        https://nexus.local/repository/charts/index.yaml",
    "https://charts.example.com/stable,                   https://nexus.local/repository/charts",
    "https://charts.example.com/stable?a=b,               https://nexus.local/repository/charts?a=b",
    "https://Charts.Example.com:443/stable/a%2Fb.tgz?x=1, https://nexus.local/repository/charts/a%2Fb.tgz?x=1",
    "https://ada:secret@charts.example.com/stable/a.tgz,  https://nexus.local/repository/charts/a.tgz",
    "https://charts.example.com:8443/stable/a.tgz,        https://proxy.local/any/charts.example.com:8443/stable/a.tgz",
    "https://elsewhere.example/a.tgz,                     https://proxy.local/any/elsewhere.example/a.tgz",
    "http://charts.example.com/stable/a.tgz,              nothing",
    "ftp://example.com/a.tgz,                             itself"
  })
  void theLongestPrefixThatEndsWithANameDecides(String url, String place) {
    assertThat(first(url)).isEqualTo(place);
  }

  @Test
  void aMirrorMayBeReachedInAWayOfItsOwn() {
    MirrorRule rule = TABLE.rule("oci://ghcr.io/acme/web").orElseThrow();
    assertThat(rule.fallback()).isTrue();
    assertThat(rule.mirrors())
        .containsExactly(
            Mirror.of("oci://mirror.local/ghcr/"),
            new Mirror(
                "oci://10.0.0.7:5000/acme", new TlsFiles("", "", "/etc/mirror.pem", false), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registries: {}|registries: a list is wanted",
        "mirrors: []|the file: unknown key \"mirrors\"",
        "registries: [x]|registries[0]: a mapping is wanted",
        "registries: [{}]|registries[0].prefix: a URL is wanted",
        "registries: [{prefix: ghcr.io}]|registries[0].prefix: \"ghcr.io\" begins with none of"
            + " oci://, https:// and http://",
        "registries: [{prefix: 'oci://a', fallbck: false}]|registries[0]: unknown key"
            + " \"fallbck\"",
        "registries: [{prefix: 'oci://a', fallback: no way}]|registries[0].fallback: true or false"
            + " is wanted",
        "registries: [{prefix: 'oci://a', mirrors: ['https://b']}]|registries[0].mirrors[0]:"
            + " \"https://b\" cannot stand in for oci://a",
        "registries: [{prefix: 'oci://a', mirrors: ['oci://']}]|registries[0].mirrors[0]:"
            + " \"oci://\" names no host",
        "registries: [{prefix: 'https://a', mirrors: ['https://me:secret@b']}]"
            + "|registries[0].mirrors[0]: a URL here has no user and no password",
        "registries: [{prefix: 'oci://a', mirrors: [{url: 'oci://b', caFile: 7}]}]"
            + "|registries[0].mirrors[0].caFile: a text is wanted"
      })
  void aMistakeIsNamedWithItsPlace(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(RepositoryException.class)
        .hasMessage(message);
  }

  @Test
  void aFileThatIsNotThereOrEmptyHasNoRules(@TempDir Path folder) throws IOException {
    assertThat(MirrorTable.load(folder.resolve("registries.yaml").toString()).isEmpty()).isTrue();
    Path empty = Files.createFile(folder.resolve("empty.yaml"));
    assertThat(MirrorTable.load(empty.toString()).rules()).isEqualTo(List.of());
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("registries.yaml"), "registries: 1\n");
    assertThatThrownBy(() -> MirrorTable.load(file.toString()))
        .hasMessage("couldn't load mirrors (" + file + "): registries: a list is wanted");
  }

  @Test
  void theTableLiesBesideTheRepositories() {
    assertThat(MirrorTable.fileBeside("/home/ada/.config/helm/repositories.yaml"))
        .isEqualTo("/home/ada/.config/helm/registries.yaml");
  }
}
