package dev.chartwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What helm 4.3.1 did when it was told to sign with keys of all kinds, and to verify then. */
final class RecordedSignTest {
  private static final Recordings RECORDED = Recordings.read("sign.json");

  static Stream<Recorded> cases() {
    return RECORDED
        .cases()
        .map(each ->
            new Recorded(
                Recordings.text(each, "ring"),
                Recordings.text(each, "key"),
                Recordings.text(each, "passphrase").lines().findFirst().orElse(""),
                Recordings.text(each, "err").strip(),
                Recordings.text(each, "verify")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aKeySignsOrDoesNotAsInHelm(Recorded recorded) {
    String signed;
    Keyring keyring = Keyring.parse(RECORDED.keyring(recorded.ring), "ring");
    try {
      signed = sign(keyring, recorded);
    } catch (ProvenanceException e) {
      assertThat("Error: " + e.getMessage()).isEqualTo(recorded.failure);
      return;
    }
    assertThat(recorded.failure).isEmpty();
    // Helm's first name is any of those that the key has.
    assertThat(verify(keyring, signed)).contains(recorded.verdict);
  }

  private static String sign(Keyring keyring, Recorded recorded) {
    Signatory signatory = Signatory.of(keyring, recorded.key, Recordings.NOW);
    signatory.unlock(name -> recorded.passphrase.getBytes(StandardCharsets.UTF_8));
    return signatory.clearSign(Recordings.TEXT);
  }

  private static List<String> verify(Keyring keyring, String signed) {
    try {
      return Verifier.of(keyring, Recordings.NOW)
          .verify(signed.getBytes(StandardCharsets.UTF_8), Recordings.FILE, Recordings.SHA256)
          .identities()
          .stream()
          .map(name -> "Signed by: " + name)
          .toList();
    } catch (ProvenanceException e) {
      return List.of("Error: " + e.getMessage());
    }
  }

  /** One run of {@code helm package --sign}, and of {@code helm verify} if that went well. */
  record Recorded(String ring, String key, String passphrase, String failure, String verdict) {
    @Override
    public String toString() {
      return ring + ", " + key + ", " + passphrase;
    }
  }
}
