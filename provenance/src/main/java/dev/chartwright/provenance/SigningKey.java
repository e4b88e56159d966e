package dev.chartwright.provenance;

import java.security.SecureRandom;

/** A secret key that is ready to sign. */
interface SigningKey {
  /** The public part. */
  PublicKey key();

  /**
   * Signs data that come in parts, hashed by SHA-512.
   *
   * @return the signature in the form that the algorithm has in Java: two numbers as ASN.1
   */
  Result sign(SecureRandom random, byte[]... data);

  /** A signature and what it was made of. */
  final class Result {
    private final byte[] signature;
    private final byte[] digest;

    Result(byte[] signature, byte[] digest) {
      this.signature = signature;
      this.digest = digest;
    }

    byte[] signature() {
      return signature;
    }

    byte[] digest() {
      return digest;
    }
  }
}
