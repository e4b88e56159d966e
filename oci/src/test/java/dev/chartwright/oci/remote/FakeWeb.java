package dev.chartwright.oci.remote;

import dev.chartwright.http.BodyException;
import dev.chartwright.http.Fault;
import dev.chartwright.http.Header;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A web of any number of hosts in memory: answers by method and URL, in the order in which they
 * were scripted, the last one for ever; remembers what was asked. A key may end in {@code *}.
 */
final class FakeWeb implements Transport {
  /** Makes an answer from a request. */
  interface Script {
    HttpResponse answer(HttpRequest request, byte[] body);
  }

  /** What was asked. */
  record Asked(String line, Headers headers, String body) {
    String header(String name) {
      return headers.first(name).orElse("");
    }
  }

  private final Map<String, List<Script>> scripts = new LinkedHashMap<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /** Scripts the answers to a request, such as {@code GET https://r.example/v2/}. */
  synchronized FakeWeb on(String key, Script... answers) {
    scripts.put(key, new ArrayList<>(List.of(answers)));
    return this;
  }

  /** An answer with headers, names and values in turn. */
  static Script answer(int status, String body, String... headers) {
    return answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Script answer(int status, byte[] body, String... headers) {
    return (request, sent) -> {
      boolean head = request.method().equals("HEAD");
      Headers all = Headers.of(headers);
      if (!all.contains("Content-Length") && !all.contains("Transfer-Encoding")) {
        all = all.plus("Content-Length", Integer.toString(body.length));
      }
      byte[] shown = head ? new byte[0] : body;
      return HttpResponse.of(request, status, all, new ByteArrayInputStream(shown));
    };
  }

  /** An answer whose body breaks off after some bytes. */
  static Script truncated(byte[] body, int bytes, String... headers) {
    return (request, sent) -> {
      Headers all = Headers.of(headers).plus("Content-Length", Integer.toString(body.length));
      InputStream start = new ByteArrayInputStream(body, 0, bytes);
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw BodyException.of(Fault.UNEXPECTED_EOF, "unexpected EOF");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              return read();
            }
          };
      return HttpResponse.of(request, 200, all, new SequenceInputStream(start, broken));
    };
  }

  /** A connection that breaks before there is an answer. */
  static Script reset() {
    return (request, sent) -> {
      throw TransportException.of(Fault.RESET, "read: connection reset by peer");
    };
  }

  /** A challenge: 401 with {@code WWW-Authenticate} headers. */
  static Script challenge(String... values) {
    List<String> headers = new ArrayList<>();
    for (String value : values) {
      headers.add("WWW-Authenticate");
      headers.add(value);
    }
    return answer(401, "", headers.toArray(new String[0]));
  }

  @Override
  public HttpResponse exchange(HttpRequest request) {
    byte[] body;
    try (InputStream in = request.body().open()) {
      body = in.readAllBytes();
    } catch (IOException e) {
      throw TransportException.of(Fault.REQUEST_BODY, String.valueOf(e.getMessage()));
    }
    String line = request.method() + " " + request.url();
    asked.add(new Asked(line, request.headers(), new String(body, StandardCharsets.UTF_8)));
    return script(line).answer(request, body);
  }

  private synchronized Script script(String line) {
    for (Map.Entry<String, List<Script>> entry : scripts.entrySet()) {
      String key = entry.getKey();
      boolean fits =
          key.endsWith("*")
              ? line.startsWith(key.substring(0, key.length() - 1))
              : line.equals(key);
      if (fits) {
        List<Script> answers = entry.getValue();
        return answers.size() > 1 ? answers.remove(0) : answers.get(0);
      }
    }
    return answer(404, "404 page not found\n", "Content-Type", "text/plain; charset=utf-8");
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Methods and URLs in the order in which they came. */
  List<String> lines() {
    return asked().stream().map(Asked::line).toList();
  }

  /** The last request of this method and URL. */
  Asked last(String line) {
    for (int i = asked.size() - 1; i >= 0; i--) {
      if (asked.get(i).line().equals(line)) {
        return asked.get(i);
      }
    }
    throw new AssertionError("nobody asked " + line + " but " + lines());
  }

  /** {@code Authorization} of each request, empty where there was none. */
  List<String> authorizations() {
    return asked().stream().map(each -> each.header("Authorization")).toList();
  }

  /** Header names that were sent in the last request. */
  List<String> lastHeaderNames() {
    return asked.get(asked.size() - 1).headers().fields().stream().map(Header::name).toList();
  }

  @Override
  public void close() {}
}
