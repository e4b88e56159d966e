package dev.chartwright.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryAliasesTest {
  private static final RepositoryAliases ACME =
      RepositoryAliases.of(List.of(RepositoryAlias.of("acme", "oci://ghcr.io/acme/charts")));

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "acme/web,     oci://ghcr.io/acme/charts/web",
    "acme/a/b,     oci://ghcr.io/acme/charts/a/b",
    "acme,         ",
    "acme/,        ",
    "other/web,    ",
    "oci://acme/x, ",
  })
  void aNameBeforeTheFirstSlashStandsForAPlace(String reference, String expected) {
    assertThat(ACME.chart(reference).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "@acme,      oci://ghcr.io/acme/charts",
    "alias:acme, oci://ghcr.io/acme/charts",
    "acme,       ",
    "@other,     ",
  })
  void theRepositoryOfADependencyMayBeAnAlias(String written, String expected) {
    assertThat(ACME.repository(written).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "oci://ghcr.io/acme/charts/, oci://ghcr.io/acme/charts",
    "oci://localhost:5000,       oci://localhost:5000",
    "oci://localhost:5000//,     oci://localhost:5000",
  })
  void slashesAtTheEndOfAPlaceDoNotCount(String url, String place) {
    assertThat(RepositoryAlias.of("a", url).url()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"oci://", "oci:///x", "oci://h/UPPER", "oci://h/x:1.0", "oci://h/x@sha256:00"})
  void whatIsNoPlaceInARegistryIsRefused(String url) {
    assertThatThrownBy(() -> RepositoryAlias.of("a", url))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("\"" + url + "\" is no place in a registry (oci://host/path): ");
  }

  @ParameterizedTest
  @CsvSource({
    "/c/repositories.yaml, /c/repositories.aliases.yaml",
    "mine.yml,             mine.aliases.yaml",
    "/c/noextension,       /c/noextension.aliases.yaml",
    ".yaml,                .yaml.aliases.yaml",
  })
  void theFileOfAliasesStandsBesideThatOfRepositories(String config, String file) {
    assertThat(RepositoryAliases.fileBeside(config)).isEqualTo(file);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    RepositoryConfig config = RepositoryConfig.of(folder.resolve("repositories.yaml").toString());
    config.write(ACME.with(RepositoryAlias.of("b", "oci://h")));
    assertThat(config.aliases().entries())
        .containsExactly(
            new RepositoryAlias("acme", "oci://ghcr.io/acme/charts"),
            new RepositoryAlias("b", "oci://h"));
    config.write(config.aliases().without("acme"));
    assertThat(config.aliases().find("acme")).isEmpty();
  }

  @Test
  void thereAreNoneWithoutAFile() {
    assertThat(RepositoryAliases.load("").entries()).isEmpty();
    assertThat(RepositoryAliases.load(folder.resolve("none").toString()).entries()).isEmpty();
  }

  @Test
  void anUnreadableFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("x.aliases.yaml"), "aliases: [");
    assertThatThrownBy(() -> RepositoryAliases.load(file.toString()))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith(
            "couldn't load repository aliases (" + file + "): error converting");
  }
}
