package dev.chartwright.repo.getter;

import dev.chartwright.oci.LimitExceededException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Fetches what URLs of some schemes name.
 *
 * <p>Implementations are safe for several threads. Source: Helm {@code pkg/getter/getter.go}.
 */
public interface Getter {
  /**
   * Fetches a URL and hands its content to {@code reader}.
   *
   * @throws RuntimeException if it cannot be had; the message is Helm's
   */
  <T> T get(String url, GetOptions options, BodyReader<T> reader);

  /**
   * Fetches a URL into a temporary file.
   *
   * @param folder an existing folder, best that of the file's later place
   * @return the file, which the caller moves or closes
   */
  default Spool spool(String url, GetOptions options, Path folder) {
    return spool(url, options, folder, Long.MAX_VALUE);
  }

  /**
   * Fetches a URL into a temporary file unless it has more than {@code limit} bytes.
   *
   * @throws LimitExceededException if it has more
   */
  default Spool spool(String url, GetOptions options, Path folder, long limit) {
    return get(url, options, body -> Spool.of(body, folder, limit));
  }

  /** Reads all of a URL, for small things; an answer of more than {@code limit} bytes fails. */
  default byte[] bytes(String url, GetOptions options, int limit) {
    return get(
        url,
        options,
        body -> {
          byte[] all = body.readNBytes(limit);
          if (all.length == limit && body.read() >= 0) {
            throw new IOException("the answer is larger than " + limit + " bytes");
          }
          return all;
        });
  }
}
