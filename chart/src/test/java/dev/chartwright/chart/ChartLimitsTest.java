package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.archive.GzipWriter;
import dev.chartwright.chart.archive.TarWriter;
import dev.chartwright.golang.slog.LogSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartLimitsTest {
  private static final byte[] CHARTFILE = Charts.CHARTFILE.getBytes(StandardCharsets.UTF_8);
  private static final ChartLoader LOADER = ChartLoader.of(LogSink.none());

  /** Writes entries into an archive. */
  private interface Entries {
    void writeTo(TarWriter tar) throws IOException;
  }

  private static byte[] archive(Entries entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GzipWriter gzip = new GzipWriter(out);
        TarWriter tar = new TarWriter(gzip)) {
      tar.write("demo/Chart.yaml", 0644, Instant.EPOCH, CHARTFILE);
      entries.writeTo(tar);
    }
    return out.toByteArray();
  }

  /** A chart whose files have so many bytes, all but Chart.yaml zeros. */
  private static byte[] ofSize(long bytes) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    new TarWriter(tar).write("demo/Chart.yaml", 0644, Instant.EPOCH, CHARTFILE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    long size = bytes - CHARTFILE.length;
    new TarWriter(header).write("demo/large", 0644, Instant.EPOCH, new byte[0]);
    byte[] block = withSize(header.toByteArray(), size);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(member(tar.toByteArray()));
    out.write(member(block));
    byte[] zeros = member(new byte[1 << 20]);
    for (long left = size + 2048; left > 0; left -= 1 << 20) {
      out.write(zeros);
    }
    return out.toByteArray();
  }

  /** A header with another size and the checksum for it. */
  private static byte[] withSize(byte[] header, long size) {
    String octal = Long.toOctalString(size);
    byte[] digits =
        "0".repeat(11 - octal.length()).concat(octal).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, header, 124, 11);
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    byte[] checksum = ("0" + Integer.toOctalString(sum)).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(checksum, 0, header, 148, checksum.length);
    return header;
  }

  /** One gzip member; members in a row read as one stream. */
  private static byte[] member(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GzipWriter gzip = new GzipWriter(out)) {
      gzip.write(data);
    }
    return out.toByteArray();
  }

  @Test
  void anArchiveMustStayBelowAHundredMebibytes() throws IOException {
    byte[] fits = ofSize(ChartLimits.MAX_CHART_BYTES - 1);
    assertThat(LOADER.loadArchive(fits).files()).hasSize(1);
    byte[] tooLarge = ofSize(ChartLimits.MAX_CHART_BYTES);
    assertThatThrownBy(() -> LOADER.loadArchive(tooLarge))
        .hasMessage("decompressed chart is larger than the maximum size 104857600");
  }

  @Test
  void anArchiveOfHeadersAloneEnds() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    new TarWriter(header).write("demo/folder", 040755, Instant.EPOCH, new byte[0]);
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    for (int i = 0; i < 1 << 15; i++) {
      headers.write(header.toByteArray());
    }
    byte[] folders = member(headers.toByteArray());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    for (long left = ChartLimits.MAX_STREAM_BYTES; left >= 0; left -= headers.size()) {
      archive.write(folders);
    }
    assertThatThrownBy(() -> ChartArchive.read(new ByteArrayInputStream(archive.toByteArray())))
        .hasMessage("archive has more than 419430400 bytes when decompressed");
  }

  @Test
  void anArchiveMayNotHaveFilesWithoutEnd() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    new TarWriter(header).write("demo/empty", 0644, Instant.EPOCH, new byte[0]);
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    for (int i = 0; i < 1000; i++) {
      headers.write(header.toByteArray());
    }
    byte[] files = member(headers.toByteArray());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    for (int i = 0; i <= ChartLimits.MAX_FILES; i += 1000) {
      archive.write(files);
    }
    assertThatThrownBy(() -> ChartArchive.read(new ByteArrayInputStream(archive.toByteArray())))
        .hasMessage("chart archive has more than 100000 files");
  }

  @Test
  void archivesInsideArchivesShareOneBudget() throws IOException {
    ChartFile inner = ChartFile.of("charts/a.tgz", ofSize(1000), null);
    List<ChartFile> files =
        List.of(Charts.file("Chart.yaml", Charts.CHARTFILE), inner, inner.withName("charts/b.tgz"));
    assertThat(ChartAssembler.assemble(files, "v1", LogSink.none(), 2000).dependencies())
        .hasSize(2);
    assertThatThrownBy(() -> ChartAssembler.assemble(files, "v1", LogSink.none(), 1999))
        .hasMessage(
            "error unpacking subchart b.tgz in demo: chart archives inside the chart have more than 1999 bytes");
  }

  @Test
  void chartsAreNotNestedForEver() throws IOException {
    byte[] inner = archive(tar -> {});
    for (int depth = 0; depth <= ChartLimits.MAX_DEPTH; depth++) {
      byte[] packed = inner;
      inner = archive(tar -> tar.write("demo/charts/demo.tgz", 0644, Instant.EPOCH, packed));
    }
    byte[] bottomless = inner;
    assertThatThrownBy(() -> LOADER.loadArchive(bottomless))
        .hasMessageEndingWith("charts are nested more than 64 deep");
  }
}
