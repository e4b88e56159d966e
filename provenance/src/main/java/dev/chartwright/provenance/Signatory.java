package dev.chartwright.provenance;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.provenance.ProvenanceException.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A key of a keyring that signs.
 *
 * <pre>{@code
 * Signatory jane = Signatory.of(Keyring.read("secring.gpg"), "Jane", Clock.systemUTC());
 * jane.unlock(name -> passphrase);
 * String provenance = jane.clearSign(MessageBlock.text(yaml, "app-1.0.0.tgz", sha256));
 * }</pre>
 *
 * <p>Not thread-safe until unlocked. Source: Helm {@code pkg/provenance/sign.go}, {@code
 * NewFromKeyring}, {@code DecryptKey}, {@code ClearSign}.
 */
public final class Signatory implements Signer {
  private final @Nullable OpenPgpKey key;
  private final Clock clock;
  private @Nullable SigningKey signing;

  private Signatory(@Nullable OpenPgpKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * Picks the key with an identity that is or contains a text. The exact one wins; if none is and
   * none contains it, {@link #unlock} says so.
   *
   * @param clock gives the time that the signature bears
   * @throws ProvenanceException if several keys contain the text and none is it
   */
  public static Signatory of(Keyring keyring, String id, Clock clock) {
    OpenPgpKey candidate = null;
    boolean vague = false;
    for (OpenPgpKey each : keyring.keys()) {
      for (String name : each.identities().keySet()) {
        if (name.equals(id)) {
          return new Signatory(each, clock);
        }
        if (name.contains(id)) {
          vague |= candidate != null;
          candidate = each;
        }
      }
    }
    if (vague) {
      throw ProvenanceException.of(
          Problem.KEYRING, "more than one key contain the id " + Quote.quote(id));
    }
    return new Signatory(id.isEmpty() ? null : candidate, clock);
  }

  /**
   * Makes the key ready, with its passphrase if it has one; only then is that asked for.
   *
   * @throws ProvenanceException if there is no key, only its public part, or the passphrase is
   *     wrong
   */
  public void unlock(PassphraseFetcher passphrases) {
    SecretKey secret = secret();
    if (!secret.isEncrypted() || signing != null) {
      return;
    }
    String name = "Unknown";
    for (String each : key().identities().keySet()) {
      if (!each.isEmpty()) {
        name = each;
        break;
      }
    }
    try {
      signing = secret.unlock(passphrases.passphrase(name));
    } catch (PgpException e) {
      throw e.as(Problem.PASSPHRASE);
    }
  }

  @Override
  public String clearSign(String text) {
    SecretKey secret = secret();
    if (secret.isEncrypted() && signing == null) {
      throw ProvenanceException.of(
          Problem.PASSPHRASE,
          "openpgp: invalid argument: signing key "
              + secret.key().fingerprintHex().substring(24)
              + " is encrypted");
    }
    try {
      SigningKey ready = signing != null ? signing : secret.unlock(new byte[0]);
      return ClearSignature.write(GoString.bytes(text), ready, clock.instant(), new SecureRandom());
    } catch (PgpException e) {
      throw e.as(Problem.KEYRING).prefixed("failed to either sign or armor message block: ");
    }
  }

  private OpenPgpKey key() {
    if (key == null) {
      throw ProvenanceException.of(Problem.KEYRING, "private key not found");
    }
    return key;
  }

  private SecretKey secret() {
    SecretKey secret = key().secret();
    if (secret == null) {
      throw ProvenanceException.of(
          Problem.KEYRING,
          "provided key is not a private key. Try providing a keyring with secret keys");
    }
    return secret;
  }
}
