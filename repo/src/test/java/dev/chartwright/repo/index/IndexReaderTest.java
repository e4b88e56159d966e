package dev.chartwright.repo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.LoggedLines;
import dev.chartwright.repo.RepositoryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexReaderTest {
  private static final String[] SEEDS = {"helm", "json", "odd", "short"};

  private static byte[] seed(String name) throws IOException {
    try (InputStream in = IndexReaderTest.class.getResourceAsStream("/index/" + name + ".yaml")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isReadInPieces(byte[] data) throws IOException {
    return IndexReader.quick(
            new ByteArrayInputStream(data), new Checksums(OutputStream.nullOutputStream()))
        != null;
  }

  @ParameterizedTest
  @ValueSource(strings = {"helm", "json", "odd", "short"})
  void theUsualFormsAreReadInPiecesAndMeanTheSame(String name) throws IOException {
    byte[] data = seed(name);
    assertThat(isReadInPieces(data)).isTrue();
    assertThat(Reading.streamed(data)).isEqualTo(Reading.general(data));
    assertThat(Reading.streamed(data).result()).doesNotStartWith("error");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void disturbedIndexesMeanTheSameInPieces(long number) throws IOException {
    String text = new String(seed(SEEDS[(int) number - 1]), StandardCharsets.UTF_8);
    Disturbance disturbance = new Disturbance(number);
    int good = 0;
    for (int i = 0; i < 400; i++) {
      String disturbed = disturbance.of(text);
      Reading general = Reading.general(bytes(disturbed));
      assertThat(Reading.streamed(bytes(disturbed))).as(disturbed).isEqualTo(general);
      good += general.result().startsWith("error") ? 0 : 1;
    }
    assertThat(good).isBetween(20, 390);
  }

  @ParameterizedTest
  @ValueSource(strings = {"helm", "json"})
  void whereverAnIndexIsCutItMeansTheSameInPieces(String name) throws IOException {
    byte[] data = seed(name);
    for (int length = 0; length < data.length; length += 3) {
      byte[] cut = Arrays.copyOf(data, length);
      assertThat(Reading.streamed(cut)).as("%d bytes", length).isEqualTo(Reading.general(cut));
    }
  }

  @Test
  void anEmptyIndexIsSaidToBeEmpty() {
    assertThat(Reading.streamed(new byte[0]).result()).isEqualTo("error: empty index.yaml file");
  }

  @Test
  void entriesWithNothingInThemAndWithBadVersionsAreLeftOutWithWarnings() {
    Reading reading =
        Reading.streamed(
            bytes(
                """
                apiVersion: v1
                entries:
                  a:
                  - name: a
                    version: 1.0.0
                  - null
                  - name: a
                    version: 1.0.0
                  - name: a
                    version: one
                """));
    assertThat(reading.result().lines()).hasSize(3);
    assertThat(reading.logged())
        .containsExactly(
            "level=WARN msg=\"skipping loading invalid entry for chart\" name=a version=one"
                + " source=here error=\"validation: chart.metadata.version \\\"one\\\" is"
                + " invalid\"",
            "level=WARN msg=\"skipping loading invalid entry for chart: empty entry\" name=a"
                + " source=here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc", "a/b", "..", "\"a\\0b\"", "''", "\"a\\nb\"", "*"})
  void hostileNamesMeanTheSameInPieces(String name) {
    byte[] index =
        bytes("apiVersion: v1\nentries:\n  a:\n  - name: " + name + "\n    version: 1.0.0\n");
    assertThat(Reading.streamed(index)).isEqualTo(Reading.general(index));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:x",
        "file:///etc/passwd",
        "http://[::1",
        "%zz",
        "\\\\host\\share",
        "//h"
      })
  void hostileUrlsAreListedAndNothingElse(String url) throws IOException {
    byte[] data =
        bytes(
            "apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: 1.0.0\n    urls:\n    - '"
                + url
                + "'\n");
    assertThat(isReadInPieces(data)).isTrue();
    assertThat(Reading.streamed(data)).isEqualTo(Reading.general(data));
    assertThat(Reading.streamed(data).result()).contains("urls=[" + url + "]");
  }

  @Test
  void aliasesThatGrowWithoutEndAreRefused() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = ", *a" + (i - 1);
      laughs.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1);
      laughs.append(before.repeat(8)).append("]\n");
    }
    byte[] inside =
        bytes(
            "apiVersion: v1\nentries:\n  b: []\n"
                + "serverInfo:\n  "
                + laughs.toString().strip().replace("\n", "\n  ")
                + "\n");
    assertThat(Reading.streamed(inside).result()).contains("document contains excessive aliasing");
  }

  @ParameterizedTest
  @CsvSource({"[, 10001", "'{a: ', 10001"})
  void deepNestingIsRefusedWithTheLimit(String open, int depth) {
    byte[] index = bytes("apiVersion: v1\nentries:\n  a:\n  - " + open.repeat(depth));
    assertThat(Reading.streamed(index).result()).contains("exceeded max depth of 10000");
  }

  @Test
  void anIndexOverTheLimitIsRefusedByItsName() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }

          @Override
          public int read(byte[] b, int from, int length) {
            Arrays.fill(b, from, from + length, (byte) '\n');
            return length;
          }
        };
    IndexReader reader = IndexReader.of(LogSink.none());
    assertThatThrownBy(
            () -> reader.read(endless, OutputStream.nullOutputStream(), () -> new byte[0], "here"))
        .isInstanceOf(RepositoryException.class)
        .hasMessage("the index is larger than the limit of 512 MiB (IndexLimits.MAX_BYTES)");
  }

  @Test
  void anIndexWithTooManyVersionsIsRefusedByTheNameOfTheLimit() {
    IndexBuilder builder = new IndexBuilder(2);
    EntryFields fields = new EntryFields();
    builder.begin("a");
    builder.add(fields, Rank.of("1.0.0"));
    builder.add(fields, Rank.of("1.0.1"));
    assertThatThrownBy(() -> builder.add(fields, Rank.of("1.0.2")))
        .hasMessage("the index has more versions than the limit of 2 (IndexLimits.MAX_VERSIONS)");
  }

  @Test
  void whatIsDownloadedIsInTheFileByteForByte(@TempDir Path folder) throws IOException {
    byte[] data = seed("helm");
    Path file = folder.resolve("new");
    RepositoryIndex index =
        IndexReader.of(LogSink.none()).download(new ByteArrayInputStream(data), file, "here");
    assertThat(file).hasBinaryContent(data);
    assertThat(index.names()).containsExactly("a", "b", "c");
  }

  @Test
  void anErrorOfAFileNamesTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x-index.yaml"), "entries: {}\n");
    IndexReader reader = IndexReader.of(new LoggedLines());
    assertThatThrownBy(() -> reader.load(file.toString()))
        .hasMessage("error loading " + file + ": no API version specified");
    assertThatThrownBy(() -> reader.load(folder.resolve("none").toString()))
        .hasMessage("open " + folder.resolve("none") + ": no such file or directory");
    assertThatThrownBy(() -> reader.load(folder.toString()))
        .hasMessage("read " + folder + ": is a directory");
  }
}
