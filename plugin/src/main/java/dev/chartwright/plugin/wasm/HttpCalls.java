package dev.chartwright.plugin.wasm;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.glob.Glob;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.http.Body;
import dev.chartwright.http.Header;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Proxies;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportOptions;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends the HTTP requests of a module to the hosts that it may talk to. */
final class HttpCalls {
  private final WasmCall call;
  private final Map<String, String> headers = new TreeMap<>();
  private int status;

  HttpCalls(WasmCall call) {
    this.call = call;
  }

  /** The status of the last response; 0 before the first one. */
  int status() {
    return status;
  }

  /** The headers of the last response as JSON, their names in small letters. */
  byte[] headers() {
    return GoString.bytes(Json.marshal(headers));
  }

  /**
   * Sends a request.
   *
   * @param description the request as JSON: url, method, headers
   * @return the body of the response
   * @throws WasmException if the host is not allowed or the request fails
   */
  byte[] send(byte[] description, byte[] body) {
    headers.clear();
    status = 0;
    Object read;
    try {
      read = Json.parse(description);
    } catch (JsonException e) {
      throw new WasmException("invalid http request: " + e.getMessage(), e);
    }
    Map<?, ?> wanted = read instanceof Map<?, ?> map ? map : Map.of();
    String url = wanted.get("url") instanceof String text ? text : "";
    String method = wanted.get("method") instanceof String text ? text : "";
    checkHost(url);
    HttpRequest request =
        HttpRequest.of(method.isEmpty() ? "GET" : method.toUpperCase(Locale.ROOT), url);
    if (wanted.get("headers") instanceof Map<?, ?> given) {
      for (Map.Entry<?, ?> header : given.entrySet()) {
        request = request.with(String.valueOf(header.getKey()), String.valueOf(header.getValue()));
      }
    }
    if (body.length > 0) {
      request = request.withBody(Body.of(body));
    }
    TransportOptions options =
        TransportOptions.defaults()
            .withTls(TlsOptions.ofFiles(call.hostEnvironment(), "", "", "", false))
            .withProxies(Proxies.ofEnvironment(call.hostEnvironment()));
    try (Transport transport = SocketTransport.of(options);
        HttpResponse response = Redirects.defaults().exchange(transport, request)) {
      for (Header header : response.headers()) {
        headers.merge(
            header.name().toLowerCase(Locale.ROOT), header.value(), (a, b) -> a + "," + b);
      }
      status = response.status();
      return read(response);
    } catch (IOException | RuntimeException e) {
      throw new WasmException(String.valueOf(e.getMessage()), e);
    }
  }

  private byte[] read(HttpResponse response) throws IOException {
    long most = call.limits().httpResponseBytes();
    byte[] body = response.body().readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 16));
    if (body.length > most) {
      throw new WasmException("http: request body too large");
    }
    return body;
  }

  private void checkHost(String url) {
    String host;
    try {
      host = Url.parse(url).hostname();
    } catch (UrlException e) {
      throw new WasmException("invalid url: " + e.getMessage(), e);
    }
    for (String allowed : call.allowedHosts()) {
      if (allowed.equals(host) || Glob.compile(allowed).matches(host)) {
        return;
      }
    }
    throw new WasmException("HTTP request to '" + url + "' is not allowed");
  }
}
