package dev.chartwright.golang.glob;

import dev.chartwright.golang.GoString;

/** A part of a text, in bytes: Go's s[a:b] with its checks. */
final class Slice {
  /** What Go decodes for a bad byte, and also at the end of a text. */
  static final int BAD = 0xFFFD;

  private final byte[] bytes;
  private final int start;
  private final int end;

  private Slice(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  static Slice of(String text) {
    return of(GoString.bytes(text));
  }

  int length() {
    return end - start;
  }

  boolean isEmpty() {
    return end == start;
  }

  Slice from(int i) {
    if (i > length()) {
      throw new GlobException(
          "runtime error: slice bounds out of range [" + i + ":" + length() + "]");
    }
    return new Slice(bytes, start + i, end);
  }

  Slice to(int i) {
    return range(0, i);
  }

  Slice range(int from, int to) {
    if (to > length()) {
      throw new GlobException(
          "runtime error: slice bounds out of range [:" + to + "] with length " + length());
    }
    if (from > to) {
      throw new GlobException("runtime error: slice bounds out of range [" + from + ":" + to + "]");
    }
    return new Slice(bytes, start + from, start + to);
  }

  /** The bytes of the character at a place, 1 for a bad byte, 0 at the end. */
  int width(int i) {
    int at = start + i;
    return at >= end ? 0 : Math.max(1, GoString.sequenceLength(bytes, at, end));
  }

  int rune(int i) {
    int at = start + i;
    if (at >= end) {
      return BAD;
    }
    int b = bytes[at];
    return switch (GoString.sequenceLength(bytes, at, end)) {
      case 1 -> b;
      case 2 -> (b & 0x1F) << 6 | low(at + 1);
      case 3 -> (b & 0x0F) << 12 | low(at + 1) << 6 | low(at + 2);
      case 4 -> (b & 0x07) << 18 | low(at + 1) << 12 | low(at + 2) << 6 | low(at + 3);
      default -> BAD;
    };
  }

  private int low(int at) {
    return bytes[at] & 0x3F;
  }

  /** The bytes that a rune takes when it is encoded, 3 for what a bad byte decodes to. */
  static int encodedLength(int rune) {
    return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
  }

  int runes() {
    int n = 0;
    for (int i = 0; i < length(); i += width(i)) {
      n++;
    }
    return n;
  }

  boolean startsWith(Slice prefix) {
    return length() >= prefix.length() && equalAt(0, prefix);
  }

  boolean endsWith(Slice suffix) {
    return length() >= suffix.length() && equalAt(length() - suffix.length(), suffix);
  }

  boolean sameAs(Slice other) {
    return length() == other.length() && equalAt(0, other);
  }

  private boolean equalAt(int i, Slice other) {
    return java.util.Arrays.equals(
        bytes, start + i, start + i + other.length(), other.bytes, other.start, other.end);
  }

  int indexOf(Slice needle) {
    for (int i = 0; i + needle.length() <= length(); i++) {
      if (equalAt(i, needle)) {
        return i;
      }
    }
    return -1;
  }

  int lastIndexOf(Slice needle) {
    for (int i = length() - needle.length(); i >= 0; i--) {
      if (equalAt(i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** The first place of the first of the runes that occurs at all, or -1. */
  int indexOfAny(RuneSet runes) {
    for (int rune : runes.runes()) {
      for (int i = 0; i < length(); i += width(i)) {
        if (rune(i) == rune) {
          return i;
        }
      }
    }
    return -1;
  }

  /** The last place of the first of the runes that occurs at all, or -1. */
  int lastIndexOfAny(RuneSet runes) {
    for (int rune : runes.runes()) {
      int last = -1;
      for (int i = 0; i < length(); i += width(i)) {
        if (rune(i) == rune) {
          last = i;
        }
      }
      if (last >= 0) {
        return last;
      }
    }
    return -1;
  }

  /** The places where characters begin, shifted, and the end. */
  int[] boundaries(int shift) {
    int[] places = new int[runes() + 1];
    int n = 0;
    for (int i = 0; i < length(); i += width(i)) {
      places[n++] = shift + i;
    }
    places[n] = shift + length();
    return places;
  }

  /** The shift itself, then where each character ends by the length of its encoding. */
  int[] ends(int shift) {
    int[] places = new int[runes() + 1];
    int n = 0;
    places[n++] = shift;
    for (int i = 0; i < length(); i += width(i)) {
      places[n++] = shift + i + encodedLength(rune(i));
    }
    return places;
  }
}
