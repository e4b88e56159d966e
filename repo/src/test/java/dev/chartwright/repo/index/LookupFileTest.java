package dev.chartwright.repo.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.LoggedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupFileTest {
  private static final int VERSIONS = 6000;

  @TempDir Path folder;
  private Path index = Path.of("");
  private Path lookup = Path.of("");

  @BeforeEach
  void writeALargeIndex() throws IOException {
    index = folder.resolve("stable-index.yaml");
    lookup = folder.resolve(".stable-index.yaml.chartwright");
    Files.writeString(index, text("first"));
  }

  private static String text(String word) {
    StringBuilder out = new StringBuilder("apiVersion: v1\nentries:\n  web:\n");
    for (int i = 0; i < VERSIONS; i++) {
      out.append("  - name: web\n    version: 1.").append(i).append(".0\n    description: ");
      out.append(word.repeat(140)).append('\n');
    }
    return out.append("  - null\n").toString();
  }

  private String newest() {
    IndexedVersion found =
        IndexReader.of(LogSink.none()).load(index.toString()).get("web", "", LogSink.none());
    return found.version() + " " + found.description().substring(0, 5);
  }

  @Test
  void whatWasReadOfALargeIndexIsRememberedWithItsWarnings() {
    LoggedLines first = new LoggedLines();
    RepositoryIndex read = IndexReader.of(first).load(index.toString());
    assertThat(lookup).isRegularFile();
    LoggedLines second = new LoggedLines();
    RepositoryIndex remembered = IndexReader.of(second).load(index.toString());
    assertThat(LookupFile.of(index.toString()).read()).isPresent();
    assertThat(Reading.lines(remembered)).isEqualTo(Reading.lines(read));
    assertThat(second.lines()).isEqualTo(first.lines()).hasSize(1);
  }

  @Test
  void nothingIsRememberedOfASmallIndex() throws IOException {
    Files.writeString(index, "apiVersion: v1\nentries:\n  a: []\n");
    IndexReader.of(LogSink.none()).load(index.toString());
    assertThat(folder.toFile().list()).containsExactly("stable-index.yaml");
  }

  @Test
  void aFlippedByteIsNoticedAndTheFileMadeAnew() throws IOException {
    newest();
    byte[] good = Files.readAllBytes(lookup);
    for (int at : new int[] {0, 9, 17, 25, 33, 41, 50, 57, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      Files.write(lookup, bad);
      assertThat(LookupFile.of(index.toString()).read()).as("byte %d", at).isEmpty();
    }
    assertThat(newest()).isEqualTo("1.5999.0 first");
    assertThat(lookup).hasBinaryContent(good);
  }

  @Test
  void aFileThatWasCutIsNoticedAndMadeAnew() throws IOException {
    newest();
    byte[] good = Files.readAllBytes(lookup);
    for (int length : new int[] {0, 1, 55, 56, 57, good.length - 1}) {
      Files.write(lookup, Arrays.copyOf(good, length));
      assertThat(LookupFile.of(index.toString()).read()).as("%d bytes", length).isEmpty();
    }
    assertThat(newest()).isEqualTo("1.5999.0 first");
    assertThat(lookup).hasBinaryContent(good);
  }

  @Test
  void anIndexReplacedByOneOfTheSameSizeAndTimeIsReadAnew() throws IOException {
    newest();
    FileTime time = Files.getLastModifiedTime(index);
    Path other = Files.writeString(folder.resolve("other"), text("other"));
    Files.setLastModifiedTime(other, time);
    Files.delete(index);
    Files.move(other, index);
    assertThat(newest()).isEqualTo("1.5999.0 other");
  }

  @Test
  void anIndexOverwrittenInItsPlaceWithinTheSameTickIsReadAnew() throws IOException {
    newest();
    FileTime time = Files.getLastModifiedTime(index);
    Files.writeString(index, text("other"));
    Files.setLastModifiedTime(index, time);
    assertThat(newest()).isEqualTo("1.5999.0 other");
  }

  @Test
  void aStampThatHidesAChangeDoesNotHideTheContent() throws IOException {
    newest();
    FileStamp stamp = FileStamp.of(index);
    RepositoryIndex wrong = IndexReader.of(LogSink.none()).load(index.toString());
    LookupFile.of(index.toString()).write(stamp, new Checksums.Content(stamp.size(), 1), wrong);
    assertThat(LookupFile.of(index.toString()).read()).isEmpty();
  }

  @Test
  void aLinkInItsPlaceIsReplacedAndNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "keep me");
    Files.createSymbolicLink(lookup, precious);
    assertThat(newest()).isEqualTo("1.5999.0 first");
    assertThat(precious).hasContent("keep me");
    assertThat(Files.isRegularFile(lookup, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void whatCannotBeRememberedIsReadEachTime() throws IOException {
    Files.createDirectory(lookup);
    Files.writeString(lookup.resolve("full"), "x");
    assertThat(newest()).isEqualTo("1.5999.0 first");
    assertThat(newest()).isEqualTo("1.5999.0 first");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("stable-index.yaml", ".stable-index.yaml.chartwright");
  }

  @Test
  void forgettingRemovesTheFileAndNothingElse() {
    newest();
    IndexReader.of(LogSink.none()).forget(index.toString());
    assertThat(folder.toFile().list()).containsExactly("stable-index.yaml");
    IndexReader.of(LogSink.none()).forget(index.toString());
  }

  @Test
  void severalReadersAtOnceAllHearTheSame() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<String> reading = this::newest;
      for (Future<String> each : threads.invokeAll(List.of(reading, reading, reading, reading))) {
        assertThat(each.get()).isEqualTo("1.5999.0 first");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("stable-index.yaml", ".stable-index.yaml.chartwright");
  }
}
