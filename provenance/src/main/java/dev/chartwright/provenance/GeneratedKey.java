package dev.chartwright.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PBESecretKeyEncryptor;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * A new OpenPGP key without passphrase, for tests and trials: Ed25519, never expiring.
 *
 * <pre>{@code
 * GeneratedKey key = GeneratedKey.of("Ada <ada@example.com>", Instant.now());
 * Files.write(Path.of("secring.gpg"), key.secretKeyring());   // for package --sign --keyring
 * Files.write(Path.of("pubring.gpg"), key.publicKeyring());   // for verify --keyring
 * }</pre>
 *
 * <p>Whoever signs for others makes the key with GnuPG or in a device, where it has a passphrase.
 * Immutable.
 */
public final class GeneratedKey {
  private final byte[] secretKeyring;
  private final byte[] publicKeyring;

  private GeneratedKey(byte[] secretKeyring, byte[] publicKeyring) {
    this.secretKeyring = secretKeyring;
    this.publicKeyring = publicKeyring;
  }

  /**
   * Makes a key.
   *
   * @param identity whose it is, as {@code Name <mail>}
   * @param created its time of birth, in whole seconds
   */
  public static GeneratedKey of(String identity, Instant created) {
    Ed25519KeyPairGenerator numbers = new Ed25519KeyPairGenerator();
    numbers.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    PGPSignatureSubpacketGenerator says = new PGPSignatureSubpacketGenerator();
    says.setSignatureCreationTime(true, Date.from(created));
    says.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
    says.setPreferredHashAlgorithms(false, new int[] {HashAlgorithmTags.SHA512});
    try {
      PGPKeyPair pair =
          new BcPGPKeyPair(
              PublicKeyPacket.VERSION_4,
              PublicKeyAlgorithmTags.EDDSA_LEGACY,
              numbers.generateKeyPair(),
              Date.from(created));
      PGPKeyRingGenerator rings =
          new PGPKeyRingGenerator(
              PGPSignature.POSITIVE_CERTIFICATION,
              pair,
              identity,
              new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
              says.generate(),
              null,
              new BcPGPContentSignerBuilder(
                  PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
              (PBESecretKeyEncryptor) null);
      return new GeneratedKey(
          rings.generateSecretKeyRing().getEncoded(), rings.generatePublicKeyRing().getEncoded());
    } catch (PGPException e) {
      throw new IllegalStateException("no Ed25519 key could be made", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a keyring file that holds the secret key alone. */
  public byte[] secretKeyring() {
    return secretKeyring.clone();
  }

  /** The bytes of a keyring file that holds the public key alone. */
  public byte[] publicKeyring() {
    return publicKeyring.clone();
  }
}
