package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Requests with bytes changed, dropped and doubled at random, always the same ones. */
class HttpFuzzTest {
  private static final String[] SEEDS = {
    "GET /v2/a/tags/list?n=1&last=x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "POST /v2/a/blobs/uploads/?mount=sha256:abc&from=b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
    "PUT /v2/a/manifests/v1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n",
    "GET /v2/a/blobs/sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n",
  };

  private static final String SPICE = "\r\n \t:%/?&=;,0-9afZ\u0000\u00ff\"{}[]";

  @Test
  void everyMangledRequestIsAnsweredOrEndedAndTheServerGoesOn() throws IOException {
    List<String> failures = new CopyOnWriteArrayList<>();
    RequestListener listener =
        new RequestListener() {
          @Override
          public void answered(Request request) {}

          @Override
          public void failed(String what, Throwable why) {
            failures.add(what + ": " + why);
          }
        };
    Random random = new Random(11);
    try (RegistryServer server =
        RegistryServer.start(RegistryConfig.builder().listener(listener).build())) {
      for (int i = 0; i < 1_500; i++) {
        String request = mangled(SEEDS[i % SEEDS.length], random);
        String answer = new String(exchange(server, request), StandardCharsets.ISO_8859_1);
        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 ")).as(request).isTrue();
        assertThat(answer).as(request).doesNotContain("HTTP/1.1 500 ");
      }
      assertThat(new RegistryClient(server.url()).get("/v2/").status()).isEqualTo(200);
    }
    assertThat(failures).isEmpty();
  }

  private static byte[] exchange(RegistryServer server, String request) throws IOException {
    try (Socket socket = RawHttp.open(server.address())) {
      RawHttp.send(socket, request);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return in.readAllBytes();
    }
  }

  private static String mangled(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      int at = random.nextInt(text.length());
      char spice = SPICE.charAt(random.nextInt(SPICE.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, spice);
        case 1 -> text.insert(at, spice);
        case 2 -> text.deleteCharAt(at);
        default ->
            text.insert(
                at, text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(20))));
      }
    }
    return text.toString();
  }
}
