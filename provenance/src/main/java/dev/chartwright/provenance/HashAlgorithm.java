package dev.chartwright.provenance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash functions of signatures. Signatures of keys over keys with MD5 and RIPEMD-160 are passed
 * over, as if they were not there; with SHA-1 they count. No file counts as signed by any of the
 * three.
 */
enum HashAlgorithm {
  SHA1(2, "SHA-1", "SHA1withRSA", 0),
  SHA256(8, "SHA-256", "SHA256withRSA", 16),
  SHA384(9, "SHA-384", "SHA384withRSA", 24),
  SHA512(10, "SHA-512", "SHA512withRSA", 32),
  SHA224(11, "SHA-224", "SHA224withRSA", 16),
  SHA3_256(12, "SHA3-256", "SHA3-256withRSA", 16),
  SHA3_512(14, "SHA3-512", "SHA3-512withRSA", 32);

  private static final int MD5 = 1;
  private static final int RIPEMD160 = 3;

  private final int id;
  private final String java;
  private final String rsa;
  private final int salt;

  HashAlgorithm(int id, String java, String rsa, int salt) {
    this.id = id;
    this.java = java;
    this.rsa = rsa;
    this.salt = salt;
  }

  /** The function of that number; SHA-1 only for signatures of version 4. */
  static HashAlgorithm of(int id, int version) {
    for (HashAlgorithm each : values()) {
      if (each.id == id && (each != SHA1 || version < 5)) {
        return each;
      }
    }
    throw id == MD5 || id == RIPEMD160
        ? PgpException.weakHash(id == MD5 ? "MD5" : "RIPEMD-160", id)
        : PgpException.unsupported("hash function " + id);
  }

  /** Whether files with equal hashes can be made, so that a signature says nothing of a file. */
  boolean isWeak() {
    return this == SHA1;
  }

  /** Its name, as {@code SHA-256}. */
  String displayName() {
    return java;
  }

  int id() {
    return id;
  }

  /** What Java calls RSA signatures with it. */
  String rsa() {
    return rsa;
  }

  /** Octets of salt in a signature of version 6. */
  int saltLength() {
    return salt;
  }

  MessageDigest start() {
    try {
      return MessageDigest.getInstance(java);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + java, e);
    }
  }
}
