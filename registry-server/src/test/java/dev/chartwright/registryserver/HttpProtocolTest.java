package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire: strictness, keeping connections, leave to send, exact header names. */
class HttpProtocolTest {
  private static final Digest DIGEST = Digest.ofBytes("hello".getBytes(StandardCharsets.US_ASCII));

  @RegisterExtension
  final RunningRegistry registry =
      RunningRegistry.with(settings ->
          settings
              .clock(Clock.fixed(Instant.parse("1994-11-06T08:49:37Z"), ZoneOffset.UTC))
              .limits(
                  RegistryLimits.defaults()
                      .withTimeouts(Duration.ofMillis(700), Duration.ofMillis(700))));

  private Socket open() throws IOException {
    return RawHttp.open(registry.server().address());
  }

  private String exchange(String request) {
    return new String(
        RawHttp.exchange(registry.server().address(), request), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v2/ HTTP/1.1\nHost: x\n\n",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nA: b\nC: d\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\na",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /v2/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET  /v2/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v2/\r\nHost: x\r\n\r\n",
        "GET /v2/ü HTTP/1.1\r\nHost: x\r\n\r\n",
        "G(T /v2/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nA: b\u0000c\r\n\r\n",
        "GET /v2/ HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n",
        "POST /v2/a/blobs/uploads/?digest=x HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
        "\r\n\r\nGET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n",
      })
  void requestThatCanBeReadInTwoWaysIsRefusedAndTheConnectionClosed(String request) {
    assertThat(exchange(request))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Connection: close\r\n")
        .contains("{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":\"");
  }

  @Test
  void otherVersionsAndCodingsAreNotSpoken() {
    assertThat(exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).startsWith("HTTP/1.1 505 ");
    assertThat(exchange("GET /v2/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"))
        .startsWith("HTTP/1.1 501 ");
  }

  @Test
  void longLinesAndManyHeadersAreRefused() {
    assertThat(exchange("GET /v2/" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ");
    String large = "X: " + "a".repeat(70_000);
    assertThat(exchange("GET /v2/ HTTP/1.1\r\nHost: x\r\n" + large + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
    String many = "X: y\r\n".repeat(300);
    assertThat(exchange("GET /v2/ HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhelloX\r\n0\r\n\r\n",
        "x\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "5 5\r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        "ffffffffffffffff\r\nhello\r\n0\r\n\r\n",
      })
  void malformedChunksAreRefused(String body) {
    String head =
        "POST /v2/a/blobs/uploads/?digest="
            + DIGEST
            + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(exchange(head + body)).startsWith("HTTP/1.1 400 ").contains("Connection: close");
    assertThat(registry.client().head("/v2/a/blobs/" + DIGEST).status()).isEqualTo(404);
  }

  @Test
  void chunksMayHaveExtensionsAndTrailers() {
    String head =
        "POST /v2/a/blobs/uploads/?digest="
            + DIGEST
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    String body =
        "Transfer-Encoding: chunked\r\n\r\n3;name=\"x\"\r\nhel\r\n02\r\nlo\r\n0\r\nTrailer: t\r\n\r\n";
    assertThat(exchange(head + body)).startsWith("HTTP/1.1 201 ");
  }

  @Test
  void headerNamesHaveTheLettersOfTheSpecification() {
    registry.client().pushBlob("a", "hello");
    String answer =
        exchange("GET /v2/a/blobs/" + DIGEST + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .isEqualTo(
            "HTTP/1.1 200 OK\r\n"
                + "Content-Type: application/octet-stream\r\n"
                + "Docker-Content-Digest: "
                + DIGEST
                + "\r\nETag: \""
                + DIGEST
                + "\"\r\nCache-Control: max-age=31536000\r\n"
                + "Accept-Ranges: bytes\r\n"
                + "Docker-Distribution-Api-Version: registry/2.0\r\n"
                + "X-Content-Type-Options: nosniff\r\n"
                + "Content-Length: 5\r\n"
                + "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                + "Connection: close\r\n\r\nhello");
  }

  @Test
  void requestsThatAreSentAheadAreAnsweredInOrder() {
    String one = "GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n";
    String two = "GET /v2/a/tags/list HTTP/1.1\r\nHost: x\r\n\r\n";
    String three = "GET http://x/v2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assertThat(exchange(one + two + three).split("HTTP/1.1 ", -1))
        .hasSize(4)
        .satisfiesExactly(
            nothing -> assertThat(nothing).isEmpty(),
            first -> assertThat(first).startsWith("200"),
            second -> assertThat(second).startsWith("404"),
            third -> assertThat(third).startsWith("200"));
  }

  @Test
  void oldVersionIsAnsweredAndClosedUnlessItAsks() throws IOException {
    assertThat(exchange("GET /v2/ HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Connection: close");
    try (Socket socket = open()) {
      RawHttp.send(socket, "GET /v2/ HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertThat(RawHttp.readAnswer(socket)).contains("Connection: keep-alive");
      RawHttp.send(socket, "GET /v2/ HTTP/1.0\r\n\r\n");
      assertThat(RawHttp.readAnswer(socket)).contains("Connection: close");
    }
  }

  @Test
  void bodyIsInvitedOnlyWhenItIsWanted() throws IOException {
    String expect = " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    try (Socket socket = open()) {
      RawHttp.send(socket, "POST /v2/a/blobs/uploads/?digest=" + DIGEST + expect);
      assertThat(RawHttp.readAnswer(socket)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      RawHttp.send(socket, "hello");
      assertThat(RawHttp.readAnswer(socket)).startsWith("HTTP/1.1 201 ");
    }
    assertThat(exchange("POST /v2/UPPER/blobs/uploads/?digest=" + DIGEST + expect))
        .startsWith("HTTP/1.1 400 Bad Request")
        .contains("Connection: close");
  }

  @Test
  void restOfASmallRefusedBodyIsSkippedAndTheConnectionGoesOn() throws IOException {
    try (Socket socket = open()) {
      RawHttp.send(
          socket, "POST /v2/UPPER/blobs/uploads/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      assertThat(RawHttp.readAnswer(socket))
          .startsWith("HTTP/1.1 400 ")
          .doesNotContain("Connection: close");
      RawHttp.send(socket, "helloGET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(RawHttp.readAnswer(socket)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void answerToALargeRefusedBodyArrivesAlthoughTheBodyIsNotWanted() {
    byte[] large = new byte[20 * 1024 * 1024];
    RegistryClient.Answer answer = registry.client().put("/v2/a/manifests/v1", large);
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void silentAndSlowClientsAreSentAway() throws IOException {
    try (Socket silent = open();
        Socket slow = open();
        Socket stalled = open()) {
      RawHttp.send(slow, "GET /v2/ HTTP/1.1\r\nHost");
      RawHttp.send(
          stalled,
          "POST /v2/a/blobs/uploads/?digest="
              + DIGEST
              + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe");
      assertThat(RawHttp.readAnswer(silent)).isEmpty();
      assertThat(RawHttp.readAnswer(slow)).startsWith("HTTP/1.1 408 ");
      assertThat(RawHttp.readAnswer(stalled)).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void unknownMethodsAreRefused() {
    assertThat(exchange("BREW /v2/a/manifests/v1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: GET, HEAD, PUT, DELETE\r\n");
  }

  @Test
  void optionsTellTheMethodsAndLetNoOtherOriginIn() {
    String answer =
        exchange(
            "OPTIONS /v2/ HTTP/1.1\r\nHost: x\r\nOrigin: http://evil\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 204 ")
        .contains("Allow: ")
        .doesNotContain("Access-Control");
  }
}
