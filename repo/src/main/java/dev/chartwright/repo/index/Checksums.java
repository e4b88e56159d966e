package dev.chartwright.repo.index;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Passes bytes on and knows how many they were and two checksums of them. */
final class Checksums extends OutputStream {
  private final OutputStream out;
  private final CRC32 crc32 = new CRC32();
  private final CRC32C crc32c = new CRC32C();
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
    crc32c.update(b, from, length);
    size += length;
    out.write(b, from, length);
  }

  /** What tells these bytes from others. */
  Content content() {
    return new Content(size, crc32.getValue() << 32 | crc32c.getValue());
  }

  /**
   * What tells some bytes from others, but for those that were made to deceive.
   *
   * @param size how many they are
   * @param checksum CRC-32 and CRC-32C
   */
  record Content(long size, long checksum) {}
}
