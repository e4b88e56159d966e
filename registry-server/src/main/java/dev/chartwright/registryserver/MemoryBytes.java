package dev.chartwright.registryserver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing row of bytes in pieces of equal size, so that growing never copies what is there. */
final class MemoryBytes implements ContentWriter {
  private static final int PIECE = 64 * 1024;
  private static final byte[] NOTHING = {};

  private final MemoryContent owner;
  private final List<byte[]> pieces = new ArrayList<>(1);
  private long size;
  private long reserved;
  private boolean kept;

  MemoryBytes(MemoryContent owner) {
    this.owner = owner;
  }

  @Override
  public long size() {
    return size;
  }

  long reserved() {
    return reserved;
  }

  void kept() {
    kept = true;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    owner.reserve(length);
    reserved += length;
    int done = 0;
    while (done < length) {
      int index = (int) (size / PIECE);
      int at = (int) (size % PIECE);
      int count = Math.min(length - done, PIECE - at);
      System.arraycopy(bytes, offset + done, piece(index, at + count), at, count);
      size += count;
      done += count;
    }
  }

  /**
   * The piece with room for at least {@code needed} bytes; only the last one is ever smaller than
   * the others.
   */
  private byte[] piece(int index, int needed) {
    if (index == pieces.size()) {
      pieces.add(NOTHING);
    }
    byte[] piece = pieces.get(index);
    if (piece.length < needed) {
      int wanted = index > 0 ? PIECE : Math.min(PIECE, Math.max(needed, piece.length * 2));
      piece = Arrays.copyOf(piece, wanted);
      pieces.set(index, piece);
    }
    return piece;
  }

  @Override
  public void truncate(long newSize) {
    owner.reserve(newSize - size);
    reserved -= size - newSize;
    size = newSize;
    int needed = (int) ((newSize + PIECE - 1) / PIECE);
    while (pieces.size() > needed) {
      pieces.remove(pieces.size() - 1);
    }
  }

  /** Gives back what the last piece holds too much. */
  void trim() {
    if (!pieces.isEmpty()) {
      int last = pieces.size() - 1;
      int used = (int) (size - (long) last * PIECE);
      if (pieces.get(last).length > used) {
        pieces.set(last, Arrays.copyOf(pieces.get(last), used));
      }
    }
  }

  @Override
  public BlobReader read() {
    long length = size;
    return new BlobReader() {
      @Override
      public long size() {
        return length;
      }

      @Override
      public int read(long position, byte[] target, int offset, int count) {
        if (position >= length) {
          return -1;
        }
        int at = (int) (position % PIECE);
        int got = (int) Math.min(Math.min(count, PIECE - at), length - position);
        System.arraycopy(pieces.get((int) (position / PIECE)), at, target, offset, got);
        return got;
      }

      @Override
      public void close() {
        // Nothing is held open.
      }
    };
  }

  @Override
  public void discard() {
    if (!kept) {
      kept = true;
      owner.reserve(-reserved);
      pieces.clear();
    }
  }
}
