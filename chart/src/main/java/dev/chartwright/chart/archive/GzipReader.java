package dev.chartwright.chart.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The decompressed bytes of a gzip stream, read as leniently as Go reads it.
 *
 * <p>Extra fields, names, comments and header checksums are accepted; several members in a row read
 * as one; what follows the last byte asked for is not looked at. Errors come only after the bytes
 * before them. Not safe for use by several threads.
 *
 * <p>Source: RFC 1952; Go 1.26 {@code compress/gzip/gunzip.go}.
 */
public final class GzipReader extends InputStream {
  private static final int FLAG_HEADER_CHECKSUM = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int MAX_STRING = 512;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 15];
  private int position;
  private int end;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private long size;
  private boolean finished;
  private @Nullable IOException failure;
  private final byte[] single = new byte[1];

  private GzipReader(InputStream in) {
    this.in = in;
  }

  /**
   * Starts reading a gzip stream.
   *
   * @throws ArchiveFormatException {@code EOF} for an empty stream, {@code gzip: invalid header}
   *     for anything else than gzip
   * @throws IOException if {@code in} fails
   */
  public static GzipReader of(InputStream in) throws IOException {
    GzipReader reader = new GzipReader(in);
    try {
      if (!reader.readHeader()) {
        throw ArchiveFormatException.end();
      }
    } catch (IOException e) {
      reader.inflater.end();
      throw e;
    }
    return reader;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!finished) {
      if (failure != null) {
        throw failure;
      }
      try {
        int count = inflate(target, offset, length);
        if (count > 0) {
          checksum.update(target, offset, count);
          size += count;
          return count;
        }
        if (inflater.finished()) {
          readTrailer();
          if (!readHeader()) {
            finished = true;
          }
        }
      } catch (IOException e) {
        failure = e;
      }
    }
    return -1;
  }

  /** Inflates some bytes; zero when the member has ended or the failure comes next. */
  private int inflate(byte[] target, int offset, int length) throws IOException {
    while (true) {
      try {
        int count = inflater.inflate(target, offset, length);
        if (count > 0 || inflater.finished()) {
          return count;
        }
      } catch (DataFormatException e) {
        failure = ArchiveFormatException.corruptDeflate(inflater.getBytesRead());
        return (int) (inflater.getBytesWritten() - size);
      }
      if (inflater.needsDictionary()) {
        throw ArchiveFormatException.corruptDeflate(inflater.getBytesRead());
      }
      if (position == end && !fill()) {
        throw ArchiveFormatException.unexpectedEnd();
      }
      inflater.setInput(buffer, position, end - position);
      position = end;
    }
  }

  private void readTrailer() throws IOException {
    position = end - inflater.getRemaining();
    long crc = readLittleEndian(4);
    long length = readLittleEndian(4);
    if (crc != checksum.getValue() || length != (size & 0xffffffffL)) {
      throw ArchiveFormatException.gzipChecksum();
    }
    checksum.reset();
    size = 0;
    inflater.reset();
  }

  /** Reads a member's header; false when the stream ends before its first byte. */
  private boolean readHeader() throws IOException {
    if (position == end && !fill()) {
      return false;
    }
    checksum.reset();
    int first = readByte();
    int second = readByte();
    int method = readByte();
    int flags = readByte();
    for (int i = 0; i < 6; i++) {
      readByte();
    }
    if (first != 0x1f || second != 0x8b || method != 8) {
      throw ArchiveFormatException.gzipHeader();
    }
    if ((flags & FLAG_EXTRA) != 0) {
      for (int left = readByte() | readByte() << 8; left > 0; left--) {
        readByte();
      }
    }
    if ((flags & FLAG_NAME) != 0) {
      skipString();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipString();
    }
    if ((flags & FLAG_HEADER_CHECKSUM) != 0) {
      long expected = checksum.getValue() & 0xffff;
      if (readLittleEndian(2) != expected) {
        throw ArchiveFormatException.gzipHeader();
      }
    }
    checksum.reset();
    return true;
  }

  private void skipString() throws IOException {
    for (int i = 0; i < MAX_STRING; i++) {
      if (readByte() == 0) {
        return;
      }
    }
    throw ArchiveFormatException.gzipHeader();
  }

  private long readLittleEndian(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) readRaw() << (8 * i);
    }
    return value;
  }

  private int readByte() throws IOException {
    int value = readRaw();
    checksum.update(value);
    return value;
  }

  private int readRaw() throws IOException {
    if (position == end && !fill()) {
      throw ArchiveFormatException.unexpectedEnd();
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    position = 0;
    end = 0;
    int count = in.read(buffer, 0, buffer.length);
    if (count <= 0) {
      return false;
    }
    end = count;
    return true;
  }

  /** Releases the decompressor and closes the stream below. */
  @Override
  public void close() throws IOException {
    inflater.end();
    finished = true;
    in.close();
  }
}
