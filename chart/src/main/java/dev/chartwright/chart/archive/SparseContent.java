package dev.chartwright.chart.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The bytes of a sparse file: what is stored, and zeros for its holes. */
final class SparseContent {
  private final TarReader tar;
  private final List<SparseMap.Run> holes;
  private final long size;
  private int hole;
  private long position;

  SparseContent(TarReader tar, List<SparseMap.Run> holes) {
    this.tar = tar;
    this.holes = holes;
    this.size = holes.get(holes.size() - 1).end();
  }

  int read(byte[] target, int offset, int length) throws IOException {
    if (position == size) {
      finish();
      return -1;
    }
    while (position >= holes.get(hole).end() && hole < holes.size() - 1) {
      hole++;
    }
    SparseMap.Run next = holes.get(hole);
    int count;
    if (position < next.offset()) {
      count = tar.readStored(target, offset, (int) Math.min(length, next.offset() - position));
      if (count < 0) {
        throw ArchiveFormatException.sparseDataMissing();
      }
    } else {
      count = (int) Math.min(length, next.end() - position);
      Arrays.fill(target, offset, offset + count, (byte) 0);
    }
    position += count;
    finish();
    return count;
  }

  /** Refuses stored bytes that belong nowhere, once the file was read. */
  void finish() throws IOException {
    if (position == size && tar.stored() > 0) {
      throw ArchiveFormatException.sparseDataUnused();
    }
  }
}
