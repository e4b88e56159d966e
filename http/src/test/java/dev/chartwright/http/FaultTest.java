package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both transports tell when things go wrong; the words are those of Go's net/http. */
@Timeout(60)
class FaultTest {

  private static final Duration SHORT = Duration.ofMillis(150);

  private static TransportException failure(Transport transport, HttpRequest request) {
    return catchThrowableOfType(
        TransportException.class, () -> transport.exchange(request).close());
  }

  private static BodyException bodyFailure(Transport transport, HttpRequest request) {
    try (HttpResponse response = transport.exchange(request)) {
      return catchThrowableOfType(BodyException.class, () -> response.readBody(1 << 20));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyListens(Implementation implementation) {
    try (Transport transport = implementation.open()) {
      TransportException refused = failure(transport, HttpRequest.get("http://127.0.0.1:1/"));
      assertThat(refused.fault()).isEqualTo(Fault.REFUSED);
      assertThat(refused).hasMessage("dial tcp 127.0.0.1:1: connect: connection refused");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNameWithoutAddress(Implementation implementation) {
    try (Transport transport = implementation.open()) {
      TransportException unknown = failure(transport, HttpRequest.get("http://no..host/"));
      assertThat(unknown.fault()).isEqualTo(Fault.NO_SUCH_HOST);
      assertThat(unknown.getMessage())
          .startsWith("dial tcp: lookup no..host")
          .endsWith(": no such host");
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestsThatCannotBeSentAreRejectedBeforeAnythingIs(Implementation implementation) {
    try (Transport transport = implementation.open()) {
      assertThat(failure(transport, HttpRequest.get("foo://127.0.0.1/")))
          .hasMessage("unsupported protocol scheme \"foo\"");
      assertThat(failure(transport, HttpRequest.get("/v2/")))
          .hasMessage("unsupported protocol scheme \"\"");
      assertThat(failure(transport, HttpRequest.get("http:///x")))
          .hasMessage("http: no Host in request URL");
      assertThat(failure(transport, HttpRequest.get("http://h:99999/")))
          .hasMessage("dial tcp: address 99999: invalid port");
      assertThat(failure(transport, HttpRequest.get("http://h:x/")))
          .hasMessage("parse \"http://h:x/\": invalid port \":x\" after host");
      assertThat(failure(transport, HttpRequest.get("http://h/a\r\nHost: evil")))
          .hasMessage(
              "parse \"http://h/a\\r\\nHost: evil\": net/url: invalid control character in URL");
      assertThat(failure(transport, HttpRequest.of("G ET", "http://h/")))
          .hasMessage("net/http: invalid method \"G ET\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theServerClosesBeforeItAnswers(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.answering("");
        Transport transport = implementation.open()) {
      TransportException eof = failure(transport, HttpRequest.get(server.url("/")));
      assertThat(eof.fault()).isEqualTo(Fault.EOF);
      assertThat(eof).hasMessage("EOF");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theServerResetsTheConnection(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.reset();
            });
        Transport transport = implementation.open()) {
      TransportException reset = failure(transport, HttpRequest.get(server.url("/")));
      assertThat(reset.fault()).isEqualTo(Fault.RESET);
      assertThat(reset.getMessage()).endsWith("read: connection reset by peer");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyShorterThanItsLengthFails(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        Transport transport = implementation.open()) {
      BodyException cut = bodyFailure(transport, HttpRequest.get(server.url("/")));
      assertThat(cut.fault()).isEqualTo(Fault.UNEXPECTED_EOF);
      assertThat(cut).hasMessage("unexpected EOF");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChunkedBodyWithoutItsLastChunkFails(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
        Transport transport = implementation.open()) {
      BodyException cut = bodyFailure(transport, HttpRequest.get(server.url("/")));
      assertThat(cut.fault()).isEqualTo(Fault.UNEXPECTED_EOF);
      assertThat(cut).hasMessage("unexpected EOF");
    }
  }

  @ParameterizedTest
  @EnumSource
  void garbageInsteadOfChunksFails(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n");
        Transport transport = implementation.open()) {
      assertThatThrownBy(
              () -> {
                try (HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
                  response.readBody(100);
                }
              })
          .satisfiesAnyOf(
              e ->
                  assertThat(e)
                      .isInstanceOfSatisfying(
                          BodyException.class,
                          body -> assertThat(body.fault()).isEqualTo(Fault.MALFORMED)),
              e ->
                  assertThat(e)
                      .isInstanceOfSatisfying(
                          TransportException.class,
                          head -> assertThat(head.fault()).isEqualTo(Fault.MALFORMED)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNoHttpFails(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.answering("SSH-2.0-OpenSSH_9\r\n");
        Transport transport = implementation.open()) {
      assertThat(failure(transport, HttpRequest.get(server.url("/"))).fault())
          .isEqualTo(Fault.MALFORMED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSilentServerIsGivenUp(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.start(Peer::awaitClose);
        Transport transport = implementation.open()) {
      TransportException silent =
          failure(
              transport,
              HttpRequest.get(server.url("/")).withTimeouts(Timeouts.none().withIdle(SHORT)));
      assertThat(silent.fault()).isEqualTo(Fault.IDLE_TIMEOUT);
      assertThat(silent).hasMessage("net/http: timeout awaiting response headers");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatStallsIsGivenUp(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
              peer.awaitClose();
            });
        Transport transport = implementation.open()) {
      BodyException stalled =
          bodyFailure(
              transport,
              HttpRequest.get(server.url("/"))
                  .withTimeouts(Timeouts.none().withIdle(Duration.ofMillis(1500))));
      assertThat(stalled.fault()).isEqualTo(Fault.IDLE_TIMEOUT);
      assertThat(stalled.getMessage()).endsWith("i/o timeout");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadlineHoldsForTheWholeExchange(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.start(Peer::awaitClose);
        Transport transport = implementation.open()) {
      TransportException late =
          failure(
              transport,
              HttpRequest.get(server.url("/")).withTimeouts(Timeouts.none().withOverall(SHORT)));
      assertThat(late.fault()).isEqualTo(Fault.DEADLINE);
      assertThat(late)
          .hasMessage("context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatDripsBytesCannotOutliveTheDeadline(Implementation implementation)
      throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              while (!over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                peer.send("x");
              }
            });
        Transport transport = implementation.open()) {
      Timeouts limits =
          Timeouts.none().withIdle(Duration.ofSeconds(20)).withOverall(Duration.ofMillis(1500));
      BodyException late =
          bodyFailure(transport, HttpRequest.get(server.url("/")).withTimeouts(limits));
      over.countDown();
      assertThat(late.fault()).isEqualTo(Fault.DEADLINE);
      assertThat(late)
          .hasMessage(
              "context deadline exceeded (Client.Timeout or context cancellation while reading"
                  + " body)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptingTheThreadEndsTheWaitForAnAnswer(Implementation implementation) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<TransportException> failure = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              asked.countDown();
              peer.awaitClose();
            });
        Transport transport = implementation.open()) {
      Thread thread =
          new Thread(() -> {
            failure.set(failure(transport, HttpRequest.get(server.url("/"))));
            flag.set(Thread.currentThread().isInterrupted());
          });
      thread.start();
      asked.await();
      thread.interrupt();
      thread.join();
      assertThat(failure.get().fault()).isEqualTo(Fault.CANCELLED);
      assertThat(failure.get()).hasMessage("context canceled");
      assertThat(flag.get()).as("the thread stays interrupted").isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptingTheThreadEndsTheReadingOfABody(Implementation implementation) throws Exception {
    AtomicReference<BodyException> failure = new AtomicReference<>();
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na");
              peer.awaitClose();
            });
        Transport transport = implementation.open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
      assertThat(response.body().read()).isEqualTo('a');
      Thread thread =
          new Thread(() ->
              failure.set(catchThrowableOfType(BodyException.class, () -> response.body().read())));
      thread.start();
      thread.interrupt();
      thread.join();
      assertThat(failure.get().fault()).isEqualTo(Fault.CANCELLED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingTheTransportEndsItsExchanges(Implementation implementation) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<TransportException> failure = new AtomicReference<>();
    try (FakeServer server =
        FakeServer.start(peer -> {
          peer.head();
          asked.countDown();
          peer.awaitClose();
        })) {
      Transport transport = implementation.open();
      Thread thread =
          new Thread(() -> failure.set(failure(transport, HttpRequest.get(server.url("/")))));
      thread.start();
      asked.await();
      transport.close();
      thread.join();
      assertThat(failure.get().fault()).isEqualTo(Fault.CLOSED);
      assertThatThrownBy(() -> transport.exchange(HttpRequest.get(server.url("/"))))
          .isInstanceOf(TransportException.class)
          .hasMessage("http: the transport is closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedResponseCannotBeRead(Implementation implementation) throws Exception {
    try (FakeServer server =
            FakeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        Transport transport = implementation.open()) {
      HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")));
      response.close();
      assertThatThrownBy(() -> response.body().read())
          .isInstanceOf(BodyException.class)
          .hasMessage("http: read on closed response body");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSourceOfAnotherLengthThanPromisedFailsTheUpload(Implementation implementation)
      throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.awaitClose();
            });
        Transport transport = implementation.open()) {
      Body brief = Body.ofSource(50, () -> new java.io.ByteArrayInputStream(new byte[30]));
      TransportException tooBrief = failure(transport, HttpRequest.put(server.url("/"), brief));
      assertThat(tooBrief.fault()).isEqualTo(Fault.REQUEST_BODY);
      assertThat(tooBrief).hasMessage("http: ContentLength=50 with Body length 30");
      Body verbose = Body.ofSource(50, () -> new java.io.ByteArrayInputStream(new byte[70]));
      assertThat(failure(transport, HttpRequest.put(server.url("/"), verbose)))
          .hasMessage("http: ContentLength=50 with Body length 70");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSourceThatFailsIsToldAsSuch(Implementation implementation) throws Exception {
    try (FakeServer server = FakeServer.start(Peer::awaitClose);
        Transport transport = implementation.open()) {
      Body body =
          Body.ofSource(
              100_000,
              () -> {
                throw new java.io.IOException("open chart.tgz: no such file or directory");
              });
      TransportException failed = failure(transport, HttpRequest.put(server.url("/"), body));
      assertThat(failed.fault()).isEqualTo(Fault.REQUEST_BODY);
      assertThat(failed).hasMessage("open chart.tgz: no such file or directory");
    }
  }

  @Test
  void aFailureIsToldWithMethodAndUrlButWithoutPassword() {
    TransportException cause =
        TransportException.of(Fault.REFUSED, "dial tcp 127.0.0.1:1: connect: connection refused");
    TransportException told = UrlException.of("PATCH", "http://me:pw@127.0.0.1:1/x?a=\"b", cause);
    assertThat(told)
        .hasMessage(
            "Patch \"http://me:***@127.0.0.1:1/x?a=\\\"b\": dial tcp 127.0.0.1:1: connect:"
                + " connection refused")
        .hasCause(cause);
    assertThat(told.reason()).isEqualTo(cause.getMessage());
    assertThat(UrlException.of("GET", "http://other/", told)).isSameAs(told);
  }
}
