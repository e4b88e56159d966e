package dev.chartwright.repo.index;

import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes. */
final class Bytes {
  byte[] buf;
  int length;

  Bytes(int capacity) {
    buf = new byte[capacity];
  }

  private void room(int more) {
    if (buf.length - length < more) {
      buf = Arrays.copyOf(buf, Math.max(length + more, buf.length + (buf.length >> 1)));
    }
  }

  void put(int b) {
    room(1);
    buf[length++] = (byte) b;
  }

  void put(byte[] b, int from, int to) {
    room(to - from);
    System.arraycopy(b, from, buf, length, to - from);
    length += to - from;
  }

  /** A number that is not negative, seven bits a byte. */
  void putNumber(int n) {
    room(5);
    int rest = n;
    while (rest >= 0x80) {
      buf[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buf[length++] = (byte) rest;
  }

  void putText(String text) {
    byte[] bytes = encoded(text);
    putNumber(bytes.length);
    put(bytes, 0, bytes.length);
  }

  void putInt(int n) {
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      buf[length++] = (byte) (n >>> shift);
    }
  }

  void putLong(long n) {
    putInt((int) (n >>> 32));
    putInt((int) n);
  }

  static int intAt(byte[] b, int i) {
    return (b[i] << 24) | ((b[i + 1] & 0xff) << 16) | ((b[i + 2] & 0xff) << 8) | (b[i + 3] & 0xff);
  }

  static long longAt(byte[] b, int i) {
    return ((long) intAt(b, i) << 32) | (intAt(b, i + 4) & 0xffffffffL);
  }

  static byte[] encoded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return GoString.bytes(text);
      }
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
