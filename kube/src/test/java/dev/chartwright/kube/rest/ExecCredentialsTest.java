package dev.chartwright.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.ExecPlugin;
import dev.chartwright.kube.config.Impersonation;
import dev.chartwright.kube.config.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecCredentialsTest {
  private static final String SECRET = "/api/v1/namespaces/team/secrets/x";
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  private final ScriptedServer server = ScriptedServer.start();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aProgramThatDoesNotEndIsEnded() throws IOException {
    ExecProgram program =
        new ExecProgram(
            plugin("sleep 1000 & sleep 1000"),
            ENVIRONMENT,
            folder.resolve("login").toString(),
            false,
            "",
            Duration.ofMillis(50));
    assertThatThrownBy(() -> program.run(() -> KubeException.of("missing")))
        .hasMessage("exec: executable " + folder.resolve("login") + " did not end within 0s");
  }

  @Test
  void aProgramThatPrintsForEverIsLeft() throws IOException {
    try (RestApi api = api("yes")) {
      assertThatThrownBy(api::checkReachable)
          .hasMessage(
              "kubernetes cluster unreachable: Get \""
                  + server.url()
                  + "/version\": getting credentials: exec: executable "
                  + folder.resolve("login")
                  + " prints more than 1048576 bytes");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anExpiredTokenIsAskedForAnewForTheNextRequest() throws IOException {
    server.json(SECRET, 401, "").json(SECRET, 200, "{}");
    String login = "echo x >> '" + folder.resolve("runs") + "'\n" + token("$(wc -l < runs)");
    try (RestApi api = api("cd '" + folder + "'\n" + login)) {
      assertThatThrownBy(() -> api.send(KubeRequest.get(SECRET)))
          .isInstanceOf(StatusException.class);
      assertThat(server.header("Authorization")).isEqualTo("Bearer t1");
      api.send(KubeRequest.get(SECRET));
      assertThat(server.header("Authorization")).isEqualTo("Bearer t2");
    }
  }

  @Test
  void aTokenThatIsNoHeaderIsRefusedAndNotShown() throws IOException {
    try (RestApi api = api(token("\\nX-More: secret"))) {
      assertThatThrownBy(api::checkReachable)
          .isInstanceOf(KubeException.class)
          .hasMessage(
              "kubernetes cluster unreachable: Get \""
                  + server.url()
                  + "/version\": net/http: invalid header field value for \"Authorization\"");
    }
    assertThat(server.requests()).isEmpty();
  }

  private static String token(String rest) {
    return "cat <<END\n{\"kind\":\"ExecCredential\",\"apiVersion\":"
        + "\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t"
        + rest
        + "\"}}\nEND";
  }

  private ExecPlugin plugin(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("login"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return new ExecPlugin(
        file.toString(),
        List.of(),
        List.of(),
        "client.authentication.k8s.io/v1",
        "",
        false,
        "Never",
        null);
  }

  private RestApi api(String script) throws IOException {
    Login login = new Login("", "", "", "", plugin(script));
    ClusterConfig config =
        new ClusterConfig(
            server.url(), TlsOptions.defaults(), false, login, Impersonation.none(), "");
    RestOptions options =
        new RestOptions(
            "Helm/4.3.1",
            -1,
            0,
            ENVIRONMENT,
            "",
            () -> false,
            warning -> {},
            LogSink.none(),
            ExchangeListener.NONE,
            Clock.systemUTC(),
            false);
    return RestApi.of(() -> config, options);
  }
}
