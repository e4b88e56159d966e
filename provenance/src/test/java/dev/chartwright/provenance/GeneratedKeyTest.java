package dev.chartwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GeneratedKeyTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final String SHA256 = "0".repeat(64);

  private final GeneratedKey key = GeneratedKey.of("Ada <ada@example.com>", NOW.instant());

  @Test
  void itsSecretPartSignsWhatItsPublicPartVerifies() {
    Keyring ring = Keyring.parse(key.publicKeyring(), "pubring.gpg");
    Verification found = Verifier.of(ring, NOW).verify(signed(key), "app-1.0.0.tgz", SHA256);
    assertThat(found.identities()).containsExactly("Ada <ada@example.com>");
  }

  @Test
  void anotherKeyDoesNotVerifyIt() {
    GeneratedKey other = GeneratedKey.of("Ada <ada@example.com>", NOW.instant());
    Keyring ring = Keyring.parse(other.publicKeyring(), "pubring.gpg");
    byte[] signed = signed(key);
    assertThatThrownBy(() -> Verifier.of(ring, NOW).verify(signed, "app-1.0.0.tgz", SHA256))
        .hasMessageContaining("signature made by unknown entity");
  }

  private static byte[] signed(GeneratedKey key) {
    Keyring ring = Keyring.parse(key.secretKeyring(), "secring.gpg");
    Signatory ada = Signatory.of(ring, "Ada", NOW);
    ada.unlock(name -> new byte[0]);
    return ada.clearSign(MessageBlock.text("name: app\nversion: 1.0.0\n", "app-1.0.0.tgz", SHA256))
        .getBytes(StandardCharsets.UTF_8);
  }
}
