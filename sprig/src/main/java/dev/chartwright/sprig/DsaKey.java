package dev.chartwright.sprig;

import dev.chartwright.gotemplate.FunctionException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** A key of DSA; Go reads and writes such keys, but makes no certificates with them. */
record DsaKey(BigInteger p, BigInteger q, BigInteger g, BigInteger y, BigInteger x)
    implements CertificateKey {
  private static final int MODULUS_BITS = 2048;
  private static final int ORDER_BITS = 256;
  private static final int MAX_SMALL_PRIME = 10_000;

  /** A new key with parameters of its own, of 2048 and 256 bits. */
  static DsaKey generate(SecureRandom random) {
    while (true) {
      BigInteger q = BigInteger.probablePrime(ORDER_BITS, random);
      BigInteger p = modulus(q, random);
      if (p != null) {
        BigInteger cofactor = p.subtract(BigInteger.ONE).divide(q);
        BigInteger g = BigInteger.ONE;
        for (int h = 2; g.equals(BigInteger.ONE); h++) {
          g = BigInteger.valueOf(h).modPow(cofactor, p);
        }
        BigInteger x;
        do {
          x = new BigInteger(ORDER_BITS, random);
        } while (x.signum() == 0 || x.compareTo(q) >= 0);
        return new DsaKey(p, q, g, g.modPow(x, p), x);
      }
    }
  }

  // A prime that is one more than a multiple of 2q; candidates with small divisors are passed over.
  private static @Nullable BigInteger modulus(BigInteger q, SecureRandom random) {
    BigInteger step = q.shiftLeft(1);
    BigInteger start = new BigInteger(MODULUS_BITS, random).setBit(MODULUS_BITS - 1);
    BigInteger first = start.subtract(start.mod(step)).add(BigInteger.ONE);
    int candidates = 8 * MODULUS_BITS;
    boolean[] composite = new boolean[candidates];
    for (int prime = 3; prime < MAX_SMALL_PRIME; prime += 2) {
      int by = step.mod(BigInteger.valueOf(prime)).intValue();
      int rest = first.mod(BigInteger.valueOf(prime)).intValue();
      for (int i = 0; by != 0 && i < prime; i++) {
        if ((rest + (long) i * by) % prime == 0) {
          for (int at = i; at < candidates; at += prime) {
            composite[at] = true;
          }
          break;
        }
      }
    }
    for (int i = 0; i < candidates; i++) {
      if (!composite[i]) {
        BigInteger p = first.add(step.multiply(BigInteger.valueOf(i)));
        if (p.bitLength() == MODULUS_BITS && p.isProbablePrime(100)) {
          return p;
        }
      }
    }
    return null;
  }

  static DsaKey of(byte[] bytes) throws KeyFormatException {
    DerReader sequence = DerReader.of(bytes).read(0x30);
    BigInteger[] numbers = new BigInteger[6];
    for (int i = 0; i < 6; i++) {
      BigInteger number = sequence == null ? null : sequence.readInteger();
      if (number == null) {
        throw KeyFormatException.malformed(bytes, Asn1Layout.DSA);
      }
      numbers[i] = number;
    }
    return new DsaKey(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  @Override
  public Pem pem() {
    byte[] bytes =
        Der.sequence(
            Der.integer(0),
            Der.integer(p),
            Der.integer(q),
            Der.integer(g),
            Der.integer(y),
            Der.integer(x));
    return new Pem("DSA PRIVATE KEY", bytes);
  }

  @Override
  public byte[] publicKeyInfo() {
    throw new FunctionException("x509: unsupported public key type: *dsa.PublicKey");
  }

  @Override
  public byte[] publicKeyBits() {
    return publicKeyInfo();
  }

  @Override
  public byte[] signatureAlgorithm() {
    throw new FunctionException("x509: certificate private key does not implement crypto.Signer");
  }

  @Override
  public byte[] sign(byte[] text, SecureRandom random) {
    return signatureAlgorithm();
  }
}
