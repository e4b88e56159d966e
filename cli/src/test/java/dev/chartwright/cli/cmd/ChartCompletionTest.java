package dev.chartwright.cli.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every expectation was recorded from helm 4.3.1. */
class ChartCompletionTest {
  @TempDir private Path home;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(home.resolve("repository"));
    Files.writeString(
        home.resolve("repositories.yaml"),
        """
        repositories:
        - {name: bitnami, url: "https://charts.bitnami.com/bitnami"}
        - {name: bit, url: "https://x"}
        """);
    Files.writeString(home.resolve("repository/bitnami-charts.txt"), "nginx\nredis\n");
    Files.writeString(
        home.resolve("repository/bit-index.yaml"),
        """
        apiVersion: v1
        entries:
          foo:
          - {name: foo, version: 1.2.3, appVersion: "2.0", created: "2020-01-02T03:04:05Z"}
          - {name: foo, version: 1.10.0, created: "2021-11-22T03:04:05.1+02:00", deprecated: true}
          - {name: foo, version: 0.1.0}
          - {name: foo, version: notsemver}
          bar:
          - {name: bar, version: 0.1.0}
        """);
  }

  @Test
  void repositoriesAreOfferedOnce() {
    assertThat(complete("repo", "remove", ""))
        .isEqualTo("bitnami\thttps://charts.bitnami.com/bitnami\nbit\thttps://x\n:4\n");
    assertThat(complete("repo", "update", "bit", ""))
        .isEqualTo("bitnami\thttps://charts.bitnami.com/bitnami\n:4\n");
  }

  @Test
  void chartsComeFromTheCacheOfTheirRepository() {
    assertThat(complete("pull", "bitnami/n")).isEqualTo("bitnami/nginx\nbitnami/redis\n:4\n");
    assertThat(complete("install", "r", "bit/")).isEqualTo("bit/bar\nbit/foo\n:0\n");
  }

  @Test
  void repositoriesAreOfferedWithASlash() {
    assertThat(complete("pull", "bi"))
        .isEqualTo("bitnami/\thttps://charts.bitnami.com/bitnami\nbit/\thttps://x\n:6\n");
  }

  @Test
  void versionsComeNewestFirst() {
    assertThat(complete("pull", "bit/foo", "--version", ""))
        .isEqualTo(
            """
            1.10.0\tCreated: November 22, 2021 (deprecated)
            1.2.3\tApp: 2.0, Created: January 2, 2020
            0.1.0\tCreated: January 1, 0001
            :4
            """);
    assertThat(complete("pull", "nosuch/foo", "--version", "")).isEqualTo(":4\n");
  }

  @Test
  void repositoriesThatWereClosedAreWarnedOf() throws IOException {
    Files.writeString(
        home.resolve("repositories.yaml"),
        "repositories: [{name: stable, url: 'https://kubernetes-charts.storage.googleapis.com'}]");
    assertThat(run("version").err())
        .isEqualTo(
            """
            WARNING: "kubernetes-charts.storage.googleapis.com" is deprecated for "stable" and will be deleted Nov. 13, 2020.
            WARNING: You should switch to "https://charts.helm.sh/stable" via:
            WARNING: helm repo add "stable" "https://charts.helm.sh/stable" --force-update
            """);
  }

  private String complete(String... words) {
    List<String> args = new ArrayList<>(List.of("__complete"));
    args.addAll(List.of(words));
    return run(args.toArray(new String[0])).out();
  }

  private Run run(String... args) {
    return Run.of(
        "helm",
        Map.of(
            "HOME",
            home.toString(),
            "HELM_REPOSITORY_CONFIG",
            home.resolve("repositories.yaml").toString(),
            "HELM_REPOSITORY_CACHE",
            home.resolve("repository").toString()),
        List.of(args));
  }
}
