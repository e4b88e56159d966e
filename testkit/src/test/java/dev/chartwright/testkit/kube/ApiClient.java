package dev.chartwright.testkit.kube;

import dev.chartwright.kube.KubeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends requests as plainly as can be. */
final class ApiClient {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  ApiClient(String url) {
    this.url = url;
  }

  /**
   * An answer.
   *
   * @param object the body as an object
   */
  record Answer(int code, String text, KubeObject object) {
    String message() {
      return object.textAt("message");
    }
  }

  Answer get(String target, String... headers) {
    return send("GET", target, "", "", headers);
  }

  Answer post(String target, String body) {
    return send("POST", target, "application/json", body);
  }

  Answer put(String target, String body) {
    return send("PUT", target, "application/json", body);
  }

  Answer delete(String target, String body) {
    return send("DELETE", target, "application/json", body);
  }

  Answer apply(String target, String body) {
    return patch("apply-patch+yaml", target, body);
  }

  Answer patch(String type, String target, String body) {
    return send("PATCH", target, "application/" + type, body);
  }

  Answer send(String method, String target, String type, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + target))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("User-Agent", "tester/1");
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      KubeObject object =
          KubeObject.of(
              text.startsWith("{") && text.strip().lines().count() == 1
                  ? Tree.parse(text.getBytes(StandardCharsets.UTF_8))
                  : Tree.map());
      return new Answer(response.statusCode(), text, object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
