package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large bodies pass through without being held. */
@Timeout(120)
class StreamingTest {

  private static final long SIZE = 96L << 20;

  /** More than sockets and buffers hold, much less than the body. */
  private static final long LEAD = 24L << 20;

  @ParameterizedTest
  @CsvSource({"SOCKET, true", "SOCKET, false", "JDK, true", "JDK, false"})
  void aStreamWithoutBytesIsARequestAllTheSame(Implementation implementation, boolean lengthKnown)
      throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.respond("201 Created", "");
              peer.awaitClose();
            });
        Transport transport = implementation.open()) {
      Body body = Body.ofSource(lengthKnown ? 0 : -1, java.io.InputStream::nullInputStream);
      try (HttpResponse response = transport.exchange(HttpRequest.put(server.url("/"), body))) {
        assertThat(response.status()).isEqualTo(201);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"SOCKET, true", "SOCKET, false", "JDK, true", "JDK, false"})
  void anUploadRunsAsFastAsTheServerReads(Implementation implementation, boolean lengthKnown)
      throws Exception {
    AtomicLong produced = new AtomicLong();
    AtomicLong lead = new AtomicLong();
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              byte[] buffer = new byte[256 * 1024];
              long consumed = 0;
              while (consumed < SIZE) {
                consumed += peer.in().read(buffer);
                lead.accumulateAndGet(produced.get() - consumed, Math::max);
              }
              peer.respond("201 Created", "");
              peer.awaitClose();
            });
        Transport transport = implementation.open()) {
      Body body = Body.ofSource(lengthKnown ? SIZE : -1, () -> new EndlessStream(SIZE, produced));
      try (HttpResponse response = transport.exchange(HttpRequest.put(server.url("/"), body))) {
        assertThat(response.status()).isEqualTo(201);
      }
      if (lengthKnown) {
        assertThat(produced.get()).isEqualTo(SIZE);
      }
      assertThat(lead.get()).isLessThan(LEAD);
    }
  }

  @ParameterizedTest
  @CsvSource({"SOCKET, true", "SOCKET, false", "JDK, true", "JDK, false"})
  void aDownloadRunsAsFastAsItIsRead(Implementation implementation, boolean lengthKnown)
      throws Exception {
    AtomicLong produced = new AtomicLong();
    long lead = 0;
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              EndlessStream source = new EndlessStream(SIZE, produced);
              byte[] buffer = new byte[64 * 1024];
              peer.send(
                  "HTTP/1.1 200 OK\r\n"
                      + (lengthKnown ? "Content-Length: " + SIZE : "Transfer-Encoding: chunked")
                      + "\r\n\r\n");
              int n = source.read(buffer, 0, buffer.length);
              while (n > 0) {
                if (!lengthKnown) {
                  peer.send(Integer.toHexString(n) + "\r\n");
                }
                peer.out().write(buffer, 0, n);
                if (!lengthKnown) {
                  peer.send("\r\n");
                }
                n = source.read(buffer, 0, buffer.length);
              }
              if (!lengthKnown) {
                peer.send("0\r\n\r\n");
              }
              peer.awaitClose();
            });
        Transport transport = implementation.open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
      InputStream in = response.body();
      byte[] buffer = new byte[64 * 1024];
      long consumed = 0;
      int n = in.read(buffer);
      while (n >= 0) {
        assertThat(buffer[0]).isEqualTo(EndlessStream.at(consumed));
        consumed += n;
        lead = Math.max(lead, produced.get() - consumed);
        n = in.read(buffer);
      }
      assertThat(consumed).isEqualTo(SIZE);
      assertThat(lead).isLessThan(LEAD);
    }
  }

  @Test
  void aBodyThatDoesNotEndIsAbortedWhileAnotherThreadReadsIt() throws Exception {
    try (FakeServer server =
            FakeServer.start(peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
              peer.awaitClose();
            });
        Transport transport = Implementation.SOCKET.open();
        HttpResponse response = transport.exchange(HttpRequest.get(server.url("/")))) {
      assertThat(response.body().readNBytes(2)).hasSize(2);
      BlockingQueue<String> ends = new LinkedBlockingQueue<>();
      Thread reader =
          new Thread(() -> {
            try {
              ends.add("read " + response.body().read());
            } catch (IOException e) {
              ends.add("failed");
            }
          });
      reader.start();
      response.abort();
      assertThat(ends.take()).isEqualTo("failed");
      server.awaitEnd(0);
    }
  }
}
