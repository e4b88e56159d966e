package dev.chartwright.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes a compressed tar whose bytes depend on its entries only: no times, no owners. */
final class TarWriter {
  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  /** Adds a file. */
  void add(String name, byte[] content) {
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path.length > NAME_BYTES) {
      byte[] terminated = java.util.Arrays.copyOf(path, path.length + 1);
      header("././@LongLink".getBytes(StandardCharsets.US_ASCII), terminated.length, 'L');
      padded(terminated);
    }
    header(path, content.length, '0');
    padded(content);
  }

  private void header(byte[] path, int size, char type) {
    byte[] header = new byte[BLOCK];
    System.arraycopy(path, 0, header, 0, Math.min(path.length, NAME_BYTES));
    octal(header, 100, 7, 0644);
    octal(header, 108, 7, 0);
    octal(header, 116, 7, 0);
    octal(header, 124, 11, size);
    octal(header, 136, 11, 0);
    header[156] = (byte) type;
    byte[] magic = {'u', 's', 't', 'a', 'r', ' ', ' ', 0};
    System.arraycopy(magic, 0, header, 257, magic.length);
    java.util.Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    octal(header, 148, 6, sum);
    header[154] = 0;
    tar.writeBytes(header);
  }

  private static void octal(byte[] header, int at, int digits, int value) {
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      header[i] = (byte) ('0' + (rest & 7));
      rest >>= 3;
    }
  }

  private void padded(byte[] content) {
    tar.writeBytes(content);
    tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  /** The archive. */
  byte[] compressed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new FastGzip(out)) {
      gzip.write(tar.toByteArray());
      gzip.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return out.toByteArray();
  }

  /** A stored archive: the bytes do not depend on the version of zlib. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.NO_COMPRESSION);
    }
  }
}
