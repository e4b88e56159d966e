package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a {@link ScriptedRegistry} saw it, and the status that it answered.
 *
 * @param port the server that got it
 * @param endpoint what it was for
 * @param repository name of the repository, or empty
 * @param method the method
 * @param target path and query as sent
 * @param headers the headers in their order, names as sent
 * @param bodyBytes how many bytes of the body were read
 * @param body the beginning of the body, at most 64 KiB
 * @param status the status answered, 0 if there was no answer
 */
public record RecordedRequest(
    Port port,
    Endpoint endpoint,
    String repository,
    String method,
    String target,
    List<Map.Entry<String, String>> headers,
    long bodyBytes,
    String body,
    int status) {
  /** Copies the headers. */
  public RecordedRequest {
    headers = List.copyOf(headers);
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

  /**
   * First word of the Authorization header: {@code Basic}, {@code Bearer}, or empty if there is no
   * such header.
   */
  public String authScheme() {
    String value = header("Authorization").orElse("");
    int space = value.indexOf(' ');
    return space < 0 ? value : value.substring(0, space);
  }

  /** User name of a Basic Authorization header, or empty. */
  public String user() {
    String value = header("Authorization").orElse("");
    if (!value.regionMatches(true, 0, "Basic ", 0, 6)) {
      return "";
    }
    byte[] pair = java.util.Base64.getDecoder().decode(value.substring(6).trim());
    String text = new String(pair, StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  /** One line: port, method, target, scheme or {@code -}, bytes of the body, status. */
  public String line() {
    String scheme = authScheme().isEmpty() ? "-" : authScheme();
    return port + " " + method + " " + target + " " + scheme + " " + bodyBytes + " " + status;
  }

  /** {@link #line}; no secret of the headers is shown. */
  @Override
  public String toString() {
    return line();
  }
}
