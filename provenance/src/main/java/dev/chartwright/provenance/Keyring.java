package dev.chartwright.provenance;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.provenance.ProvenanceException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a keyring file, public or secret.
 *
 * <p>Three formats are told apart by their first bytes: GnuPG's keybox ({@code pubring.kbx}), ASCII
 * armour (any number of blocks), and a plain row of OpenPGP packets ({@code pubring.gpg}). Keys of
 * a kind that is not known, and damaged ones, are left out as long as one is good. An empty file is
 * a keyring without keys. Immutable but for keys that a {@link Signatory} unlocks.
 *
 * <p>Source: Helm {@code pkg/provenance/sign.go}, {@code loadKeyRing}.
 */
public final class Keyring {
  /** A keyring has at most 256 MiB. */
  public static final int MAX_BYTES = 256 << 20;

  private final List<OpenPgpKey> keys;

  private Keyring(List<OpenPgpKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads a keyring.
   *
   * @param path the file, named in errors as it is given here
   * @throws dev.chartwright.golang.os.PathException if it cannot be read
   * @throws ProvenanceException if it is no keyring
   */
  public static Keyring read(String path) {
    byte[] data;
    try (InputStream in = Os.open(path)) {
      data = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw dev.chartwright.golang.os.PathException.of("read", path, e);
    }
    if (data.length > MAX_BYTES) {
      throw ProvenanceException.of(
          Problem.TOO_LARGE, "keyring " + path + " is larger than " + MAX_BYTES + " bytes");
    }
    return parse(data, path);
  }

  /**
   * Reads a keyring from memory.
   *
   * @param name what to call it in errors
   * @throws ProvenanceException if it is none
   */
  public static Keyring parse(byte[] data, String name) {
    if (Keybox.isKeybox(data)) {
      byte[] blocks;
      try {
        blocks = Keybox.keys(data);
      } catch (ProvenanceException e) {
        throw e.prefixed("reading keybox " + name + ": ");
      }
      return new Keyring(KeyReader.readAll(blocks, null));
    }
    if (isArmored(data)) {
      try {
        return new Keyring(armored(data));
      } catch (ProvenanceException e) {
        throw e.prefixed("reading armored keyring " + name + ": ");
      }
    }
    return new Keyring(KeyReader.readAll(data, null));
  }

  private static boolean isArmored(byte[] data) {
    String head =
        new String(
            data, 0, Math.min(data.length, 256), java.nio.charset.StandardCharsets.ISO_8859_1);
    return head.stripLeading().startsWith("-----BEGIN PGP");
  }

  private static List<OpenPgpKey> armored(byte[] data) {
    List<OpenPgpKey> all = new ArrayList<>();
    int at = 0;
    for (Armor block = Armor.next(data, at); block != null; block = Armor.next(data, at)) {
      at = block.end();
      if (!block.type().equals("PGP PUBLIC KEY BLOCK")
          && !block.type().equals("PGP PRIVATE KEY BLOCK")) {
        throw ProvenanceException.of(
            Problem.KEYRING,
            "expected a public or private key block, got " + Quote.quote(block.type()));
      }
      all.addAll(KeyReader.readAll(block.bytes(), block.problem()));
    }
    if (all.isEmpty()) {
      throw ProvenanceException.of(Problem.KEYRING, "no keys found");
    }
    return all;
  }

  /** How many keys there are. */
  public int size() {
    return keys.size();
  }

  List<OpenPgpKey> keys() {
    return keys;
  }
}
