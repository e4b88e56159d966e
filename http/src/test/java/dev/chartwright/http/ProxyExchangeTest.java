package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Exchanges through proxies; the names behind them exist only there. */
@Timeout(60)
class ProxyExchangeTest {

  private static final String AUTHORIZATION = "Basic bWU6cEBzcw==";

  private static Transport through(Implementation implementation, String proxy) {
    return implementation.open(
        TestTls.trustingRoot()
            .withProxies(Proxies.ofEnvironment(Map.of("HTTP_PROXY", proxy, "HTTPS_PROXY", proxy))));
  }

  private static String get(Transport transport, String url) throws IOException {
    try (HttpResponse response = transport.exchange(HttpRequest.get(url))) {
      return new String(response.readBody(1000), StandardCharsets.UTF_8);
    }
  }

  private static TransportException failure(Transport transport, String url) {
    return catchThrowableOfType(
        TransportException.class, () -> transport.exchange(HttpRequest.get(url)).close());
  }

  private static FakeServer origin() throws IOException {
    return FakeServer.startTls(
        "server",
        peer -> {
          while (!peer.head().isEmpty()) {
            peer.respond("200 OK", "behind");
          }
        });
  }

  /** Both ways until one end closes. */
  private static void splice(Peer peer, int port) throws IOException {
    try (Socket target = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      InputStream back = target.getInputStream();
      OutputStream out = peer.out();
      FakeServer.start(() -> {
        try {
          back.transferTo(out);
          peer.drop();
        } catch (IOException e) {
          // The test is over.
        }
      });
      peer.in().transferTo(target.getOutputStream());
    }
  }

  private static FakeServer.Script tunnelling(int port) {
    return peer -> {
      String head = peer.head();
      assertThat(head).startsWith("CONNECT ");
      peer.send("HTTP/1.1 200 Connection established\r\nX-Proxy: yes\r\n\r\n");
      splice(peer, port);
    };
  }

  @ParameterizedTest
  @EnumSource
  void plainRequestsNameTheWholeUrl(Implementation implementation) throws Exception {
    try (FakeServer proxy =
            FakeServer.keepingAlive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
        Transport transport = through(implementation, proxy.url(""))) {
      assertThat(get(transport, "http://registry.test:81/a%2Fb?c")).isEqualTo("proxy");
      assertThat(proxy.requestLines())
          .containsExactly("GET http://registry.test:81/a%2Fb?c HTTP/1.1");
      assertThat(proxy.heads.get(0))
          .containsIgnoringCase("\r\nHost: registry.test:81\r\n")
          .doesNotContain("Proxy-Authorization");
    }
  }

