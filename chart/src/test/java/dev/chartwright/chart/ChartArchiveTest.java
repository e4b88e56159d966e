package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.archive.TarEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartArchiveTest {
  private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path scratch;

  private List<String> files() throws IOException {
    try (var paths = Files.list(scratch)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void entriesComeInHelmsOrderAndSubchartsSorted() throws IOException {
    Chart chart =
        Charts.chart(
            "zz", "file",
            "values.schema.json", "{}",
            "templates/t.yaml", "t",
            "charts/b/Chart.yaml", Charts.chartfile("b"),
            "charts/a/Chart.yaml", Charts.chartfile("a"),
            "charts/a/values.yaml", "x: 1\n",
            "values.yaml", "a: 1 # kept\n",
            "Chart.lock", "digest: d\n");
    byte[] archive = ChartArchive.bytes(chart, CLOCK);
    assertThat(Charts.entries(archive))
        .extracting(TarEntry::name)
        .containsExactly(
            "demo/Chart.yaml",
            "demo/Chart.lock",
            "demo/values.yaml",
            "demo/values.schema.json",
            "demo/templates/t.yaml",
            "demo/zz",
            "demo/charts/a/Chart.yaml",
            "demo/charts/a/values.yaml",
            "demo/charts/b/Chart.yaml");
    assertThat(Charts.text(archive, "demo/values.yaml")).isEqualTo("a: 1 # kept\n");
    assertThat(Charts.text(archive, "demo/Chart.yaml")).isEqualTo(Charts.CHARTFILE);
  }

  @Test
  void aFileWithoutATimeGetsTheTimeOfSaving() throws IOException {
    byte[] archive = ChartArchive.bytes(Charts.chart(), CLOCK);
    assertThat(Charts.entries(archive)).extracting(TarEntry::modTime).containsOnly(NOW);
    Chart stamped = Charts.chart().withModTimes(Instant.EPOCH);
    assertThat(Charts.entries(ChartArchive.bytes(stamped, CLOCK)))
        .extracting(TarEntry::modTime)
        .containsOnly(Instant.EPOCH);
  }

  @Test
  void theGzipHeaderIsHelms() {
    byte[] header =
        "\u001f\u008b\b\u0014\0\0\0\0\0\u00ff,\0rr(\0aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=Helm\0"
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] archive = ChartArchive.bytes(Charts.chart(), CLOCK);
    assertThat(Arrays.copyOf(archive, header.length)).isEqualTo(header);
  }

  @Test
  void savingNamesTheFileAfterTheChart() throws IOException {
    String folder = scratch.resolve("new/folder").toString();
    String path = ChartArchive.save(Charts.chart(), folder, CLOCK);
    assertThat(path).isEqualTo(folder + "/demo-1.0.0.tgz");
    assertThat(Files.readAllBytes(Path.of(path)))
        .isEqualTo(ChartArchive.bytes(Charts.chart(), CLOCK));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path))))
        .startsWith("rw-r--");
  }

  @Test
  void nothingIsLeftOfAnArchiveThatCannotBeMade() throws IOException {
    Files.writeString(scratch.resolve("demo-1.0.0.tgz"), "older");
    Chart chart = Charts.chart("values.schema.json", "{not json");
    assertThatThrownBy(() -> ChartArchive.save(chart, scratch.toString(), CLOCK))
        .hasMessage("invalid JSON in values.schema.json");
    assertThat(files()).containsExactly("demo-1.0.0.tgz");
    assertThat(scratch.resolve("demo-1.0.0.tgz")).hasContent("older");
  }

  @Test
  void whatAKilledProcessLeftIsNoHindrance() throws IOException {
    Files.writeString(scratch.resolve("demo-1.0.0.tgz.partial0"), "half");
    ChartArchive.save(Charts.chart(), scratch.toString(), CLOCK);
    assertThat(files()).containsExactly("demo-1.0.0.tgz", "demo-1.0.0.tgz.partial0");
    assertThat(scratch.resolve("demo-1.0.0.tgz"))
        .hasBinaryContent(ChartArchive.bytes(Charts.chart(), CLOCK));
  }

  @Test
  void aFileOrFolderInTheWayIsNamed() throws IOException {
    Files.createDirectory(scratch.resolve("demo-1.0.0.tgz"));
    assertThatThrownBy(() -> ChartArchive.save(Charts.chart(), scratch.toString(), CLOCK))
        .hasMessage("open %s/demo-1.0.0.tgz: is a directory", scratch);
    Files.writeString(scratch.resolve("file"), "");
    assertThatThrownBy(() -> ChartArchive.save(Charts.chart(), scratch + "/file", CLOCK))
        .hasMessage("is not a directory: %s/file", scratch);
    assertThat(files()).containsExactly("demo-1.0.0.tgz", "file");
  }

  @Test
  void aChartIsValidatedBeforeItIsSaved() {
    Chart bad = Charts.chart().withMetadata(Charts.chart().metadata().withVersion("one"));
    assertThatThrownBy(() -> ChartArchive.save(bad, scratch.toString(), CLOCK))
        .hasMessage("chart validation: validation: chart.metadata.version \"one\" is invalid");
  }

  @Test
  void aLinkInTheTargetIsNotFollowedOutOfIt() throws IOException {
    Path outside = Files.createDirectory(scratch.resolve("outside"));
    Path target = Files.createDirectory(scratch.resolve("target"));
    Files.createDirectory(target.resolve("demo"));
    Files.createSymbolicLink(target.resolve("demo/templates"), Path.of("../../outside"));
    String archive =
        ChartArchive.save(Charts.chart("templates/t.yaml", "t"), scratch.toString(), CLOCK);
    ChartArchive.expandFile(target.toString(), archive);
    assertThat(outside).isEmptyDirectory();
    assertThat(target.resolve("demo/outside/t.yaml")).hasContent("t");
  }

  @Test
  void aLinkInPlaceOfTheChartsFolderMustNotLeadToTheTargetItself() throws IOException {
    Path target = Files.createDirectory(scratch.resolve("target"));
    Files.createSymbolicLink(target.resolve("demo"), Path.of("../../../.."));
    String archive = ChartArchive.save(Charts.chart(), scratch.toString(), CLOCK);
    assertThatThrownBy(() -> ChartArchive.expandFile(target.toString(), archive))
        .hasMessage("chart name \"demo\" resolves to the extraction root");
  }
}
