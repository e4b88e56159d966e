package dev.chartwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What helm 4.3.1 said to provenance files and keyrings made by GnuPG and by Helm's own library,
 * good ones and damaged ones.
 */
final class RecordedVerifyTest {
  private static final Recordings RECORDED = Recordings.read("verify.json");

  /** Helm loses a block of a keyring behind one whose last line is of certain lengths. */
  private static final Set<String> BLOCKS_LOST_BY_HELM = Set.of("ring-armored-two");

  /** Helm trusts SHA-1, and does not say what is wrong with weaker hashes. */
  private static final Map<String, String> WEAK_HASHES =
      Map.of(
          "hash-SHA1", "SHA-1",
          "hash-SHA1-dsa", "SHA-1",
          "dsa1024", "SHA-1",
          "hash-MD5", "MD5",
          "hash-RIPEMD160", "RIPEMD-160");

  /** Helm does not say what is wrong with short keys. */
  private static final Map<String, Integer> SHORT_KEYS =
      Map.of("go-rsa768", 768, "go-rsa1000", 1000);

  static Stream<Recorded> cases() {
    return RECORDED
        .cases()
        .map(each ->
            new Recorded(
                Recordings.text(each, "case"),
                Recordings.text(each, "ring"),
                Recordings.text(each, "prov"),
                Recordings.text(each, "out"),
                Recordings.text(each, "err")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSignatureIsJudgedAsHelmJudgesIt(Recorded recorded) {
    assertThat(recorded.judge()).isEqualTo(recorded.expected());
  }

  /** One run of {@code helm verify}. */
  record Recorded(String name, String ring, String file, String out, String err) {
    String expected() {
      if (BLOCKS_LOST_BY_HELM.contains(name)) {
        return "Signed by: ed <ed@example.com>";
      }
      String hash = WEAK_HASHES.get(name);
      if (hash != null) {
        return "Error: openpgp: signature made with "
            + hash
            + ", which is too weak to trust: have the chart signed again with SHA-256 or SHA-512";
      }
      Integer bits = SHORT_KEYS.get(name);
      if (bits != null) {
        return "Error: failed to load keyring: openpgp: invalid data: user ID self-signature"
            + " invalid: openpgp: invalid signature: RSA key of "
            + bits
            + " bits is too weak: keys of fewer than 1024 do not count";
      }
      if (!err.isEmpty()) {
        return withoutPlace(err.strip());
      }
      // Helm prints several names in any order.
      return String.join(
          "\n", out.lines().filter(line -> line.startsWith("Signed by")).sorted().toList());
    }

    String judge() {
      Keyring keyring;
      try {
        keyring = Keyring.parse(RECORDED.keyring(ring), "ring");
      } catch (RuntimeException e) {
        return withoutPlace("Error: failed to load keyring: " + e.getMessage());
      }
      try {
        Verification found =
            Verifier.of(keyring, Recordings.NOW)
                .verify(RECORDED.provenance(file), Recordings.FILE, Recordings.SHA256);
        assertThat(found.fileHash()).isEqualTo("sha256:" + Recordings.SHA256);
        assertThat(found.fileName()).isEqualTo(Recordings.FILE);
        return "Signed by: " + String.join("\nSigned by: ", found.identities());
      } catch (RuntimeException e) {
        return withoutPlace("Error: " + e.getMessage());
      }
    }

    /** Go counts the bytes of base64 from where its buffer starts. */
    private static String withoutPlace(String message) {
      int at = message.indexOf("base64 data at input byte");
      return at < 0 ? message : message.substring(0, at);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
