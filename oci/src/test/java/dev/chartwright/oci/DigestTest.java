package dev.chartwright.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
  private static final String SHA256 =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String SHA512 =
      "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
          + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";

  @Test
  void bytesHaveASha256Digest() {
    assertThat(Digest.ofBytes(ABC)).hasToString(SHA256);
    assertThat(Digest.parse(SHA256).algorithm()).isEqualTo("sha256");
    assertThat(Digest.parse(SHA256).encoded()).hasSize(64);
  }

  @Test
  void otherAlgorithmsAreComputedToo() {
    assertThat(Digest.parse(SHA512).sameAlgorithm(ABC)).hasToString(SHA512);
    Digest sha384 = Digest.of("sha384:" + "0".repeat(96));
    assertThat(sha384.sameAlgorithm(ABC).text()).startsWith("sha384:cb00753f45a35e8bb5a03d69");
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "'', invalid checksum digest format",
    "sha256, invalid checksum digest format",
    "sha256:, invalid checksum digest format",
    ":abc, invalid checksum digest format",
    "sha256:abc, invalid checksum digest length",
    "sha256:ZA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,"
        + " invalid checksum digest format",
    "sha256:BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,"
        + " invalid checksum digest format",
    "md5:900150983cd24fb0d6963f7d28e17f72, unsupported digest algorithm",
    "sha256+b64:abc=, unsupported digest algorithm",
    "SHA256:abc, invalid checksum digest format",
    "a..b:abc, invalid checksum digest format",
    "a.:abc, invalid checksum digest format",
    "md5:a/b, invalid checksum digest format",
    "blake3:../../x, invalid checksum digest format"
  })
  void whatIsNoDigestIsToldAsInGo(String text, String message) {
    assertThatThrownBy(() -> Digest.parse(text))
        .isInstanceOf(InvalidDigestException.class)
        .hasMessage(message);
    assertThat(Digest.of(text).isValid()).isFalse();
  }
}
