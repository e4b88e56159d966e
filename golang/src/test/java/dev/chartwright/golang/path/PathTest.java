package dev.chartwright.golang.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {
  @ParameterizedTest
  @CsvSource({
    "'',.",
    "a//b/,a/b",
    "a/./b,a/b",
    "a/../..,..",
    "/..,/",
    "../../a,../../a",
    "/a/b/../../..,/",
    "..a/..,.",
    "./,."
  })
  void pathsBecomeShort(String path, String clean) {
    assertThat(Path.clean(path)).isEqualTo(clean);
  }

  @Test
  void pathsAreJoinedAndTakenApart() {
    assertThat(Path.join("a", "", "b/../c")).isEqualTo("a/c");
    assertThat(Path.join("", "")).isEmpty();
    assertThat(Path.base("/a/b/")).isEqualTo("b");
    assertThat(Path.base("///")).isEqualTo("/");
    assertThat(Path.dir("/a/b")).isEqualTo("/a");
    assertThat(Path.dir("a")).isEqualTo(".");
    assertThat(Path.ext("a.b/c")).isEmpty();
    assertThat(Path.ext("a.tar.gz")).isEqualTo(".gz");
    assertThat(Path.isAbsolute("/a")).isTrue();
    assertThat(Path.split("a/b")).isEqualTo(new Path.Split("a/", "b"));
  }

  @ParameterizedTest
  @CsvSource({
    "*,abc,true", "*,a/b,false", "a*/b,a/c/b,false", "a?c,aéc,true", "[a-c]x,bx,true",
    "[^a]x,ax,false", "\\*,*,true", "*.tgz,a.b.tgz,true", "[\\]]x,]x,true", "ab,a,false"
  })
  void patternsMatchWithinElements(String pattern, String name, boolean matches) {
    assertThat(Match.matches(pattern, name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"[,a", "[a,a", "[],a", "[-a],a", "\\,a", "a[,a"})
  void badPatternsAreRefused(String pattern, String name) {
    assertThatThrownBy(() -> Match.matches(pattern, name))
        .isInstanceOf(PatternException.class)
        .hasMessage("syntax error in pattern");
  }
}
