package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.bcrypt.Bcrypt;
import dev.chartwright.registryserver.RegistryClient.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  @TempDir Path scratch;

  private RegistryServer server;
  private RegistryClient client;
  private int generation;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void start(RegistryConfig.Builder settings) {
    server = RegistryServer.start(settings.build());
    client = new RegistryClient(server.url());
  }

  private Path htpasswd(String... pairs) throws IOException {
    StringBuilder text = new StringBuilder("# users\n\n");
    for (int i = 0; i < pairs.length; i += 2) {
      byte[] password = pairs[i + 1].getBytes(StandardCharsets.UTF_8);
      text.append(pairs[i])
          .append(':')
          .append(Bcrypt.hash(password, 4, new SecureRandom()))
          .append("\r\n");
    }
    Path file = scratch.resolve("htpasswd");
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + ++generation)));
    return file;
  }

  private RegistryClient as(String user, String password) {
    return client.with("Authorization", basic(user, password));
  }

  private static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static void isChallenged(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"registry\"");
    assertThat(answer.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
    assertThat(answer.text()).contains("\"code\":\"UNAUTHORIZED\"");
  }

  @Test
  void usersOfTheFileGetInAndNobodyElse() throws IOException {
    start(
        RegistryConfig.builder()
            .htpasswd(htpasswd("ann", "secret", "bob", "pässword: with colon")));
    assertThat(as("ann", "secret").get("/v2/").status()).isEqualTo(200);
    assertThat(as("ann", "secret").get("/v2/").status()).isEqualTo(200);
    assertThat(as("bob", "pässword: with colon").get("/v2/").status()).isEqualTo(200);
    isChallenged(client.get("/v2/"));
    isChallenged(as("ann", "wrong").get("/v2/"));
    isChallenged(as("ann", "").get("/v2/"));
    isChallenged(as("", "secret").get("/v2/"));
    isChallenged(as("", "").get("/v2/"));
    isChallenged(as("eve", "secret").get("/v2/"));
    isChallenged(as("Ann", "secret").get("/v2/"));
    isChallenged(as("# users", "").get("/v2/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc",
        "Basic",
        "Basic !!!",
        "Basic YW5u",
        "basic",
        "Digest x",
        "Negotiate"
      })
  void otherCredentialsAreChallenged(String header) throws IOException {
    start(RegistryConfig.builder().htpasswd(htpasswd("ann", "secret")));
    isChallenged(client.with("Authorization", header).get("/v2/"));
  }

  @Test
  void schemeIsReadInAnyLetterCase() throws IOException {
    start(RegistryConfig.builder().htpasswd(htpasswd("ann", "secret")));
    String header = basic("ann", "secret").replace("Basic", "bASIC");
    assertThat(client.with("Authorization", header).get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void everyEndpointIsClosedToStrangersAndTellsThemNothing() {
    start(RegistryConfig.builder().user("ann", "secret"));
    as("ann", "secret").pushImage("a", "v1");
    String digest = as("ann", "secret").head("/v2/a/manifests/v1").header("Docker-Content-Digest");
    for (String path :
        new String[] {
          "/v2/",
          "/v2/_catalog",
          "/v2/a/tags/list",
          "/v2/a/manifests/v1",
          "/v2/a/manifests/nope",
          "/v2/nope/tags/list",
          "/v2/UPPER/tags/list",
          "/v2/a/blobs/" + digest,
          "/v2/a/referrers/" + digest,
          "/"
        }) {
      isChallenged(client.get(path));
    }
    isChallenged(client.post("/v2/a/blobs/uploads/"));
    isChallenged(client.put("/v2/a/manifests/v2", new byte[0]));
    isChallenged(client.delete("/v2/a/manifests/v1"));
    assertThat(client.head("/v2/a/manifests/v1").status()).isEqualTo(401);
  }

  @Test
  void strangerIsNotInvitedToSendALargeBody() throws IOException {
    start(RegistryConfig.builder().user("ann", "secret"));
    try (Socket socket = RawHttp.open(server.address())) {
      RawHttp.send(
          socket,
          "POST /v2/a/blobs/uploads/?digest=x HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000000\r\nExpect: 100-continue\r\n\r\n");
      assertThat(RawHttp.readAnswer(socket))
          .startsWith("HTTP/1.1 401 ")
          .contains("Connection: close");
    }
  }

  @Test
  void anonymousMayReadWhenAllowedAndIsChallengedForTheRest() {
    start(RegistryConfig.builder().user("ann", "secret").anonymousRead(true));
    as("ann", "secret").pushImage("a", "v1");
    assertThat(client.get("/v2/a/manifests/v1").status()).isEqualTo(200);
    assertThat(client.get("/v2/a/tags/list").status()).isEqualTo(200);
    assertThat(client.get("/v2/_catalog").status()).isEqualTo(200);
    assertThat(client.get("/v2/nope/tags/list").status()).isEqualTo(404);
    assertThat(as("", "").get("/v2/a/manifests/v1").status()).isEqualTo(200);
    isChallenged(client.post("/v2/a/blobs/uploads/"));
    isChallenged(client.put("/v2/a/manifests/v1", new byte[0]));
    isChallenged(client.delete("/v2/a/manifests/v1"));
    isChallenged(client.get(as("ann", "secret").startUpload("a")));
    isChallenged(as("ann", "wrong").get("/v2/a/manifests/v1"));
  }

  @Test
  void baseChallengesAnonymousReadersSoThatClientsLearnToLogIn() {
    start(RegistryConfig.builder().user("ann", "secret").anonymousRead(true));
    isChallenged(client.get("/v2/"));
    assertThat(as("ann", "secret").get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void withoutUsersCredentialsDoNotMatter() {
    start(RegistryConfig.builder());
    assertThat(as("any", "body").get("/v2/").status()).isEqualTo(200);
    assertThat(as("any", "body").post("/v2/a/blobs/uploads/").status()).isEqualTo(202);
  }

  @Test
  void changedFileCountsAtOnce() throws IOException {
    start(RegistryConfig.builder().htpasswd(htpasswd("ann", "old")));
    assertThat(as("ann", "old").get("/v2/").status()).isEqualTo(200);
    htpasswd("ann", "new", "bob", "hello");
    isChallenged(as("ann", "old").get("/v2/"));
    assertThat(as("ann", "new").get("/v2/").status()).isEqualTo(200);
    assertThat(as("bob", "hello").get("/v2/").status()).isEqualTo(200);
    Files.delete(scratch.resolve("htpasswd"));
    isChallenged(as("ann", "new").get("/v2/"));
    htpasswd("ann", "new");
    assertThat(as("ann", "new").get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void fileThatLetsNobodyInIsRefusedAtTheStart() throws IOException {
    Path file = scratch.resolve("htpasswd");
    Files.writeString(file, "ann:$apr1$abc$def\n");
    assertThatThrownBy(() -> start(RegistryConfig.builder().htpasswd(file)))
        .isInstanceOf(RegistryStartException.class)
        .hasMessageContaining(file + ":1: not a name and a bcrypt hash");
    assertThatThrownBy(() -> start(RegistryConfig.builder().htpasswd(scratch.resolve("absent"))))
        .isInstanceOf(RegistryStartException.class)
        .hasMessageContaining("cannot read the users");
  }

  @Test
  void readOnlyRegistryRefusesEveryChange() {
    Path folder = scratch.resolve("registry");
    start(RegistryConfig.builder().folder(folder));
    client.pushImage("a", "v1");
    server.close();
    start(RegistryConfig.builder().folder(folder).readOnly(true));
    assertThat(client.get("/v2/a/manifests/v1").status()).isEqualTo(200);
    for (Answer answer :
        new Answer[] {
          client.post("/v2/a/blobs/uploads/"),
          client.put("/v2/a/manifests/v2", new byte[0]),
          client.delete("/v2/a/manifests/v1"),
        }) {
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
      assertThat(answer.text()).contains("UNSUPPORTED").contains("read-only");
    }
  }

  @Test
  void listedOriginMayUseTheRegistryFromABrowser() {
    start(RegistryConfig.builder().user("ann", "secret").origin("https://ui.example.com"));
    String preflight =
        new String(
            RawHttp.exchange(
                server.address(),
                "OPTIONS /v2/a/tags/list HTTP/1.1\r\nHost: x\r\nOrigin: https://ui.example.com\r\nConnection: close\r\n\r\n"),
            StandardCharsets.ISO_8859_1);
    assertThat(preflight)
        .startsWith("HTTP/1.1 204 ")
        .contains("Access-Control-Allow-Origin: https://ui.example.com\r\n")
        .contains("Access-Control-Allow-Headers: Accept, Authorization");
    String origin = "Access-Control-Allow-Origin";
    assertThat(as("ann", "secret").get("/v2/", "Origin", "https://ui.example.com").header(origin))
        .isEqualTo("https://ui.example.com");
    assertThat(as("ann", "secret").get("/v2/", "Origin", "https://evil.example.com").header(origin))
        .isEmpty();
    assertThat(client.get("/v2/").header("Vary")).isEqualTo("Origin");
  }
}
