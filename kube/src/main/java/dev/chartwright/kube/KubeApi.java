package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The API server's REST interface over JSON. Safe for several threads.
 *
 * <pre>{@code
 * api.send(KubeRequest.get("/api/v1/namespaces/default/secrets").query("labelSelector", "owner=helm"));
 * }</pre>
 */
public interface KubeApi extends AutoCloseable {
  /**
   * Sends a request and reads the object that it answers.
   *
   * @throws StatusException if the answer is none of 200 to 299, with client-go's message
   * @throws KubeException if the server cannot be reached, with Go's message
   */
  KubeObject send(KubeRequest request);

  /**
   * Sends a request and reads the answer as it comes, in one of the media types that the request
   * accepts; JSON where an implementation has no other.
   *
   * @throws StatusException if the answer is none of 200 to 299, with client-go's message
   * @throws KubeException if the server cannot be reached, with Go's message
   */
  default <T> T read(KubeRequest request, BodyReader<T> reader) {
    try (InputStream in = new ByteArrayInputStream(GoString.bytes(send(request).toJson()))) {
      return reader.read(in);
    } catch (IOException e) {
      throw KubeException.of(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Sends a request and hands out the body as it comes: logs and watches. Whoever asked closes it,
   * perhaps from another thread than the one that reads, whose reading then fails at once.
   *
   * @throws StatusException if the answer is none of 200 to 299
   */
  InputStream open(KubeRequest request);

  /**
   * Where the objects of a kind are.
   *
   * @return empty if the server does not know the kind
   */
  Optional<RestMapping> mapping(GroupVersionKind kind);

  /**
   * Fails unless the cluster answers.
   *
   * @throws KubeException {@code kubernetes cluster unreachable: …}
   */
  default void checkReachable() {
    try {
      send(KubeRequest.get("/version"));
    } catch (KubeException e) {
      throw KubeException.of("kubernetes cluster unreachable: " + e.getMessage(), e);
    }
  }

  /**
   * What the server is and knows, asked anew, for {@code .Capabilities}.
   *
   * @throws KubeException in Helm's words
   */
  ServerInfo serverInfo();

  /** Forgets what was learnt about the kinds that the server knows. */
  void forgetKinds();

  @Override
  void close();
}
