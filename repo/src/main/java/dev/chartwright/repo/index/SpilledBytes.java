package dev.chartwright.repo.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes that are kept in memory as long as they are few, and in a temporary file else. */
final class SpilledBytes extends OutputStream {
  private static final int FEW = 8 << 20;

  private final Path folder;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream out;

  /** Bytes that may go to a file in that folder, which need not be there yet. */
  SpilledBytes(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int from, int length) throws IOException {
    if (out == null && memory.size() + length > FEW) {
      Files.createDirectories(folder);
      file = Files.createTempFile(folder, ".chartwright-", ".tmp");
      out = Files.newOutputStream(file);
      memory.writeTo(out);
      memory = new ByteArrayOutputStream();
    }
    (out == null ? memory : out).write(b, from, length);
  }

  /** All that was written. */
  byte[] bytes() throws IOException {
    if (file == null || out == null) {
      return memory.toByteArray();
    }
    out.flush();
    return Files.readAllBytes(file);
  }

  @Override
  public void close() throws IOException {
    memory = new ByteArrayOutputStream();
    try {
      if (out != null) {
        out.close();
      }
    } finally {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    }
  }
}
