package dev.chartwright.provenance;

import dev.chartwright.provenance.ProvenanceException.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * GnuPG's keybox format: a row of blobs, some of which hold OpenPGP keys.
 *
 * <p>A blob starts with its length (32 bits, this field included), its type (1 header, 2 OpenPGP, 3
 * X.509) and its version; an OpenPGP blob goes on with flags (16 bits), and offset and length of
 * the key in it (32 bits each). Source: Helm {@code pkg/provenance/keybox.go}.
 */
final class Keybox {
  private static final int HEADER = 1;
  private static final int OPENPGP = 2;

  /** A key that GnuPG was still writing, and does not see itself. */
  private static final int EPHEMERAL = 2;

  private static final int MIN_BLOB = 5;
  private static final int OPENPGP_HEADER = 16;

  private Keybox() {}

  static boolean isKeybox(byte[] data) {
    return data.length >= 12
        && data[4] == HEADER
        && data[8] == 'K'
        && data[9] == 'B'
        && data[10] == 'X'
        && data[11] == 'f';
  }

  /**
   * The OpenPGP keys, one behind the other.
   *
   * @throws ProvenanceException if the blobs are not what they should be, or none holds a key
   */
  static byte[] keys(byte[] data) {
    ByteBuffer box = ByteBuffer.wrap(data);
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    int at = 0;
    while (at < data.length) {
      int left = data.length - at;
      if (left < MIN_BLOB) {
        throw malformed("truncated blob header at offset " + at);
      }
      long length = Integer.toUnsignedLong(box.getInt(at));
      if (length < MIN_BLOB) {
        throw malformed("invalid blob length " + length + " at offset " + at);
      }
      if (length > left) {
        throw malformed(
            "blob at offset "
                + at
                + " has length "
                + length
                + " exceeding the "
                + left
                + " remaining bytes");
      }
      if (box.get(at + 4) == OPENPGP) {
        copyKey(data, box, at, (int) length, keys);
      }
      at += (int) length;
    }
    if (keys.size() == 0) {
      throw malformed("keybox contains no OpenPGP keys");
    }
    return keys.toByteArray();
  }

  private static void copyKey(
      byte[] data, ByteBuffer box, int at, int length, ByteArrayOutputStream keys) {
    if (length < OPENPGP_HEADER) {
      throw malformed("OpenPGP blob at offset " + at + " is too short");
    }
    long offset = Integer.toUnsignedLong(box.getInt(at + 8));
    long size = Integer.toUnsignedLong(box.getInt(at + 12));
    if (offset + size > length) {
      throw malformed("OpenPGP blob at offset " + at + " has an out-of-range keyblock");
    }
    if ((box.getShort(at + 6) & EPHEMERAL) == 0) {
      keys.write(data, at + (int) offset, (int) size);
    }
  }

  private static ProvenanceException malformed(String message) {
    return ProvenanceException.of(Problem.KEYRING, message);
  }
}
