package dev.chartwright.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Just enough DER to find the subject of a certificate and the parts of a private key. */
final class Der {

  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OID = 0x06;
  static final int SEQUENCE = 0x30;

  private final byte[] bytes;
  private final int end;
  private final boolean cut;
  private int at;
  private int tag;
  private int start;
  private int contentStart;
  private int contentEnd;
  private boolean whole;

  private Der(byte[] bytes, int from, int end, boolean cut) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.cut = cut;
  }

  static Der of(byte[] bytes) {
    return new Der(bytes, 0, bytes.length, false);
  }

  /** Elements of which the outer ones may reach beyond the given bytes. */
  static Der ofPrefix(byte[] bytes) {
    return new Der(bytes, 0, bytes.length, true);
  }

  /** Moves to the next element; false at the end. */
  boolean next() {
    if (at >= end) {
      return false;
    }
    start = at;
    tag = bytes[at++] & 0xff;
    int length = byteAt(at++);
    if (length >= 0x80) {
      int count = length & 0x7f;
      if (count == 0 || count > 4) {
        throw new IllegalArgumentException("DER: length of " + count + " bytes");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = (length << 8) | byteAt(at++);
      }
    }
    contentStart = at;
    if (length < 0 || (length > end - at && !cut)) {
      throw new IllegalArgumentException("DER: element exceeds its input");
    }
    contentEnd = at + Math.min(length, end - at);
    whole = length <= end - at;
    at = contentEnd;
    return true;
  }

  private int byteAt(int index) {
    if (index >= end) {
      throw new IllegalArgumentException("DER: input ends early");
    }
    return bytes[index] & 0xff;
  }

  /** The next element, which must have that tag. */
  Der expect(int wanted) {
    if (!next() || tag != wanted) {
      throw new IllegalArgumentException("DER: tag " + wanted + " expected");
    }
    return this;
  }

  int tag() {
    return tag;
  }

  /** The elements within the current one. */
  Der enter() {
    return new Der(bytes, contentStart, contentEnd, cut);
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, contentStart, contentEnd);
  }

  /** The current element with tag and length. */
  byte[] whole() {
    if (!whole) {
      throw new IllegalArgumentException("DER: input ends early");
    }
    return Arrays.copyOfRange(bytes, start, contentEnd);
  }

  static byte[] encode(int tag, byte[]... contents) {
    int length = 0;
    for (byte[] content : contents) {
      length += content.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      int count = length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
      out.write(0x80 | count);
      for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
        out.write(length >> shift);
      }
    }
    for (byte[] content : contents) {
      out.write(content, 0, content.length);
    }
    return out.toByteArray();
  }
}
