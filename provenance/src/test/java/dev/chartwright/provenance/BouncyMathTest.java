package dev.chartwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java and BouncyCastle share the mathematics between them; they must not differ. */
final class BouncyMathTest {
  private static final Recordings RECORDED = Recordings.read("verify.json");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa2048",
        "p256",
        "p384",
        "p521",
        "dsa2048",
        "bp256",
        "k1",
        "go-ed25519",
        "go-ed448",
        "go-v6-ed25519",
        "go-v6-rsa"
      })
  void bouncyCastleAgreesThatASignatureIsRightAndThatAnotherTextIsNot(String name) {
    PublicKey key = Keyring.parse(RECORDED.keyring(name), name).keys().get(0).primary();
    ProvenanceFile file = ProvenanceFile.find(RECORDED.provenance(name)).orElseThrow();
    SignaturePacket signature =
        (SignaturePacket) new PacketReader(file.signature().bytes(), null).next();
    assertThat(signature).isNotNull();
    assertThat(BouncyMath.isRight(key, signature, file.signed())).isTrue();
    assertThat(BouncyMath.isRight(key, signature, file.signed(), new byte[1])).isFalse();
  }
}
