package dev.chartwright.sprig;

import java.util.ArrayList;
import java.util.List;

/**
 * How many elements Go has room for behind those of a {@code []interface {}}: {@code slice} reaches
 * that far, and the elements beyond the end are nil.
 *
 * <p>An {@link ArrayList} stands for a slice to which elements were appended one by one, as JSON
 * and YAML are read; an {@link ArrayPart} knows its capacity; any other list is exactly as long as
 * its capacity. Source: Go 1.26, runtime/slice.go and internal/runtime/gc.
 */
final class Capacity {
  private static final int ELEMENT_BYTES = 16;
  private static final int DOUBLED_BELOW = 256;
  private static final int HEADER_FROM = 512;
  private static final int HEADER_BYTES = 8;
  private static final int LARGEST_CLASS = 32768;
  private static final int PAGE_BYTES = 8192;

  /** The sizes that the allocator hands out. */
  private static final int[] SIZES = {
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
    384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048,
    2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240,
    10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768
  };

  private Capacity() {}

  /** The capacity of a list. */
  static long of(List<?> list) {
    if (list instanceof ArrayPart part) {
      return part.capacity();
    }
    if (!(list instanceof ArrayList)) {
      return list.size();
    }
    long capacity = 0;
    while (capacity < list.size()) {
      capacity = grown(capacity, capacity + 1);
    }
    return capacity;
  }

  /** The capacity after appending beyond the end of a slice of another capacity. */
  static long grown(long capacity, long length) {
    long wanted = capacity;
    if (length > 2 * capacity) {
      wanted = length;
    } else if (capacity < DOUBLED_BELOW) {
      wanted = 2 * capacity;
    } else {
      while (wanted < length) {
        wanted += (wanted + 3 * DOUBLED_BELOW) >> 2;
      }
    }
    return allocated(wanted * ELEMENT_BYTES) / ELEMENT_BYTES;
  }

  private static long allocated(long bytes) {
    if (bytes > LARGEST_CLASS - HEADER_BYTES) {
      return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }
    int header = bytes > HEADER_FROM ? HEADER_BYTES : 0;
    return (long) sizeClass(bytes + header) - header;
  }

  private static int sizeClass(long bytes) {
    for (int size : SIZES) {
      if (size >= bytes) {
        return size;
      }
    }
    return LARGEST_CLASS;
  }
}
