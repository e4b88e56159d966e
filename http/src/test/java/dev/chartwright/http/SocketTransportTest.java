package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the socket transport promises beyond the common suite: connections, early answers, words.
 */
@Timeout(60)
class SocketTransportTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static SocketTransport open() {
    return SocketTransport.of(TransportOptions.defaults());
  }

  private static String read(HttpResponse response) throws IOException {
    try (response) {
      return new String(response.readBody(1 << 24), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theHeadIsWrittenInTheOrderOfTheRequest() throws Exception {
    try (FakeServer server = FakeServer.keepingAlive(OK);
        SocketTransport transport = open()) {
      HttpRequest request =
          HttpRequest.post(server.url("/p?q"), Body.of(new byte[] {'x'}))
              .withHeaders(Headers.of("b", "2", "a", "1", "Content-Length", "77"));
      read(transport.exchange(request));
      assertThat(server.heads.get(0))
          .isEqualTo(
              "POST /p?q HTTP/1.1\r\nHost: 127.0.0.1:"
                  + server.port()
                  + "\r\nb: 2\r\na: 1\r\nContent-Length: 1\r\n\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET,false", "DELETE,false", "HEAD,false", "POST,true", "PUT,true", "PATCH,true"})
  void onlyMethodsThatUsuallyHaveABodyTellThatTheyHaveNone(String method, boolean told)
      throws Exception {
    try (FakeServer server = FakeServer.keepingAlive("HTTP/1.1 204 No Content\r\n\r\n");
        SocketTransport transport = open()) {
      read(transport.exchange(HttpRequest.of(method, server.url("/"))));
      assertThat(server.heads.get(0).contains("Content-Length: 0")).isEqualTo(told);
    }
  }

  @Test
  void aHostFieldOfOnesOwnIsSent() throws Exception {
    try (FakeServer server = FakeServer.keepingAlive(OK);
        SocketTransport transport = open()) {
      read(transport.exchange(HttpRequest.get(server.url("/")).with("Host", "registry.test")));
      assertThat(server.heads.get(0)).contains("\r\nHost: registry.test\r\n").doesNotContain("127");
    }
  }

  @Test
  void aConnectionServesAgainOnceItsBodyWasRead() throws Exception {
    try (FakeServer server = FakeServer.keepingAlive(OK);
        SocketTransport transport = open()) {
      for (int i = 0; i < 5; i++) {
        try (HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
          response.body().readNBytes(2);
        }
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void closingReadsAShortRestToKeepTheConnection() throws Exception {
    String body = "x".repeat(60_000);
    try (FakeServer server =
            FakeServer.keepingAlive("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n" + body);
        SocketTransport transport = open()) {
      for (int i = 0; i < 3; i++) {
        transport.exchange(HttpRequest.get(server.url("/"))).close();
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void closingDoesNotReadALongRest() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n");
              peer.awaitClose();
            });
        SocketTransport transport = open()) {
      transport.exchange(HttpRequest.get(server.url("/"))).close();
      transport.exchange(HttpRequest.get(server.url("/"))).close();
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void closingDoesNotWaitForARestThatDoesNotCome() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
              peer.awaitClose();
            });
        SocketTransport transport = open()) {
      long began = System.nanoTime();
      transport.exchange(HttpRequest.get(server.url("/"))).close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "POST"})
  void anIdleConnectionThatTheServerClosedIsReplaced(String method) throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.body();
              peer.send(OK);
            });
        SocketTransport transport = open()) {
      for (int i = 0; i < 10; i++) {
        Body body = method.equals("GET") ? Body.none() : Body.of(new byte[] {'x'});
        HttpRequest request = HttpRequest.of(method, server.url("/")).withBody(body);
        HttpResponse response = transport.exchange(request);
        assertThat(read(response)).isEqualTo("ok");
        server.awaitEnd(i);
      }
      assertThat(server.heads).hasSize(10);
    }
  }

  @Test
  void aRequestThatMayHaveBeenSeenIsRepeatedOnlyWhenThatIsSafe() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.body();
              peer.send(OK);
              // The second request on the connection is read and then not answered.
              peer.head();
              peer.body();
              peer.reset();
            });
        SocketTransport transport = open()) {
      read(transport.exchange(HttpRequest.get(server.url("/1"))));
      read(transport.exchange(HttpRequest.get(server.url("/2"))));
      assertThat(server.requestLines())
          .containsExactly("GET /1 HTTP/1.1", "GET /2 HTTP/1.1", "GET /2 HTTP/1.1");
      assertThatThrownBy(() -> transport.exchange(HttpRequest.post(server.url("/3"), Body.none())))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESET));
      assertThat(server.heads).hasSize(4);
    }
  }

  @Test
  void aBodyThatCanBeReadOnceIsNotSentTwice() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.send(OK);
              peer.head();
              peer.body();
              peer.reset();
            });
        SocketTransport transport = open()) {
      read(transport.exchange(HttpRequest.get(server.url("/1"))));
      Body body = Body.once(3, new ByteArrayInputStream(new byte[3]));
      assertThatThrownBy(() -> transport.exchange(HttpRequest.put(server.url("/2"), body)))
          .isInstanceOf(TransportException.class);
      assertThat(server.heads).hasSize(2);
    }
  }

  @Test
  void bytesThatNobodyAskedForSpoilAConnection() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              while (!peer.head().isEmpty()) {
                peer.send(OK + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged");
              }
            });
        SocketTransport transport = open()) {
      assertThat(read(transport.exchange(HttpRequest.get(server.url("/1"))))).isEqualTo("ok");
      assertThat(read(transport.exchange(HttpRequest.get(server.url("/2"))))).isEqualTo("ok");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void connectionsOfAnotherOriginAreNotShared() throws Exception {
    try (FakeServer one = FakeServer.keepingAlive(OK);
        SocketTransport transport = open()) {
      read(transport.exchange(HttpRequest.get(one.url("127.0.0.1", "/"))));
      read(transport.exchange(HttpRequest.get(one.url("localhost", "/"))));
      assertThat(one.connections()).isEqualTo(2);
    }
  }

  @Test
  void withoutKeepAliveEachExchangeHasItsOwnConnection() throws Exception {
    try (FakeServer server = FakeServer.keepingAlive(OK);
        SocketTransport transport =
            SocketTransport.of(TransportOptions.defaults().withKeepAlive(Duration.ZERO))) {
      read(transport.exchange(HttpRequest.get(server.url("/"))));
      read(transport.exchange(HttpRequest.get(server.url("/"))));
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anEarlyRefusalIsSeenWhileTheUploadRuns() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.in().readNBytes(1000);
              peer.respond("413 Request Entity Too Large", "too large");
              peer.awaitClose();
            });
        SocketTransport transport = open()) {
      // The source never ends: only the answer can end the upload.
      Body endless = Body.ofSource(-1, EndlessStream::new);
      HttpResponse response = transport.exchange(HttpRequest.put(server.url("/"), endless));
      assertThat(response.status()).isEqualTo(413);
      assertThat(read(response)).isEqualTo("too large");
    }
  }

  @Test
  void anEarlyRefusalIsSeenEvenIfTheServerThenResets() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.respond("401 Unauthorized", "no");
            });
        SocketTransport transport = open()) {
      Body large = Body.ofSource(64 << 20, () -> new EndlessStream(64 << 20));
      HttpResponse response = transport.exchange(HttpRequest.put(server.url("/"), large));
      assertThat(response.status()).isEqualTo(401);
      response.close();
    }
  }

  @Test
  void aResetDuringTheUploadIsToldAsAWriteOrReadFailure() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.in().readNBytes(1000);
              peer.reset();
            });
        SocketTransport transport = open()) {
      Body endless = Body.ofSource(-1, EndlessStream::new);
      assertThatThrownBy(() -> transport.exchange(HttpRequest.put(server.url("/"), endless)))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESET))
          .hasMessageMatching(
              "(write|read) tcp 127.0.0.1:\\d+->127.0.0.1:"
                  + server.port()
                  + ": (write|read): (connection reset by peer|broken pipe)");
    }
  }

  @Test
  void aServerThatStopsReadingAnUploadIsGivenUp() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              over.await();
            });
        SocketTransport transport = open()) {
      Body endless = Body.ofSource(-1, EndlessStream::new);
      Timeouts limits = Timeouts.none().withIdle(Duration.ofMillis(500));
      assertThatThrownBy(() ->
              transport.exchange(HttpRequest.put(server.url("/"), endless).withTimeouts(limits)))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.IDLE_TIMEOUT));
      over.countDown();
    }
  }

  @Test
  void theServerIsAskedBeforeALargeBodyIsSent() throws Exception {
    AtomicBoolean opened = new AtomicBoolean();
    try (FakeServer server =
            FakeServer.start(peer -> {
              while (!peer.head().isEmpty()) {
                assertThat(peer.field("Expect")).isEqualTo("100-continue");
                assertThat(opened).isFalse();
                peer.send("HTTP/1.1 100 Continue\r\n\r\n");
                peer.respond("200 OK", String.valueOf(peer.body().length));
              }
            });
        SocketTransport transport = open()) {
      Body body =
          Body.ofSource(
              20_000,
              () -> {
                opened.set(true);
                return new ByteArrayInputStream(new byte[20_000]);
              });
      HttpRequest request = HttpRequest.put(server.url("/"), body).withExpectContinue(true);
      assertThat(read(transport.exchange(request))).isEqualTo("20000");
    }
  }

  @Test
  void aBodyIsNotOpenedWhenTheServerDeclinesIt() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.respond("401 Unauthorized", "");
              peer.awaitClose();
            });
        SocketTransport transport = open()) {
      Body body =
          Body.ofSource(
              20_000,
              () -> {
                throw new AssertionError("the body was opened");
              });
      HttpRequest request = HttpRequest.put(server.url("/"), body).withExpectContinue(true);
      try (HttpResponse response = transport.exchange(request)) {
        assertThat(response.status()).isEqualTo(401);
      }
    }
  }

  @Test
  void aServerThatDoesNotKnowExpectGetsTheBodyAfterASecond() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.respond("200 OK", String.valueOf(peer.body().length));
            });
        SocketTransport transport = open()) {
      HttpRequest request =
          HttpRequest.put(server.url("/"), Body.of(new byte[5])).withExpectContinue(true);
      assertThat(read(transport.exchange(request))).isEqualTo("5");
    }
  }

  @Test
  void trailersCanBeReadAfterTheBody() throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nDigest: x\r\n\r\n");
        SocketTransport transport = open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
      assertThat(response.trailers().size()).isZero();
      response.readBody(10);
      assertThat(response.trailers().first("digest")).contains("x");
    }
  }

  @Test
  void aMessageWithLengthAndChunksIsReadInChunksAndItsConnectionNotTrusted() throws Exception {
    try (FakeServer server =
            FakeServer.keepingAlive(
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n");
        SocketTransport transport = open()) {
      assertThat(read(transport.exchange(HttpRequest.get(server.url("/"))))).isEqualTo("ab");
      assertThat(read(transport.exchange(HttpRequest.get(server.url("/"))))).isEqualTo("ab");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anHttp10ServerClosesUnlessItPromisesNotTo() throws Exception {
    List<String> answers =
        List.of(
            "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: Keep-Alive\r\n\r\nok",
            OK);
    List<String> left = new ArrayList<>(answers);
    try (FakeServer server =
            FakeServer.start(peer -> {
              while (!peer.head().isEmpty()) {
                peer.send(left.remove(0));
              }
            });
        SocketTransport transport = open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(read(transport.exchange(HttpRequest.get(server.url("/"))))).isEqualTo("ok");
      }
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void theConnectionIsToldByItsAddress() throws Exception {
    List<String> told = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void connected(HttpRequest request, String remoteAddress, String protocol) {
            told.add(remoteAddress + " " + protocol);
          }
        };
    try (FakeServer server = FakeServer.keepingAlive(OK);
        SocketTransport transport =
            SocketTransport.of(TransportOptions.defaults().withListener(listener))) {
      read(transport.exchange(HttpRequest.get(server.url("localhost", "/"))));
      read(transport.exchange(HttpRequest.get(server.url("localhost", "/"))));
      assertThat(told).containsExactly("127.0.0.1:" + server.port() + " tcp");
    }
  }
}
