package dev.chartwright.provenance;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Reads signature packets.
 *
 * <p>Source: RFC 9580 section 5.2.3; go-crypto {@code packet/signature.go}.
 */
final class SignatureParser {
  private static final int CREATED = 2;
  private static final int EXPIRES = 3;
  private static final int EXPORTABLE = 4;
  private static final int TRUST = 5;
  private static final int REGULAR_EXPRESSION = 6;
  private static final int KEY_EXPIRES = 9;
  private static final int PREFERRED_CIPHERS = 11;
  private static final int ISSUER = 16;
  private static final int NOTATION = 20;
  private static final int PREFERRED_HASHES = 21;
  private static final int POLICY = 26;
  private static final int PRIMARY_IDENTITY = 25;
  private static final int KEY_FLAGS = 27;
  private static final int SIGNER = 28;
  private static final int REVOCATION_REASON = 29;
  private static final int FEATURES = 30;
  private static final int EMBEDDED = 32;
  private static final int ISSUER_FINGERPRINT = 33;
  private static final int RECIPIENT = 35;
  private static final int CIPHER_SUITES = 39;

  /** Signatures hold signatures, which hold none that matter. */
  private static final int MAX_DEPTH = 4;

  private static final int FLAG_SIGN = 2;

  private final SignaturePacket signature;
  private final int depth;

  private SignatureParser(SignaturePacket signature, int depth) {
    this.signature = signature;
    this.depth = depth;
  }

  static SignaturePacket parse(PacketData in) {
    return parse(in, 0);
  }

  private static SignaturePacket parse(PacketData in, int depth) {
    int version = in.octet();
    if (version == 5) {
      throw PgpException.unsupported(
          "support for parsing v5 entities is disabled; build with `-tags v5` if needed");
    }
    if (version != 4 && version != 6) {
      throw PgpException.unsupported("signature packet version " + version);
    }
    int type = in.octet();
    int algorithm = in.octet();
    if (!isSigning(algorithm)) {
      throw PgpException.unsupported("public key algorithm " + algorithm);
    }
    HashAlgorithm hash = HashAlgorithm.of(in.octet(), version);
    SignaturePacket signature = new SignaturePacket(version, type, algorithm, hash);
    SignatureParser parser = new SignatureParser(signature, depth);
    byte[] hashed = in.take(version == 6 ? in.number32() : in.number16());
    signature.hashSuffix = suffix(signature, hashed);
    parser.subpackets(PacketData.of(hashed), true);
    parser.subpackets(PacketData.of(in.take(version == 6 ? in.number32() : in.number16())), false);
    signature.hashTag = in.take(2);
    if (version == 6) {
      int length = in.octet();
      if (length != hash.saltLength()) {
        throw PgpException.structural("unexpected salt size for the given hash algorithm");
      }
      signature.salt = in.take(length);
    }
    signature.fields = fields(in, algorithm);
    return signature;
  }

  private static boolean isSigning(int algorithm) {
    return algorithm == PublicKey.RSA
        || algorithm == PublicKey.RSA_SIGN
        || algorithm == PublicKey.DSA
        || algorithm == PublicKey.ECDSA
        || algorithm == PublicKey.EDDSA
        || algorithm == PublicKey.ED25519
        || algorithm == PublicKey.ED448;
  }

  private static List<byte[]> fields(PacketData in, int algorithm) {
    return switch (algorithm) {
      case PublicKey.RSA, PublicKey.RSA_SIGN -> List.of(in.mpi());
      case PublicKey.ED25519 -> List.of(in.take(64));
      case PublicKey.ED448 -> List.of(in.take(114));
      default -> List.of(in.mpi(), in.mpi());
    };
  }

  /** What is hashed behind the signed data. */
  static byte[] suffix(SignaturePacket signature, byte[] hashed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(hashed.length + 16);
    out.write(signature.version);
    out.write(signature.type);
    out.write(signature.algorithm);
    out.write(signature.hash.id());
    if (signature.version == 6) {
      number32(out, hashed.length);
    } else {
      out.write(hashed.length >> 8);
      out.write(hashed.length);
    }
    out.writeBytes(hashed);
    int length = out.size();
    out.write(signature.version);
    out.write(0xff);
    number32(out, length);
    return out.toByteArray();
  }

  private static void number32(ByteArrayOutputStream out, int number) {
    out.write(number >> 24);
    out.write(number >> 16);
    out.write(number >> 8);
    out.write(number);
  }

