package dev.chartwright.chart.archive;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the stored bytes of a sparse file belong, in any of GNU tar's four notations.
 *
 * <p>Source: Go 1.26 {@code archive/tar/reader.go}.
 */
final class SparseMap {
  /** A run of bytes in the file. */
  record Run(long offset, long length) {
    long end() {
      return offset + length;
    }
  }

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_RUNS = 1 << 20;

  private final List<Run> data = new ArrayList<>();

  private SparseMap() {}

  /** The map in the header block and the blocks behind it; sets the header's size to the file's. */
  static SparseMap ofOldGnu(TarReader tar, TarBlock block, TarHeader header) throws IOException {
    if (block.format() != TarBlock.Format.GNU) {
      throw ArchiveFormatException.tarHeader();
    }
    header.size = block.number(483, 12);
    SparseMap map = new SparseMap();
    int at = 386;
    int entries = 4;
    int total = entries * 24 + 1;
    while (total < MAX_BYTES) {
      for (int i = 0; i < entries && block.bytes[at + i * 24] != 0; i++) {
        map.add(block.number(at + i * 24, 12), block.number(at + i * 24 + 12, 12));
      }
      if (block.bytes[at + entries * 24] == 0) {
        return map;
      }
      tar.readFully(block.bytes);
      at = 0;
      entries = 21;
      total += TarBlock.SIZE;
    }
    throw ArchiveFormatException.sparseMapTooLong();
  }

  /** The map that PAX records hold or announce; null when the entry is not sparse. */
  static @Nullable SparseMap ofPax(TarReader tar, Map<String, String> pax, TarHeader header)
      throws IOException {
    String major = pax.getOrDefault("GNU.sparse.major", "");
    String minor = pax.getOrDefault("GNU.sparse.minor", "");
    boolean inContent;
    if (major.equals("0") && (minor.equals("0") || minor.equals("1"))) {
      inContent = false;
    } else if (major.equals("1") && minor.equals("0")) {
      inContent = true;
    } else if (!major.isEmpty()
        || !minor.isEmpty()
        || pax.getOrDefault(PaxRecords.SPARSE_MAP, "").isEmpty()) {
      return null;
    } else {
      inContent = false;
    }
    String name = pax.getOrDefault("GNU.sparse.name", "");
    if (!name.isEmpty()) {
      header.name = name;
    }
    String size = pax.getOrDefault("GNU.sparse.size", "");
    if (size.isEmpty()) {
      size = pax.getOrDefault("GNU.sparse.realsize", "");
    }
    if (!size.isEmpty()) {
      header.size = PaxRecords.integer(size);
    }
    return inContent ? ofContent(tar) : ofRecords(pax);
  }

  private static SparseMap ofRecords(Map<String, String> pax) throws IOException {
    long entries = count(pax.getOrDefault("GNU.sparse.numblocks", ""));
    String text = pax.getOrDefault(PaxRecords.SPARSE_MAP, "");
    String[] numbers = text.isEmpty() ? new String[0] : text.split(",", -1);
    if (numbers.length != 2 * entries) {
      throw ArchiveFormatException.tarHeader();
    }
    SparseMap map = new SparseMap();
    for (int i = 0; i < numbers.length; i += 2) {
      map.add(PaxRecords.integer(numbers[i]), PaxRecords.integer(numbers[i + 1]));
    }
    return map;
  }

  private static SparseMap ofContent(TarReader tar) throws IOException {
    Tokens tokens = new Tokens(tar);
    long entries = count(tokens.next());
    SparseMap map = new SparseMap();
    for (long i = 0; i < entries; i++) {
      map.add(PaxRecords.integer(tokens.next()), PaxRecords.integer(tokens.next()));
    }
    return map;
  }

  private static long count(String text) throws ArchiveFormatException {
    long entries = PaxRecords.integer(text);
    if (entries < 0 || entries > Long.MAX_VALUE / 2) {
      throw ArchiveFormatException.tarHeader();
    }
    return entries;
  }

  private void add(long offset, long length) throws ArchiveFormatException {
    if (data.size() >= MAX_RUNS) {
      throw ArchiveFormatException.sparseMapTooLong();
    }
    data.add(new Run(offset, length));
  }

  /** Whether the runs are in order, apart and inside a file of that size. */
  boolean isValid(long size) {
    long end = 0;
    for (Run run : data) {
      if (run.offset() < end || run.length() < 0 || run.offset() > Long.MAX_VALUE - run.length()) {
        return false;
      }
      end = run.end();
      if (end > size) {
        return false;
      }
    }
    return size >= 0;
  }

  /** The runs of zeros between the data; the last one ends where the file ends and may be empty. */
  List<Run> holes(long size) {
    List<Run> holes = new ArrayList<>();
    long at = 0;
    for (Run run : data) {
      if (run.length() == 0) {
        continue;
      }
      if (run.offset() > at) {
        holes.add(new Run(at, run.offset() - at));
      }
      at = run.end();
    }
    holes.add(new Run(at, size - at));
    return holes;
  }

  /** The lines with which the content of a version 1.0 sparse file begins. */
  private static final class Tokens {
    private final TarReader tar;
    private final byte[] block = new byte[TarBlock.SIZE];
    private int at = TarBlock.SIZE;
    private int total;

    Tokens(TarReader tar) {
      this.tar = tar;
    }

    String next() throws IOException {
      ByteArrayOutputStream token = new ByteArrayOutputStream();
      while (true) {
        if (at == block.length) {
          total += block.length;
          if (total > MAX_BYTES) {
            throw ArchiveFormatException.sparseMapTooLong();
          }
          tar.readStoredFully(block);
          at = 0;
        }
        byte b = block[at++];
        if (b == '\n') {
          return GoString.of(token.toByteArray());
        }
        token.write(b);
      }
    }
  }
}
