package dev.chartwright.provenance;

import dev.chartwright.provenance.OpenPgpKey.Identity;
import dev.chartwright.provenance.OpenPgpKey.Subkey;
import dev.chartwright.provenance.ProvenanceException.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts keys together from packets, and checks what each signed about itself.
 *
 * <p>Source: go-crypto {@code keys.go}, {@code ReadKeyRing}, {@code ReadEntity}.
 */
final class KeyReader {
  private final PacketReader packets;

  private KeyReader(PacketReader packets) {
    this.packets = packets;
  }

  /**
   * All keys in a row of packets. One that is damaged, or of a kind that is not known, is left out.
   *
   * @param problem what to say to who reads on at the end; null if it is the end
   * @throws ProvenanceException if none is good though there are some, or if what is there are no
   *     packets
   */
  static List<OpenPgpKey> readAll(byte[] data, @Nullable String problem) {
    KeyReader reader = new KeyReader(new PacketReader(data, problem));
    List<OpenPgpKey> keys = new ArrayList<>();
    PgpException last = null;
    try {
      while (true) {
        try {
          OpenPgpKey key = reader.read();
          if (key == null) {
            break;
          }
          keys.add(key);
        } catch (PgpException e) {
          if (e.kind() != PgpException.Kind.UNSUPPORTED
              && e.kind() != PgpException.Kind.STRUCTURAL) {
            throw e;
          }
          last = e;
          if (!reader.skipToKey()) {
            break;
          }
        }
      }
    } catch (PgpException e) {
      throw e.as(Problem.KEYRING);
    }
    if (keys.isEmpty() && last != null) {
      throw last.as(Problem.KEYRING);
    }
    return keys;
  }

  private boolean skipToKey() {
    for (Packet each = packets.next(); each != null; each = packets.next()) {
      if (each instanceof PublicKey key && !key.subkey()) {
        packets.unread(each);
        return true;
      }
    }
    return false;
  }

  /** The next key; null if there is no packet left. */
  private @Nullable OpenPgpKey read() {
    Packet first = packets.next();
    if (first == null) {
      return null;
    }
    OpenPgpKey key;
    if (first instanceof PublicKey found) {
      key = new OpenPgpKey(found, null);
    } else if (first instanceof SecretKey found) {
      key = new OpenPgpKey(found.key(), found);
    } else {
      packets.unread(first);
      throw PgpException.structural("first packet was not a public/private key");
    }
    if (!key.primary().canSign()) {
      throw PgpException.structural("primary key cannot be used for signatures");
    }
    List<SignaturePacket> revocations = new ArrayList<>();
    List<SignaturePacket> direct = new ArrayList<>();
    readParts(key, revocations, direct);
    if (key.primary().version() == 6) {
      key.selfSigned(directSignature(key.primary(), direct));
    } else if (key.identities().isEmpty()) {
      throw PgpException.structural(
          "v" + key.primary().version() + " entity without any identities");
    }
    for (SignaturePacket each : revocations) {
      try {
        SignatureMath.verify(key.primary(), each, key.primary().forHash());
      } catch (PgpException e) {
        throw PgpException.structural("revocation signature signed by alternate key");
      }
      key.revocations().add(each);
    }
    return key;
  }

  private void readParts(
      OpenPgpKey key, List<SignaturePacket> revocations, List<SignaturePacket> direct) {
    for (Packet each = packets.next(); each != null; each = packets.next()) {
      if (each instanceof Packet.UserId name) {
        readIdentity(key, name.text());
      } else if (each instanceof SignaturePacket signature) {
        if (signature.type == SignaturePacket.KEY_REVOCATION) {
          revocations.add(signature);
        } else if (signature.type == SignaturePacket.DIRECT) {
          direct.add(signature);
        }
      } else if (each instanceof PublicKey || each instanceof SecretKey) {
        PublicKey found = each instanceof SecretKey secret ? secret.key() : (PublicKey) each;
        if (!found.subkey()) {
          packets.unread(each);
          return;
        }
        readSubkey(key, found);
      }
    }
  }

  private void readIdentity(OpenPgpKey key, String name) {
    Identity identity = new Identity();
    for (Packet each = packets.next(); each != null; each = packets.next()) {
      if (!(each instanceof SignaturePacket signature)) {
        packets.unread(each);
        return;
      }
      boolean revocation = signature.type == SignaturePacket.CERTIFICATION_REVOCATION;
      if (!revocation
          && (signature.type < SignaturePacket.GENERIC_CERTIFICATION
              || signature.type > SignaturePacket.POSITIVE_CERTIFICATION)) {
        throw PgpException.structural("user ID signature with wrong type");
      }
      if (!signature.isBy(key.primary())) {
        continue;
      }
      try {
        SignatureMath.verify(
            key.primary(), signature, key.primary().forHash(), SignatureMath.forHash(name));
      } catch (PgpException e) {
        throw PgpException.structural("user ID self-signature invalid: " + e.text());
      }
      SignaturePacket self = identity.self;
      if (revocation) {
        identity.revocations.add(signature);
      } else if (self == null || signature.created > self.created) {
        identity.self = signature;
      }
      key.identities().put(name, identity);
    }
  }

  private void readSubkey(OpenPgpKey key, PublicKey subkey) {
    SignaturePacket binding = null;
    List<SignaturePacket> revocations = new ArrayList<>();
    while (true) {
      Packet each;
      try {
        each = packets.next();
      } catch (PgpException e) {
        throw PgpException.structural("subkey signature invalid: " + e.text());
      }
      if (each == null) {
        break;
      }
      if (!(each instanceof SignaturePacket signature)) {
        packets.unread(each);
        break;
      }
      if (signature.type != SignaturePacket.SUBKEY_BINDING
          && signature.type != SignaturePacket.SUBKEY_REVOCATION) {
        throw PgpException.structural("subkey signature with wrong type");
      }
      try {
        SignatureMath.verifyBinding(key.primary(), subkey, signature);
      } catch (PgpException e) {
        throw PgpException.structural("subkey signature invalid: " + e.text());
      }
      if (signature.type == SignaturePacket.SUBKEY_REVOCATION) {
        revocations.add(signature);
      } else if (binding == null || signature.created > binding.created) {
        binding = signature;
      }
    }
    if (binding == null) {
      throw PgpException.structural("subkey packet not followed by signature");
    }
    key.subkeys().add(new Subkey(subkey, binding, revocations));
  }

  private static SignaturePacket directSignature(PublicKey key, List<SignaturePacket> direct) {
    if (direct.isEmpty()) {
      throw PgpException.structural("v6 entity without a valid direct-key signature");
    }
    SignaturePacket newest = null;
    for (SignaturePacket each : direct) {
      if (each.isBy(key) && (newest == null || each.created > newest.created)) {
        newest = each;
      }
    }
    if (newest == null) {
      throw PgpException.structural("no valid direct-key self-signature for v6 primary key found");
    }
    try {
      SignatureMath.verify(key, newest, key.forHash());
    } catch (PgpException e) {
      throw PgpException.structural("invalid direct-key self-signature for v6 primary key");
    }
    return newest;
  }
}
