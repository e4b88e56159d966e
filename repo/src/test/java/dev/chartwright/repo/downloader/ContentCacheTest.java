package dev.chartwright.repo.downloader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.provenance.Sha256;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.getter.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentCacheTest {
  private static final byte[] CHART = "a packed chart".getBytes(StandardCharsets.UTF_8);
  private static final String MANIFEST = "ab".repeat(32);

  @TempDir Path folder = Path.of("");
  private ContentCache cache = new ContentCache(Path.of(""));
  private String hex = "";

  @BeforeEach
  void keepAChart() throws IOException {
    cache = new ContentCache(folder.resolve("content"));
    Files.createDirectories(cache.root());
    hex = Sha256.of(new ByteArrayInputStream(CHART));
    put();
  }

  private void put() throws IOException {
    try (Spool spool = Spool.of(new ByteArrayInputStream(CHART), cache.root())) {
      cache.put(spool);
    }
  }

  private void putUnderManifest() throws IOException {
    try (Spool spool = Spool.of(new ByteArrayInputStream(CHART), cache.root())) {
      cache.putUnder(MANIFEST, spool);
    }
  }

  @Test
  void aChartLiesWhereHelmLooksForIt() {
    assertThat(cache.find(hex))
        .contains(cache.root().resolve(hex.substring(0, 2) + "/" + hex + ".chart"));
    assertThat(cache.chart(hex)).hasBinaryContent(CHART);
  }

  @Test
  void aFlippedBitMakesAChartAbsentUntilItComesAgain() throws IOException {
    byte[] damaged = CHART.clone();
    damaged[3] ^= 1;
    Files.write(cache.chart(hex), damaged);

    assertThat(cache.find(hex)).isEmpty();
    put();
    assertThat(cache.find(hex)).isPresent();
  }

  @Test
  void aFileThatWasCutShortIsAbsent() throws IOException {
    Files.write(cache.chart(hex), List.of("a pac"));
    assertThat(cache.find(hex)).isEmpty();
    Files.write(cache.chart(hex), new byte[0]);
    assertThat(cache.find(hex)).isEmpty();
  }

  @Test
  void nothingIsFoundInAFolderThatIsNotThere() {
    assertThat(new ContentCache(folder.resolve("none")).find(hex)).isEmpty();
  }

  @Test
  void aChartIsFoundByTheDigestOfItsManifest() throws IOException {
    putUnderManifest();
    assertThat(cache.find(MANIFEST)).contains(cache.chart(MANIFEST));
  }

  @Test
  void aFileUnderTheDigestOfAManifestIsAbsentWhenItsBytesAreOthers() throws IOException {
    putUnderManifest();
    Files.write(cache.chart(MANIFEST), List.of("something else"));
    assertThat(cache.find(MANIFEST)).isEmpty();
  }

  @Test
  void whatAnotherProgramPutUnderADigestThatIsNotItsOwnIsAbsent() throws IOException {
    Path file = cache.chart(MANIFEST);
    Files.createDirectories(file.getParent());
    Files.write(file, CHART);
    assertThat(cache.find(MANIFEST)).isEmpty();
  }

  @Test
  void aFolderInPlaceOfAChartIsAnError() throws IOException {
    Files.delete(cache.chart(hex));
    Files.createDirectories(cache.chart(hex));
    assertThatThrownBy(() -> cache.find(hex))
        .isInstanceOf(RepositoryException.class)
        .hasMessage("is a directory");
  }

  @Test
  void aLinkInPlaceOfAChartIsReplacedAndNotWrittenThrough() throws IOException {
    Path elsewhere = Files.write(folder.resolve("elsewhere"), CHART);
    Files.delete(cache.chart(hex));
    Files.createSymbolicLink(cache.chart(hex), elsewhere);

    assertThat(cache.find(hex)).isEmpty();
    put();
    assertThat(cache.chart(hex)).isRegularFile().hasBinaryContent(CHART);
    assertThat(Files.isSymbolicLink(cache.chart(hex))).isFalse();
    assertThat(elsewhere).hasBinaryContent(CHART);
  }

  @Test
  void aLinkInPlaceOfAFolderOfTheCacheIsRefused() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path shard = cache.root().resolve(hex.substring(0, 2));
    Files.delete(cache.chart(hex));
    Files.delete(shard);
    Files.createSymbolicLink(shard, elsewhere);

    assertThat(cache.find(hex)).isEmpty();
    assertThatThrownBy(this::put)
        .isInstanceOf(RepositoryException.class)
        .hasMessage("content cache: " + shard + " is a symbolic link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void theCacheItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), cache.root());
    assertThat(new ContentCache(link).find(hex)).isPresent();
  }

  @Test
  void anArchiveFromElsewhereIsAddedOnce() throws IOException {
    byte[] other = "another chart".getBytes(StandardCharsets.UTF_8);
    Path archive = Files.write(folder.resolve("other.tgz"), other);
    String sha256 = cache.add(archive);
    assertThat(cache.add(archive)).isEqualTo(sha256);
    assertThat(cache.find(sha256)).isPresent();
    assertThat(cache.chart(sha256)).hasBinaryContent(other);
    try (Stream<Path> left = Files.list(cache.root())) {
      assertThat(left).allMatch(Files::isDirectory);
    }
  }

  private Path left(String name, Duration age) throws IOException {
    Path file = Files.createFile(cache.root().resolve(name));
    Instant now = Files.getLastModifiedTime(file).toInstant();
    return Files.setLastModifiedTime(file, FileTime.from(now.minus(age)));
  }

  @Test
  void whatKilledProcessesLeftLongAgoIsRemovedWhenAChartComes() throws IOException {
    Path old = left(".chartwright-1.tmp", Duration.ofHours(25));
    Path young = left(".chartwright-2.tmp", Duration.ofHours(23));
    Path foreign = left("notes.tmp", Duration.ofDays(99));
    put();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();

    left(".chartwright-1.tmp", Duration.ofHours(25));
    putUnderManifest();
    assertThat(old).doesNotExist();
  }

  @Test
  void aFolderWithThousandsOfEntriesIsNotSearched() throws IOException {
    Path old = left(".chartwright-1.tmp", Duration.ofHours(25));
    for (int i = 0; i < 1001; i++) {
      Files.createFile(cache.root().resolve("other" + i));
    }
    put();
    assertThat(old).exists();
  }
}
