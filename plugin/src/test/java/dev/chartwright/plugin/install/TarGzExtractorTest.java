package dev.chartwright.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.archive.TarOwner;
import dev.chartwright.chart.archive.TarWriter;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.plugin.PluginException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CVE-2020-4053 and its relatives: nothing leaves the folder. */
class TarGzExtractorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "a/..",
        "..",
        "../../../../tmp/evil",
        "/evil",
        "//evil",
        "/etc/passwd",
        "\\evil",
        "..\\evil",
        "a\\..\\..\\evil",
        "\\\\host\\share",
        "C:evil",
        "C:\\evil",
        "c:/evil",
        "a:b",
        "x/y:z",
        "../",
        "./../evil",
        "a/./../b/../../evil",
      })
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    Path target = folder.resolve("target");
    byte[] archive = archive(name, '0', "evil");
    assertThatThrownBy(() -> TarGzExtractor.extract(archive, target.toString()))
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("which is illegal");
    assertThat(folder.resolve("evil")).doesNotExist();
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 110010", "1, 110001", "3, 110011", "4, 110100", "6, 110110", "7, 110111"})
  void linksAndDevicesAreRefused(char type, String bits) throws IOException {
    byte[] archive = archive("a/link", type, "");
    assertThatThrownBy(() -> TarGzExtractor.extract(archive, folder.resolve("t").toString()))
        .hasMessage("unknown type: " + bits + " in a/link");
  }

  @Test
  void aLinkThatLiesInTheWayIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(target.resolve("a"), outside);
    byte[] archive = archive("a/file", '0', "x");
    assertThatThrownBy(() -> TarGzExtractor.extract(archive, target.toString()))
        .isInstanceOf(PathException.class);
    assertThat(outside.resolve("file")).doesNotExist();
  }

  @Test
  void filesKeepTheirContentAndPermissions() throws IOException {
    Path target = folder.resolve("target");
    TarGzExtractor.extract(archive("p/run.sh", '0', "echo\n"), target.toString());
    assertThat(target.resolve("p/run.sh")).hasContent("echo\n").isExecutable();
  }

  @Test
  void whatIsNoArchiveIsSaidInGosWords() {
    assertThatThrownBy(() -> TarGzExtractor.extract(new byte[0], folder.toString()))
        .hasMessage("EOF");
    assertThatThrownBy(
            () -> TarGzExtractor.extract("hello".repeat(9).getBytes(StandardCharsets.UTF_8), "x"))
        .hasMessage("gzip: invalid header");
  }

  private static byte[] archive(String name, char type, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes);
        TarWriter tar = new TarWriter(zipped)) {
      char written = name.endsWith("/") ? '5' : type;
      byte[] data = written == '0' ? content.getBytes(StandardCharsets.UTF_8) : new byte[0];
      tar.write(name, written, 0755, Instant.EPOCH, TarOwner.ROOT, data);
    }
    return bytes.toByteArray();
  }
}
