package dev.chartwright.provenance;

import dev.chartwright.provenance.ProvenanceException.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Checks provenance files against the keys of a keyring.
 *
 * <pre>{@code
 * Keyring ring = Keyring.read("/home/jane/.gnupg/pubring.gpg");
 * Verification found = Verifier.of(ring, Clock.systemUTC())
 *     .verify(provenance, "app-1.0.0.tgz", sha256);
 * found.identities(); // [Jane Doe <jane@example.com>]
 * }</pre>
 *
 * <p>Thread-safe. Source: Helm {@code pkg/provenance/sign.go}, {@code Signatory.Verify}.
 */
public final class Verifier {
  /** A provenance file has at most 16 MiB; Helm knows no limit. */
  public static final int MAX_BYTES = 16 << 20;

  private final Keyring keyring;
  private final Clock clock;

  private Verifier(Keyring keyring, Clock clock) {
    this.keyring = keyring;
    this.clock = clock;
  }

  /**
   * A verifier.
   *
   * @param keyring the keys that are trusted
   * @param clock tells whether keys and signatures have expired
   */
  public static Verifier of(Keyring keyring, Clock clock) {
    return new Verifier(keyring, clock);
  }

  /**
   * Checks a file.
   *
   * @param provenance the provenance file
   * @param fileName name of the file that it speaks of, without folders
   * @param sha256 checksum of that file in lower-case hexadecimal digits
   * @throws ProvenanceException if the signature, the name or the checksum is not right, in that
   *     order
   */
  public Verification verify(byte[] provenance, String fileName, String sha256) {
    if (provenance.length > MAX_BYTES) {
      throw ProvenanceException.of(
          Problem.TOO_LARGE,
          "provenance file of " + fileName + " is larger than " + MAX_BYTES + " bytes");
    }
    ProvenanceFile file =
        ProvenanceFile.find(provenance)
            .orElseThrow(
                () -> ProvenanceException.of(Problem.MALFORMED, "signature block not found"));
    OpenPgpKey signer = SignatureCheck.signer(keyring.keys(), file, clock.instant());
    String sum = "sha256:" + sha256;
    String expected = file.message().files().get(fileName);
    if (expected == null) {
      throw ProvenanceException.of(
          Problem.WRONG_FILE,
          "provenance does not contain a SHA for a file named "
              + dev.chartwright.golang.strconv.Quote.quote(fileName));
    }
    if (!expected.equals(sum)) {
      throw ProvenanceException.of(
          Problem.WRONG_FILE,
          "sha256 sum does not match for "
              + fileName
              + ": "
              + dev.chartwright.golang.strconv.Quote.quote(expected)
              + " != "
              + dev.chartwright.golang.strconv.Quote.quote(sum));
    }
    List<String> names = new ArrayList<>(signer.identities().keySet());
    Collections.sort(names);
    return new Verification(names, signer.primary().fingerprintHex(), sum, fileName);
  }
}
