package dev.chartwright.provenance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public key packet, of a primary key or a subkey.
 *
 * <p>Source: RFC 9580 section 5.5.2; go-crypto {@code packet/public_key.go}.
 */
final class PublicKey implements Packet {
  static final int RSA = 1;
  static final int RSA_ENCRYPT = 2;
  static final int RSA_SIGN = 3;
  static final int ELGAMAL = 16;
  static final int DSA = 17;
  static final int ECDH = 18;
  static final int ECDSA = 19;
  static final int EDDSA = 22;
  static final int X25519 = 25;
  static final int X448 = 26;
  static final int ED25519 = 27;
  static final int ED448 = 28;

  private static final int UNCOMPRESSED = 0x40;

  private final int version;
  private final long created;
  private final int algorithm;
  private final @Nullable Curve curve;
  private final List<byte[]> fields;
  private final byte[] body;
  private final byte[] fingerprint;
  private final boolean subkey;

  private PublicKey(
      int version,
      long created,
      int algorithm,
      @Nullable Curve curve,
      List<byte[]> fields,
      byte[] body,
      boolean subkey) {
    this.version = version;
    this.created = created;
    this.algorithm = algorithm;
    this.curve = curve;
    this.fields = fields;
    this.body = body;
    this.fingerprint = fingerprint(version, body);
    this.subkey = subkey;
  }

  /** 4 or 6. */
  int version() {
    return version;
  }

  /** Number of the algorithm. */
  int algorithm() {
    return algorithm;
  }

  /** The elliptic curve; null if the algorithm has none in its fields. */
  @Nullable Curve curve() {
    return curve;
  }

  /** The numbers and points of the algorithm, as they stand in the packet. */
  List<byte[]> fields() {
    return fields;
  }

  /** The packet without its header. */
  byte[] body() {
    return body;
  }

  /** 20 octets, or 32 for version 6. */
  byte[] fingerprint() {
    return fingerprint;
  }

  /** Whether it belongs to a primary key. */
  boolean subkey() {
    return subkey;
  }

  /** Reads a packet and leaves what follows the public part. */
  static PublicKey parse(PacketData in, boolean subkey) {
    int start = in.at();
    int version = in.octet();
    long created = in.number32();
    int algorithm = in.octet();
    if (version == 5) {
      throw PgpException.unsupported(
          "support for parsing v5 entities is disabled; build with `-tags v5` if needed");
    }
    if (version != 4 && version != 6) {
      throw PgpException.unsupported("public key version " + version);
    }
    if (version == 6) {
      in.number32();
    }
    Curve curve =
        switch (algorithm) {
          case ECDSA -> Curve.of(in.counted(), Curve.Use.ECDSA);
          case ECDH -> Curve.of(in.counted(), Curve.Use.ECDH);
          case EDDSA -> eddsaCurve(in, version);
          default -> null;
        };
    List<byte[]> fields =
        switch (algorithm) {
          case RSA, RSA_ENCRYPT, RSA_SIGN -> rsaFields(in);
          case DSA -> List.of(in.mpi(), in.mpi(), in.mpi(), in.mpi());
          case ELGAMAL -> List.of(in.mpi(), in.mpi(), in.mpi());
          case ECDSA -> List.of(in.mpi());
          case ECDH -> List.of(in.mpi(), in.counted());
          case EDDSA -> List.of(eddsaPoint(in));
          case X25519, ED25519 -> List.of(in.take(32));
          case X448 -> List.of(in.take(56));
          case ED448 -> List.of(in.take(57));
          default -> throw PgpException.unsupported("public key type: " + algorithm);
        };
    return new PublicKey(
        version, created, algorithm, curve, fields, in.between(start, in.at()), subkey);
  }

  private static List<byte[]> rsaFields(PacketData in) {
    List<byte[]> fields = List.of(in.mpi(), in.mpi());
    if (fields.get(1).length > 3) {
      throw PgpException.unsupported("large public exponent");
    }
    return fields;
  }

  private static Curve eddsaCurve(PacketData in, int version) {
    if (version == 6) {
      throw PgpException.structural(
          "cannot generate v6 key with deprecated algorithm: EdDSALegacy");
    }
    return Curve.of(in.counted(), Curve.Use.EDDSA);
  }

  private static byte[] eddsaPoint(PacketData in) {
    byte[] point = in.mpi();
    if (point.length == 0) {
      throw PgpException.structural("empty EdDSA public key");
    }
    if (point[0] != UNCOMPRESSED) {
      throw PgpException.unsupported("unsupported EdDSA compression: " + (point[0] & 0xff));
    }
    return point;
  }

  private static byte[] fingerprint(int version, byte[] body) {
    MessageDigest digest = digest(version == 4 ? "SHA-1" : "SHA-256");
    digest.update(prefix(version, body.length));
    return digest.digest(body);
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }

  private static byte[] prefix(int version, int length) {
    return version == 4
        ? new byte[] {(byte) 0x99, (byte) (length >> 8), (byte) length}
        : new byte[] {
          (byte) 0x9b,
          (byte) (length >> 24),
          (byte) (length >> 16),
          (byte) (length >> 8),
          (byte) length
        };
  }

  /** What is hashed of the key when something is signed about it. */
  byte[] forHash() {
    byte[] prefix = prefix(version, body.length);
    byte[] all = Arrays.copyOf(prefix, prefix.length + body.length);
    System.arraycopy(body, 0, all, prefix.length, body.length);
    return all;
  }

  long id() {
    int at = version == 4 ? 12 : 0;
    return ByteBuffer.wrap(fingerprint).getLong(at);
  }

  String fingerprintHex() {
    return HexFormat.of().withUpperCase().formatHex(fingerprint);
  }

  /** Whether its algorithm can make signatures. */
  boolean canSign() {
    return algorithm == RSA
        || algorithm == RSA_SIGN
        || algorithm == DSA
        || algorithm == ECDSA
        || algorithm == EDDSA
        || algorithm == ED25519
        || algorithm == ED448;
  }

  /** Whether its time is over, or has not come, by what a self-signature says about it. */
  boolean isExpired(SignaturePacket self, Instant now) {
    if (created > now.getEpochSecond()) {
      return true;
    }
    long lifetime = self.keyLifetime();
    return lifetime != 0 && now.getEpochSecond() > created + lifetime;
  }
}
