package dev.chartwright.chart.archive;

import dev.chartwright.golang.GoString;

/**
 * One header block of 512 bytes and its fields.
 *
 * <p>Source: POSIX ustar; Go 1.26 {@code archive/tar/format.go}, {@code archive/tar/strconv.go}.
 */
final class TarBlock {
  static final int SIZE = 512;

  /** Which dialect of tar a block is written in. */
  enum Format {
    UNKNOWN,
    V7,
    USTAR,
    STAR,
    GNU
  }

  final byte[] bytes = new byte[SIZE];

  boolean isZero() {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  char type() {
    return (char) (bytes[156] & 0xff);
  }

  /** The dialect by the magic words; unknown when the checksum is wrong. */
  Format format() {
    long stated;
    try {
      stated = octal(148, 8);
    } catch (ArchiveFormatException e) {
      return Format.UNKNOWN;
    }
    if (stated != checksum(0xff) && stated != checksum(-1)) {
      return Format.UNKNOWN;
    }
    if (is(257, "ustar\0")) {
      return is(508, "tar\0") ? Format.STAR : Format.USTAR;
    }
    return is(257, "ustar  \0") ? Format.GNU : Format.V7;
  }

  /**
   * The sum of all bytes, the checksum's own taken as blanks; some old programs added signed bytes.
   */
  private long checksum(int mask) {
    int sum = 8 * ' ';
    for (int i = 0; i < 148; i++) {
      sum += bytes[i] & mask;
    }
    for (int i = 156; i < SIZE; i++) {
      sum += bytes[i] & mask;
    }
    return sum;
  }

  private boolean is(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A C string: up to the first NUL, or the whole field. */
  String string(int at, int length) {
    int end = at;
    while (end < at + length && bytes[end] != 0) {
      end++;
    }
    return GoString.of(bytes, at, end - at);
  }

  /** A number, octal or in two's complement with the highest bit set. */
  long number(int at, int length) throws ArchiveFormatException {
    if (bytes[at] >= 0) {
      return octal(at, length);
    }
    int invert = (bytes[at] & 0x40) != 0 ? 0xff : 0;
    long value = 0;
    for (int i = 0; i < length; i++) {
      int c = (bytes[at + i] & 0xff) ^ invert;
      if (i == 0) {
        c &= 0x7f;
      }
      if (value >>> 56 > 0) {
        throw ArchiveFormatException.tarHeader();
      }
      value = value << 8 | c;
    }
    if (value < 0) {
      throw ArchiveFormatException.tarHeader();
    }
    return invert != 0 ? ~value : value;
  }

  private long octal(int at, int length) throws ArchiveFormatException {
    int from = at;
    int to = at + length;
    while (from < to && isPadding(bytes[from])) {
      from++;
    }
    while (to > from && isPadding(bytes[to - 1])) {
      to--;
    }
    long value = 0;
    for (int i = from; i < to && bytes[i] != 0; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 7 || value >>> 61 != 0) {
        throw ArchiveFormatException.tarHeader();
      }
      value = value << 3 | digit;
    }
    return value;
  }

  private static boolean isPadding(byte b) {
    return b == 0 || b == ' ';
  }
}
