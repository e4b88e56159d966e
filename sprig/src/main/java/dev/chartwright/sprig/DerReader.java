package dev.chartwright.sprig;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads elements of ASN.1 in DER one after the other. Belongs to one thread. */
final class DerReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  private DerReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  static DerReader of(byte[] bytes) {
    return new DerReader(bytes, 0, bytes.length);
  }

  boolean isEmpty() {
    return at == end;
  }

  /** The tag of the next element, or -1. */
  int tag() {
    return at < end ? bytes[at] & 0xFF : -1;
  }

  /** What is inside the next element, which must have that tag; null if there is none such. */
  @Nullable DerReader read(int tag) {
    int start = at;
    int length = tag() == tag ? readHeader() : -1;
    if (length < 0) {
      at = start;
      return null;
    }
    DerReader inside = new DerReader(bytes, at, at + length);
    at += length;
    return inside;
  }

  /** The next element with tag and length, which must have that tag; null if there is none such. */
  byte @Nullable [] readElement(int tag) {
    int start = at;
    return read(tag) == null ? null : Arrays.copyOfRange(bytes, start, at);
  }

  /** The next integer; null if there is none. */
  @Nullable BigInteger readInteger() {
    DerReader inside = read(2);
    if (inside == null || inside.isEmpty()) {
      return null;
    }
    byte[] content = inside.rest();
    boolean padded =
        content.length > 1
            && ((content[0] == 0 && content[1] >= 0) || (content[0] == -1 && content[1] < 0));
    return padded ? null : new BigInteger(content);
  }

  /** The bytes of the next bit string, whose last byte is whole; null if there is none. */
  byte @Nullable [] readBits() {
    DerReader inside = read(3);
    if (inside == null || inside.isEmpty() || inside.bytes[inside.at] != 0) {
      return null;
    }
    inside.at++;
    return inside.rest();
  }

  /** All bytes that are left. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, end);
  }

  /** The arcs of an object identifier, an element with tag and length: {@code 1.3.101.112}. */
  static String dotted(byte[] element) {
    StringBuilder out = new StringBuilder();
    long arc = 0;
    for (int i = 2; i < element.length; i++) {
      arc = arc << 7 | (element[i] & 0x7F);
      if (element[i] >= 0) {
        if (out.length() == 0) {
          long first = Math.min(arc / 40, 2);
          out.append(first).append('.').append(arc - 40 * first);
        } else {
          out.append('.').append(arc);
        }
        arc = 0;
      }
    }
    return out.toString();
  }

  private int readHeader() {
    if (end - at < 2) {
      return -1;
    }
    int length = bytes[at + 1] & 0xFF;
    at += 2;
    if (length >= 0x80) {
      int count = length & 0x7F;
      if (count == 0 || count > 4 || end - at < count || bytes[at] == 0) {
        return -1;
      }
      long value = 0;
      for (int i = 0; i < count; i++) {
        value = value << 8 | (bytes[at++] & 0xFF);
      }
      if (value < 0x80 || value > Integer.MAX_VALUE) {
        return -1;
      }
      length = (int) value;
    }
    return length <= end - at ? length : -1;
  }
}
