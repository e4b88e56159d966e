package dev.chartwright.oci.remote;

import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redaction;
import dev.chartwright.oci.OciException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A registry refused a request.
 *
 * <pre>{@code
 * GET "https://r.example/v2/x/tags/list": response status code 404: name unknown: repository name
 *   not known to registry
 * }</pre>
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/errcode/errors.go}, {@code
 * registry/remote/internal/errutil}.
 */
public final class RegistryErrorException extends OciException {
  private final String method;
  private final String url;
  private final int status;
  private final transient List<RegistryError> errors;

  private RegistryErrorException(
      HttpResponse response, List<RegistryError> errors, String message) {
    super(message);
    this.method = response.request().method();
    this.url = Redaction.url(response.request().url());
    this.status = response.status();
    this.errors = errors;
  }

  /** Reads the errors of an answer, as far as there are any; the answer's body is used up. */
  static RegistryErrorException of(HttpResponse response, long limit) {
    List<RegistryError> errors = read(response, limit);
    StringBuilder text = new StringBuilder(ResponseException.request(response));
    text.append(": response status code ").append(response.status()).append(": ");
    if (errors.isEmpty()) {
      text.append(reason(response));
    }
    for (int i = 0; i < errors.size(); i++) {
      text.append(i == 0 ? "" : "; ").append(errors.get(i));
    }
    return new RegistryErrorException(response, errors, text.toString());
  }

  /** Method of the request. */
  public String method() {
    return method;
  }

  /** URL of the request, without secrets. */
  public String url() {
    return url;
  }

  /** Status code of the answer. */
  public int status() {
    return status;
  }

  /** The errors that the registry named; may be empty. */
  public List<RegistryError> errors() {
    return errors;
  }

  /** Whether the registry named exactly this one code. */
  public boolean hasCode(String code) {
    return errors.size() == 1 && errors.get(0).code().equals(code);
  }

  /** Go's name of the status, whatever the server wrote. */
  private static String reason(HttpResponse response) {
    return HttpResponse.of(
            response.request(), response.status(), Headers.none(), InputStream.nullInputStream())
        .reason();
  }

  private static List<RegistryError> read(HttpResponse response, long limit) {
    List<RegistryError> found = new ArrayList<>();
    Object body;
    try {
      body = JsonBody.first(JsonBody.readUpTo(response, limit));
    } catch (JsonException | OciException e) {
      return List.of();
    }
    if (!(body instanceof Map<?, ?> map) || !(map.get("errors") instanceof List<?> list)) {
      return List.of();
    }
    for (Object each : list) {
      Map<?, ?> error = each instanceof Map<?, ?> object ? object : Map.of();
      Object detail = error.get("detail");
      found.add(
          new RegistryError(
              text(error.get("code")),
              text(error.get("message")),
              detail == null ? null : print(detail)));
    }
    return List.copyOf(found);
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  /** Go's {@code %v} of a decoded JSON value. */
  private static String print(@Nullable Object value) {
    if (value == null) {
      return "<nil>";
    }
    if (value instanceof Double number) {
      return Format.formatFloat(number, 'g', -1);
    }
    StringBuilder out = new StringBuilder();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        out.append(out.length() == 0 ? "[" : " ").append(print(element));
      }
      return list.isEmpty() ? "[]" : out.append(']').toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        sorted.put(String.valueOf(entry.getKey()), print(entry.getValue()));
      }
      for (Map.Entry<String, Object> entry : sorted.entrySet()) {
        out.append(out.length() == 0 ? "map[" : " ");
        out.append(entry.getKey()).append(':').append(entry.getValue());
      }
      return map.isEmpty() ? "map[]" : out.append(']').toString();
    }
    return value.toString();
  }
}
