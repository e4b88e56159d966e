package dev.chartwright.provenance;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes clear-signed text as go-crypto does, octet by octet but for the numbers of the signature.
 *
 * <p>Source: go-crypto 1.4.1 {@code openpgp/clearsign/clearsign.go}, {@code packet/signature.go}.
 */
final class ClearSignature {
  private static final int SALT_LENGTH = 32;
  private static final byte[] SALT_NOTATION =
      "salt@notations.openpgpjs.org".getBytes(StandardCharsets.US_ASCII);

  private ClearSignature() {}

  static String write(byte[] text, SigningKey key, Instant now, SecureRandom random) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream(text.length + 64);
    ByteArrayOutputStream hashed = new ByteArrayOutputStream(text.length + 64);
    escape(text, shown, hashed);
    boolean salted = key.key().version() == 6;
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    byte[] subpackets = subpackets(key.key(), now, salted ? new byte[0] : salt);
    SignaturePacket form =
        new SignaturePacket(
            key.key().version(), SignaturePacket.TEXT, key.key().algorithm(), HashAlgorithm.SHA512);
    byte[] suffix = SignatureParser.suffix(form, subpackets);
    SigningKey.Result made =
        key.sign(random, salted ? salt : new byte[0], hashed.toByteArray(), suffix);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(suffix, 0, suffix.length - 6);
    body.writeBytes(new byte[salted ? 4 : 2]);
    body.write(made.digest(), 0, 2);
    if (salted) {
      body.write(SALT_LENGTH);
      body.writeBytes(salt);
    }
    numbers(key.key().algorithm(), made.signature(), body);
    String start = "-----BEGIN PGP SIGNED MESSAGE-----\n" + (salted ? "\n" : "Hash: SHA512\n\n");
    return start
        + dev.chartwright.golang.GoString.of(shown.toByteArray())
        + "\n"
        + Armor.encode("PGP SIGNATURE", packet(body.toByteArray()));
  }

  /** The text as it is shown, and as it is hashed. */
  private static void escape(
      byte[] text, ByteArrayOutputStream shown, ByteArrayOutputStream hashed) {
    int at = 0;
    boolean first = true;
    while (at < text.length) {
      int end = at;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      if (!first) {
        hashed.write('\r');
        hashed.write('\n');
      }
      first = false;
      int last = end;
      while (last > at
          && (text[last - 1] == ' ' || text[last - 1] == '\t' || text[last - 1] == '\r')) {
        last--;
      }
      if (last > at && text[at] == '-') {
        shown.write('-');
        shown.write(' ');
      }
      shown.write(text, at, last - at);
      hashed.write(text, at, last - at);
      if (end < text.length) {
        shown.write('\n');
      }
      at = end + 1;
    }
    // The line feed that ends the text is part of it; the one in front of the signature is not.
    if (text.length > 0 && text[text.length - 1] == '\n') {
      hashed.write('\r');
      hashed.write('\n');
    }
  }

  private static byte[] subpackets(PublicKey key, Instant now, byte[] salt) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    subpacket(out, 0x80 | 2, ByteBuffer.allocate(4).putInt((int) now.getEpochSecond()).array());
    if (key.version() == 4) {
      subpacket(out, 16, ByteBuffer.allocate(8).putLong(key.id()).array());
      subpacket(
          out,
          20,
          ByteBuffer.allocate(8 + SALT_NOTATION.length + salt.length)
              .putInt(0)
              .putShort((short) SALT_NOTATION.length)
              .putShort((short) salt.length)
              .put(SALT_NOTATION)
              .put(salt)
              .array());
    }
    byte[] fingerprint = key.fingerprint();
    subpacket(
        out,
        key.version() == 4 ? 33 : 0x80 | 33,
        ByteBuffer.allocate(1 + fingerprint.length)
            .put((byte) key.version())
            .put(fingerprint)
            .array());
    return out.toByteArray();
  }

  private static void subpacket(ByteArrayOutputStream out, int type, byte[] content) {
    out.write(content.length + 1);
    out.write(type);
    out.writeBytes(content);
  }

  private static void numbers(int algorithm, byte[] signature, ByteArrayOutputStream out) {
    switch (algorithm) {
      case PublicKey.DSA, PublicKey.ECDSA -> {
        for (BigInteger each : Der.numbers(signature)) {
          mpi(each, out);
        }
      }
      case PublicKey.EDDSA -> {
        int half = signature.length / 2;
        mpi(new BigInteger(1, Arrays.copyOf(signature, half)), out);
        mpi(new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length)), out);
      }
      case PublicKey.ED25519, PublicKey.ED448 -> out.writeBytes(signature);
      default -> mpi(new BigInteger(1, signature), out);
    }
  }

  private static void mpi(BigInteger number, ByteArrayOutputStream out) {
    int bits = number.bitLength();
    out.write(bits >> 8);
    out.write(bits);
    byte[] octets = number.toByteArray();
    int from = octets.length - (bits + 7) / 8;
    out.write(octets, from, octets.length - from);
  }

  /** With the header of a signature in front. */
  private static byte[] packet(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 6);
    out.write(0xc0 | 2);
    int length = body.length;
    if (length < 192) {
      out.write(length);
    } else if (length < 8384) {
      out.write(((length - 192) >> 8) + 192);
      out.write(length - 192);
    } else {
      out.write(0xff);
      out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    }
    out.writeBytes(body);
    return out.toByteArray();
  }
}
