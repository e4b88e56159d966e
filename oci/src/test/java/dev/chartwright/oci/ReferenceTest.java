package dev.chartwright.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static final String DIGEST =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void partsAreTakenApart() {
    Reference ref = Reference.parse("localhost:5000/a/b-c__d.e:1.0_x");
    assertThat(ref.registry()).isEqualTo("localhost:5000");
    assertThat(ref.repository()).isEqualTo("a/b-c__d.e");
    assertThat(ref.tag()).contains("1.0_x");
    assertThat(ref.digest()).isEmpty();
    assertThat(ref).hasToString("localhost:5000/a/b-c__d.e:1.0_x");
  }

  @Test
  void aDigestDropsTheTagEvenABadOne() {
    Reference ref = Reference.parse("h/a:not a tag@" + DIGEST);
    assertThat(ref.digest()).contains(Digest.of(DIGEST));
    assertThat(ref.tag()).isEmpty();
    assertThat(ref).hasToString("h/a@" + DIGEST);
  }

  @Test
  void dockerHubHasAnotherHostThanItsName() {
    assertThat(Reference.parse("docker.io/library/x:1").host()).isEqualTo("registry-1.docker.io");
    assertThat(Reference.parse("docker.io/library/x:1")).hasToString("docker.io/library/x:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h/a",
        "h/a:",
        "h/a@",
        "a..b/x",
        ":5000/x",
        "a_b/x",
        "[::1]:5000/x",
        "[::1]/x",
        "a:/x",
        "é.example/x",
        "a:999999/x",
        "h/a----b",
        "h/0/1/2",
        "h/a:_",
        "h/a:A.b-c_d"
      })
  void oddButValidFormsAreTaken(String text) {
    assertThat(Reference.parse(text).registry()).isEqualTo(text.substring(0, text.indexOf('/')));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "h,missing registry or repository",
        "/a,invalid registry \"\"",
        "a@b/x,invalid registry \"a@b\"",
        "a:x/x,invalid registry \"a:x\"",
        "a:-1/x,invalid registry \"a:-1\"",
        "a?b/x,invalid registry \"a?b\"",
        "a b/x,invalid registry \"a b\"",
        "[::1/x,invalid registry \"[::1\"",
        "[1.2.3.4]/x,invalid registry \"[1.2.3.4]\"",
        "[fe80::1%25en0]/x,invalid registry \"[fe80::1%25en0]\"",
        "h/,invalid repository \"\"",
        "h/A,invalid repository \"A\"",
        "h/é,invalid repository \"é\"",
        "h/a..b,invalid repository \"a..b\"",
        "h/a___b,invalid repository \"a___b\"",
        "h/a._b,invalid repository \"a._b\"",
        "h/-a,invalid repository \"-a\"",
        "h/a-,invalid repository \"a-\"",
        "h/a//b,invalid repository \"a//b\"",
        "h/a/,invalid repository \"a/\"",
        "h/a\"b,invalid repository \"a\\\"b\"",
        "h/a:b:c,invalid tag \"b:c\"",
        "h/a:b/c,invalid tag \"b/c\"",
        "h/a:.b,invalid tag \".b\"",
        "h/a:1.0+x,invalid tag \"1.0+x\"",
        "h/a@sha256,invalid digest \"sha256\": invalid checksum digest format",
        "h/a@sha256:xx,invalid digest \"sha256:xx\": invalid checksum digest length",
        "h/a@md5:aaaa,invalid digest \"md5:aaaa\": unsupported digest algorithm",
        "h/a@md5:,invalid digest \"md5:\": invalid checksum digest format"
      })
  void wrongPartsAreNamedInGosWords(String text, String reason) {
    assertThatThrownBy(() -> Reference.parse(text))
        .isInstanceOf(InvalidReferenceException.class)
        .hasMessage("invalid reference: " + reason);
  }

  @Test
  void aTagHasAtMost128Characters() {
    String tag = "t".repeat(128);
    assertThat(Reference.parse("h/a:" + tag).tag()).contains(tag);
    assertThatThrownBy(() -> Reference.parse("h/a:" + tag + "t"))
        .hasMessage("invalid reference: invalid tag \"" + tag + "t\"");
  }

  @Test
  void bareTagsAndDigestsAreReadWithinARepository() {
    Reference repository = Reference.parse("h/a");
    assertThat(repository.resolve("1.0")).hasToString("h/a:1.0");
    assertThat(repository.resolve(DIGEST)).hasToString("h/a@" + DIGEST);
    assertThat(repository.resolve("1.0@" + DIGEST)).hasToString("h/a@" + DIGEST);
    assertThat(repository.resolve("h/a:2")).hasToString("h/a:2");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``,invalid reference",
        "h/a,invalid reference",
        "h/b:1,invalid reference: mismatch between received \"h/b:1\" and expected \"h/a\"",
        "1+2,invalid reference: invalid tag \"1+2\"",
        "x@y,invalid reference: invalid digest \"y\": invalid checksum digest format"
      })
  void otherThingsAreRefusedWithinARepository(String text, String message) {
    assertThatThrownBy(() -> Reference.parse("h/a").resolve(text)).hasMessage(message);
  }
}
