package dev.chartwright.release;

import dev.chartwright.release.ReleaseException.Problem;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Bytes packed with gzip in base64, as Go does both. */
final class RecordText {
  /** No name, no time, best compression, unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

  private static final int TRAILER = 8;

  /** How many bytes deflate can put into one. */
  private static final long MOST_DENSE = 1032;

  private RecordText() {}

  static String pack(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
    out.writeBytes(HEADER);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] buffer = new byte[16384];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    CRC32 sum = new CRC32();
    sum.update(plain);
    littleEndian(out, (int) sum.getValue());
    littleEndian(out, plain.length);
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private static void littleEndian(ByteArrayOutputStream out, int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
  }

  static byte[] unpack(String text, long limit) {
    byte[] packed = GoBase64.decode(text);
    boolean gzip =
        packed.length > 3
            && packed[0] == HEADER[0]
            && packed[1] == HEADER[1]
            && packed[2] == HEADER[2];
    if (!gzip) {
      return packed;
    }
    byte[] expected = ofStatedLength(packed, limit);
    if (expected != null) {
      return expected;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, packed.length * 4));
    int at = 0;
    while (at < packed.length) {
      at = member(packed, at, out, limit);
    }
    return out.toByteArray();
  }

  /**
   * What is packed as usual: under one header without extras, as long as its end says; null if it
   * is not, which is for the longer way to judge.
   */
  private static byte @Nullable [] ofStatedLength(byte[] packed, long limit) {
    int trailer = packed.length - TRAILER;
    int length = trailer > HEADER.length ? number(packed, packed.length - 4) : -1;
    if (length < 0 || length > limit || length > MOST_DENSE * trailer || packed[3] != 0) {
      return null;
    }
    byte[] plain = new byte[length];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, HEADER.length, packed.length - HEADER.length);
      int at = 0;
      int read = 1;
      while (at < length && read > 0) {
        read = inflater.inflate(plain, at, length - at);
        at += read;
      }
      boolean whole = at == length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
      if (!whole || inflater.getRemaining() != TRAILER) {
        return null;
      }
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
    CRC32 sum = new CRC32();
    sum.update(plain);
    return number(packed, trailer) == (int) sum.getValue() ? plain : null;
  }

  /** Unpacks what one header begins and gives the place behind it. */
  private static int member(byte[] packed, int start, ByteArrayOutputStream out, long limit) {
    int at = afterHeader(packed, start);
    CRC32 sum = new CRC32();
    long size = 0;
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, at, packed.length - at);
      byte[] buffer = new byte[16384];
      while (!inflater.finished()) {
        int read = inflater.inflate(buffer);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw damaged("unexpected EOF");
        }
        if (out.size() + (long) read > limit) {
          throw damaged(
              "the release record has more than "
                  + limit
                  + " bytes when it is unpacked, the limit");
        }
        sum.update(buffer, 0, read);
        out.write(buffer, 0, read);
        size += read;
      }
      at = packed.length - inflater.getRemaining();
    } catch (DataFormatException e) {
      throw damaged("flate: corrupt input before offset " + inflater.getBytesRead());
    } finally {
      inflater.end();
    }
    if (packed.length - at < TRAILER) {
      throw damaged("unexpected EOF");
    }
    if (number(packed, at) != (int) sum.getValue() || number(packed, at + 4) != (int) size) {
      throw damaged("gzip: invalid checksum");
    }
    return at + TRAILER;
  }

  private static int afterHeader(byte[] packed, int start) {
    if (packed.length - start < HEADER.length) {
      throw damaged("unexpected EOF");
    }
    boolean known =
        packed[start] == HEADER[0] && packed[start + 1] == HEADER[1] && packed[start + 2] == 8;
    if (!known) {
      throw damaged("gzip: invalid header");
    }
    int flags = packed[start + 3];
    int at = start + HEADER.length;
    if ((flags & 4) != 0) {
      int length = at + 1 < packed.length ? (packed[at] & 255) | ((packed[at + 1] & 255) << 8) : 0;
      at += 2 + length;
    }
    for (int text = 8; text <= 16; text *= 2) {
      if ((flags & text) != 0) {
        while (at < packed.length && packed[at] != 0) {
          at++;
        }
        at++;
      }
    }
    at += (flags & 2) == 0 ? 0 : 2;
    if (at > packed.length) {
      throw damaged("unexpected EOF");
    }
    return at;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 255)
        | ((bytes[at + 1] & 255) << 8)
        | ((bytes[at + 2] & 255) << 16)
        | ((bytes[at + 3] & 255) << 24);
  }

  private static ReleaseException damaged(String message) {
    return ReleaseException.of(Problem.OTHER, message, null);
  }
}