  private void subpackets(PacketData in, boolean hashed) {
    while (in.left() > 0) {
      long length = in.octet();
      if (length >= 192 && length < 255) {
        requireSubpacket(in, 1);
        length = ((length - 192) << 8) + in.octet() + 192;
      } else if (length == 255) {
        requireSubpacket(in, 4);
        length = in.number32();
      }
      requireSubpacket(in, length);
      if (length == 0) {
        throw PgpException.structural("zero length signature subpacket");
      }
      byte[] subpacket = in.take(length);
      int type = subpacket[0] & 0x7f;
      if (hashed || type == ISSUER || type == ISSUER_FINGERPRINT || type == EMBEDDED) {
        subpacket(type, (subpacket[0] & 0x80) != 0, subpacket, hashed);
      }
    }
    if (!signature.hasCreationTime) {
      throw PgpException.structural("no creation time in signature");
    }
  }

  private static void requireSubpacket(PacketData in, long length) {
    if (length > in.left()) {
      throw PgpException.structural("signature subpacket truncated");
    }
  }

  /** Takes what matters from a subpacket, whose first octet is its type. */
  private void subpacket(int type, boolean critical, byte[] subpacket, boolean hashed) {
    PacketData in = new PacketData(subpacket, 1, subpacket.length, null);
    int size = in.left();
    switch (type) {
      case CREATED -> {
        require(size == 4, "signature creation time not four bytes");
        signature.hasCreationTime = true;
        signature.created = in.number32();
      }
      case EXPIRES -> {
        require(size == 4, "expiration subpacket with bad length");
        signature.lifetime = in.number32();
      }
      case EXPORTABLE -> {
        if (size == 0 || in.octet() == 0) {
          throw PgpException.unsupported("signature with non-exportable certification");
        }
      }
      case TRUST -> require(size == 2, "trust subpacket with bad length");
      case REGULAR_EXPRESSION -> {
        require(size != 0, "regexp subpacket with bad length");
        require(subpacket[size] == 0, "expected regular expression to be null-terminated");
      }
      case KEY_EXPIRES -> {
        require(size == 4, "key expiration subpacket with bad length");
        signature.keyLifetime = in.number32();
      }
      case ISSUER -> issuer(in, hashed);
      case NOTATION -> notation(in, critical);
      case PRIMARY_IDENTITY -> {
        require(size == 1, "primary user id subpacket with bad length");
        signature.primaryIdentity = in.octet() > 0;
      }
      case KEY_FLAGS -> signature.maySign |= size > 0 && (in.octet() & FLAG_SIGN) != 0;
      case REVOCATION_REASON -> {
        require(size != 0, "empty revocation reason subpacket");
        signature.revocationReason = in.octet();
      }
      case EMBEDDED -> embedded(in);
      case ISSUER_FINGERPRINT -> {
        require(size != 0, "empty issuer fingerprint subpacket");
        int version = in.octet();
        require(in.left() == (version >= 5 ? 32 : 20), "bad fingerprint length");
        signature.issuedBy(in.rest(), version);
      }
      case RECIPIENT -> {
        require(size != 0, "invalid intended recipient fingerpring length");
        require((in.octet() >= 5 ? 32 : 20) == in.left(), "invalid fingerprint length");
      }
      case CIPHER_SUITES -> require(size % 2 == 0, "invalid aead cipher suite length");
      default -> {
        if (critical && !isKnown(type)) {
          throw PgpException.unsupported("unknown critical signature subpacket type " + type);
        }
      }
    }
  }

  private void issuer(PacketData in, boolean hashed) {
    require(signature.version <= 4 || !hashed, "issuer subpacket found in v6 key");
    require(in.left() == 8, "issuer subpacket with bad length");
    if (signature.version <= 4) {
      signature.hasIssuer = true;
      signature.issuer = (in.number32() << 32) | in.number32();
    }
  }

  private static boolean isKnown(int type) {
    return type == PREFERRED_CIPHERS
        || (type >= PREFERRED_HASHES && type <= POLICY)
        || type == SIGNER
        || type == FEATURES;
  }

  private void notation(PacketData in, boolean critical) {
    require(in.left() >= 8, "notation data subpacket with bad length");
    in.number32();
    int name = in.number16();
    int value = in.number16();
    require(in.left() == name + value, "notation data subpacket with bad length");
    if (critical) {
      signature.criticalNotations.add(GoString.of(in.take(name)));
    }
  }

  private void embedded(PacketData in) {
    require(signature.embedded == null, "Cannot have multiple embedded signatures");
    require(depth < MAX_DEPTH, "too many layers of packets");
    SignaturePacket made = parse(in, depth + 1);
    signature.embedded = made;
    require(
        made.type == SignaturePacket.PRIMARY_KEY_BINDING,
        "cross-signature has unexpected type " + made.type);
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw PgpException.structural(otherwise);
    }
  }
}
