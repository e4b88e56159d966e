package dev.chartwright.plugin.wasm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory through which host and module exchange blocks of bytes: Extism's kernel.
 *
 * <p>It is not the module's own memory; the module reads and writes it with functions of the host.
 * Offsets are never 0, which stands for nothing.
 */
final class ExchangeMemory {
  private static final int START = 8;
  private static final int PAGE = 65_536;

  private final long most;
  private final Map<Long, Integer> lengths = new HashMap<>();
  private byte[] bytes = new byte[PAGE];
  private int top = START;

  ExchangeMemory(int mostPages) {
    this.most = Math.min((long) mostPages * PAGE, Integer.MAX_VALUE - 16L);
  }

  /** A new block; 0 if it is empty or there is no room. */
  long allocate(long length) {
    if (length <= 0 || top + length > most) {
      return 0;
    }
    int offset = top;
    top += (int) length;
    if (top > bytes.length) {
      long larger = Math.min(most, Math.max(2L * bytes.length, top));
      bytes = Arrays.copyOf(bytes, (int) larger);
    }
    lengths.put((long) offset, (int) length);
    return offset;
  }

  /** A new block with those bytes. */
  long put(byte[] content) {
    long offset = allocate(content.length);
    if (offset == 0 && content.length > 0) {
      throw new WasmException("out of memory: the plugin may use " + most + " bytes");
    }
    System.arraycopy(content, 0, bytes, (int) offset, content.length);
    return offset;
  }

  /** Gives a block back; its room is used again if it was the last one. */
  void free(long offset) {
    Integer length = lengths.remove(offset);
    if (length != null && offset + length == top) {
      Arrays.fill(bytes, (int) offset, top, (byte) 0);
      top = (int) offset;
    }
  }

  /** The length of the block at an offset; 0 if there is none. */
  long length(long offset) {
    return lengths.getOrDefault(offset, 0);
  }

  /** The bytes of a block. */
  byte[] block(long offset) {
    return read(offset, length(offset));
  }

  byte[] read(long offset, long length) {
    if (offset < 0 || length < 0 || offset + length > bytes.length) {
      return new byte[0];
    }
    return Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length));
  }

  int get(long offset) {
    return offset < START || offset >= top ? 0 : bytes[(int) offset] & 0xFF;
  }

  void set(long offset, int value) {
    if (offset >= START && offset < top) {
      bytes[(int) offset] = (byte) value;
    }
  }

  long getLong(long offset) {
    if (offset < 0 || offset + 8 > bytes.length) {
      throw new WasmException("could not read value at offset: " + offset);
    }
    long value = 0;
    for (int i = 7; i >= 0; i--) {
      value = (value << 8) | (bytes[(int) offset + i] & 0xFF);
    }
    return value;
  }

  void setLong(long offset, long value) {
    if (offset < 0 || offset + 8 > bytes.length) {
      throw new WasmException(
          "could not write value '" + Long.toUnsignedString(value) + "' at offset: " + offset);
    }
    for (int i = 0; i < 8; i++) {
      bytes[(int) offset + i] = (byte) (value >>> (8 * i));
    }
  }
}
