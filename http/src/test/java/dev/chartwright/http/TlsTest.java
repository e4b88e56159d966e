package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS as Go's crypto/tls does it; the expected texts were recorded from Go 1.26. */
@Timeout(60)
class TlsTest {

  private static final String PREFIX = "tls: failed to verify certificate: x509: ";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:34:47.5Z"), ZoneOffset.UTC);
  private static final FakeServer.Script SERVING =
      peer -> {
        while (!peer.head().isEmpty()) {
          peer.respond("200 OK", "secret");
        }
      };

  private static TransportOptions trusting(String roots) {
    return TransportOptions.defaults()
        .withClock(CLOCK)
        .withTls(TlsOptions.defaults().withAuthorities(TestTls.bytes(roots)));
  }

  private static TransportOptions with(TlsOptions tls) {
    return TransportOptions.defaults().withClock(CLOCK).withTls(tls);
  }

  private static String get(Transport transport, String url) throws Exception {
    try (HttpResponse response = transport.exchange(HttpRequest.get(url))) {
      return new String(response.readBody(100), StandardCharsets.UTF_8);
    }
  }

  private static TlsException failure(Transport transport, String url) {
    return catchThrowableOfType(
        TlsException.class, () -> transport.exchange(HttpRequest.get(url)).close());
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
            Arguments.of("server", "127.0.0.1", "root.pem"),
            Arguments.of("server", "localhost", "root.pem"),
            Arguments.of("chained", "localhost", "root.pem"),
            Arguments.of("chained", "localhost", "intermediate.pem"),
            Arguments.of("chain-missing", "127.0.0.1", "intermediate.pem"),
            Arguments.of("self-signed", "localhost", "self-signed.pem"),
            Arguments.of("other-address", "localhost", "root.pem"))
        .flatMap(TlsTest::forEach);
  }

  static Stream<Arguments> rejected() {
    String unknown = PREFIX + "certificate signed by unknown authority";
    String dates = PREFIX + "certificate has expired or is not yet valid: current time ";
    String past = dates + "2026-11-21T12:34:47Z is after 2021-01-01T00:00:00Z";
    String noAddress =
        PREFIX + "cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs";
    return Stream.of(
            Arguments.of("server", "localhost", "other-root.pem", unknown),
            Arguments.of("chain-missing", "localhost", "root.pem", unknown),
            Arguments.of("self-signed", "127.0.0.1", "root.pem", unknown),
            Arguments.of("old-chain", "localhost", "root.pem", past),
            Arguments.of("expired", "127.0.0.1", "root.pem", past),
            Arguments.of(
                "future",
                "localhost",
                "root.pem",
                dates + "2026-11-21T12:34:47Z is before 2119-01-01T00:00:00Z"),
            Arguments.of(
                "impostor",
                "localhost",
                "root.pem",
                unknown
                    + " (possibly because of \"x509: ECDSA verification failure\" while trying to"
                    + " verify candidate authority certificate \"Test Root\")"),
            Arguments.of("wrong-name", "127.0.0.1", "root.pem", noAddress),
            Arguments.of(
                "wrong-name",
                "localhost",
                "root.pem",
                PREFIX + "certificate is valid for a.test, *.b.test, not localhost"),
            Arguments.of(
                "other-address",
                "127.0.0.1",
                "root.pem",
                PREFIX + "certificate is valid for 10.0.0.1, fe80::1:0:0:1, not 127.0.0.1"),
            Arguments.of("localhost", "127.0.0.1", "root.pem", noAddress),
            Arguments.of(
                "localhost",
                "localhost",
                "root.pem",
                PREFIX + "certificate relies on legacy Common Name field, use SANs instead"),
            Arguments.of(
                "no-names",
                "localhost",
                "root.pem",
                PREFIX + "certificate is not valid for any names, but wanted to match localhost"),
            Arguments.of(
                "client-only",
                "localhost",
                "root.pem",
                PREFIX + "certificate specifies an incompatible key usage"),
            Arguments.of(
                "client-only",
                "localhost",
                "client-only.pem",
                PREFIX + "certificate specifies an incompatible key usage"))
        .flatMap(TlsTest::forEach);
  }

  private static Stream<Arguments> forEach(Arguments row) {
    return Stream.of(Implementation.values())
        .map(implementation -> {
          Object[] with = new Object[row.get().length + 1];
          with[0] = implementation;
          System.arraycopy(row.get(), 0, with, 1, row.get().length);
          return Arguments.of(with);
        });
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void aCertificateThatHoldsIsAccepted(
      Implementation implementation, String certificate, String host, String roots)
      throws Exception {
    try (FakeServer server = FakeServer.startTls(certificate, SERVING);
        Transport transport = implementation.open(trusting(roots))) {
      assertThat(get(transport, server.url(host, "/"))).isEqualTo("secret");
      assertThat(get(transport, server.url(host, "/"))).isEqualTo("secret");
    }
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void aCertificateThatDoesNotHoldIsRejectedInTheWordsOfGo(
      Implementation implementation, String certificate, String host, String roots, String text)
      throws Exception {
    try (FakeServer server = FakeServer.startTls(certificate, SERVING);
        Transport transport = implementation.open(trusting(roots))) {
      TlsException rejected = failure(transport, server.url(host, "/"));
      assertThat(rejected).hasMessage(text);
      assertThat(rejected.kind())
          .isEqualTo(
              text.contains("unknown authority")
                  ? TlsException.Kind.UNKNOWN_AUTHORITY
                  : text.contains("expired")
                      ? TlsException.Kind.EXPIRED
                      : text.contains("key usage")
                          ? TlsException.Kind.BAD_CERTIFICATE
                          : TlsException.Kind.HOSTNAME_MISMATCH);
      assertThat(server.heads).as("requests sent to a stranger").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutVerificationAnyCertificateForAnyNameWillDo(Implementation implementation)
      throws Exception {
    TlsOptions insecure = TlsOptions.defaults().withInsecureSkipVerify(true);
    for (String certificate : List.of("expired", "wrong-name", "self-signed")) {
      try (FakeServer server = FakeServer.startTls(certificate, SERVING);
          Transport transport = implementation.open(with(insecure))) {
        assertThat(get(transport, server.url("/"))).isEqualTo("secret");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"wrong-name, a.test, true", "server, elsewhere.example, false"})
  void aServerNameTakesThePlaceOfTheHostInTheUrl(String certificate, String name, boolean held)
      throws Exception {
    TlsOptions named =
        TlsOptions.defaults().withAuthorities(TestTls.bytes("root.pem")).withServerName(name);
    try (FakeServer server = FakeServer.startTls(certificate, SERVING);
        Transport transport = SocketTransport.of(with(named))) {
      if (held) {
        assertThat(get(transport, server.url("/"))).isEqualTo("secret");
      } else {
        assertThat(failure(transport, server.url("/")).getMessage()).contains("not " + name);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSystemsAuthoritiesDoNotKnowTheTestRoot(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.startTls("server", SERVING);
        Transport transport = implementation.open()) {
      assertThat(failure(transport, server.url("/")).kind())
          .isEqualTo(TlsException.Kind.UNKNOWN_AUTHORITY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void authoritiesComeFromTheFileThatTheEnvironmentNames(Implementation implementation)
      throws Exception {
    TlsOptions tls =
        TlsOptions.defaults()
            .withEnvironment(Map.of("SSL_CERT_FILE", TestTls.path("root.pem").toString()));
    try (FakeServer server = FakeServer.startTls("server", SERVING);
        Transport transport = implementation.open(with(tls))) {
      assertThat(get(transport, server.url("/"))).isEqualTo("secret");
    }
  }

  @ParameterizedTest
  @EnumSource
  void authoritiesComeFromTheDirectoriesThatTheEnvironmentNames(
      Implementation implementation, @TempDir Path folder) throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.write(first.resolve("readme.txt"), List.of("no certificate here"));
    Files.write(second.resolve("anything.crt"), TestTls.bytes("root.pem"));
    TlsOptions tls =
        TlsOptions.defaults().withEnvironment(Map.of("SSL_CERT_DIR", first + ":" + second));
    try (FakeServer server = FakeServer.startTls("server", SERVING);
        Transport transport = implementation.open(with(tls))) {
      assertThat(get(transport, server.url("/"))).isEqualTo("secret");
    }
  }

  @ParameterizedTest
  @EnumSource
  void givenAuthoritiesReplaceThoseOfTheSystem(Implementation implementation) throws Exception {
    TlsOptions tls =
        TlsOptions.defaults()
            .withEnvironment(Map.of("SSL_CERT_FILE", TestTls.path("root.pem").toString()))
            .withAuthorities(TestTls.bytes("other-root.pem"));
    try (FakeServer server = FakeServer.startTls("server", SERVING);
        Transport transport = implementation.open(with(tls))) {
      assertThat(failure(transport, server.url("/")).kind())
          .isEqualTo(TlsException.Kind.UNKNOWN_AUTHORITY);
    }
  }

  static Stream<Arguments> identities() {
    return Stream.of(
            Arguments.of("client-rsa", "client-rsa-pkcs1"),
            Arguments.of("client-rsa", "client-rsa-pkcs8"),
            Arguments.of("client-ec", "client-ec-sec1"),
            Arguments.of("client-ec", "client-ec-params"),
            Arguments.of("client-ec", "client-ec-pkcs8"),
            Arguments.of("client-ed", "client-ed-pkcs8"))
        .flatMap(TlsTest::forEach);
  }

  @ParameterizedTest
  @MethodSource("identities")
  void aClientCertificateIsShownToAServerThatAsks(
      Implementation implementation, String certificate, String key) throws Exception {
    List<String> names = new CopyOnWriteArrayList<>();
    TlsOptions tls =
        TlsOptions.defaults()
            .withAuthorities(TestTls.bytes("root.pem"))
            .withClientCertificate(
                TestTls.bytes(certificate + ".crt"), TestTls.bytes(key + ".key"));
    try (FakeServer server =
            FakeServer.startMutualTls(
                "server",
                peer -> {
                  peer.head();
                  SSLSocket socket = (SSLSocket) peer.socket;
                  names.add(socket.getSession().getPeerPrincipal().getName());
                  peer.respond("200 OK", "secret");
                });
        Transport transport = implementation.open(with(tls))) {
      assertThat(get(transport, server.url("/"))).isEqualTo("secret");
      assertThat(names).containsExactly("CN=" + certificate + ",O=Chartwright tests");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatMissesACertificateSaysSo(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.startMutualTls("server", SERVING);
        Transport transport = implementation.open(trusting("root.pem"))) {
      // The server's reset may overtake its alert.
      assertThatThrownBy(() -> get(transport, server.url("/")))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.fault()).isIn(Fault.TLS, Fault.RESET))
          .hasMessageMatching(
              "remote error: tls: (certificate required|bad certificate)"
                  + "|(read|write).* (connection reset by peer|broken pipe)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSpeaksPlainHttpIsRecognized(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.in().read();
              peer.respond("400 Bad Request", "no TLS here");
              peer.awaitClose();
            });
        Transport transport = implementation.open()) {
      TlsException plain = failure(transport, server.url("/").replace("http:", "https:"));
      assertThat(plain.kind()).isEqualTo(TlsException.Kind.PLAIN_HTTP_SERVER);
      assertThat(plain).hasMessage("http: server gave HTTP response to HTTPS client");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SOCKET")
  void otherProtocolsAreRecognizedAsNoTls(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.send("SSH-2.0-OpenSSH_9\r\n");
              peer.awaitClose();
            });
        Transport transport = implementation.open()) {
      assertThat(failure(transport, server.url("/").replace("http:", "https:")))
          .hasMessage("tls: first record does not look like a TLS handshake");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SOCKET")
  void aHandshakeThatDoesNotComeIsGivenUp(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.start(Peer::awaitClose);
        Transport transport = implementation.open()) {
      HttpRequest request =
          HttpRequest.get(server.url("/").replace("http:", "https:"))
              .withTimeouts(Timeouts.none().withConnect(java.time.Duration.ofMillis(300)));
      TransportException late =
          catchThrowableOfType(TransportException.class, () -> transport.exchange(request));
      assertThat(late.fault()).isEqualTo(Fault.CONNECT_TIMEOUT);
      assertThat(late).hasMessage("net/http: TLS handshake timeout");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SOCKET")
  void aConnectionThatEndsWithinTheHandshakeIsAnEof(Implementation implementation)
      throws Exception {
    try (FakeServer server = FakeServer.start(peer -> peer.in().readNBytes(50));
        Transport transport = implementation.open()) {
      assertThatThrownBy(
              () -> transport.exchange(HttpRequest.get(server.url("/").replace("http:", "https:"))))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.fault()).isIn(Fault.EOF, Fault.RESET));
    }
  }

  @ParameterizedTest
  @CsvSource({"false, AES", "true, CHACHA20"})
  void chaCha20IsAskedForFirstWhereThatIsWanted(boolean first, String cipher) throws Exception {
    List<String> ciphers = new CopyOnWriteArrayList<>();
    TlsOptions tls = TlsOptions.defaults().withAuthorities(TestTls.bytes("root.pem"));
    try (FakeServer server =
            FakeServer.startTls(
                "server",
                peer -> {
                  peer.head();
                  ciphers.add(((SSLSocket) peer.socket).getSession().getCipherSuite());
                  peer.respond("200 OK", "secret");
                });
        Transport transport = SocketTransport.of(with(first ? tls.withChaCha20First() : tls))) {
      assertThat(get(transport, server.url("localhost", "/"))).isEqualTo("secret");
      assertThat(ciphers).singleElement().asString().contains(cipher);
    }
  }

  @Test
  void whatTheFirstConnectionNeedsCanBeLoadedBefore() throws Exception {
    assertThat(TlsStart.greet()).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void theServerIsToldItsNameButNoAddress(Implementation implementation) throws Exception {
    List<String> names = new CopyOnWriteArrayList<>();
    try (FakeServer server =
            FakeServer.startTls(
                "server",
                peer -> {
                  peer.head();
                  ExtendedSSLSession session =
                      (ExtendedSSLSession) ((SSLSocket) peer.socket).getSession();
                  session
                      .getRequestedServerNames()
                      .forEach(name -> names.add(((SNIHostName) name).getAsciiName()));
                  peer.respond("200 OK", "secret");
                });
        Transport transport = implementation.open(trusting("root.pem"))) {
      get(transport, server.url("localhost", "/"));
      get(transport, server.url("127.0.0.1", "/"));
      assertThat(names).containsExactly("localhost");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyCutShortIsNoticedThroughTls(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.startTls(
                "server",
                peer -> {
                  peer.head();
                  peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                });
        Transport transport = implementation.open(trusting("root.pem"));
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
      assertThatThrownBy(() -> response.readBody(100))
          .isInstanceOf(BodyException.class)
          .hasMessage("unexpected EOF");
    }
  }

  @ParameterizedTest
  @EnumSource
  void largeBodiesPassThroughTlsBothWays(Implementation implementation) throws Exception {
    int size = 3 << 20;
    try (FakeServer server =
            FakeServer.startTls(
                "server",
                peer -> {
                  peer.head();
                  byte[] sent = peer.body();
                  peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + sent.length + "\r\n\r\n");
                  peer.out().write(sent);
                  peer.out().flush();
                });
        Transport transport = implementation.open(trusting("root.pem"));
        HttpResponse response =
            transport.exchange(
                HttpRequest.put(
                    server.url("/"), Body.ofSource(size, () -> new EndlessStream(size))))) {
      assertThat(response.readBody(size)).isEqualTo(new EndlessStream(size).readAllBytes());
    }
  }
}
