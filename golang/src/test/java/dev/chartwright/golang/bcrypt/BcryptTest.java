package dev.chartwright.golang.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // The 2y hashes are from Apache's htpasswd, the 2a hashes with cost 10 from Go's own tests.
  @ParameterizedTest
  @CsvSource({
    "'',$2y$04$1ns/H5bxCHjSlz9OADkmh.DIQm4LJzlA7vIICNTnhqQnyA2Htt2o2",
    "a,$2y$05$7tHcyjdxpzaOoCDFVzcgWuffl6yfEpmEPOS84XdaM2hpPwnxhSldu",
    "correct horse,$2y$04$vEMqGPXpmdH0Zyk.CQNlsuzPJtvx1n9ppH.OybbRoMr45cefSwMaG",
    "pässwörd€,$2y$04$lyCAqBULFOUd6QR7g19clu43dAzm7/Ylm0VhFvEN5yvD30zIn/eAu",
    "allmine,$2a$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga",
    "allmine,$2b$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga",
    "012345678901234567890123456789012345678901234567890123456,"
        + "$2a$10$XajjQvNhvvRt5GSeFk1xFe5l47dONXg781AmZtd869sO8zfsHuw7C"
  })
  void hashesOfOtherProgramsMatchTheirPassword(String password, String hash) {
    assertThat(Bcrypt.matches(utf8(password), hash)).isTrue();
    assertThat(Bcrypt.matches(utf8(password + "x"), hash)).isFalse();
    assertThat(Bcrypt.matches(utf8("X" + password), hash)).isFalse();
  }

  @Test
  void onlyTheFirst72BytesCountWhenComparing() {
    String hash = "$2y$04$rCfsdgcChFlQ7mCG88EVwuZhQYqhuLgm/07SmnPRcrCl1ulFakgCi";
    assertThat(Bcrypt.matches(utf8("y".repeat(80)), hash)).isTrue();
    assertThat(Bcrypt.matches(utf8("y".repeat(72)), hash)).isTrue();
    assertThat(Bcrypt.matches(utf8("y".repeat(71)), hash)).isFalse();
  }

  @Test
  void ourOwnHashesMatchAndDiffer() {
    SecureRandom random = new SecureRandom();
    String first = Bcrypt.hash(utf8("secret"), 4, random);
    String second = Bcrypt.hash(utf8("secret"), 4, random);
    assertThat(first).hasSize(60).startsWith("$2a$04$").isNotEqualTo(second);
    assertThat(Bcrypt.matches(utf8("secret"), first)).isTrue();
    assertThat(Bcrypt.matches(utf8("Secret"), first)).isFalse();
    assertThat(Bcrypt.cost(first)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
        "$2a$32$ssssssssssssssssssssssshhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh",
        "$2a$04$!!!!!!!!!!!!!!!!!!!!!!yqRrsxkhBkUiQeg0dt.wU1qD4aFDcga00",
        "$3a$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga",
        "$2y$04$1ns/H5bxCHjSlz9OADkmh.DIQm4LJzlA7vIICNTnhqQnyA2Htt2o"
      })
  void whatIsNoHashMatchesNothing(String hash) {
    assertThat(Bcrypt.matches(utf8(""), hash)).isFalse();
  }

  @Test
  void refusalsSayWhatIsWrong() {
    SecureRandom random = new SecureRandom();
    assertThatThrownBy(() -> Bcrypt.hash(new byte[73], 4, random))
        .hasMessage("bcrypt: password length exceeds 72 bytes");
    assertThatThrownBy(() -> Bcrypt.hash(new byte[1], 3, random))
        .hasMessage("crypto/bcrypt: cost 3 is outside allowed inclusive range 4..31");
    assertThatThrownBy(() -> Bcrypt.cost("$2a"))
        .hasMessage("crypto/bcrypt: hashedSecret too short to be a bcrypted password");
    assertThatThrownBy(() -> Bcrypt.cost("$3" + "x".repeat(60)))
        .hasMessage(
            "crypto/bcrypt: bcrypt algorithm version '3' requested is newer than current version"
                + " '2'");
  }
}
