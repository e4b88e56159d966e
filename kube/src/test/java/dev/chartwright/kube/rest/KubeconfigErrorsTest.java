package dev.chartwright.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.ConfigFlags;
import dev.chartwright.kube.config.KubeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kubeconfig files and programs for credentials that fail, with what helm 4.3.1 said. */
class KubeconfigErrorsTest {
  @TempDir private Path folder;

  static Stream<Arguments> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KubeconfigErrorsTest.class.getResourceAsStream("kubeconfig-errors.json"))) {
      List<?> cases = Objects.requireNonNull(Json.parseArray(in.readAllBytes()));
      return cases.stream()
          .map(each -> (Map<?, ?>) each)
          .map(each -> Arguments.of(each.get("name"), each.get("text"), each.get("error")));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recorded")
  void whatIsWrongIsToldAsHelmTellsIt(String name, String text, String error) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    String expected =
        error.replace("${file}", file.toString()).replace("${folder}", folder.toString());
    try (RestApi api = api(file, Map.of("PATH", System.getenv("PATH")))) {
      assertThatThrownBy(api::checkReachable).hasMessage(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aProgramGivesATokenAndIsToldOfTheCluster(String version, String mode) throws IOException {
    Path seen = folder.resolve("seen");
    try (ScriptedServer server = ScriptedServer.start()) {
      server.json("/version", 200, "{}");
      String answer =
          "{\"kind\":\"ExecCredential\",\"apiVersion\":\""
              + version
              + "\",\"status\":{\"token\":"
              + "\"t-$WHO\"}}";
      Path script = folder.resolve("login");
      Files.writeString(
          script,
          "#!/bin/sh\nprintf '%s' \"$KUBERNETES_EXEC_INFO\" > '"
              + seen
              + "'\ncat <<END\n"
              + answer
              + "\nEND\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
      // Only what TLS protects asks programs, so the entry is taken from the file and sent plainly.
      Path file =
          Files.writeString(
              folder.resolve("config"),
              "current-context: c\n"
                  + "contexts: [{name: c, context: {cluster: c, user: u}}]\n"
                  + "clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]\n"
                  + "users: [{name: u, user: {exec: {command: ./login, provideClusterInfo: true,"
                  + " env: [{name: WHO, value: ada}], apiVersion: "
                  + version
                  + mode
                  + "}}}]\n");
      ClusterConfig read = KubeConfig.load(flags(file)).clusterConfig();
      ClusterConfig plain =
          new ClusterConfig(
              server.url(), read.tls(), false, read.login(), read.impersonation(), "");
      try (RestApi api = RestApi.of(() -> plain, options(Map.of("PATH", System.getenv("PATH"))))) {
        api.checkReachable();
      }
      assertThat(server.header("Authorization")).isEqualTo("Bearer t-ada");
      assertThat(seen)
          .hasContent(
              "{\"kind\":\"ExecCredential\",\"apiVersion\":\""
                  + version
                  + "\",\"spec\":{\"cluster\":{\"server\":\"https://127.0.0.1:1\",\"config\":null},"
                  + "\"interactive\":false}}\n");
    }
  }

  static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of("client.authentication.k8s.io/v1", ", interactiveMode: Never"),
        Arguments.of("client.authentication.k8s.io/v1beta1", ""));
  }

  private static RestApi api(Path file, Map<String, String> environment) {
    return RestApi.of(() -> KubeConfig.load(flags(file)).clusterConfig(), options(environment));
  }

  private static ConfigFlags flags(Path file) {
    return new ConfigFlags(
        file.toString(), "", "", "", "", List.of(), "", "", "", false, "/nosuch/home", Map.of());
  }

  private static RestOptions options(Map<String, String> environment) {
    return new RestOptions(
        "Helm/4.3.1",
        -1,
        0,
        environment,
        "",
        () -> false,
        warning -> {},
        LogSink.none(),
        ExchangeListener.NONE,
        Clock.systemUTC(),
        true);
  }
}
