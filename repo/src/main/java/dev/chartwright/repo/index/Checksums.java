package dev.chartwright.repo.index;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/** Passes bytes on and knows how many they were and two checksums of them. */
final class Checksums extends OutputStream {
  private final OutputStream out;
  private final CRC32 crc32 = new CRC32();
  private final Adler32 adler32 = new Adler32();
  private long size;

  Checksums(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int from, int length) throws IOException {
    crc32.update(b, from, length);
    adler32.update(b, from, length);
    size += length;
    out.write(b, from, length);
  }

  /** What tells these bytes from others. */
  Content content() {
    return new Content(size, crc32.getValue() << 32 | adler32.getValue());
  }

  /**
   * What tells some bytes from others, but for those that were made to deceive.
   *
   * @param size how many they are
   * @param checksum CRC-32 and Adler-32
   */
  record Content(long size, long checksum) {}
}