  @ParameterizedTest
  @EnumSource
  void plainRequestsIdentifyThemselvesToTheProxy(Implementation implementation) throws Exception {
    try (FakeServer proxy =
            FakeServer.keepingAlive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
        Transport transport =
            through(implementation, proxy.url("").replace("://", "://me:p%40ss@"))) {
      get(transport, "http://registry.test/");
      assertThat(proxy.heads.get(0)).contains("\r\nProxy-Authorization: " + AUTHORIZATION + "\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void httpsGoesThroughATunnel(Implementation implementation) throws Exception {
    try (FakeServer origin = origin();
        FakeServer proxy = FakeServer.start(tunnelling(origin.port()));
        Transport transport = through(implementation, proxy.url(""))) {
      assertThat(get(transport, "https://registry.test/x")).isEqualTo("behind");
      assertThat(proxy.requestLines()).containsExactly("CONNECT registry.test:443 HTTP/1.1");
      assertThat(proxy.heads.get(0)).containsIgnoringCase("\r\nHost: registry.test:443\r\n");
      assertThat(origin.requestLines()).containsExactly("GET /x HTTP/1.1");
      assertThat(origin.heads.get(0)).doesNotContainIgnoringCase("proxy");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTunnelIsAskedForWithBasicAuthentication(Implementation implementation) throws Exception {
    try (FakeServer origin = origin();
        FakeServer proxy = FakeServer.start(tunnelling(origin.port()));
        Transport transport =
            through(implementation, proxy.url("").replace("://", "://me:p%40ss@"))) {
      assertThat(get(transport, "https://registry.test:8443/x")).isEqualTo("behind");
      assertThat(proxy.requestLines()).containsExactly("CONNECT registry.test:8443 HTTP/1.1");
      assertThat(proxy.heads.get(0)).contains("\r\nProxy-Authorization: " + AUTHORIZATION + "\r\n");
      assertThat(origin.heads.get(0)).doesNotContainIgnoringCase("proxy-authorization");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "407 Proxy Authentication Required, Proxy Authentication Required",
    "403 Forbidden by policy, Forbidden by policy",
    "502 Bad Gateway, Bad Gateway",
  })
  void aRefusedTunnelIsToldByItsReason(String status, String text) throws Exception {
    try (FakeServer proxy =
            FakeServer.answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
        Transport transport =
            through(Implementation.SOCKET, proxy.url("").replace("://", "://me:p%40ss@"))) {
      TransportException refused = failure(transport, "https://registry.test/");
      assertThat(refused.fault()).isEqualTo(Fault.PROXY);
      assertThat(refused).hasMessage(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTunnelToAStrangerIsRejectedByItsCertificate(Implementation implementation)
      throws Exception {
    try (FakeServer origin = origin();
        FakeServer proxy = FakeServer.start(tunnelling(origin.port()));
        Transport transport = through(implementation, proxy.url(""))) {
      assertThat(failure(transport, "https://other.test/"))
          .hasMessage(
              "tls: failed to verify certificate: x509: certificate is valid for localhost,"
                  + " registry.test, *.wild.test, not other.test");
      assertThat(get(transport, "https://a.wild.test/")).isEqualTo("behind");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SOCKET")
  void aProxyThatIsNotThereIsNamed(Implementation implementation) {
    try (Transport transport = through(implementation, "http://127.0.0.1:1")) {
      TransportException refused = failure(transport, "https://registry.test/");
      assertThat(refused.fault()).isEqualTo(Fault.REFUSED);
      assertThat(refused)
          .hasMessage("proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection refused");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProxyOfAnUnknownKindIsNotPassedBy(Implementation implementation) {
    try (Transport transport = through(implementation, "foo://127.0.0.1:1")) {
      assertThat(failure(transport, "http://127.1.0.0.example/"))
          .hasMessage("proxyconnect tcp: unsupported proxy scheme \"foo\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProxyMaySpeakTlsItself(Implementation implementation) throws Exception {
    try (FakeServer origin = origin();
        FakeServer proxy = FakeServer.startTls("server", tunnelling(origin.port()));
        Transport transport = through(implementation, proxy.url(""))) {
      assertThat(get(transport, "https://registry.test/x")).isEqualTo("behind");
      assertThat(proxy.requestLines()).containsExactly("CONNECT registry.test:443 HTTP/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProxyWithAWrongCertificateIsNotUsed(Implementation implementation) throws Exception {
    try (FakeServer proxy = FakeServer.startTls("wrong-name", Peer::awaitClose);
        Transport transport = through(implementation, proxy.url(""))) {
      TransportException refused = failure(transport, "https://registry.test/x");
      assertThat(refused)
          .isInstanceOf(TlsException.class)
          .hasMessage(
              "proxyconnect tcp: tls: failed to verify certificate: x509: cannot validate"
                  + " certificate for 127.0.0.1 because it doesn't contain any IP SANs");
    }
  }

  /** A SOCKS 5 server that wants the user "me" with the password "p@ss". */
  private static FakeServer.Script socks(int port, int reply, List<String> asked) {
    return peer -> {
      DataInputStream in = new DataInputStream(peer.in());
      assertThat(in.readUnsignedByte()).isEqualTo(5);
      in.readNBytes(in.readUnsignedByte());
      peer.out().write(new byte[] {5, 2});
      assertThat(in.readUnsignedByte()).isEqualTo(1);
      String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
      String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
      asked.add(user + ":" + password);
      peer.out().write(new byte[] {1, 0});
      assertThat(in.readNBytes(4)).containsExactly(5, 1, 0, 3);
      String name = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
      asked.add(name + ":" + in.readUnsignedShort());
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      answer.write(new byte[] {5, (byte) reply, 0, 1, 0, 0, 0, 0, 0, 0});
      peer.out().write(answer.toByteArray());
      if (reply == 0) {
        splice(peer, port);
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void aSocksProxyResolvesTheName(Implementation implementation) throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (FakeServer origin = origin();
        FakeServer proxy = FakeServer.start(socks(origin.port(), 0, asked));
        Transport transport =
            through(implementation, "socks5://me:p%40ss@127.0.0.1:" + proxy.port())) {
      assertThat(get(transport, "https://registry.test/x")).isEqualTo("behind");
      assertThat(asked).containsExactly("me:p@ss", "registry.test:443");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSocksProxyThatCannotConnectSaysWhy(Implementation implementation) throws Exception {
    try (FakeServer proxy = FakeServer.start(socks(0, 5, new CopyOnWriteArrayList<>()));
        Transport transport =
            through(implementation, "socks5://me:p%40ss@127.0.0.1:" + proxy.port())) {
      assertThat(failure(transport, "http://registry.test/x"))
          .hasMessage(
              "socks connect tcp 127.0.0.1:"
                  + proxy.port()
                  + "->registry.test:80: unknown error connection refused");
    }
  }
}
