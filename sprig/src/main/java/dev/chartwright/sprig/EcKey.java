package dev.chartwright.sprig;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key of ECDSA on one of the curves P-256, P-384 and P-521; written as SEC 1. */
record EcKey(Curve curve, ECParameterSpec parameters, BigInteger secret, ECPoint point)
    implements CertificateKey {
  static final byte[] OID = Der.oid("1.2.840.10045.2.1");

  /** The curves that the JDK has too. */
  enum Curve {
    P256("secp256r1", 32, "SHA256withECDSA", 2, "1.2.840.10045.3.1.7"),
    P384("secp384r1", 48, "SHA384withECDSA", 3, "1.3.132.0.34"),
    P521("secp521r1", 66, "SHA512withECDSA", 4, "1.3.132.0.35");

    final String jdkName;
    final int bytes;
    final String signature;
    final int signatureArc;
    final String dotted;

    Curve(String jdkName, int bytes, String signature, int signatureArc, String dotted) {
      this.jdkName = jdkName;
      this.bytes = bytes;
      this.signature = signature;
      this.signatureArc = signatureArc;
      this.dotted = dotted;
    }

    byte[] oid() {
      return Der.oid(dotted);
    }

    static @Nullable Curve of(byte @Nullable [] oid) {
      for (Curve curve : values()) {
        if (Arrays.equals(curve.oid(), oid)) {
          return curve;
        }
      }
      return null;
    }
  }

  /** A new key on P-256. */
  static EcKey generate(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(Curve.P256.jdkName), random);
    ECPrivateKey key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
    return of(Curve.P256, key.getS());
  }

  private static EcKey of(Curve curve, BigInteger secret) throws GeneralSecurityException {
    AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
    named.init(new ECGenParameterSpec(curve.jdkName));
    ECParameterSpec parameters = named.getParameterSpec(ECParameterSpec.class);
    return new EcKey(curve, parameters, secret, EcPoints.multiply(parameters, secret));
  }

  /**
   * Reads a key.
   *
   * @param outerCurve the element that names the curve outside the key, or null
   */
  static EcKey ofSec1(byte[] bytes, byte @Nullable [] outerCurve)
      throws KeyFormatException, GeneralSecurityException {
    DerReader sequence = DerReader.of(bytes).read(0x30);
    BigInteger version = sequence == null ? null : sequence.readInteger();
    DerReader octets = version == null || sequence == null ? null : sequence.read(4);
    if (version == null || sequence == null || octets == null) {
      throw KeyFormatException.notSec1(bytes);
    }
    if (!version.equals(BigInteger.ONE)) {
      throw new KeyFormatException("x509: unknown EC private key version " + version);
    }
    byte[] name = outerCurve;
    if (name == null || name[0] != 6) {
      DerReader inner = sequence.read(0xA0);
      name = inner == null ? null : inner.rest();
    }
    Curve curve = Curve.of(name);
    if (curve == null) {
      throw new KeyFormatException("x509: unknown elliptic curve");
    }
    BigInteger secret = new BigInteger(1, octets.rest());
    if (secret.bitLength() > 8 * curve.bytes) {
      throw new KeyFormatException("x509: invalid private key length");
    }
    EcKey key = of(curve, secret.signum() == 0 ? BigInteger.ONE : secret);
    if (secret.signum() == 0 || secret.compareTo(key.parameters.getOrder()) >= 0) {
      throw new KeyFormatException("ecdsa: invalid private key");
    }
    return key;
  }

  @Override
  public Pem pem() {
    byte[] bytes =
        Der.sequence(
            Der.integer(1),
            Der.octets(fixed(secret)),
            Der.explicit(0, curve.oid()),
            Der.explicit(1, Der.bits(publicKeyBits())));
    return new Pem("EC PRIVATE KEY", bytes);
  }

  private byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[curve.bytes];
    int count = Math.min(bytes.length, fixed.length);
    System.arraycopy(bytes, bytes.length - count, fixed, fixed.length - count, count);
    return fixed;
  }

  @Override
  public byte[] publicKeyBits() {
    byte[] bits = new byte[1 + 2 * curve.bytes];
    bits[0] = 4;
    System.arraycopy(fixed(point.getAffineX()), 0, bits, 1, curve.bytes);
    System.arraycopy(fixed(point.getAffineY()), 0, bits, 1 + curve.bytes, curve.bytes);
    return bits;
  }

  @Override
  public byte[] publicKeyInfo() {
    return Der.sequence(Der.sequence(OID, curve.oid()), Der.bits(publicKeyBits()));
  }

  @Override
  public byte[] signatureAlgorithm() {
    return Der.sequence(Der.oid("1.2.840.10045.4.3." + curve.signatureArc));
  }

  @Override
  public byte[] sign(byte[] text, SecureRandom random) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(curve.signature);
    KeyFactory factory = KeyFactory.getInstance("EC");
    signature.initSign(factory.generatePrivate(new ECPrivateKeySpec(secret, parameters)), random);
    signature.update(text);
    return signature.sign();
  }
}
