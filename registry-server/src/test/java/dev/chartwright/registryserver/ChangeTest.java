package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of the journal, and the journal itself. */
class ChangeTest {
  private static final Digest DIGEST = Digest.ofBytes(new byte[] {1});

  @TempDir Path scratch;

  static Stream<Change> changes() {
    ManifestEntry plain =
        new ManifestEntry(DIGEST, "application/json", 12, List.of(), null, "", "");
    ManifestEntry full =
        new ManifestEntry(
            DIGEST,
            "application/x+json",
            1L << 40,
            List.of(DIGEST, DIGEST),
            DIGEST,
            "type",
            "{\"ü\":\"" + "x".repeat(100_000) + "\"}");
    return Stream.of(
        new Change.BlobAdded("a/b", DIGEST, 1L << 40),
        new Change.BlobRemoved("a", DIGEST),
        new Change.ManifestAdded("a", plain, List.of()),
        new Change.ManifestAdded("a", full, List.of("v1", "latest")),
        new Change.ManifestRemoved("a", DIGEST),
        new Change.TagRemoved("a", "v1"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changeIsReadAsItWasWritten(Change change) throws IOException {
    assertThat(Change.decode(change.encode())).isEqualTo(change);
  }

  @Test
  void recordOfAnUnknownKindIsNotSkippedSilently() {
    assertThatThrownBy(() -> Change.decode(new byte[] {9, 0, 1, 'a'}))
        .hasMessageContaining("unknown kind 9");
  }

  private List<String> read(Path file) throws IOException {
    List<String> records = new ArrayList<>();
    Journal.open(file, record -> records.add(new String(record, StandardCharsets.UTF_8))).close();
    return records;
  }

  @Test
  void recordsOfManyThreadsAreAllThereAndInTheOrderOfTheirNumbers() throws Exception {
    Path file = scratch.resolve("journal");
    Journal journal = Journal.open(file, record -> {});
    String[] byNumber = new String[400];
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "r" + i + "-";
      done.add(
          threads.submit(() -> {
            for (int j = 0; j < 50; j++) {
              long number;
              synchronized (journal) {
                number = journal.append((name + j).getBytes(StandardCharsets.UTF_8));
                byNumber[(int) number - 1] = name + j;
              }
              journal.sync(number);
            }
            return null;
          }));
    }
    for (Future<?> one : done) {
      one.get();
    }
    threads.shutdown();
    journal.close();
    assertThat(read(file)).containsExactly(byNumber);
  }

  @Test
  void rewrittenJournalHoldsTheNewRecordsAndWhatIsAppendedLater() throws IOException {
    Path file = scratch.resolve("journal");
    Journal journal = Journal.open(file, record -> {});
    for (int i = 0; i < 10; i++) {
      journal.append(("old " + i).getBytes(StandardCharsets.UTF_8));
    }
    journal.rewrite(List.of("short".getBytes(StandardCharsets.UTF_8)));
    assertThat(journal.records()).isEqualTo(1);
    journal.sync(journal.append("later".getBytes(StandardCharsets.UTF_8)));
    journal.close();
    assertThat(read(file)).containsExactly("short", "later");
  }

  @Test
  void closedJournalTakesNothingAndStaysRefusing() throws IOException {
    Journal journal = Journal.open(scratch.resolve("journal"), record -> {});
    journal.append("kept".getBytes(StandardCharsets.UTF_8));
    journal.close();
    assertThatThrownBy(() -> journal.append("lost".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> journal.append("lost".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("cannot be written since");
    assertThat(read(scratch.resolve("journal"))).containsExactly("kept");
  }
}
