package dev.chartwright.sprig;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes the elements of ASN.1 in DER: ITU-T X.690, as far as keys and certificates need them. */
final class Der {
  static final byte[] NULL = {5, 0};
  static final byte[] TRUE = {1, 1, (byte) 0xFF};

  private Der() {}

  static byte[] element(int tag, byte[]... contents) {
    int length = 0;
    for (byte[] content : contents) {
      length += content.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
    out.write(tag);
    writeLength(out, length);
    for (byte[] content : contents) {
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
    out.write(0x80 | bytes);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write(length >> shift);
    }
  }

  static byte[] sequence(byte[]... elements) {
    return element(0x30, elements);
  }

  static byte[] set(byte[]... elements) {
    return element(0x31, elements);
  }

  static byte[] integer(BigInteger value) {
    return element(2, value.toByteArray());
  }

  static byte[] integer(int value) {
    return integer(BigInteger.valueOf(value));
  }

  static byte[] octets(byte[] content) {
    return element(4, content);
  }

  static byte[] bits(byte[] content) {
    return element(3, new byte[] {0}, content);
  }

  /** Named bits, the unused ones of the last byte counted. */
  static byte[] bits(int unused, int content) {
    return new byte[] {3, 2, (byte) unused, (byte) content};
  }

  /** A context-specific element that holds others. */
  static byte[] explicit(int number, byte[] content) {
    return element(0xA0 | number, content);
  }

  /** A context-specific element that holds bytes. */
  static byte[] implicit(int number, byte[] content) {
    return element(0x80 | number, content);
  }

  /** An object identifier, written with dots. */
  static byte[] oid(String dotted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arcs = dotted.split("\\.", -1);
    out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      int arc = Integer.parseInt(arcs[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >> shift != 0) {
          out.write(0x80 | (arc >> shift & 0x7F));
        }
      }
      out.write(arc & 0x7F);
    }
    return element(6, out.toByteArray());
  }

  /** A PrintableString if the characters allow it, else a UTF8String, as Go chooses. */
  static byte[] text(byte[] utf8) {
    boolean printable = true;
    for (byte b : utf8) {
      printable &= isPrintable(b);
    }
    return element(printable ? 0x13 : 0x0C, utf8);
  }

  private static boolean isPrintable(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || (b >= 0 && " '()+,-./:=?".indexOf(b) >= 0);
  }

  /** A UTCTime for years from 1950 to 2049, else a GeneralizedTime; in whole seconds. */
  static byte[] time(Instant instant) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    int year = time.getYear();
    boolean two = year >= 1950 && year < 2050;
    StringBuilder out = new StringBuilder(15);
    if (!two) {
      append(out, year / 100);
    }
    append(out, year % 100);
    append(out, time.getMonthValue());
    append(out, time.getDayOfMonth());
    append(out, time.getHour());
    append(out, time.getMinute());
    append(out, time.getSecond());
    return element(
        two ? 0x17 : 0x18, out.append('Z').toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static void append(StringBuilder out, int number) {
    out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
