package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir Path directory;

  @Test
  void aDifferenceIsShownLineByLine() {
    Golden.in(directory).writingIf(true).check("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    Golden golden = Golden.in(directory).writingIf(false);
    assertThatCode(() -> golden.check("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> golden.check("a.yaml", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "a.yaml differs from its golden file:\n@@ line 2 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  }

  @Test
  void aMissingFileShowsTheText() {
    assertThatThrownBy(() -> Golden.in(directory).check("b", "text"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("there is no golden file " + directory.resolve("b") + "; the text is:\ntext");
  }

  @Test
  void insertionsDeletionsAndMissingLineEndsAreSeen() {
    assertThat(TextDiff.of("a\nb\nc\n", "a\nc\nd\n")).isEqualTo("@@ line 1 @@\n a\n-b\n c\n+d\n");
    assertThat(TextDiff.of("a\n", "a")).isEqualTo("@@ line 1 @@\n-a\n+a⏎̸\n");
    assertThat(TextDiff.of("", "a\n")).isEqualTo("@@ line 1 @@\n+a\n");
    assertThat(TextDiff.of("a", "a")).isEmpty();
  }
}
