package dev.chartwright.repo.getter;

import dev.chartwright.http.Fault;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers that answer URLs with texts, and remember what they were asked; others do not exist. */
public final class FakeTransport implements Transport {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> redirects = new HashMap<>();
  private final List<String> requests = new ArrayList<>();

  /** Answers a URL with a text. */
  public FakeTransport put(String url, String text) {
    texts.put(url, text);
    return this;
  }

  /** Answers a URL with a redirect. */
  public FakeTransport redirect(String url, String location) {
    redirects.put(url, location);
    return this;
  }

  /** URL and, behind a blank, Authorization of each request. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public HttpResponse exchange(HttpRequest request) {
    String url = request.url();
    requests.add((url + " " + request.headers().first("Authorization").orElse("")).strip());
    String location = redirects.get(url);
    if (location != null) {
      return answer(request, 302, Headers.none().with("Location", location), "");
    }
    String text = texts.get(url);
    if (text == null && url.contains(".invalid")) {
      throw TransportException.of(Fault.NO_SUCH_HOST, "dial tcp: no such host");
    }
    return text == null
        ? answer(request, 404, Headers.none(), "gone")
        : answer(request, 200, Headers.none(), text);
  }

  private static HttpResponse answer(
      HttpRequest request, int status, Headers headers, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return HttpResponse.of(request, status, headers, new ByteArrayInputStream(body));
  }

  @Override
  public void close() {}
}
