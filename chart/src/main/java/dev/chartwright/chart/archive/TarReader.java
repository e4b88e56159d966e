package dev.chartwright.chart.archive;

import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entry after entry of a tar stream: ustar, PAX, GNU, star and V7, with long names and sparse
 * files.
 *
 * <p>It reads and never judges: names come out as they are, links and devices as entries without
 * content. An extended header may have 1 MiB, the whole stream as much as the constructor is told;
 * headers count. Not safe for use by several threads.
 *
 * <pre>{@code
 * TarReader tar = new TarReader(GzipReader.of(in), 1 << 20);
 * for (TarEntry e = tar.next(); e != null; e = tar.next()) {
 *   byte[] content = tar.readAll(e.size());
 * }
 * }</pre>
 *
 * <p>Source: Go 1.26 {@code archive/tar/reader.go}.
 */
public final class TarReader {
  private static final int MAX_EXTENDED_HEADER = 1 << 20;

  private final InputStream in;
  private final long maxBytes;
  private long total;
  private final TarBlock block = new TarBlock();
  private long remaining;
  private int padding;
  private @Nullable SparseContent sparse;
  private @Nullable IOException failure;
  private boolean ended;

  /**
   * Reads from {@code in}.
   *
   * @param maxBytes the most bytes that the stream may have, headers and skipped content included
   */
  public TarReader(InputStream in, long maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /**
   * Goes to the next entry, over what was not read of the last one.
   *
   * @return the entry, null at the end of the archive
   * @throws ArchiveFormatException in Go's words, if the stream is no tar stream or ends too early
   * @throws IOException if the stream below fails
   */
  public @Nullable TarEntry next() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return null;
    }
    try {
      TarEntry entry = advance();
      ended = entry == null;
      return entry;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Reads content of the current entry; -1 at its end. */
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      return sparse != null
          ? sparse.read(target, offset, length)
          : readStored(target, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * Passes over the rest of the entry as {@link #readAll} reads it, keeping none of it.
   *
   * @param limit most bytes to pass over
   * @return how many there were
   */
  public long passOver(long limit) throws IOException {
    byte[] buffer = new byte[1 << 14];
    long length = 0;
    while (length < limit) {
      int count = read(buffer, 0, (int) Math.min(buffer.length, limit - length));
      if (count < 0) {
        break;
      }
      length += count;
    }
    if (sparse != null && length == limit) {
      sparse.finish();
    }
    return length;
  }

  /**
   * Reads the rest of the current entry, at most {@code limit} bytes; a folder, link or device has
   * none whatever its header claims. Memory grows with what is really there.
   */
  public byte[] readAll(long limit) throws IOException {
    byte[] data = new byte[(int) Math.min(limit, 1 << 20)];
    int length = 0;
    while (length < limit) {
      if (length == data.length) {
        data = Arrays.copyOf(data, (int) Math.min(limit, 2L * data.length));
      }
      int count = read(data, length, data.length - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
    if (sparse != null && length == limit) {
      sparse.finish();
    }
    return length == data.length ? data : Arrays.copyOf(data, length);
  }

  private @Nullable TarEntry advance() throws IOException {
    Map<String, String> pax = Map.of();
    String gnuLongName = "";
    while (true) {
      sparse = null;
      skip(remaining);
      if (!skipPadding()) {
        return null;
      }
      TarHeader header = readHeader();
      if (header == null) {
        return null;
      }
      startContent(header);
      switch (header.type) {
        case 'x' -> pax = PaxRecords.parse(readExtended());
        case 'g' -> {
          PaxRecords.parse(readExtended()); // must be well-formed, and says nothing of files
          return new TarEntry(header.name, 'g', 0, 0, Instant.EPOCH);
        }
        case 'L' -> gnuLongName = untilNul(readExtended());
        case 'K' -> readExtended();
        default -> {
          header.merge(pax);
          if (!gnuLongName.isEmpty()) {
            header.name = gnuLongName;
          }
          if (header.type == 0) {
            header.type = header.name.endsWith("/") ? '5' : '0';
          }
          startContent(header);
          startSparse(header, pax);
          return header.toEntry();
        }
      }
    }
  }

  private void startContent(TarHeader header) throws ArchiveFormatException {
    long size = header.hasContent() ? header.size : 0;
    if (size < 0) {
      throw ArchiveFormatException.tarHeader();
    }
    remaining = size;
    padding = (int) (-size & (TarBlock.SIZE - 1));
  }

  private void startSparse(TarHeader header, Map<String, String> pax) throws IOException {
    SparseMap map =
        header.type == 'S'
            ? SparseMap.ofOldGnu(this, block, header)
            : SparseMap.ofPax(this, pax, header);
    if (map != null) {
      if (!header.hasContent() || !map.isValid(header.size)) {
        throw ArchiveFormatException.tarHeader();
      }
      sparse = new SparseContent(this, map.holes(header.size));
    }
  }

  /** The next header block; null when the stream ends properly instead. */
  private @Nullable TarHeader readHeader() throws IOException {
    if (!readBlock(block.bytes)) {
      return null;
    }
    if (block.isZero()) {
      if (!readBlock(block.bytes) || block.isZero()) {
        return null;
      }
      throw ArchiveFormatException.tarHeader();
    }
    return TarHeader.parse(block);
  }

  private byte[] readExtended() throws IOException {
    byte[] data = readAll(MAX_EXTENDED_HEADER + 1L);
    if (data.length > MAX_EXTENDED_HEADER) {
      throw ArchiveFormatException.fieldTooLong();
    }
    return data;
  }

  private static String untilNul(byte[] data) {
    int end = 0;
    while (end < data.length && data[end] != 0) {
      end++;
    }
    return GoString.of(data, 0, end);
  }

  /** Reads one block; false when the stream ends before its first byte. */
  private boolean readBlock(byte[] target) throws IOException {
    int length = 0;
    while (length < target.length) {
      int count = readRaw(target, length, target.length - length);
      if (count < 0) {
        if (length == 0) {
          return false;
        }
        throw ArchiveFormatException.unexpectedEnd();
      }
      length += count;
    }
    return true;
  }

  /** Reads one block that must be there. */
  void readFully(byte[] target) throws IOException {
    if (!readBlock(target)) {
      throw ArchiveFormatException.unexpectedEnd();
    }
  }

  /** Reads one block of the current entry's stored bytes. */
  void readStoredFully(byte[] target) throws IOException {
    int length = 0;
    while (length < target.length) {
      int count = readStored(target, length, target.length - length);
      if (count < 0) {
        throw ArchiveFormatException.unexpectedEnd();
      }
      length += count;
    }
  }

  /** Reads bytes that are stored for the current entry; -1 when all were read. */
  int readStored(byte[] target, int offset, int length) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    int count = readRaw(target, offset, (int) Math.min(length, remaining));
    if (count < 0) {
      throw ArchiveFormatException.unexpectedEnd();
    }
    remaining -= count;
    return count;
  }

  /** The number of bytes stored for the current entry that were not read yet. */
  long stored() {
    return remaining;
  }

  private void skip(long count) throws IOException {
    byte[] scratch = count > 0 ? new byte[(int) Math.min(count, 8192)] : block.bytes;
    while (remaining > 0) {
      readStored(scratch, 0, scratch.length);
    }
  }

  /** Skips to the next block; false when the stream ends on the way. */
  private boolean skipPadding() throws IOException {
    while (padding > 0) {
      int count = readRaw(block.bytes, 0, padding);
      if (count < 0) {
        return false;
      }
      padding -= count;
    }
    return true;
  }

  private int readRaw(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    if (count > 0) {
      total += count;
      if (total > maxBytes) {
        throw ArchiveFormatException.streamTooLong(maxBytes);
      }
    }
    return count;
  }
}
