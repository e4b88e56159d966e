package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.chart.archive.GzipReader;
import dev.chartwright.chart.archive.TarEntry;
import dev.chartwright.chart.archive.TarReader;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds packing and showing against what Helm did with several hundred real charts, where those are
 * at hand: the property {@code chartwright.corpus} names the folder with {@code charts} and {@code
 * golden}.
 */
class CorpusTest {
  private static final Instant EPOCH = Instant.ofEpochSecond(1_700_000_000);

  @TempDir Path scratch;
  private final List<LogRecord> logged = new ArrayList<>();

  private static Path corpus() {
    String folder = System.getProperty("chartwright.corpus", "");
    assumeTrue(!folder.isEmpty(), "no corpus of charts here");
    return Path.of(folder);
  }

  private static List<Map<?, ?>> cases(Path corpus, String name) throws IOException {
    List<Map<?, ?>> cases = new ArrayList<>();
    for (String line : Files.readAllLines(corpus.resolve("golden/cases.jsonl"))) {
      Map<?, ?> fields = (Map<?, ?>) Json.parse(line);
      if (name.equals(fields.get("case")) && "ok".equals(fields.get("state"))) {
        cases.add(fields);
      }
    }
    return cases;
  }

  @Test
  void everyChartIsPackedIntoTheEntriesOfHelm() throws IOException {
    Path corpus = corpus();
    List<String> wrong = new ArrayList<>();
    for (Map<?, ?> wanted : cases(corpus, "package")) {
      String chart = corpus.resolve("charts/" + wanted.get("chart")).toString();
      String error = "";
      String sum = null;
      try {
        String file = ChartArchive.save(pack(chart), scratch.toString(), Clock.systemUTC());
        byte[] archive = Files.readAllBytes(Path.of(file));
        sum = entriesSum(archive);
        byte[] tar = GzipReader.of(new ByteArrayInputStream(archive)).readAllBytes();
        if (wanted.get("tarSha256") != null && !wanted.get("tarSha256").equals(sha256(tar))) {
          wrong.add(wanted.get("chart") + ": the tar differs in order or headers");
        }
        Files.delete(Path.of(file));
      } catch (RuntimeException e) {
        error = "Error: " + e.getMessage() + "\n";
      }
      error = error.replace(corpus + "/charts", "$CHARTS");
      if (!error.equals(withoutLog((String) wanted.get("err")))) {
        wrong.add(wanted.get("chart") + ": " + error + " instead of " + wanted.get("err"));
      } else if (error.isEmpty() && !wanted.get("entriesSha256").equals(sum)) {
        wrong.add(wanted.get("chart") + ": some entry differs");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Chart pack(String folder) {
    Chart chart = ChartLoader.of(logged::add).loadDirAnyVersion(folder).withModTimes(EPOCH);
    chart.checkDependencies();
    return chart;
  }

  private static String withoutLog(String text) {
    StringBuilder kept = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      kept.append(line.startsWith("level=") ? "" : line);
    }
    return kept.toString();
  }

  @Test
  void everyChartIsShownAsHelmShowsIt() throws Exception {
    Path corpus = corpus();
    List<String> wrong = new ArrayList<>();
    for (Map<?, ?> wanted : cases(corpus, "show-all")) {
      Path golden = corpus.resolve("golden/" + wanted.get("chart"));
      String error = "";
      String out = "";
      try {
        out =
            show(
                ChartLoader.of(logged::add)
                    .load(corpus.resolve("charts/" + wanted.get("chart")).toString()));
      } catch (RuntimeException e) {
        error = "Error: " + e.getMessage() + "\n";
      }
      String sum = Files.readString(golden.resolve("show-all.sha256")).strip();
      String err = withoutLog(Files.readString(golden.resolve("show-all.err")));
      if (!error.replace(corpus + "/charts", "$CHARTS").equals(err)) {
        wrong.add(wanted.get("chart") + ": " + error + " instead of " + err);
      } else if (!sum.equals(sha256(GoString.bytes(out)))) {
        wrong.add(wanted.get("chart") + ": the output differs");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String show(Chart chart) {
    StringBuilder out = new StringBuilder(chart.metadata().toYaml()).append('\n');
    if (!chart.valuesFiles().isEmpty()) {
      out.append("---\n");
      chart.valuesFiles().forEach(file -> out.append(file.text()).append('\n'));
    }
    chart.readme().ifPresent(file -> out.append("---\n").append(file.text()).append('\n'));
    for (Crd crd : chart.crds()) {
      out.append(crd.file().text().startsWith("---") ? "" : "---\n")
          .append(crd.file().text())
          .append('\n');
    }
    return out.toString();
  }

  /** The digest over sorted entries that the corpus keeps, since Helm's own order may vary. */
  private static String entriesSum(byte[] archive) throws IOException {
    List<byte[]> rows = new ArrayList<>();
    TarReader tar =
        new TarReader(
            GzipReader.of(new ByteArrayInputStream(archive)), ChartLimits.MAX_STREAM_BYTES);
    for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
      String content = sha256(tar.readAll(entry.size()));
      rows.add(
          GoString.bytes(
              String.join(
                  " ",
                  entry.name(),
                  Long.toOctalString(entry.mode()),
                  "0",
                  "0",
                  Long.toString(entry.modTime().getEpochSecond()),
                  String.valueOf(entry.type()),
                  "",
                  "",
                  Long.toString(entry.size()),
                  content)));
    }
    rows.sort(Comparator.comparing(GoString::of, GoString::compare));
    return sha256(
        String.join("\n", rows.stream().map(GoString::of).toList())
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
