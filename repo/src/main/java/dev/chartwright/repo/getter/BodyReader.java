package dev.chartwright.repo.getter;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes what a URL names as a stream, which is closed afterwards.
 *
 * @param <T> what it makes of it
 */
@FunctionalInterface
public interface BodyReader<T> {
  /**
   * Reads the body to its end.
   *
   * @throws IOException if it breaks off
   */
  T read(InputStream body) throws IOException;
}
