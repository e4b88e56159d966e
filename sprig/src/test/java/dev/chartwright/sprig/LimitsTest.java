package dev.chartwright.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.gotemplate.ExecException;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static final Sprig SMALL =
      Sprig.of(
          SprigContext.of(Clock.systemUTC(), ZoneFiles.of(List.of(), "UTC"), SecureRandom::new)
              .withLimits(new SprigLimits(1000, 100)));

  private static String render(Sprig sprig, String template) {
    return TemplateSet.of("gotpl", List.of(Template.parse("t", template, sprig)))
        .execute("t", null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repeat 1001 \"x\"|repeat: a result of 1001 bytes is over the limit of 1000",
        "indent 1001 \"x\"|indent: a result of 1001 bytes is over the limit of 1000",
        "indent 100 (repeat 10 \"a\\n\")|indent: a result of 1121 bytes is over the limit of 1000",
        "nindent 2000000000 \"x\"|nindent: a result of 2000000000 bytes is over the limit of 1000",
        "randAlphaNum 1000000000|randAlphaNum: a result of 1000000000 bytes is over the limit of 1000",
        "randBytes 1000|randBytes: a result of 1336 bytes is over the limit of 1000",
        "replace \"a\" (repeat 50 \"b\") (repeat 50 \"a\")|replace: a result of 2500 bytes is over the limit of 1000",
        "replace \"\" (repeat 50 \"b\") (repeat 50 \"a\")|replace: a result of 2600 bytes is over the limit of 1000",
        "regexReplaceAll \"a\" (repeat 50 \"a\") (repeat 50 \"b\")|regexReplaceAll: a result of more than 1000 chars",
        "wrapWith 1 (repeat 50 \"-\") (repeat 50 \"a\")|wrapWith: a result of 1020 bytes is over the limit of 1000",
        "splitList \"\" (repeat 101 \"a\")|split: a list of 101 elements is over the limit of 100",
        "regexFindAll \"\" (repeat 101 \"a\") -1|regexFindAll: a list of 101 elements is over the limit of 100",
        "regexSplit \"\" (repeat 102 \"a\") -1|regexSplit: a list of 101 elements is over the limit of 100",
        "join (repeat 500 \"x\") (list 1 2 3)|join: a result of 1003 bytes is over the limit of 1000",
      })
  void aResultThatWouldBeTooLargeIsAnErrorThatNamesTheLimit(String call, String reason) {
    assertThatThrownBy(() -> render(SMALL, "{{ " + call + " }}"))
        .isInstanceOf(ExecException.class)
        .hasMessageEndingWith(": " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repeat -1 \"x\"|strings: negative Repeat count",
        "repeat 4611686018427387904 \"abcde\"|strings: Repeat output length overflow",
        "repeat 1152921504606846976 \"a\"|runtime error: makeslice: len out of range",
        "indent 4611686018427387904 \"x\"|runtime error: makeslice: len out of range",
        "randBytes -1|runtime error: makeslice: len out of range",
        "randBytes 281474976710657|runtime error: makeslice: len out of range",
      })
  void whatGoItselfRefusesIsRefusedInGosWords(String call, String reason) {
    assertThatThrownBy(() -> render(Recorded.sprig(), "{{ " + call + " }}"))
        .isInstanceOf(ExecException.class)
        .hasMessageEndingWith(": " + reason);
  }

  @Test
  void whatFitsTheLimitIsMade() {
    assertThat(render(SMALL, "{{ indent 498 \"a\\nb\" }}")).hasSize(999);
    assertThat(render(SMALL, "{{ repeat 1000 \"x\" }}")).hasSize(1000);
    assertThat(render(SMALL, "{{ len (splitList \"\" (repeat 100 \"x\")) }}")).isEqualTo("100");
  }
}
