package dev.chartwright.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hunks are those of GNU diff 3.8, {@code diff -U}. */
class UnifiedDiffTest {
  @Test
  void equalTextsHaveNoHunks() {
    assertThat(UnifiedDiff.of("a\nb\n", "a\nb\n", 3)).isEmpty();
  }

  @Test
  void aChangeStandsBetweenLinesThatAreEqual() {
    assertThat(UnifiedDiff.of("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n", 2))
        .isEqualTo("@@ -3,5 +3,5 @@\n 3\n 4\n-5\n+five\n 6\n 7\n");
  }

  @Test
  void changesThatAreFarApartHaveHunksOfTheirOwn() {
    assertThat(UnifiedDiff.of("1\n2\n3\n4\n5\n6\n7\n8\n", "one\n2\n3\n4\n5\n6\n7\neight\n", 1))
        .isEqualTo("@@ -1,2 +1,2 @@\n-1\n+one\n 2\n@@ -7,2 +7,2 @@\n 7\n-8\n+eight\n");
    assertThat(UnifiedDiff.of("1\n2\n3\n4\n5\n", "one\n2\n3\nfour\n5\n", 1))
        .isEqualTo("@@ -1,5 +1,5 @@\n-1\n+one\n 2\n 3\n-4\n+four\n 5\n");
  }

  @Test
  void whatComesFromNothingOrGoesAwayHasAnEmptySide() {
    assertThat(UnifiedDiff.of("", "a\nb\n", 3)).isEqualTo("@@ -0,0 +1,2 @@\n+a\n+b\n");
    assertThat(UnifiedDiff.of("a\n", "", 3)).isEqualTo("@@ -1 +0,0 @@\n-a\n");
  }

  @Test
  void insertedLinesAreFoundAsSuch() {
    assertThat(UnifiedDiff.of("a\nc\n", "a\nb\nc\nd\n", 0))
        .isEqualTo("@@ -1,0 +2 @@\n+b\n@@ -2,0 +4 @@\n+d\n");
  }
}
