package dev.chartwright.provenance;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Two numbers as one signature: the ASN.1 form that Java and BouncyCastle use, and back. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;

  private Der() {}

  /** Joins two numbers, given by their octets. */
  static byte[] sequence(byte[] r, byte[] s) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    for (byte[] each : new byte[][] {r, s}) {
      byte[] number = new BigInteger(1, each).toByteArray();
      inner.write(INTEGER);
      length(inner, number.length);
      inner.writeBytes(number);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(SEQUENCE);
    length(out, inner.size());
    out.writeBytes(inner.toByteArray());
    return out.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int length) {
    if (length > 0xff) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 0x7f) {
      out.write(0x81);
    }
    out.write(length);
  }

  /** The two numbers of a signature that was made here. */
  static BigInteger[] numbers(byte[] sequence) {
    PacketData in = PacketData.of(sequence);
    in.octet();
    length(in);
    BigInteger[] numbers = new BigInteger[2];
    for (int i = 0; i < numbers.length; i++) {
      in.octet();
      numbers[i] = new BigInteger(in.take(length(in)));
    }
    return numbers;
  }

  private static int length(PacketData in) {
    int length = in.octet();
    if (length == 0x81) {
      return in.octet();
    }
    return length == 0x82 ? in.number16() : length;
  }
}
