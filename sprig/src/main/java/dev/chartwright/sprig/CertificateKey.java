package dev.chartwright.sprig;

import dev.chartwright.gotemplate.FunctionException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A private key with its public half, as certificates use it. Immutable. */
sealed interface CertificateKey permits RsaKey, EcKey, Ed25519Key, DsaKey {
  /** The private key as Go writes it. */
  Pem pem();

  /** The SubjectPublicKeyInfo, in DER. */
  byte[] publicKeyInfo();

  /** The bits of the public key, without what they mean. */
  byte[] publicKeyBits();

  /**
   * The AlgorithmIdentifier of the signatures, in DER.
   *
   * @throws FunctionException if Go makes no certificates with such a key
   */
  byte[] signatureAlgorithm();

  /** The signature of a text. */
  byte[] sign(byte[] text, SecureRandom random) throws GeneralSecurityException;

  /**
   * The key in a PEM text.
   *
   * @throws FunctionException with the words of sprig's {@code parsePrivateKeyPEM}
   */
  static CertificateKey parse(String text) throws GeneralSecurityException {
    Pem block = Pem.decode(text);
    if (block == null) {
      throw new FunctionException("no PEM data in input");
    }
    String type = block.type();
    try {
      return switch (type) {
        case "PRIVATE KEY" -> ofPkcs8(block.bytes());
        case "RSA PRIVATE KEY" -> RsaKey.ofPkcs1(block.bytes());
        case "EC PRIVATE KEY" -> EcKey.ofSec1(block.bytes(), null);
        case "DSA PRIVATE KEY" -> DsaKey.of(block.bytes());
        default ->
            throw new FunctionException(
                type.endsWith(" PRIVATE KEY")
                    ? "invalid private key type " + type
                    : "no private key data in PEM block of type " + type);
      };
    } catch (KeyFormatException e) {
      String what =
          type.equals("PRIVATE KEY")
              ? "decoding PEM as PKCS#8: "
              : "parsing " + type.substring(0, type.indexOf(' ')) + " private key from PEM: ";
      throw new FunctionException(what + e.getMessage());
    }
  }

  private static CertificateKey ofPkcs8(byte[] bytes)
      throws KeyFormatException, GeneralSecurityException {
    DerReader sequence = DerReader.of(bytes).read(0x30);
    BigInteger version = sequence == null ? null : sequence.readInteger();
    DerReader algorithm = version == null || sequence == null ? null : sequence.read(0x30);
    byte[] oid = algorithm == null ? null : algorithm.readElement(6);
    DerReader inner = oid == null || sequence == null ? null : sequence.read(4);
    if (algorithm == null || oid == null || inner == null) {
      throw KeyFormatException.notPkcs8(bytes);
    }
    byte[] key = inner.rest();
    byte @Nullable [] parameters = algorithm.isEmpty() ? null : algorithm.rest();
    try {
      if (Arrays.equals(oid, RsaKey.OID)) {
        return wrapped("RSA", () -> RsaKey.ofPkcs1(key));
      }
      if (Arrays.equals(oid, EcKey.OID)) {
        return wrapped("EC", () -> EcKey.ofSec1(key, parameters));
      }
    } catch (GeneralSecurityException e) {
      throw new KeyFormatException(String.valueOf(e.getMessage()));
    }
    if (Arrays.equals(oid, Ed25519Key.OID)) {
      return Ed25519Key.of(key, parameters);
    }
    throw new KeyFormatException(
        "x509: PKCS#8 wrapping contained private key with unknown algorithm: "
            + DerReader.dotted(oid));
  }

  /** Reads a key inside another format. */
  interface Reading {
    CertificateKey read() throws KeyFormatException, GeneralSecurityException;
  }

  private static CertificateKey wrapped(String kind, Reading reading)
      throws KeyFormatException, GeneralSecurityException {
    try {
      return reading.read();
    } catch (KeyFormatException e) {
      throw new KeyFormatException(
          "x509: failed to parse " + kind + " private key embedded in PKCS#8: " + e.getMessage());
    }
  }
}
