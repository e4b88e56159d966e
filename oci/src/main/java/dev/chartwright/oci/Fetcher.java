package dev.chartwright.oci;

import java.io.InputStream;

/** Gives content by its descriptor. */
public interface Fetcher {
  /**
   * Opens content; the caller closes the stream.
   *
   * <p>The stream may or may not check itself: read it through {@link VerifyingInputStream}, which
   * does not check twice.
   *
   * @throws NotFoundException if it is not there
   */
  InputStream fetch(Descriptor target);
}
