package dev.chartwright.repo.downloader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.repo.getter.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownChartsTest {
  private static final String HOME = "https://example.com/charts";

  @TempDir Path folder = Path.of("");
  private KnownCharts known = new KnownCharts(new ContentCache(Path.of("")));

  @BeforeEach
  void empty() {
    known = new KnownCharts(new ContentCache(folder.resolve("content")));
  }

  private String keep(byte... bytes) throws IOException {
    Files.createDirectories(known.cache().root());
    try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), known.cache().root())) {
      known.cache().put(spool);
      return spool.sha256();
    }
  }

  @Test
  void whatCameIsFoundAgainByRepositoryNameAndVersion() throws IOException {
    String sha256 = keep((byte) 1);
    known.remember(HOME, "web", "1.0.0+1", sha256);

    assertThat(known.sha256(HOME + "/", "web", "1.0.0+1")).contains(sha256);
    assertThat(known.find(HOME, "web", "1.0.0+1")).contains(known.cache().chart(sha256));
    assertThat(known.find(HOME, "web", "1.0.0")).isEmpty();
    assertThat(known.find(HOME, "we", "b1.0.0+1")).isEmpty();
    assertThat(known.find("https://example.org/charts", "web", "1.0.0+1")).isEmpty();
  }

  @Test
  void whatCameLastCounts() throws IOException {
    known.remember(HOME, "web", "1.0.0", keep((byte) 1));
    String second = keep((byte) 2);
    known.remember(HOME, "web", "1.0.0", second);
    assertThat(known.sha256(HOME, "web", "1.0.0")).contains(second);
  }

  @Test
  void bytesThatAreDamagedAreNotFound() throws IOException {
    String sha256 = keep((byte) 1);
    known.remember(HOME, "web", "1.0.0", sha256);
    Files.write(known.cache().chart(sha256), new byte[] {2});
    assertThat(known.find(HOME, "web", "1.0.0")).isEmpty();
  }

  @Test
  void aNoteThatIsDamagedOrAboutAnotherChartIsAbsent() throws IOException {
    known.remember(HOME, "web", "1.0.0", keep((byte) 1));
    known.remember(HOME, "web", "2.0.0", keep((byte) 2));
    Path names = known.cache().root().resolve("names");
    try (var all = Files.list(names)) {
      Path[] notes = all.toArray(Path[]::new);
      Files.copy(notes[0], notes[1], java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(notes[0], Files.readString(notes[0]).strip());
    }
    assertThat(known.sha256(HOME, "web", "1.0.0")).isEmpty();
    assertThat(known.sha256(HOME, "web", "2.0.0")).isEmpty();
  }
}
