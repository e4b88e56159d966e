package dev.chartwright.provenance;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature packet: what it says of itself, and the numbers.
 *
 * <p>Filled by {@link SignatureParser} and not changed then. Source: RFC 9580 section 5.2;
 * go-crypto {@code packet/signature.go}.
 */
final class SignaturePacket implements Packet {
  static final int BINARY = 0x00;
  static final int TEXT = 0x01;
  static final int GENERIC_CERTIFICATION = 0x10;
  static final int POSITIVE_CERTIFICATION = 0x13;
  static final int SUBKEY_BINDING = 0x18;
  static final int PRIMARY_KEY_BINDING = 0x19;
  static final int DIRECT = 0x1f;
  static final int KEY_REVOCATION = 0x20;
  static final int SUBKEY_REVOCATION = 0x28;
  static final int CERTIFICATION_REVOCATION = 0x30;

  private static final int KEY_COMPROMISED = 2;

  final int version;
  final int type;
  final int algorithm;
  final HashAlgorithm hash;

  /** What is hashed behind the signed data. */
  byte[] hashSuffix = {};

  /** The first two octets of the hash. */
  byte[] hashTag = {};

  /** What is hashed before all else; version 6 only. */
  byte[] salt = {};

  /** The numbers of the signature as octets. */
  List<byte[]> fields = List.of();

  boolean hasCreationTime;
  long created;
  long lifetime;
  long keyLifetime;
  boolean hasIssuer;
  long issuer;
  byte @Nullable [] issuerFingerprint;
  boolean primaryIdentity;
  boolean maySign;
  int revocationReason = -1;
  @Nullable SignaturePacket embedded;

  /** Names of notations that must be understood. */
  final List<String> criticalNotations = new ArrayList<>();

  SignaturePacket(int version, int type, int algorithm, HashAlgorithm hash) {
    this.version = version;
    this.type = type;
    this.algorithm = algorithm;
    this.hash = hash;
  }

  /** Whether it says that this key made it. */
  boolean isBy(PublicKey key) {
    if (issuerFingerprint != null) {
      return Arrays.equals(issuerFingerprint, key.fingerprint());
    }
    return hasIssuer && issuer == key.id();
  }

  /** Whether its time is over, or has not come. */
  boolean isExpired(Instant now) {
    if (created > now.getEpochSecond()) {
      return true;
    }
    return lifetime != 0 && now.getEpochSecond() > created + lifetime;
  }

  /** Seconds after the making of the key that it is about; 0 for ever. */
  long keyLifetime() {
    return keyLifetime;
  }

  /** Whether it, being a revocation, is in force. */
  boolean revokes(Instant now) {
    return revocationReason == KEY_COMPROMISED || !isExpired(now);
  }

  void issuedBy(byte[] fingerprint, int keyVersion) {
    issuerFingerprint = fingerprint;
    hasIssuer = true;
    issuer = ByteBuffer.wrap(fingerprint).getLong(keyVersion >= 5 ? 0 : 12);
  }
}
