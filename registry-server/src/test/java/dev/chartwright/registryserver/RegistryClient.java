package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Sends requests to a registry as a plain HTTP client would, and knows nothing of its inside. */
final class RegistryClient {
  /** One for all tests, because each has threads of its own. */
  private static final HttpClient SHARED =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpClient http;
  private final URI base;
  private final List<String> headers;

  RegistryClient(URI base, String... headers) {
    this(SHARED, base, headers);
  }

  RegistryClient(HttpClient http, URI base, String... headers) {
    this.http = http;
    this.base = base;
    this.headers = List.of(headers);
  }

  /** The same with headers that every request carries. */
  RegistryClient with(String... more) {
    return new RegistryClient(http, base, more);
  }

  /** An answer. */
  record Answer(int status, HttpResponse<byte[]> response) {
    /** The header's value; empty when it is absent. */
    String header(String name) {
      return String.join("|", response.headers().allValues(name));
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  Answer get(String path, String... extra) {
    return send("GET", path, BodyPublishers.noBody(), extra);
  }

  Answer head(String path, String... extra) {
    return send("HEAD", path, BodyPublishers.noBody(), extra);
  }

  Answer delete(String path, String... extra) {
    return send("DELETE", path, BodyPublishers.noBody(), extra);
  }

  Answer post(String path, byte[] body, String... extra) {
    return send("POST", path, BodyPublishers.ofByteArray(body), extra);
  }

  Answer post(String path) {
    return post(path, new byte[0]);
  }

  Answer put(String path, byte[] body, String... extra) {
    return send("PUT", path, BodyPublishers.ofByteArray(body), extra);
  }

  Answer patch(String path, byte[] body, String... extra) {
    return send("PATCH", path, BodyPublishers.ofByteArray(body), extra);
  }

  /** A body of unknown length, in chunks. */
  Answer stream(String method, String path, byte[] body, String... extra) {
    return send(
        method, path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), extra);
  }

  Answer send(String method, String path, BodyPublisher body, String... extra) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    for (int i = 0; i < extra.length; i += 2) {
      request.header(extra[i], extra[i + 1]);
    }
    try {
      HttpResponse<byte[]> response = sent(request.build());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " failed: " + e, e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /**
   * Sends again what went into a connection that the client itself had closed: its pool hands out
   * connections to servers of earlier tests that listened on the same port.
   */
  private HttpResponse<byte[]> sent(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      Throwable cause = e.getCause();
      if (cause == null || !"connection closed locally".equals(cause.getMessage())) {
        throw e;
      }
      return http.send(request, BodyHandlers.ofByteArray());
    }
  }

  /** Opens an upload and gives its location. */
  String startUpload(String repository) {
    Answer answer = post("/v2/" + repository + "/blobs/uploads/");
    if (answer.status() != 202) {
      throw new AssertionError("upload not opened: " + answer.status() + " " + answer.text());
    }
    return answer.header("Location");
  }

  /** Pushes a blob with one POST. */
  Digest pushBlob(String repository, byte[] blob) {
    Digest digest = Digest.ofBytes(blob);
    Answer answer = post("/v2/" + repository + "/blobs/uploads/?digest=" + digest, blob);
    if (answer.status() != 201) {
      throw new AssertionError("blob not pushed: " + answer.status() + " " + answer.text());
    }
    return digest;
  }

  Digest pushBlob(String repository, String blob) {
    return pushBlob(repository, blob.getBytes(StandardCharsets.UTF_8));
  }

  /** Pushes a manifest with the type that it names itself. */
  Answer pushManifest(String repository, String reference, String manifest) {
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    return put(
        "/v2/" + repository + "/manifests/" + reference,
        bytes,
        "Content-Type",
        Manifests.typeOf(manifest));
  }

  /** Pushes a small image under a tag and gives its digest. */
  Digest pushImage(String repository, String tag) {
    return pushImage(repository, tag, tag.toLowerCase(Locale.ROOT));
  }

  /** Pushes a small image with {@code content} as its layer. */
  Digest pushImage(String repository, String tag, String content) {
    Digest config = pushBlob(repository, "{}");
    Digest layer = pushBlob(repository, content);
    String manifest =
        Manifests.image(config, 2, layer, content.getBytes(StandardCharsets.UTF_8).length);
    Answer answer = pushManifest(repository, tag, manifest);
    if (answer.status() != 201) {
      throw new AssertionError("manifest not pushed: " + answer.status() + " " + answer.text());
    }
    return Digest.ofBytes(manifest.getBytes(StandardCharsets.UTF_8));
  }
}
