package dev.chartwright.provenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it: a primary key with names and subkeys, each signed by it.
 *
 * <p>Filled by {@link KeyReader} and not changed then. Source: go-crypto {@code keys.go}, {@code
 * Entity}.
 */
final class OpenPgpKey {
  private final PublicKey primary;
  private final @Nullable SecretKey secret;
  private final Map<String, Identity> identities = new LinkedHashMap<>();
  private final List<SignaturePacket> revocations = new ArrayList<>();
  private final List<Subkey> subkeys = new ArrayList<>();
  private @Nullable SignaturePacket direct;

  OpenPgpKey(PublicKey primary, @Nullable SecretKey secret) {
    this.primary = primary;
    this.secret = secret;
  }

  PublicKey primary() {
    return primary;
  }

  @Nullable SecretKey secret() {
    return secret;
  }

  /** The names that it gave itself, in the order of the keyring. */
  Map<String, Identity> identities() {
    return identities;
  }

  List<SignaturePacket> revocations() {
    return revocations;
  }

  List<Subkey> subkeys() {
    return subkeys;
  }

  void selfSigned(SignaturePacket signature) {
    direct = signature;
  }

  /** The signature that says what the primary key is good for. */
  @Nullable SignaturePacket selfSignature() {
    if (primary.version() == 6) {
      return direct;
    }
    Identity identity = primaryIdentity();
    return identity == null ? null : identity.self;
  }

  /** The name that counts: not revoked, marked as first, signed last. */
  @Nullable Identity primaryIdentity() {
    if (primary.version() == 6) {
      return null;
    }
    Identity best = null;
    for (Identity each : identities.values()) {
      if (best == null || isBetter(each, best)) {
        best = each;
      }
    }
    return best;
  }

  private static boolean isBetter(Identity each, Identity best) {
    int fewer = Integer.compare(best.revocations.size(), each.revocations.size());
    if (fewer != 0) {
      return fewer > 0;
    }
    SignaturePacket old = best.self;
    SignaturePacket self = each.self;
    if (old == null || self == null) {
      return old == null;
    }
    if (old.primaryIdentity != self.primaryIdentity) {
      return self.primaryIdentity;
    }
    return self.created > old.created;
  }

  boolean isRevoked(Instant now) {
    return isRevoked(revocations, now);
  }

  static boolean isRevoked(List<SignaturePacket> revocations, Instant now) {
    for (SignaturePacket each : revocations) {
      if (each.revokes(now)) {
        return true;
      }
    }
    return false;
  }

  /** A name with the newest signature of the key over it. */
  static final class Identity {
    @Nullable SignaturePacket self;
    final List<SignaturePacket> revocations = new ArrayList<>();
  }

  /**
   * A further key.
   *
   * @param key the key
   * @param binding the newest signature of the primary key over it
   * @param revocations signatures that take it back
   */
  record Subkey(PublicKey key, SignaturePacket binding, List<SignaturePacket> revocations) {}
}
