package dev.chartwright.provenance;

import dev.chartwright.golang.GoString;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers of a signature belong to a key and to data.
 *
 * <p>RSA, ECDSA over the NIST curves, Ed25519 and Ed448 are left to the Java that we run on; DSA
 * and the other curves to BouncyCastle. Source: go-crypto {@code packet/public_key.go}, {@code
 * VerifySignature}.
 */
final class SignatureMath {
  /** Go refuses shorter ones, too, by the same words as a wrong signature. */
  private static final int MIN_RSA_BITS = 1024;

  private static final byte[] ED25519_KEY = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] ED448_KEY = HexFormat.of().parseHex("3043300506032b6571033a00");
  private static final byte[] P256_KEY =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
  private static final byte[] P384_KEY =
      HexFormat.of().parseHex("3076301006072a8648ce3d020106052b81040022036200");
  private static final byte[] P521_KEY =
      HexFormat.of().parseHex("30819b301006072a8648ce3d020106052b8104002303818600");

  private SignatureMath() {}

  /** What is hashed of a name when it is signed. */
  static byte[] forHash(String name) {
    byte[] text = GoString.bytes(name);
    return ByteBuffer.allocate(text.length + 5)
        .put((byte) 0xb4)
        .putInt(text.length)
        .put(text)
        .array();
  }

  /**
   * Checks a signature over a subkey, and for one that may sign, that the subkey agrees.
   *
   * @throws PgpException if either is not right
   */
  static void verifyBinding(PublicKey primary, PublicKey subkey, SignaturePacket binding) {
    verify(primary, binding, primary.forHash(), subkey.forHash());
    if (!binding.maySign) {
      return;
    }
    SignaturePacket cross = binding.embedded;
    if (cross == null) {
      throw PgpException.structural("signing subkey is missing cross-signature");
    }
    try {
      verify(subkey, cross, primary.forHash(), subkey.forHash());
    } catch (PgpException e) {
      throw PgpException.structural("error while verifying cross-signature: " + e.text());
    }
  }

  /**
   * Checks a signature over data.
   *
   * @throws PgpException if it is not right
   */
  static void verify(PublicKey key, SignaturePacket signature, byte[]... data) {
    if (!key.canSign()) {
      throw PgpException.argument("public key cannot generate signatures");
    }
    byte[] digest = digest(signature, data);
    if (signature.version >= 5
        && (digest[0] != signature.hashTag[0] || digest[1] != signature.hashTag[1])) {
      throw PgpException.signature("hash tag doesn't match");
    }
    if (key.algorithm() != signature.algorithm) {
      throw PgpException.argument("public key and signature use different algorithms");
    }
    boolean right;
    try {
      right = isRight(key, signature, digest, data);
    } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
      right = false;
    }
    if (!right) {
      throw PgpException.signature(name(key.algorithm()) + " verification failure");
    }
  }

  private static byte[] digest(SignaturePacket signature, byte[]... data) {
    MessageDigest digest = signature.hash.start();
    digest.update(signature.salt);
    for (byte[] each : data) {
      digest.update(each);
    }
    return digest.digest(signature.hashSuffix);
  }

  private static String name(int algorithm) {
    return switch (algorithm) {
      case PublicKey.DSA -> "DSA";
      case PublicKey.ECDSA -> "ECDSA";
      case PublicKey.EDDSA -> "EdDSA";
      case PublicKey.ED25519 -> "Ed25519";
      case PublicKey.ED448 -> "ed448";
      default -> "RSA";
    };
  }

  private static boolean isRight(
      PublicKey key, SignaturePacket signature, byte[] digest, byte[][] data)
      throws GeneralSecurityException {
    byte[] first = signature.fields.get(0);
    byte[] point = key.fields().get(0);
    byte[] prefix = keyPrefix(key.curve());
    return switch (key.algorithm()) {
      case PublicKey.RSA, PublicKey.RSA_SIGN -> isRightRsa(key, signature, data);
      case PublicKey.ECDSA ->
          prefix == null
              ? BouncyMath.isRight(key, signature, data)
              : isRight(
                  "NONEwithECDSA",
                  encoded("EC", prefix, point),
                  digest,
                  Der.sequence(first, signature.fields.get(1)));
      case PublicKey.EDDSA -> {
        byte[] bare = Arrays.copyOfRange(point, 1, point.length);
        yield key.curve() == Curve.ED448
            ? isRightEd448(bare, digest, Arrays.copyOfRange(first, 1, first.length))
            : isRightEd25519(bare, digest, joined(first, signature.fields.get(1)));
      }
      case PublicKey.ED25519 -> isRightEd25519(point, digest, first);
      case PublicKey.ED448 -> isRightEd448(point, digest, first);
      default -> BouncyMath.isRight(key, signature, data);
    };
  }

  private static boolean isRightEd25519(byte[] point, byte[] digest, byte[] signature)
      throws GeneralSecurityException {
    return isRight("Ed25519", encoded("Ed25519", ED25519_KEY, point), digest, signature);
  }

  private static boolean isRightEd448(byte[] point, byte[] digest, byte[] signature)
      throws GeneralSecurityException {
    return isRight("Ed448", encoded("Ed448", ED448_KEY, point), digest, signature);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = new byte[64];
    System.arraycopy(first, 0, joined, 32 - first.length, first.length);
    System.arraycopy(second, 0, joined, 64 - second.length, second.length);
    return joined;
  }

  private static boolean isRight(
      String algorithm, java.security.PublicKey key, byte[] digest, byte[] signature)
      throws GeneralSecurityException {
    Signature math = Signature.getInstance(algorithm);
    math.initVerify(key);
    math.update(digest);
    return math.verify(signature);
  }

  private static boolean isRightRsa(PublicKey key, SignaturePacket signature, byte[][] data)
      throws GeneralSecurityException {
    BigInteger modulus = new BigInteger(1, key.fields().get(0));
    if (modulus.bitLength() < MIN_RSA_BITS) {
      throw PgpException.signature(
          "RSA key of "
              + modulus.bitLength()
              + " bits is too weak: keys of fewer than "
              + MIN_RSA_BITS
              + " do not count");
    }
    BigInteger exponent = new BigInteger(1, key.fields().get(1));
    byte[] padded = new byte[(modulus.bitLength() + 7) / 8];
    byte[] given = signature.fields.get(0);
    if (given.length > padded.length) {
      return false;
    }
    System.arraycopy(given, 0, padded, padded.length - given.length, given.length);
    KeySpec spec = new RSAPublicKeySpec(modulus, exponent);
    Signature math = Signature.getInstance(signature.hash.rsa());
    math.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
    math.update(signature.salt);
    for (byte[] each : data) {
      math.update(each);
    }
    math.update(signature.hashSuffix);
    return math.verify(padded);
  }

  private static byte @Nullable [] keyPrefix(@Nullable Curve curve) {
    if (curve == Curve.P256) {
      return P256_KEY;
    }
    if (curve == Curve.P384) {
      return P384_KEY;
    }
    return curve == Curve.P521 ? P521_KEY : null;
  }

  private static java.security.PublicKey encoded(String algorithm, byte[] prefix, byte[] point)
      throws GeneralSecurityException {
    byte[] all = Arrays.copyOf(prefix, prefix.length + point.length);
    System.arraycopy(point, 0, all, prefix.length, point.length);
    KeySpec spec = new X509EncodedKeySpec(all);
    return KeyFactory.getInstance(algorithm).generatePublic(spec);
  }
}
