package dev.chartwright.testkit.kube;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a {@link FakeApiServer} or a {@link FaultProxy} saw it, and the status that was
 * answered.
 *
 * @param user who asked; empty at a proxy
 * @param method the method
 * @param target path and query as sent
 * @param headers the headers in their order, names as sent
 * @param body the body as sent
 * @param status the status answered, 0 if there was no answer
 */
public record ApiCall(
    String user,
    String method,
    String target,
    List<Map.Entry<String, String>> headers,
    String body,
    int status) {
  /** Copies the headers. */
  public ApiCall {
    headers = List.copyOf(headers);
  }

  static ApiCall of(String user, ApiExchange exchange, int status) {
    return new ApiCall(
        user,
        exchange.method(),
        exchange.target(),
        exchange.headers(),
        new String(exchange.body(), StandardCharsets.UTF_8),
        status);
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return Optional.of(header.getValue());
      }
    }
    return Optional.empty();
  }

  /** The path, without the query. */
  public String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** Whether the request was to change something: POST, PUT, PATCH or DELETE. */
  public boolean isWrite() {
    return CallPattern.isWrite(method);
  }

  /** One line: method, target and status. */
  public String line() {
    return method + " " + target + " " + status;
  }

  /** {@link #line}; no secret of headers or body is shown. */
  @Override
  public String toString() {
    return line();
  }
}
