package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogLevel;
import dev.chartwright.golang.slog.LogRecord;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartFolderTest {
  @TempDir Path scratch;
  private Path folder;
  private final List<LogRecord> logged = new ArrayList<>();

  @BeforeEach
  void makeChart() throws IOException {
    folder = scratch.toRealPath().resolve("demo");
    Charts.write(folder, "Chart.yaml", Charts.CHARTFILE);
  }

  private Chart load() {
    return ChartLoader.of(logged::add).load(folder.toString());
  }

  private List<String> names() {
    return load().raw().stream().map(ChartFile::name).toList();
  }

  @Test
  void filesComeInTheOrderOfTheirBytes() {
    for (String name : List.of("a/z", "a-b", "Z", "é", "\uffee", "\ud83d\ude00", ".dot")) {
      Charts.write(folder, name, "x");
    }
    assertThat(names())
        .containsExactly(".dot", "Chart.yaml", "Z", "a/z", "a-b", "é", "\uffee", "\ud83d\ude00");
  }

  @Test
  void hiddenTemplatesAndIgnoredFilesStayOut() {
    Charts.write(folder, ".helmignore", "*.txt\n/build/\n");
    Charts.write(folder, "templates/.hidden.yaml", "x");
    Charts.write(folder, "templates/shown.yaml", "x");
    Charts.write(folder, "docs/a.txt", "x");
    Charts.write(folder, "build/a.md", "x");
    Charts.write(folder, "docs/build/a.md", "x");
    assertThat(names())
        .containsExactly(".helmignore", "Chart.yaml", "docs/build/a.md", "templates/shown.yaml");
  }

  @Test
  void aLinkIsFollowedAndLogged() throws IOException {
    Charts.write(scratch, "outside/file.txt", "outside");
    Path target = scratch.toRealPath().resolve("outside");
    Files.createSymbolicLink(folder.resolve("linked"), Path.of("../outside"));
    assertThat(load().files().get(0).text()).isEqualTo("outside");
    assertThat(logged)
        .containsExactly(
            new LogRecord(
                LogLevel.INFO,
                "found symbolic link in path. Contents of linked file included and used",
                List.of("path", folder + "/linked", "resolved", target.toString())));
  }

  @Test
  void aLinkToNothingIsRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("linked"), Path.of("nosuch"));
    assertThatThrownBy(this::load)
        .hasMessage(
            "error evaluating symlink %s/linked: lstat %s/nosuch: no such file or directory",
            folder, folder);
  }

  @Test
  void aLinkToItsOwnFolderEnds() throws IOException {
    Files.createSymbolicLink(folder.resolve("linked"), Path.of("."));
    assertThatThrownBy(this::load)
        .hasMessageStartingWith("open " + folder + "/linked/linked/")
        .hasMessageEndingWith(": too many levels of symbolic links");
  }

  @Test
  void aDeviceIsRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/null"));
    assertThatThrownBy(this::load)
        .hasMessage(
            "cannot load irregular file %s/device as it has file mode type bits set", folder);
  }

  @Test
  void aFolderMayHaveAHundredMebibytesAndNoMore() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large").toString(), "rw")) {
      large.setLength(ChartLimits.MAX_CHART_BYTES);
    }
    assertThatThrownBy(this::load)
        .hasMessage(
            "error reading large: chart exceeds maximum decompressed size of 104857600 bytes");
    Charts.write(folder, ".helmignore", "large");
    assertThat(names()).containsExactly(".helmignore", "Chart.yaml");
  }

  @Test
  void theLoaderForAnyVersionLooksAtTheChartfileFirst() {
    ChartLoader loader = ChartLoader.of(logged::add);
    assertThatThrownBy(() -> loader.loadDirAnyVersion(scratch.toString()))
        .hasMessage(
            "unable to detect chart at %s/Chart.yaml: open %s/Chart.yaml: no such file or directory",
            scratch, scratch);
    Charts.write(folder, "Chart.yaml", "apiVersion: v9\n");
    assertThatThrownBy(() -> loader.loadAnyVersion(folder.toString()))
        .hasMessage("unsupported chart version");
    Charts.write(folder, "Chart.yaml", "apiVersion: v3\nname: demo\nversion: 1.0.0\n");
    assertThat(loader.loadAnyVersion(folder.toString()).metadata().apiVersion()).isEqualTo("v3");
  }

  @Test
  void oldRequirementsInANewChartAreLogged() {
    Charts.write(folder, "requirements.yaml", "dependencies: []\n");
    Charts.write(folder, "requirements.lock", "digest: a\n");
    Chart chart = load();
    assertThat(chart.files()).isEmpty();
    assertThat(logged)
        .extracting(LogRecord::message)
        .containsExactly(
            "Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\". We recommend migrating to Chart.lock.",
            "Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\". We recommend migrating dependencies to Chart.yaml.");
  }
}
