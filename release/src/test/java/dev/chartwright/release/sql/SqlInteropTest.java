package dev.chartwright.release.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.Location;
import dev.chartwright.release.Records;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL (Debian's) and the real helm, sharing a database with us. */
@Tag("interop")
class SqlInteropTest {
  private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

  @TempDir static Path folder;
  private static int port;
  private static HttpServer api;

  @BeforeAll
  static void start() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
    Path data = folder.resolve("data");
    Files.createDirectory(data);
    if (root()) {
      run(Map.of(), "chmod", "755", folder.toString());
      run(Map.of(), "chown", "-R", "postgres", data.toString(), password.toString());
    }
    postgres(
        BIN.resolve("initdb").toString(),
        "-D",
        data.toString(),
        "-U",
        "helm",
        "-A",
        "scram-sha-256",
        "--pwfile=" + password);
    postgres(
        BIN.resolve("pg_ctl").toString(),
        "-D",
        data.toString(),
        "-w",
        "-l",
        data.resolve("log").toString(),
        "-o",
        "-p " + port + " -k " + data + " -c listen_addresses=127.0.0.1",
        "start");
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/", SqlInteropTest::answer);
    api.start();
  }

  @AfterAll
  static void stop() throws Exception {
    api.stop(0);
    postgres(
        BIN.resolve("pg_ctl").toString(),
        "-D",
        folder.resolve("data").toString(),
        "-m",
        "immediate",
        "stop");
  }

  /** As much of a cluster as a chart without templates needs. */
  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body =
        switch (path) {
          case "/version" -> "{\"major\":\"1\",\"minor\":\"36\",\"gitVersion\":\"v1.36.0\"}";
          case "/api" -> "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}";
          case "/apis" -> "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}";
          default -> "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":[]}";
        };
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static void postgres(String... command) throws Exception {
    List<String> words = new ArrayList<>();
    if (root()) {
      words.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    words.addAll(List.of(command));
    run(Map.of(), words.toArray(String[]::new));
  }

  private static String run(Map<String, String> environment, String... command) throws Exception {
    Path output = Files.createTempFile(folder, "output", "");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile()).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    String text = Files.readString(output);
    assertThat(code).as(text).isZero();
    return text;
  }

  private static String text(String database) {
    return "postgres://helm:s3cret@127.0.0.1:" + port + "/" + database + "?sslmode=disable";
  }

  private static String helm(String database, String... words) throws Exception {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: c, context: {cluster: c, user: u, namespace: shop}}]
        users: [{name: u, user: {}}]
        current-context: c
        """
            .formatted(api.getAddress().getPort()));
    List<String> command = new ArrayList<>(List.of("helm"));
    command.addAll(List.of(words));
    return run(
        Map.of(
            "HELM_DRIVER", "sql",
            "HELM_DRIVER_SQL_CONNECTION_STRING", text(database),
            "KUBECONFIG", kubeconfig.toString(),
            "HOME", folder.toString()),
        command.toArray(String[]::new));
  }

  private static SqlDriver connect(String database, String namespace) {
    return SqlDriver.connect(
        text(database),
        Map.of(),
        "nobody",
        namespace,
        ReleaseCodec.of(Location.UTC),
        Clock.systemUTC(),
        LogSink.none());
  }

  private static void createDatabase(String name) throws Exception {
    run(
        Map.of("PGPASSWORD", "s3cret"),
        BIN.resolve("createdb").toString(),
        "-h",
        "127.0.0.1",
        "-p",
        Integer.toString(port),
        "-U",
        "helm",
        name);
  }

  private static String chart() throws Exception {
    return Path.of(
            Objects.requireNonNull(SqlInteropTest.class.getResource("/charts/novals-0.1.0.tgz"))
                .toURI())
        .toString();
  }

  @Test
  void helmGoesOnWithWhatWeBegan() throws Exception {
    createDatabase("ours");
    try (ReleaseStorage ours = ReleaseStorage.of(connect("ours", "shop"), LogSink.none())) {
      Release first =
          ReleaseCodec.of(Location.UTC).decode(Records.text("novals.v1")).toBuilder()
              .labels(Map.of("team", "x"))
              .build();
      Release here =
          Release.builder("web", "shop", 1, first.info())
              .chart(first.chart())
              .applyMethod("ssa")
              .labels(first.labels())
              .build();
      ours.create(here);
      assertThatThrownBy(() -> ours.create(here))
          .isInstanceOf(ReleaseException.class)
          .hasMessage(
              "pq: duplicate key value violates unique constraint \"releases_v1_pkey\" (23505)");
      assertThat(helm("ours", "list")).contains("web \tshop     \t1       \t");
      assertThat(helm("ours", "list", "-l", "team=x")).contains("web");
      helm("ours", "upgrade", "web", chart(), "--set", "a=1");
      assertThat(ours.history("web")).hasSize(2);
      assertThat(ours.deployed("web").version()).isEqualTo(2);
      assertThat(ours.deployed("web").config()).containsEntry("a", 1.0);
      assertThat(ours.deployed("web").labels()).containsExactly(Map.entry("team", "x"));
      assertThat(ours.get("web", 1).info().status()).isEqualTo(ReleaseStatus.SUPERSEDED);
    }
  }

  @Test
  void weGoOnWithWhatHelmBegan() throws Exception {
    createDatabase("helms");
    helm("helms", "install", "web", chart(), "--labels", "a=b");
    try (ReleaseStorage ours = ReleaseStorage.of(connect("helms", "shop"), LogSink.none())) {
      Release first = ours.last("web");
      assertThat(first.labels()).containsExactly(Map.entry("a", "b"));
      ours.update(first.with(first.info().withStatus(ReleaseStatus.SUPERSEDED)));
      ours.create(first.toBuilder().version(2).build());
      assertThat(helm("helms", "history", "web", "-o", "json"))
          .contains("\"revision\":1")
          .contains("superseded")
          .contains("\"revision\":2");
      assertThat(ours.list()).hasSize(2);
      assertThat(ours.list().get(0).labels()).containsEntry("owner", "helm");
      ours.delete("web", 1);
      assertThat(helm("helms", "history", "web")).doesNotContain("superseded");
    }
    try (SqlDriver everywhere = connect("helms", "")) {
      assertThat(everywhere.list()).extracting(Release::version).containsExactly(2);
    }
  }

  @Test
  void failuresAreToldInLibPqsWords() {
    assertThatThrownBy(() -> connect("absent", "shop"))
        .hasMessage("pq: database \"absent\" does not exist (3D000)");
    Map<String, String> messages =
        Map.of(
            "postgres://helm:wrong@127.0.0.1:" + port + "/postgres?sslmode=disable",
            "pq: password authentication failed for user \"helm\" (28P01)",
            "postgres://helm@127.0.0.1:" + port + "/postgres?sslmode=disable",
            "pq: password authentication failed for user \"helm\" (28P01)",
            "postgres://helm:s3cret@127.0.0.1:" + port + "/postgres",
            "pq: SSL is not enabled on the server",
            "postgres://helm:s3cret@127.0.0.1:" + port + "/postgres?sslmode=disable&foo=bar",
            "pq: unrecognized configuration parameter \"foo\" (42704)",
            "postgres://helm:s3cret@127.0.0.1:1/postgres?sslmode=disable",
            "dial tcp 127.0.0.1:1: connect: connection refused");
    messages.forEach((text, message) ->
        assertThatThrownBy(() ->
                SqlDriver.connect(
                    text,
                    Map.of(),
                    "nobody",
                    "shop",
                    ReleaseCodec.of(Location.UTC),
                    Clock.systemUTC(),
                    LogSink.none()))
            .hasMessage(message));
  }
}
