package dev.chartwright.golang.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.path.PatternException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("a/charts"));
    Files.createDirectories(folder.resolve("b/charts"));
    Files.writeString(folder.resolve("a/charts/x-2.tgz"), "");
    Files.writeString(folder.resolve("a/charts/x-1.tgz"), "");
    Files.writeString(folder.resolve("a/charts/y.txt"), "");
    Files.writeString(folder.resolve("b/charts/x-3.tgz"), "");
  }

  @Test
  void namesThatFitComeSorted() {
    assertThat(Glob.glob(folder + "/a/charts/x-*.tgz"))
        .containsExactly(folder + "/a/charts/x-1.tgz", folder + "/a/charts/x-2.tgz");
  }

  @Test
  void foldersAreMatchedToo() {
    assertThat(Glob.glob(folder + "/?/charts/x-[13].tgz"))
        .containsExactly(folder + "/a/charts/x-1.tgz", folder + "/b/charts/x-3.tgz");
  }

  @Test
  void nameWithoutPatternIsFoundIfItExists() {
    assertThat(Glob.glob(folder + "/a")).containsExactly(folder + "/a");
    assertThat(Glob.glob(folder + "/c")).isEmpty();
  }

  @Test
  void folderThatIsMissingHasNoMatches() {
    assertThat(Glob.glob(folder + "/c/*")).isEmpty();
  }

  @Test
  void brokenPatternIsRefused() {
    assertThatThrownBy(() -> Glob.glob(folder + "/[")).isInstanceOf(PatternException.class);
  }
}
