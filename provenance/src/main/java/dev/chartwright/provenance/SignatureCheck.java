package dev.chartwright.provenance;

import dev.chartwright.provenance.OpenPgpKey.Identity;
import dev.chartwright.provenance.OpenPgpKey.Subkey;
import dev.chartwright.provenance.ProvenanceException.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which key of a keyring signed a text, and whether that counts.
 *
 * <p>Source: go-crypto {@code read.go}, {@code verifyDetachedSignature}, {@code
 * checkMessageSignatureDetails}.
 */
final class SignatureCheck {
  private SignatureCheck() {}

  /**
   * The key that made the first signature by a key of the ring.
   *
   * @throws ProvenanceException if none did, or the signature does not count
   */
  static OpenPgpKey signer(List<OpenPgpKey> ring, ProvenanceFile file, Instant now) {
    try {
      return check(ring, file, now);
    } catch (PgpException e) {
      throw e.as(
          e.kind() == PgpException.Kind.SIGNATURE ? Problem.BAD_SIGNATURE : Problem.MALFORMED);
    }
  }

  private static OpenPgpKey check(List<OpenPgpKey> ring, ProvenanceFile file, Instant now) {
    PacketReader packets = new PacketReader(file.signature().bytes(), file.signature().problem());
    SignaturePacket signature;
    List<Candidate> candidates;
    do {
      Packet packet = packets.next();
      if (packet == null) {
        String weak = packets.weakHash();
        if (weak != null) {
          throw tooWeak(weak);
        }
        throw ProvenanceException.of(
            Problem.UNKNOWN_SIGNER, "openpgp: signature made by unknown entity");
      }
      if (!(packet instanceof SignaturePacket found)) {
        throw PgpException.structural("non signature packet found");
      }
      if (!found.hasIssuer) {
        throw PgpException.structural("signature doesn't have an issuer");
      }
      signature = found;
      candidates = candidates(ring, found.issuer);
    } while (candidates.isEmpty());
    if (signature.type != SignaturePacket.BINARY && signature.type != SignaturePacket.TEXT) {
      throw PgpException.unsupported("unsupported signature type: " + signature.type);
    }
    PgpException last = PgpException.signature("no key");
    for (Candidate each : candidates) {
      try {
        SignatureMath.verify(each.key, signature, file.signed());
      } catch (PgpException e) {
        last = e;
        continue;
      }
      requireValid(each, signature, now);
      if (signature.hash.isWeak()) {
        throw tooWeak(signature.hash.displayName());
      }
      return each.owner;
    }
    throw last;
  }

  private static ProvenanceException tooWeak(String hash) {
    return ProvenanceException.of(
        Problem.UNSUPPORTED,
        "openpgp: signature made with "
            + hash
            + ", which is too weak to trust: have the chart signed again with SHA-256 or SHA-512");
  }

  /** The keys of that number whose owner lets them sign. */
  private static List<Candidate> candidates(List<OpenPgpKey> ring, long id) {
    List<Candidate> found = new ArrayList<>();
    for (OpenPgpKey each : ring) {
      SignaturePacket self = each.selfSignature();
      if (each.primary().id() == id && self != null && self.maySign) {
        found.add(new Candidate(each, each.primary(), self, null));
      }
      for (Subkey subkey : each.subkeys()) {
        if (subkey.key().id() == id && self != null && subkey.binding().maySign) {
          found.add(new Candidate(each, subkey.key(), self, subkey));
        }
      }
    }
    return found;
  }

  private static void requireValid(Candidate by, SignaturePacket signature, Instant now) {
    List<SignaturePacket> all = new ArrayList<>(List.of(signature, by.self));
    Subkey subkey = by.subkey;
    if (subkey != null) {
      all.add(subkey.binding());
      SignaturePacket cross = subkey.binding().embedded;
      if (cross != null) {
        all.add(cross);
      }
    }
    for (SignaturePacket each : all) {
      if (!each.criticalNotations.isEmpty()) {
        throw PgpException.signature("unknown critical notation: " + each.criticalNotations.get(0));
      }
    }
    Identity identity = by.owner.primaryIdentity();
    if (by.owner.isRevoked(now)
        || (subkey != null && OpenPgpKey.isRevoked(subkey.revocations(), now))
        || (identity != null && OpenPgpKey.isRevoked(identity.revocations, now))) {
      throw ProvenanceException.of(Problem.REVOKED, "openpgp: signature made by revoked key");
    }
    if (by.owner.primary().isExpired(by.self, now)
        || (subkey != null && subkey.key().isExpired(subkey.binding(), now))) {
      throw ProvenanceException.of(Problem.EXPIRED, "openpgp: key expired");
    }
    for (SignaturePacket each : all) {
      if (each.isExpired(now)) {
        throw ProvenanceException.of(Problem.EXPIRED, "openpgp: signature expired");
      }
    }
  }

  /** A key that may have signed; {@code subkey} is null if it is the owner's primary key. */
  private record Candidate(
      OpenPgpKey owner, PublicKey key, SignaturePacket self, @Nullable Subkey subkey) {}
}
