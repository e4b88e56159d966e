package dev.chartwright.sprig;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An Ed25519 key; written as PKCS #8. */
final class Ed25519Key implements CertificateKey {
  static final byte[] OID = Der.oid("1.3.101.112");
  private static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final KeyPair pair;

  /** A key made of 32 bytes. */
  private Ed25519Key(byte[] seed, KeyPair pair) {
    this.seed = seed;
    this.pair = pair;
  }

  /** A new key. */
  static Ed25519Key generate(SecureRandom random) throws GeneralSecurityException {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return ofSeed(seed);
  }

  private static Ed25519Key ofSeed(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(255, new Fixed(seed));
    return new Ed25519Key(seed, generator.generateKeyPair());
  }

  static Ed25519Key of(byte[] key, byte @Nullable [] parameters)
      throws KeyFormatException, GeneralSecurityException {
    if (parameters != null) {
      throw new KeyFormatException("x509: invalid Ed25519 private key parameters");
    }
    DerReader octets = DerReader.of(key).read(4);
    if (octets == null) {
      throw new KeyFormatException(
          "x509: invalid Ed25519 private key: " + "asn1: syntax error: data truncated");
    }
    byte[] seed = octets.rest();
    if (seed.length != SEED_BYTES) {
      throw new KeyFormatException("x509: invalid Ed25519 private key length: " + seed.length);
    }
    return ofSeed(seed);
  }

  /** The JDK draws the seed of a key from its random source, and has no other way to take one. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  @Override
  public Pem pem() {
    byte[] bytes = Der.sequence(Der.integer(0), Der.sequence(OID), Der.octets(Der.octets(seed)));
    return new Pem("PRIVATE KEY", bytes);
  }

  @Override
  public byte[] publicKeyInfo() {
    return pair.getPublic().getEncoded();
  }

  @Override
  public byte[] publicKeyBits() {
    byte[] info = publicKeyInfo();
    return Arrays.copyOfRange(info, info.length - SEED_BYTES, info.length);
  }

  @Override
  public byte[] signatureAlgorithm() {
    return Der.sequence(OID);
  }

  @Override
  public byte[] sign(byte[] text, SecureRandom random) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(text);
    return signature.sign();
  }
}
