package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both transports do alike when all goes well. */
@Timeout(60)
class ExchangeTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static String read(HttpResponse response) throws IOException {
    try (response) {
      return new String(response.readBody(1 << 20), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResponseHasStatusHeadersAndBody(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                "HTTP/1.1 418 Teapot\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 4\r\n\r\nbody");
        Transport transport = implementation.open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
      assertThat(response.status()).isEqualTo(418);
      assertThat(response.protocol()).isEqualTo("HTTP/1.1");
      assertThat(response.headers().all("X-a")).containsExactly("1", "2");
      assertThat(response.contentLength()).isEqualTo(4);
      assertThat(response.framing()).isEqualTo(HttpResponse.Framing.LENGTH);
      assertThat(response.readBody(100)).isEqualTo("body".getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theUrlGoesOutAsItIsWritten(Implementation implementation) throws Exception {
    List<String> paths =
        List.of(
            "/v2/a%2Fb/c?_state=x%2By+z%3D%3d&empty=&q",
            "//double//slash/./dots/../kept",
            "/~user;v=1/a:b@c!$'()*,",
            "/%e2%82%ac/%E2%82%AC",
            "/brackets?a[0]=1&b={x}|y^z");
    try (FakeServer server = FakeServer.keepingAlive(OK);
        Transport transport = implementation.open()) {
      List<String> expected = new ArrayList<>();
      for (String path : paths) {
        expected.add("GET " + path + " HTTP/1.1");
        read(transport.exchange(HttpRequest.get(server.url(path + "#fragment"))));
      }
      assertThat(server.requestLines()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void spacesAndOtherAlphabetsAreEscapedSinceTheyCannotBeSent(Implementation implementation)
      throws Exception {
    try (FakeServer server = FakeServer.keepingAlive(OK);
        Transport transport = implementation.open()) {
      read(transport.exchange(HttpRequest.get(server.url("/my chart-ä.tgz?a b"))));
      assertThat(server.requestLines())
          .containsExactly("GET /my%20chart-%C3%A4.tgz?a%20b HTTP/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void headersKeepTheirValuesAndTheHostIsAdded(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.keepingAlive(OK);
        Transport transport = implementation.open()) {
      HttpRequest request =
          HttpRequest.get(server.url("/"))
              .withHeaders(
                  Headers.of("Accept", "a/b", "User-Agent", "Helm/4.3.1", "Accept", "c/d"));
      read(transport.exchange(request));
      String head = server.heads.get(0);
      assertThat(head)
          .containsIgnoringCase("\r\nHost: 127.0.0.1:" + server.port() + "\r\n")
          .contains("\r\nAccept: a/b\r\n")
          .contains("\r\nAccept: c/d\r\n")
          .contains("\r\nUser-Agent: Helm/4.3.1\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUserInTheUrlBecomesBasicAuthorization(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.keepingAlive(OK);
        Transport transport = implementation.open()) {
      String url = server.url("/").replace("://", "://me:p%40ss@");
      read(transport.exchange(HttpRequest.get(url)));
      assertThat(server.heads.get(0)).contains("\r\nAuthorization: Basic bWU6cEBzcw==\r\n");
      read(transport.exchange(HttpRequest.get(url).with("Authorization", "Bearer x")));
      assertThat(server.heads.get(1)).contains("\r\nAuthorization: Bearer x\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void bodiesOfKnownLengthAreSentWithTheirLength(
      Implementation implementation, @TempDir Path folder) throws Exception {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Path file = Files.write(folder.resolve("blob"), bytes);
    List<Body> bodies =
        List.of(
            Body.of(bytes),
            Body.ofFile(file),
            Body.once(bytes.length, new ByteArrayInputStream(bytes)),
            Body.ofSource(bytes.length, () -> new ByteArrayInputStream(bytes)));
    List<byte[]> received = new ArrayList<>();
    try (FakeServer server =
            FakeServer.start(peer -> {
              while (!peer.head().isEmpty()) {
                received.add(peer.body());
                peer.send(OK);
              }
            });
        Transport transport = implementation.open()) {
      for (Body body : bodies) {
        assertThat(read(transport.exchange(HttpRequest.put(server.url("/"), body))))
            .isEqualTo("ok");
      }
      assertThat(received).hasSize(4).allMatch(sent -> java.util.Arrays.equals(sent, bytes));
      assertThat(server.heads).allMatch(head -> head.contains("\r\nContent-Length: 100000\r\n"));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyOfUnknownLengthIsSentInChunks(Implementation implementation) throws Exception {
    List<String> received = new ArrayList<>();
    try (FakeServer server =
            FakeServer.start(peer -> {
              while (!peer.head().isEmpty()) {
                received.add(new String(peer.body(), StandardCharsets.UTF_8));
                peer.send(OK);
              }
            });
        Transport transport = implementation.open()) {
      String text = "0123456789".repeat(10_000);
      for (String sent : List.of(text, "short", "")) {
        Body body =
            Body.ofSource(
                -1, () -> new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)));
        read(transport.exchange(HttpRequest.post(server.url("/"), body)));
      }
      assertThat(received).containsExactly(text, "short", "");
      assertThat(server.heads)
          .allMatch(
              head -> head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked\r\n"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChunkedBodyIsReadToItsLastChunk(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.keepingAlive(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n00A;name=\"v\"\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n");
        Transport transport = implementation.open()) {
      for (int i = 0; i < 3; i++) {
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")));
        assertThat(response.framing()).isEqualTo(HttpResponse.Framing.CHUNKED);
        assertThat(response.contentLength()).isEqualTo(-1);
        assertThat(read(response)).isEqualTo("abc0123456789");
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatLastsUntilTheConnectionClosesIsMarked(Implementation implementation)
      throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 200 OK\r\n\r\nhalf or whole?");
        Transport transport = implementation.open()) {
      HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")));
      assertThat(response.framing()).isEqualTo(HttpResponse.Framing.UNTIL_CLOSE);
      assertThat(response.contentLength()).isEqualTo(-1);
      assertThat(read(response)).isEqualTo("half or whole?");
    }
  }

  @ParameterizedTest
  @EnumSource
  void responsesWithoutBodyAreKnownByMethodAndStatus(Implementation implementation)
      throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              while (!peer.head().isEmpty()) {
                peer.send(bodyless(peer.field("X-Case")));
              }
            });
        Transport transport = implementation.open()) {
      HttpResponse head =
          transport.exchange(HttpRequest.head(server.url("/")).with("X-Case", "head"));
      assertThat(head.contentLength()).isEqualTo(1234);
      assertThat(read(head)).isEmpty();
      HttpResponse none =
          transport.exchange(HttpRequest.get(server.url("/")).with("X-Case", "204"));
      assertThat(none.framing()).isEqualTo(HttpResponse.Framing.NONE);
      assertThat(read(none)).isEmpty();
      HttpResponse unchanged =
          transport.exchange(HttpRequest.get(server.url("/")).with("X-Case", "304"));
      assertThat(unchanged.status()).isEqualTo(304);
      assertThat(read(unchanged)).isEmpty();
      HttpResponse empty =
          transport.exchange(HttpRequest.get(server.url("/")).with("X-Case", "empty"));
      assertThat(empty.contentLength()).isZero();
      assertThat(read(empty)).isEmpty();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static String bodyless(String name) {
    return switch (name) {
      case "head" -> "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n";
      case "204" -> "HTTP/1.1 204 No Content\r\n\r\n";
      case "304" -> "HTTP/1.1 304 Not Modified\r\n\r\n";
      default -> "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    };
  }

  @ParameterizedTest
  @EnumSource
  void informationalResponsesAreSkipped(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK);
        Transport transport = implementation.open()) {
      assertThat(read(transport.exchange(HttpRequest.get(server.url("/"))))).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @EnumSource
  void redirectsAreGivenBackAsTheyAre(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.keepingAlive(
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");
        Transport transport = implementation.open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/a")))) {
      assertThat(response.status()).isEqualTo(307);
      assertThat(response.headers().first("location")).contains("/b");
      assertThat(server.requestLines()).containsExactly("GET /a HTTP/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnauthorizedAnswerIsNotRepeated(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.keepingAlive(
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n");
        Transport transport = implementation.open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/a")))) {
      assertThat(response.status()).isEqualTo(401);
      assertThat(server.heads).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedConnectionIsNotUsedAgain(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        Transport transport = implementation.open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(read(transport.exchange(HttpRequest.get(server.url("/"))))).isEqualTo("ok");
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsShareOneTransport(Implementation implementation) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (FakeServer server =
            FakeServer.start(peer -> {
              String head = peer.head();
              while (!head.isEmpty()) {
                peer.respond("200 OK", head.substring(4, head.indexOf(" HTTP")));
                head = peer.head();
              }
            });
        Transport transport = implementation.open()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String path = "/" + i;
        answers.add(
            threads.submit(() -> read(transport.exchange(HttpRequest.get(server.url(path))))));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(answers.get(i).get()).isEqualTo("/" + i);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyLongerThanAllowedIsRejected(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n");
        Transport transport = implementation.open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
      assertThatThrownBy(() -> response.readBody(4))
          .isInstanceOfSatisfying(
              BodyException.class, e -> assertThat(e.fault()).isEqualTo(Fault.LIMIT))
          .hasMessage("response body exceeds the limit of 4 bytes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theListenerIsToldOfRouteRequestAndResponse(Implementation implementation) throws Exception {
    List<String> told = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void routed(HttpRequest request, String route) {
            told.add("route " + route);
          }

          @Override
          public void requestSent(HttpRequest request) {
            told.add("sent " + request.method());
          }

          @Override
          public void responseReceived(HttpResponse response, java.time.Duration elapsed) {
            told.add("received " + response.statusText());
          }

          @Override
          public void failed(HttpRequest request, TransportException failure) {
            told.add("failed " + failure.fault());
          }
        };
    try (FakeServer server = FakeServer.answering(OK);
        Transport transport =
            implementation.open(TransportOptions.defaults().withListener(listener))) {
      read(transport.exchange(HttpRequest.get(server.url("/"))));
      assertThatThrownBy(() -> transport.exchange(HttpRequest.get("http://127.0.0.1:1/")))
          .isInstanceOf(TransportException.class);
    }
    assertThat(told)
        .containsSubsequence("route direct", "sent GET", "received 200 OK")
        .endsWith("failed REFUSED");
  }
}
