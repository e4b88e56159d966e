package dev.chartwright.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.kube.StatusException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Refusals as an API server of version 1.36 sends them to who asks for protobuf. */
class ProtobufStatusTest {
  private static final String TYPE = "application/vnd.kubernetes.protobuf";

  private static final byte[] NOT_FOUND =
      HexFormat.of()
          .parseHex(
              "6b3873000a0c0a02763112065374617475731253"
                  + "0a060a0012001a0012074661696c7572651a1a7365637265747320226e6f7375636822"
                  + "206e6f7420666f756e6422084e6f74466f756e642a170a066e6f7375636812001a0773"
                  + "65637265747328003200309403"
                  + "1a002200");

  @Test
  void isToldAsTheSameRefusalInJsonIs() {
    StatusException told = read(404, NOT_FOUND);

    assertThat(told).hasMessage("secrets \"nosuch\" not found");
    assertThat(told.notFound()).isTrue();
    assertThat(told.code()).isEqualTo(404);
  }

  @Test
  void takesTheStatusOfTheAnswerWhereTheBodyHasNone() {
    byte[] noCode = NOT_FOUND.clone();
    noCode[noCode.length - 7] = 0x38; // field 6 becomes field 7

    assertThat(read(410, noCode).code()).isEqualTo(410);
  }

  @Test
  void neverFailsOnBytesThatAreDamaged() {
    for (int length = 0; length < NOT_FOUND.length; length++) {
      byte[] cut = Arrays.copyOf(NOT_FOUND, length);
      assertThat(read(404, cut).code()).isEqualTo(404);
      for (int flip = 0; flip < 256; flip += 5) {
        byte[] other = NOT_FOUND.clone();
        other[length] ^= (byte) flip;
        assertThat(read(404, other)).isNotNull();
      }
    }
  }

  @Test
  void isNoStatusIfItIsAnotherKind() {
    byte[] other = NOT_FOUND.clone();
    other[13] = 's';

    assertThat(read(404, other)).hasMessageStartingWith("the server could not find");
  }

  private static StatusException read(int code, byte[] body) {
    return StatusReader.read(code, TYPE, body, "GET", Subject.of("/api/v1/namespaces/x/secrets/y"));
  }
}
