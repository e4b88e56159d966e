package dev.chartwright.golang.regexp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegexpTest {
  @Test
  void groupNamesInTemplatesAreAsLongAsTheyCanBe() {
    Regexp r = Regexp.compile("a(x*)b");
    assertThat(r.replaceAll("-ab-axxb-", "$1W")).isEqualTo("---");
    assertThat(r.replaceAll("-ab-axxb-", "${1}W")).isEqualTo("-W-xxW-");
    assertThat(r.replaceAll("-ab-axxb-", "$$1")).isEqualTo("-$1-$1-");
    assertThat(r.replaceAllLiteral("-ab-axxb-", "$1")).isEqualTo("-$1-$1-");
  }

  @Test
  void offsetsAreInBytes() {
    assertThat(Regexp.compile("b+").findIndex("äbbc")).containsExactly(2, 4);
    assertThat(Regexp.compile("b").findAllIndex("äbäb", -1))
        .containsExactly(new int[] {2, 3}, new int[] {5, 6});
    assertThat(Regexp.compile("x").findIndex("äbbc")).isNull();
  }

  @Test
  void anEmptyMatchRightAfterAMatchDoesNotCount() {
    assertThat(Regexp.compile("a*").findAll("baaac", -1)).containsExactly("", "aaa", "");
    assertThat(Regexp.compile("a*").replaceAll("baaac", "x")).isEqualTo("xbxcx");
  }

  @Test
  void aTextIsSplitAtMatches() {
    assertThat(Regexp.compile("a*").split("abaabaccadaaae", 5))
        .containsExactly("", "b", "b", "c", "cadaaae");
  }

  @Test
  void errorsAreInGosWords() {
    assertThatThrownBy(() -> Regexp.compile("a("))
        .isInstanceOf(RegexpException.class)
        .hasMessage("error parsing regexp: missing closing ): `a(`");
  }

  @Test
  void aResultThatWouldBeTooLargeIsRefusedBeforeItIsMade() {
    Regexp any = Regexp.compile(".*");
    String text = "x".repeat(1000);
    assertThat(any.replaceAll(text, "$0$0", 2004)).hasSize(2000);
    assertThatThrownBy(() -> any.replaceAll(text, "$0".repeat(1_000_000), 1 << 20))
        .isInstanceOf(RegexpLimitException.class)
        .hasMessage("a result of more than 1048576 chars");
    assertThatThrownBy(() -> Regexp.compile("").replaceAllLiteral(text, text, 1 << 10))
        .isInstanceOf(RegexpLimitException.class);
  }
}
