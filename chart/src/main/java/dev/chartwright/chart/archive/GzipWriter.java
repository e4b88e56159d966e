package dev.chartwright.chart.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip stream with the header of Helm's archives: no time, system 255, comment {@code Helm} and
 * Helm's extra field.
 *
 * <p>The header and the decompressed content equal Helm's; the compressed bytes are zlib's and need
 * not. Not safe for use by several threads.
 *
 * <p>Source: RFC 1952; Helm 4.3.1 {@code pkg/chart/v2/util/save.go}.
 */
public final class GzipWriter extends OutputStream {
  private static final String EXTRA = "rr(\0aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=";
  private static final String COMMENT = "Helm";

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[8192];
  private long size;
  private boolean finished;

  /** Writes the header to {@code out}, which stays the caller's to close. */
  public GzipWriter(OutputStream out) throws IOException {
    this.out = out;
    byte[] extra = EXTRA.getBytes(StandardCharsets.ISO_8859_1);
    out.write(new byte[] {0x1f, (byte) 0x8b, 8, 4 | 16, 0, 0, 0, 0, 0, (byte) 255});
    out.write(extra.length);
    out.write(extra.length >> 8);
    out.write(extra);
    out.write((COMMENT + '\0').getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] data, int offset, int length) throws IOException {
    checksum.update(data, offset, length);
    size += length;
    deflater.setInput(data, offset, length);
    while (!deflater.needsInput()) {
      drain();
    }
  }

  /** Ends the stream with its checksum; the stream below stays open. */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    finished = true;
    try {
      deflater.finish();
      while (!deflater.finished()) {
        drain();
      }
      writeLittleEndian(checksum.getValue());
      writeLittleEndian(size);
    } finally {
      deflater.end();
    }
  }

  private void drain() throws IOException {
    int count = deflater.deflate(buffer, 0, buffer.length);
    out.write(buffer, 0, count);
  }

  private void writeLittleEndian(long value) throws IOException {
    for (int i = 0; i < 4; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }
}
