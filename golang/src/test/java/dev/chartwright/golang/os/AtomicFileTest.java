package dev.chartwright.golang.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void holdsOnly(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  @Test
  void aFileIsReplacedWithTheModeThatWasAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("index.yaml"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    AtomicFile.write(file.toString(), NEW, "rw-rw-r--");

    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-rw-r--");
    holdsOnly("index.yaml");
  }

  @Test
  void aFileWithoutAModeGetsThatOfAnyNewFile() throws IOException {
    Path other = Files.createFile(folder.resolve("other"));

    AtomicFile.write(folder.resolve("file"), NEW);

    assertThat(folder.resolve("file")).hasContent("new");
    assertThat(mode(folder.resolve("file"))).isEqualTo(mode(other));
    holdsOnly("file", "other");
  }

  @Test
  void aLinkInThePlaceOfTheFileIsReplacedAndNotFollowed() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "untouched");
    Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
    Path other = Files.createSymbolicLink(folder.resolve("other"), outside);

    AtomicFile.write(link, NEW);
    AtomicFile.write(other.toString(), NEW, "rw-------");

    assertThat(outside).hasContent("untouched");
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(link).hasContent("new");
    assertThat(Files.isSymbolicLink(other)).isFalse();
    assertThat(other).hasContent("new");
  }

  @Test
  void whatCannotBeMovedLeavesNothingBehind() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Files.createFile(taken.resolve("inside"));

    assertThatThrownBy(() -> AtomicFile.write(taken, NEW)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> AtomicFile.write(taken.toString(), NEW, "rw-------"))
        .isInstanceOf(PathException.class)
        .hasMessageStartingWith("link error: cannot rename " + taken)
        .hasMessageEndingWith(": file exists");
    holdsOnly("taken");
  }

  @Test
  void aFolderThatIsMissingIsNotMade() throws IOException {
    Path file = folder.resolve("missing/file");

    assertThatThrownBy(() -> AtomicFile.write(file, NEW)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> AtomicFile.write(file.toString(), NEW, "rw-------"))
        .hasMessageMatching("open \\Q" + file + "\\E\\d+: no such file or directory");
    holdsOnly();
  }

  @Test
  void aPrivateFileBecomesOneForOthersWhenItIsPublished() throws IOException {
    Path temporary = Files.createTempFile(folder, "x", ".tmp");
    Files.write(temporary, NEW);

    AtomicFile.publish(temporary, folder.resolve("file"), "rw-r--r--");

    assertThat(mode(folder.resolve("file"))).isEqualTo("rw-r--r--");
    holdsOnly("file");
  }
}
