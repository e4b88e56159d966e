package dev.chartwright.conformance.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.testkit.ScriptedRepository;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept beside a large index goes with it. */
final class RememberedIndexTest {
  private static String largeIndex() {
    StringBuilder index = new StringBuilder("apiVersion: v1\nentries:\n  web:\n");
    String text = "x".repeat(1000);
    for (int i = 0; i < 4300; i++) {
      index.append("  - name: web\n    version: 1.0.").append(i);
      index.append("\n    description: ").append(text).append("\n    urls: [web.tgz]\n");
    }
    return index.toString();
  }

  @Test
  void aRepositoryThatIsRemovedLeavesNothingInTheCache(@TempDir Path home) throws IOException {
    Desk desk = Desk.in(home);
    try (ScriptedRepository repository = ScriptedRepository.start()) {
      repository.put("/index.yaml", largeIndex());
      Path cache = home.resolve("cache/repository");
      assertThat(desk.run("repo", "add", "big", repository.url()).err()).isEmpty();
      assertThat(desk.run("search", "repo", "big/web").out()).contains("1.0.4299");
      assertThat(cache.resolve(".big-index.yaml.chartwright")).exists();

      assertThat(desk.run("repo", "remove", "big").err()).isEmpty();
      assertThat(cache).isEmptyDirectory();
    }
  }
}
