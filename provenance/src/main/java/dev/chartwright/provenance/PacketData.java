package dev.chartwright.provenance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A place in the bytes of a packet, from which the fields of OpenPGP are read one by one. */
final class PacketData {
  private static final String UNEXPECTED_EOF = "unexpected EOF";

  private final byte[] bytes;
  private final int end;
  private final @Nullable String problem;
  private int at;

  /**
   * Reads from a part of an array.
   *
   * @param problem what to say to who reads past the end; null for the usual
   */
  PacketData(byte[] bytes, int at, int end, @Nullable String problem) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.problem = problem;
  }

  static PacketData of(byte[] bytes) {
    return new PacketData(bytes, 0, bytes.length, null);
  }

  /** The same place, to be read from once more. */
  PacketData copy() {
    return new PacketData(bytes, at, end, problem);
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  int octet() {
    require(1);
    return bytes[at++] & 0xff;
  }

  int number16() {
    return (octet() << 8) | octet();
  }

  long number32() {
    return ((long) number16() << 16) | number16();
  }

  byte[] take(long count) {
    require(count);
    byte[] taken = Arrays.copyOfRange(bytes, at, at + (int) count);
    at += (int) count;
    return taken;
  }

  byte[] rest() {
    byte[] taken = Arrays.copyOfRange(bytes, at, end);
    at = end;
    if (problem != null) {
      throw PgpException.reading(problem);
    }
    return taken;
  }

  /** Digits of a number with its length in bits in front: most significant octet first. */
  byte[] mpi() {
    return take((number16() + 7) / 8);
  }

  /** An object identifier, or other octets, with their count in front. */
  byte[] counted() {
    int count = octet();
    if (count == 0 || count == 0xff) {
      throw PgpException.unsupported("reserved for future extensions");
    }
    return take(count);
  }

  /** The octets between two places. */
  byte[] between(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private void require(long count) {
    if (count > end - at) {
      at = end;
      throw PgpException.reading(problem == null ? UNEXPECTED_EOF : problem);
    }
  }
}
