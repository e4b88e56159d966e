package dev.chartwright.kube;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of an answer while it arrives. */
@FunctionalInterface
public interface BodyReader<T> {
  /**
   * What the body says.
   *
   * @param in ends with the body; is closed by whoever opened it
   * @throws IOException if it ends early
   */
  T read(InputStream in) throws IOException;
}
