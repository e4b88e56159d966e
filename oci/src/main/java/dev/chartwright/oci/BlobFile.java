package dev.chartwright.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes content to a file while checking it. */
final class BlobFile {
  private static final int BUFFER_BYTES = 64 * 1024;

  private BlobFile() {}

  /** Writes all of the content; the file holds no complete content if this throws. */
  static void write(Path file, Descriptor expected, Content content) throws IOException {
    try (InputStream in = VerifyingInputStream.of(open(content), expected);
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int n;
      while ((n = read(in, buffer)) >= 0) {
        out.write(buffer, 0, n);
      }
    }
  }

  private static InputStream open(Content content) {
    try {
      return content.open();
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  /** A source that breaks off is told from a disk that is full. */
  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }
}
