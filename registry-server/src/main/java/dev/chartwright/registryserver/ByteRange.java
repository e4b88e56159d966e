package dev.chartwright.registryserver;

import org.jspecify.annotations.Nullable;

/**
 * The part of a blob that a {@code Range} header asks for.
 *
 * <p>Source: RFC 9110 section 14.
 */
record ByteRange(long first, long count) {
  /** What stands for a range that no byte is in. */
  static final ByteRange UNSATISFIABLE = new ByteRange(-1, 0);

  /**
   * Null when the header asks for nothing that we serve in parts: another unit, several ranges, or
   * nonsense.
   */
  static @Nullable ByteRange of(String header, long size) {
    if (!header.startsWith("bytes=") || header.indexOf(',') >= 0) {
      return null;
    }
    int dash = header.indexOf('-');
    if (dash < 0) {
      return null;
    }
    String from = header.substring(6, dash).strip();
    String to = header.substring(dash + 1).strip();
    long first = from.isEmpty() ? -1 : Decimal.parse(from);
    long last = to.isEmpty() ? -1 : Decimal.parse(to);
    if ((from.isEmpty() && to.isEmpty())
        || (!from.isEmpty() && first < 0)
        || (!to.isEmpty() && last < 0)) {
      return null;
    }
    if (from.isEmpty()) {
      first = Math.max(0, size - last);
      last = size - 1;
    } else if (to.isEmpty() || last >= size) {
      last = first > last && !to.isEmpty() ? last : size - 1;
    }
    return first > last || first >= size ? UNSATISFIABLE : new ByteRange(first, last - first + 1);
  }
}
