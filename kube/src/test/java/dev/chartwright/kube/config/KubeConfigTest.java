package dev.chartwright.kube.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expectation was checked with {@code helm env HELM_NAMESPACE} of helm 4.3.1. */
class KubeConfigTest {
  private static final String ONE =
      """
      current-context: one
      clusters: [{name: c1, cluster: {server: "https://x"}}]
      users: [{name: u1, user: {token: t}}]
      contexts:
      - name: one
        context: {cluster: c1, user: u1, namespace: ns-one}
      - name: two
        context: {cluster: c1, user: u1}
      - name: three
        context: {cluster: nosuch, user: nosuch, namespace: ns-three}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"'', ns-one", "one, ns-one", "two, default", "three, ns-three", "zz, default"})
  void theContextInUseGivesTheNamespace(String context, String namespace) throws IOException {
    assertThat(read(ONE, context).namespace()).isEqualTo(namespace);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [",
        "[]",
        "apiVersion: v2\nkind: Foo\nCONTEXT",
        "CONTEXTcontexts2: []\nclusters: {}",
        "current-context: one\ncontexts: [{name: one, context: {namespace: 5}}]",
        "current-context: one\ncontexts: [{name: one, context: {namespace: a}}, {name: one}]",
        "CONTEXTclusters: [{name: c, cluster: {certificate-authority-data: '!!'}}]",
        "CONTEXTclusters: [{name: c, cluster: {certificate-authority: /nosuch/ca.crt}}]",
        "CONTEXTclusters: [{name: c, cluster: {proxy-url: 'ftp://x'}}]",
        "CONTEXTusers: [{name: u, user: {token: t, username: ada}}]",
        "CONTEXTusers: [{name: u, user: {username: 5}}]",
        "CONTEXTusers: [{name: u, user: {client-certificate-data: eA==}}]",
        "CONTEXTusers: [{name: u, user: {exec: {command: ''}}}]",
        "CONTEXTusers: [{name: u, user: {as-groups: [a]}}]",
      })
  void whatTheClientWouldRefuseGivesTheDefault(String text) throws IOException {
    String context =
        """
        current-context: one
        contexts: [{name: one, context: {namespace: ns, cluster: c, user: u}}]
        """;
    assertThat(read(text.replace("CONTEXT", context), "").namespace()).isEqualTo("default");
  }

  @Test
  void ofSeveralFilesTheFirstThatSaysSomethingCounts() throws IOException {
    Path first = Files.writeString(directory.resolve("a"), "current-context: two\n");
    Path second = Files.writeString(directory.resolve("b"), ONE);
    Path third =
        Files.writeString(
            directory.resolve("c"),
            "current-context: one\ncontexts: [{name: one, context: {namespace: other}}]");
    Map<String, String> environment =
        Map.of("KUBECONFIG", first + "::/nosuch/config:" + second + ":" + third);
    assertThat(KubeConfig.load(flags("", "", environment)).namespace()).isEqualTo("default");
    assertThat(KubeConfig.load(flags("", "one", environment)).namespace()).isEqualTo("ns-one");
    assertThat(KubeConfig.load(flags("", "", environment)).contexts())
        .isEqualTo(Map.of("one", "c1", "two", "c1", "three", "nosuch"));
  }

  @Test
  void aFileThatIsNamedMustExist() {
    KubeConfig config = KubeConfig.load(flags("/nosuch/config", "", Map.of()));
    assertThat(config.namespace()).isEqualTo("default");
    assertThat(config.contexts()).isEmpty();
    assertThatThrownBy(config::clusterConfig)
        .isInstanceOf(ConfigException.class)
        .hasMessage("stat /nosuch/config: no such file or directory");
  }

  @Test
  void aBareHostIsSpokenToWithoutTlsAndIsToldNoUser() throws IOException {
    ClusterConfig config =
        read(
                ONE.replace("https://x", "x:1")
                    .replace("server:", "insecure-skip-tls-verify: true, server:"),
                "")
            .clusterConfig();
    assertThat(config.server()).isEqualTo("http://x:1");
    assertThat(config.login()).isEqualTo(Login.none());
  }

  private static ConfigFlags flags(
      String kubeconfig, String context, Map<String, String> environment) {
    return new ConfigFlags(
        kubeconfig, context, "", "", "", List.of(), "", "", "", false, "/nosuch/home", environment);
  }

  private KubeConfig read(String text, String context) throws IOException {
    Path file = Files.writeString(directory.resolve("config"), text);
    return KubeConfig.load(flags(file.toString(), context, Map.of()));
  }
}
