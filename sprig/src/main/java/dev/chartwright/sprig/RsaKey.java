package dev.chartwright.sprig;

import dev.chartwright.gotemplate.FunctionException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;

/** An RSA key; written as PKCS #1. */
record RsaKey(RSAPrivateCrtKey key) implements CertificateKey {
  static final byte[] OID = Der.oid("1.2.840.113549.1.1.1");
  private static final int SECURE_BITS = 1024;

  /** A new key. */
  static RsaKey generate(int bits, SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits, random);
    return new RsaKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
  }

  static RsaKey ofPkcs1(byte[] bytes) throws KeyFormatException, GeneralSecurityException {
    DerReader all = DerReader.of(bytes);
    DerReader sequence = all.read(0x30);
    BigInteger version = sequence == null ? null : sequence.readInteger();
    BigInteger[] numbers = new BigInteger[8];
    int count = 0;
    while (version != null && sequence != null && count < 8 && sequence.tag() == 2) {
      BigInteger number = sequence.readInteger();
      if (number == null) {
        break;
      }
      numbers[count++] = number;
    }
    if (version == null || count < 5) {
      throw KeyFormatException.notPkcs1(bytes);
    }
    if (!all.isEmpty()) {
      throw new KeyFormatException("asn1: syntax error: trailing data");
    }
    if (version.compareTo(BigInteger.ONE) > 0) {
      throw new KeyFormatException("x509: unsupported private key version");
    }
    for (int i = 0; i < count; i++) {
      if (i != 1 && numbers[i].signum() <= 0) {
        throw new KeyFormatException("x509: private key contains zero or negative value");
      }
    }
    return of(numbers, count);
  }

  private static RsaKey of(BigInteger[] n, int count)
      throws KeyFormatException, GeneralSecurityException {
    BigInteger modulus = n[0];
    BigInteger exponent = n[1];
    BigInteger d = n[2];
    BigInteger p = n[3];
    BigInteger q = n[4];
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    BigInteger product = d.multiply(exponent);
    if (!p.multiply(q).equals(modulus)
        || product.mod(p1).signum() == 0
        || !product.mod(p1).equals(BigInteger.ONE.mod(p1))
        || !product.mod(q1).equals(BigInteger.ONE.mod(q1))) {
      throw new KeyFormatException("crypto/rsa: invalid private key");
    }
    BigInteger dp = count > 5 ? n[5] : d.mod(p1);
    BigInteger dq = count > 6 ? n[6] : d.mod(q1);
    BigInteger inverse = count > 7 ? n[7] : q.modInverse(p);
    RSAPrivateCrtKeySpec spec =
        new RSAPrivateCrtKeySpec(modulus, exponent, d, p, q, dp, dq, inverse);
    return new RsaKey((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
  }

  @Override
  public Pem pem() {
    byte[] bytes =
        Der.sequence(
            Der.integer(0),
            Der.integer(key.getModulus()),
            Der.integer(key.getPublicExponent()),
            Der.integer(key.getPrivateExponent()),
            Der.integer(key.getPrimeP()),
            Der.integer(key.getPrimeQ()),
            Der.integer(key.getPrimeExponentP()),
            Der.integer(key.getPrimeExponentQ()),
            Der.integer(key.getCrtCoefficient()));
    return new Pem("RSA PRIVATE KEY", bytes);
  }

  @Override
  public byte[] publicKeyBits() {
    return Der.sequence(Der.integer(key.getModulus()), Der.integer(key.getPublicExponent()));
  }

  @Override
  public byte[] publicKeyInfo() {
    return Der.sequence(Der.sequence(OID, Der.NULL), Der.bits(publicKeyBits()));
  }

  @Override
  public byte[] signatureAlgorithm() {
    return Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.NULL);
  }

  @Override
  public byte[] sign(byte[] text, SecureRandom random) throws GeneralSecurityException {
    int bits = key.getModulus().bitLength();
    if (bits < SECURE_BITS) {
      throw new FunctionException(
          "crypto/rsa: "
              + bits
              + "-bit keys are insecure (see"
              + " https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)");
    }
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key, random);
    signature.update(text);
    return signature.sign();
  }
}
