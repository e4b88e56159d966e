package dev.chartwright.provenance;

import java.util.Arrays;

/**
 * A secret key packet, as a rule encrypted.
 *
 * <p>Source: RFC 9580 section 5.5.3; go-crypto {@code packet/private_key.go}, {@code s2k/s2k.go}.
 */
final class SecretKey implements Packet {
  private static final int PLAIN = 0;
  private static final int AEAD = 253;
  private static final int SHA1 = 254;
  private static final int CHECKSUM = 255;

  private static final int EAX = 1;
  private static final int OCB = 2;

  private static final int SIMPLE = 0;
  private static final int SALTED = 1;
  private static final int ITERATED = 3;
  private static final int ARGON2 = 4;
  private static final int GNU = 101;

  private final PublicKey key;
  private final Protection protection;
  private final int aead;
  private final byte[] packet;

  private SecretKey(PublicKey key, Protection protection, int aead, byte[] packet) {
    this.aead = aead;
    this.key = key;
    this.protection = protection;
    this.packet = packet;
  }

  /** The public part. */
  PublicKey key() {
    return key;
  }

  /** How the secret part is there. */
  enum Protection {
    NONE,
    PASSPHRASE,
    /** Not at all: GnuPG leaves it out when only subkeys are exported, or it is on a card. */
    ABSENT
  }

  static SecretKey parse(PacketData in, boolean subkey) {
    int start = in.at();
    PublicKey key = PublicKey.parse(in, subkey);
    PacketData again = in.copy();
    Protection protection = protection(in, key.version());
    byte[] rest = in.rest();
    if (protection == Protection.NONE) {
      requireChecksum(rest, key.version());
    }
    return new SecretKey(key, protection, aead(again, key.version()), in.between(start, in.at()));
  }

  /** The mode of authenticated encryption; 0 for none. */
  private static int aead(PacketData in, int version) {
    if (in.octet() != AEAD) {
      return 0;
    }
    in.take(version == 6 ? 2 : 1);
    return in.octet();
  }

  private static Protection protection(PacketData in, int version) {
    int usage = in.octet();
    if (usage == PLAIN) {
      return Protection.NONE;
    }
    if (usage < AEAD) {
      throw PgpException.unsupported("deprecated s2k function in private key");
    }
    if (version == 6) {
      in.octet();
      if (usage == CHECKSUM) {
        throw PgpException.structural("wrong s2k identifier for version 6");
      }
    }
    int cipher = in.octet();
    if (cipher != 0 && blockSize(cipher) == 0) {
      throw PgpException.unsupported("unsupported cipher function in private key");
    }
    if (usage == AEAD) {
      int mode = in.octet();
      if (mode < 1 || mode > 3) {
        throw PgpException.unsupported("unsupported aead mode in private key");
      }
    }
    if (version == 6) {
      in.octet();
    }
    int kind = in.octet();
    if (kind == GNU) {
      in.octet();
      if (!Arrays.equals(in.take(4), new byte[] {'G', 'N', 'U', 1})) {
        throw PgpException.unsupported("GNU S2K extension");
      }
      return Protection.ABSENT;
    }
    skipDerivation(in, kind, usage, version);
    if (usage == SHA1 || usage == CHECKSUM) {
      if (cipher == 0) {
        throw PgpException.unsupported("unsupported cipher in private key: 0");
      }
      in.take(blockSize(cipher));
    }
    return Protection.PASSPHRASE;
  }

  /** How the passphrase becomes a key. */
  private static void skipDerivation(PacketData in, int kind, int usage, int version) {
    switch (kind) {
      case SIMPLE -> {
        requireHash(in.octet());
        if (version == 6) {
          throw PgpException.structural("using Simple S2K with version 6 keys is not allowed");
        }
      }
      case SALTED -> {
        requireHash(in.octet());
        in.take(8);
      }
      case ITERATED -> {
        requireHash(in.octet());
        in.take(9);
      }
      case ARGON2 -> {
        in.take(19);
        if (usage != AEAD) {
          throw PgpException.structural("using Argon2 S2K without AEAD is not allowed");
        }
      }
      default -> throw PgpException.unsupported("S2K function");
    }
  }

  /** TripleDES, CAST5 and AES; 0 for the others. */
  private static int blockSize(int cipher) {
    if (cipher == 2 || cipher == 3) {
      return 8;
    }
    return cipher >= 7 && cipher <= 9 ? 16 : 0;
  }

  private static void requireHash(int id) {
    try {
      HashAlgorithm.of(id, 4);
    } catch (PgpException e) {
      throw PgpException.unsupported("hash for S2K function: " + id);
    }
  }

  private static void requireChecksum(byte[] data, int version) {
    if (data.length < 2) {
      throw PgpException.structural("truncated private key data");
    }
    if (version == 6) {
      return;
    }
    int sum = 0;
    for (int i = 0; i < data.length - 2; i++) {
      sum += data[i] & 0xff;
    }
    if (data[data.length - 2] != (byte) (sum >> 8) || data[data.length - 1] != (byte) sum) {
      throw PgpException.structural("private key checksum failure");
    }
  }

  boolean isEncrypted() {
    return protection == Protection.PASSPHRASE;
  }

  /**
   * The key, ready to sign.
   *
   * @param passphrase empty if it is not encrypted
   * @throws PgpException if the passphrase is wrong, or there is nothing to unlock
   */
  SigningKey unlock(byte[] passphrase) {
    if (protection == Protection.ABSENT) {
      throw PgpException.reading("openpgp: s2k GNU dummy key: dummy key found");
    }
    SigningKey unlocked = BouncyMath.unlock(key, packet, passphrase);
    if (unlocked != null) {
      return unlocked;
    }
    throw switch (aead) {
      case 0 -> PgpException.structural("private key checksum failure");
      case EAX -> PgpException.reading("crypto/eax: Tag authentication failed");
      case OCB -> PgpException.reading("crypto/ocb: Tag authentication failed");
      default -> PgpException.reading("cipher: message authentication failed");
    };
  }
}
