package dev.chartwright.oci;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes of known number that can be read from the start more than once: an upload that fails is
 * sent again.
 *
 * <pre>{@code
 * Content layer = Content.ofFile(Path.of("layer.tgz"));
 * repository.push(Descriptor.of(type, digest, layer.size()), layer);
 * }</pre>
 */
public interface Content {
  /** Number of bytes. */
  long size();

  /**
   * Opens the bytes from the start; the caller closes the stream.
   *
   * @throws IOException if they cannot be opened
   */
  InputStream open() throws IOException;

  /** Bytes in memory; the array is not copied. */
  static Content ofBytes(byte[] bytes) {
    return of(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /**
   * Bytes of a file, which is read when they are.
   *
   * @throws IOException if the file is not there
   */
  static Content ofFile(Path file) throws IOException {
    return of(Files.size(file), () -> Files.newInputStream(file));
  }

  /** Bytes from wherever {@code source} opens them. */
  static Content of(long size, Source source) {
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        return source.open();
      }
    };
  }

  /** Opens bytes. */
  @FunctionalInterface
  interface Source {
    /**
     * Opens the bytes from the start.
     *
     * @throws IOException if they cannot be opened
     */
    InputStream open() throws IOException;
  }
}
