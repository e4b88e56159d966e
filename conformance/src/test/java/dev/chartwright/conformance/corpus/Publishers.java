package dev.chartwright.conformance.corpus;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The charts of one publisher after the other. */
interface Publishers extends AutoCloseable {
  /**
   * Puts the next publisher's charts into a folder.
   *
   * @return the publisher, or null at the end
   */
  @Nullable String unpackNext(Path into) throws IOException;

  @Override
  void close() throws IOException;
}
