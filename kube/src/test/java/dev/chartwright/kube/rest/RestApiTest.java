package dev.chartwright.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.Impersonation;
import dev.chartwright.kube.config.Login;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a scripted server; messages are client-go's and Helm's. */
@Timeout(60)
class RestApiTest {
  private static final String SECRET = "/api/v1/namespaces/shop/secrets/x";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private ScriptedServer server = ScriptedServer.start();

  @BeforeEach
  void start() {
    server.close();
    server = ScriptedServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RestApi api(ClusterConfig config) {
    return RestApi.of(() -> config, options(""), pauses::add);
  }

  private RestOptions options(String cache) {
    return new RestOptions(
        "Helm/4.3.1",
        -1,
        0,
        Map.of("PATH", System.getenv("PATH")),
        cache,
        () -> false,
        warnings::add,
        LogSink.none(),
        ExchangeListener.NONE,
        CLOCK,
        true);
  }

  private ClusterConfig loggedIn(Login login) {
    return new ClusterConfig(
        server.url(), TlsOptions.defaults(), false, login, Impersonation.none(), "");
  }

  @Test
  void anAnswerCanBeHadAsItWasSent() {
    server.json(SECRET, 200, "k8s and more", "Content-Type", "application/vnd.kubernetes.protobuf");
    server.json("/api/v1/pods", 403, "no", "Content-Type", "text/plain");
    try (RestApi api = api(server.config())) {
      byte[] answer =
          api.read(
              KubeRequest.get(SECRET).accept("application/x,application/json"),
              InputStream::readAllBytes);

      assertThat(answer).asString(StandardCharsets.UTF_8).isEqualTo("k8s and more");
      assertThat(server.header("Accept")).isEqualTo("application/x,application/json");
      assertThatThrownBy(() -> api.read(KubeRequest.get("/api/v1/pods"), InputStream::readAllBytes))
          .isInstanceOf(StatusException.class);
    }
  }

  @Test
  void aBurstOfLessThanOneLetsNothingThrough() {
    RestOptions none =
        new RestOptions(
            "Helm/4.3.1",
            0,
            -1,
            Map.of(),
            "",
            () -> false,
            warnings::add,
            LogSink.none(),
            ExchangeListener.NONE,
            CLOCK,
            true);
    try (RestApi api = RestApi.of(server::config, none, pauses::add)) {
      assertThatThrownBy(api::checkReachable)
          .hasMessage(
              "kubernetes cluster unreachable: client rate limiter Wait returned an error: rate:"
                  + " Wait(n=1) exceeds limiter's burst -1");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anAnswerIsAnObjectWithWholeNumbers() {
    server.json(SECRET, 200, "{\"kind\":\"Secret\",\"n\":9007199254740993,\"f\":0.5}");
    try (RestApi api = api(server.config())) {
      assertThat(api.send(KubeRequest.get(SECRET)).map())
          .containsEntry("n", 9007199254740993L)
          .containsEntry("f", 0.5);
    }
    assertThat(server.header("User-agent")).isEqualTo("Helm/4.3.1");
    assertThat(server.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void aQueryIsSortedAndEscapedAsGoDoesIt() {
    server.json("/api/v1/pods", 200, "{}");
    server.json("/api/v1/namespaces/a/configmaps/system:x%20y", 200, "{}");
    try (RestApi api = api(server.config())) {
      api.send(
          KubeRequest.get("/api/v1/pods").query("watch", "true").query("labelSelector", "a=b,c d"));
      api.send(KubeRequest.get("/api/v1/namespaces/a/configmaps/system:x y"));
    }
    assertThat(server.requests())
        .containsExactly(
            "GET /api/v1/pods?labelSelector=a%3Db%2Cc+d&watch=true",
            "GET /api/v1/namespaces/a/configmaps/system:x%20y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404|text/plain|404 page not found|the server could not find the requested resource (get"
            + " secrets x)|NotFound",
        "401|application/json|{}|the server has asked for the client to provide credentials (get"
            + " secrets x)|Unauthorized",
        "403|text/html|no way|no way (get secrets x)|Forbidden",
        "400|text/plain|x|the server rejected our request for an unknown reason (get secrets"
            + " x)|BadRequest",
        "405|text/plain|x|the server does not allow this method on the requested resource (get"
            + " secrets x)|MethodNotAllowed",
        "409|text/plain|x|the server reported a conflict (get secrets x)|Conflict",
        "422|text/plain|x|the server rejected our request due to an error in our request (get"
            + " secrets x)|Invalid",
        "429|text/plain|x|the server has received too many requests and has asked us to try again"
            + " later (get secrets x)|TooManyRequests",
        "500|text/plain|boom|an error on the server (\"boom\") has prevented the request from"
            + " succeeding (get secrets x)|InternalError",
        "500|application/json|[]|an error on the server (\"unknown\") has prevented the request"
            + " from succeeding (get secrets x)|InternalError",
        "503|text/plain|x|the server is currently unable to handle the request (get secrets"
            + " x)|ServiceUnavailable",
        "504|text/plain|x|the server was unable to return a response in the time allotted, but may"
            + " still be processing the request (get secrets x)|Timeout",
        "418|text/plain|x|the server responded with the status code 418 but did not return more"
            + " information (get secrets x)|''",
        "404|application/json|{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"NotFound\","
            + "\"code\":404,\"message\":\"secrets \\\"x\\\" not found\"}|secrets \"x\" not"
            + " found|NotFound",
      })
  void aRefusalHasTheWordsOfClientGo(
      int code, String type, String body, String message, String reason) {
    server.json(SECRET, code, body, "Content-Type", type);
    try (RestApi api = api(server.config())) {
      StatusException refused =
          catchThrowableOfType(StatusException.class, () -> api.send(KubeRequest.get(SECRET)));
      assertThat(refused).hasMessage(message);
      assertThat(refused.code()).isEqualTo(code);
      assertThat(refused.reason()).isEqualTo(reason);
    }
  }

  @Test
  void aServerThatAsksForTimeIsAskedAgain() {
    server.json(SECRET, 429, "x", "Retry-After", "3").json(SECRET, 200, "{}");
    try (RestApi api = api(server.config())) {
      api.send(KubeRequest.get(SECRET));
    }
    assertThat(pauses).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void afterTenRetriesTheRefusalStands() {
    server.json(SECRET, 503, "x", "Retry-After", "1");
    try (RestApi api = api(server.config())) {
      assertThatThrownBy(() -> api.send(KubeRequest.get(SECRET)))
          .hasMessageStartingWith("the server is currently unable to handle the request");
    }
    assertThat(server.requests()).hasSize(11);
  }

  @Test
  void noServerMakesUsWaitLongerThanAMinuteForOneAttempt() {
    server.json(SECRET, 429, "x", "Retry-After", "86400").json(SECRET, 200, "{}");
    try (RestApi api = api(server.config())) {
      api.send(KubeRequest.get(SECRET));
    }
    assertThat(pauses).containsExactly(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "etcdserver: leader changed, 2",
    "rpc error: code = Unknown desc = raft proposal dropped, 2",
    "something else, 1"
  })
  void aLostLeaderOfEtcdIsWorthOneMoreAttempt(String message, int requests) {
    String failure =
        "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":500,\"message\":\"" + message + "\"}";
    server.json(SECRET, 500, failure);
    try (RestApi api = api(server.config())) {
      KubeRequest write =
          KubeRequest.of("PUT", SECRET)
              .body("application/json", "{}".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> api.send(write)).hasMessage(message);
    }
    assertThat(server.requests()).hasSize(requests);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsNamedAsGoNamesIt() {
    String url = server.url();
    server.close();
    try (RestApi api = api(ClusterConfig.of(url))) {
      assertThatThrownBy(api::checkReachable)
          .hasMessage(
              "kubernetes cluster unreachable: Get \""
                  + url
                  + "/version\": dial tcp "
                  + url.substring("http://".length())
                  + ": connect: connection refused");
    }
  }

  @Test
  void aServerIsFollowedToItsOwnPaths() {
    server
        .json(SECRET, 307, "", "Location", "/elsewhere?a=b")
        .json("/elsewhere", 200, "{\"kind\":\"Secret\"}");
    try (RestApi api = api(server.config())) {
      assertThat(api.send(KubeRequest.get(SECRET)).textAt("kind")).isEqualTo("Secret");
    }
    assertThat(server.requests()).containsExactly("GET " + SECRET, "GET /elsewhere?a=b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "POST", "DELETE"})
  void nobodyIsLedToAnotherServer(String method) {
    try (ScriptedServer other = ScriptedServer.start();
        RestApi api = api(server.config())) {
      other.json("/", 200, "{}");
      String location = other.url().replace("://", "://ada:secret@") + "/?token=secret";
      server.json(SECRET, 307, "", "Location", location);
      assertThatThrownBy(() -> api.send(KubeRequest.of(method, SECRET)))
          .isExactlyInstanceOf(KubeException.class)
          .hasMessage(
              method.charAt(0)
                  + method.substring(1).toLowerCase(Locale.ROOT)
                  + " \""
                  + server.url()
                  + SECRET
                  + "\": the server leads to "
                  + other.url()
                  + ", where credentials and objects are not sent");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void aServerThatLeadsInCirclesIsLeft() {
    server.json(SECRET, 301, "", "Location", SECRET);
    try (RestApi api = api(server.config())) {
      assertThatThrownBy(() -> api.send(KubeRequest.get(SECRET)))
          .hasMessage("Get \"" + server.url() + SECRET + "\": stopped after 10 redirects");
    }
    assertThat(server.requests()).hasSize(10);
  }

  @Test
  void thePageOfAProxyIsNoObject() {
    server.json(SECRET, 200, "<html>", "Content-Type", "text/html; charset=utf-8");
    try (RestApi api = api(server.config())) {
      assertThatThrownBy(() -> api.send(KubeRequest.get(SECRET)))
          .hasMessage("serializer for text/html; charset=utf-8 doesn't exist");
      assertThatThrownBy(() -> api.read(KubeRequest.get(SECRET), InputStream::readAllBytes))
          .hasMessage("serializer for text/html; charset=utf-8 doesn't exist");
    }
  }

  @Test
  void aVersionThatCannotBeReadIsNone() {
    server.json("/version", 200, "<html>", "Content-Type", "text/html");
    try (RestApi api = api(server.config())) {
      assertThatThrownBy(api::checkReachable)
          .hasMessage(
              "kubernetes cluster unreachable: unable to parse the server version: invalid"
                  + " character '<' looking for beginning of value");
    }
  }

  @Test
  void anEnormousAnswerAboutTheServerIsLeft() throws Exception {
    try (ServerSocket enormous = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering =
          new Thread(() -> {
            try (Socket socket = enormous.accept()) {
              String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n{";
              socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
              socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
              // The client has gone, as it should.
            }
          });
      answering.start();
      try (RestApi api = api(ClusterConfig.of("http://127.0.0.1:" + enormous.getLocalPort()))) {
        assertThatThrownBy(api::checkReachable)
            .hasMessage(
                "kubernetes cluster unreachable: unexpected error when reading response body."
                    + " Please retry. Original error: response body exceeds the limit of 67108864"
                    + " bytes");
      }
      answering.join();
    }
  }

  @Test
  void whatTheServerWarnsOfIsTold() {
    server.json(
        SECRET, 200, "{}", "Warning", "299 - \"unknown field \\\"spec.x\\\"\", 299 - \"b\"");
    try (RestApi api = api(server.config())) {
      api.send(KubeRequest.get(SECRET));
    }
    assertThat(warnings).containsExactly("unknown field \"spec.x\"", "b");
  }

  @Test
  void requestsSayWhoSendsThemAndAsWhom() {
    server.json(SECRET, 200, "{}");
    Impersonation as =
        new Impersonation("ada", "7", List.of("a", "b"), Map.of("a/b", List.of("x")));
    ClusterConfig config =
        new ClusterConfig(
            server.url(), TlsOptions.defaults(), false, Login.ofToken("secret"), as, "");
    try (RestApi api = api(config)) {
      api.send(KubeRequest.get(SECRET));
    }
    assertThat(server.header("Authorization")).isEqualTo("Bearer secret");
    assertThat(server.header("Impersonate-user")).isEqualTo("ada");
    assertThat(server.header("Impersonate-uid")).isEqualTo("7");
    assertThat(server.header("Impersonate-group")).isEqualTo("a|b");
    assertThat(server.header("Impersonate-extra-a%2fb")).isEqualTo("x");
  }

  @Test
  void aTokenFileWinsOverTheTokenThatWasReadFromIt() throws Exception {
    server.json(SECRET, 200, "{}");
    Path file = Files.writeString(folder.resolve("token"), "fresh\n");
    try (RestApi api = api(loggedIn(new Login("old", file.toString(), "", "", null)))) {
      api.send(KubeRequest.get(SECRET));
    }
    assertThat(server.header("Authorization")).isEqualTo("Bearer fresh");
  }

  @Test
  void aNameAndAPasswordAreBasicAuthentication() {
    server.json(SECRET, 200, "{}");
    try (RestApi api = api(loggedIn(new Login("", "", "ada", "pw", null)))) {
      api.send(KubeRequest.get(SECRET));
    }
    assertThat(server.header("Authorization")).isEqualTo("Basic YWRhOnB3");
  }

  @Test
  void kindsAreAskedForAllAtOnceAndKeptForTheNextRun() throws Exception {
    String core =
        """
        {"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":""},"versions":[{"version":"v1",
        "resources":[{"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},
        "scope":"Namespaced","singularResource":"pod","verbs":["get"],"shortNames":["po"],
        "subresources":[{"subresource":"log","responseKind":{"group":"","version":"","kind":"Pod"},
        "verbs":["get"]}]}]}]}]}\
        """;
    String type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    String apps =
        """
        {"items":[{"metadata":{"name":"apps"},"versions":[{"version":"v1","resources":[]},
        {"version":"v1beta1","freshness":"Stale"}]}]}\
        """;
    server.json("/api", 200, core, "Content-Type", type);
    server.json("/apis", 200, apps, "Content-Type", type);
    GroupVersionKind pod = GroupVersionKind.of("v1", "Pod");
    RestMapping expected = new RestMapping(pod, "pods", true);
    try (RestApi api = RestApi.of(server::config, options(folder.toString()), pauses::add)) {
      assertThat(api.mapping(pod)).contains(expected);
      assertThat(api.mapping(GroupVersionKind.of("apps/v1beta1", "X"))).isEmpty();
    }
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis", "GET /api", "GET /apis");
    Path kept = folder.resolve("127.0.0.1_" + server.url().substring(17));
    assertThat(kept.resolve("v1/serverresources.json"))
        .hasContent(
            "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\"v1\","
                + "\"resources\":[{\"name\":\"pods\",\"singularName\":\"pod\",\"namespaced\":true,"
                + "\"kind\":\"Pod\",\"verbs\":[\"get\"],\"shortNames\":[\"po\"]},"
                + "{\"name\":\"pods/log\",\"singularName\":\"pod\",\"namespaced\":true,"
                + "\"kind\":\"Pod\",\"verbs\":[\"get\"]}]}\n");
    try (RestApi api = RestApi.of(server::config, options(folder.toString()), pauses::add)) {
      assertThat(api.mapping(pod)).contains(expected);
    }
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void anOlderServerIsAskedVersionByVersionAndMayFailInOne() {
    server.json("/version", 200, "{\"gitVersion\":\"v1.20.0\",\"major\":\"1\",\"minor\":\"20\"}");
    server.json("/api", 200, "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
    server.json("/api/v1", 200, "{\"resources\":[{\"name\":\"pods\",\"kind\":\"Pod\"}]}");
    server.json(
        "/apis",
        200,
        "{\"kind\":\"APIGroupList\",\"groups\":[{\"name\":\"m.k8s.io\",\"versions\":["
            + "{\"groupVersion\":\"m.k8s.io/v1\",\"version\":\"v1\"}]}]}");
    server.json("/apis/m.k8s.io/v1", 503, "x", "Content-Type", "text/plain");
    try (RestApi api = api(server.config())) {
      assertThat(api.serverInfo().apiVersions()).containsExactly("m.k8s.io/v1", "v1", "v1/Pod");
      assertThat(api.mapping(GroupVersionKind.of("v1", "Pod"))).isPresent();
    }
  }

  @Test
  void anAnswerAboutTheServerItselfFailsWithItsStatusAlone() {
    server.json(
        "/version",
        401,
        "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":401,\"message\":\"Unauthorized\"}");
    try (RestApi api = api(server.config())) {
      assertThatThrownBy(api::checkReachable)
          .isInstanceOf(KubeException.class)
          .hasMessage(
              "kubernetes cluster unreachable: the server has asked for the client to provide"
                  + " credentials");
    }
  }
}
