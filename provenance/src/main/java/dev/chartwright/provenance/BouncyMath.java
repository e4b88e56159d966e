package dev.chartwright.provenance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.PGPContentSigner;
import org.bouncycastle.openpgp.operator.PGPContentVerifier;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/**
 * The mathematics of OpenPGP that we leave to BouncyCastle; the one class that names its types.
 *
 * <p>It is loaded when a key is unlocked, when something is signed, and for signatures by
 * algorithms that Java lacks.
 */
final class BouncyMath {
  private BouncyMath() {}

  /**
   * Whether a signature belongs to a key and data.
   *
   * @param data what was signed, in parts, without salt and suffix
   */
  static boolean isRight(PublicKey key, SignaturePacket signature, byte[]... data) {
    try {
      PGPContentVerifier math =
          new BcPGPContentVerifierBuilderProvider()
              .get(key.algorithm(), signature.hash.id())
              .build(publicKey(key));
      try (OutputStream out = math.getOutputStream()) {
        out.write(signature.salt);
        for (byte[] each : data) {
          out.write(each);
        }
        out.write(signature.hashSuffix);
      }
      return math.verify(number(key, signature));
    } catch (PGPException | IOException e) {
      return false;
    }
  }

  /** The numbers of a signature in the form that BouncyCastle takes them. */
  private static byte[] number(PublicKey key, SignaturePacket signature) {
    byte[] first = signature.fields.get(0);
    return switch (key.algorithm()) {
      case PublicKey.DSA, PublicKey.ECDSA -> Der.sequence(first, signature.fields.get(1));
      default -> first;
    };
  }

  private static PGPPublicKey publicKey(PublicKey key) throws PGPException, IOException {
    PublicKeyPacket packet = (PublicKeyPacket) packet(key.subkey() ? 14 : 6, key.body());
    return new PGPPublicKey(packet, new BcKeyFingerprintCalculator());
  }

  private static Object packet(int tag, byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 6);
    out.write(0xc0 | tag);
    out.write(0xff);
    out.write(body.length >> 24);
    out.write(body.length >> 16);
    out.write(body.length >> 8);
    out.write(body.length);
    out.writeBytes(body);
    try (BCPGInputStream in = new BCPGInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      return in.readPacket();
    }
  }

  /**
   * Decrypts a secret key.
   *
   * @param packet the whole packet without its header
   * @param passphrase empty if it is not encrypted
   * @return null if the passphrase is wrong
   */
  static @Nullable SigningKey unlock(PublicKey key, byte[] packet, byte[] passphrase) {
    try {
      SecretKeyPacket secret = (SecretKeyPacket) packet(key.subkey() ? 7 : 5, packet);
      char[] text = new String(passphrase, StandardCharsets.UTF_8).toCharArray();
      PGPPrivateKey unlocked =
          new PGPSecretKey(secret, publicKey(key))
              .extractPrivateKey(
                  new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                      .build(text));
      return new Unlocked(key, unlocked);
    } catch (PGPException | IOException | RuntimeException e) {
      return null;
    }
  }

  /** A key that is ready to sign. */
  private record Unlocked(PublicKey key, PGPPrivateKey secret) implements SigningKey {
    @Override
    public Result sign(SecureRandom random, byte[]... data) {
      try {
        PGPContentSigner math =
            new BcPGPContentSignerBuilder(key.algorithm(), HashAlgorithmTags.SHA512)
                .setSecureRandom(random)
                .build(SignaturePacket.TEXT, secret);
        try (OutputStream out = math.getOutputStream()) {
          for (byte[] each : data) {
            out.write(each);
          }
        }
        return new Result(math.getSignature(), math.getDigest());
      } catch (PGPException | IOException e) {
        throw PgpException.reading("cannot sign: " + e.getMessage());
      }
    }
  }
}
