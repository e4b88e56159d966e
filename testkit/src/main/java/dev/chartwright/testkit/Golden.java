package dev.chartwright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Texts that are known to be right, kept as files, with which the texts of today are compared byte
 * for byte.
 *
 * <pre>{@code
 * Golden.in(Path.of("src/test/resources/golden")).check("web.yaml", rendered);
 * // AssertionError: web.yaml differs from its golden file:
 * // @@ line 1 @@
 * //  kind: Service
 * // -  port: 80
 * // +  port: 8080
 * }</pre>
 */
public final class Golden {
  private final Path directory;
  private final boolean writing;

  private Golden(Path directory, boolean writing) {
    this.directory = directory;
    this.writing = writing;
  }

  /** The golden files in a directory. */
  public static Golden in(Path directory) {
    return new Golden(directory, false);
  }

  /** The same, but {@link #check} writes the files instead of comparing, if asked to. */
  public Golden writingIf(boolean asked) {
    return new Golden(directory, asked);
  }

  /**
   * Compares a text with its file.
   *
   * @throws AssertionError with the difference if they are not equal, or if there is no file
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public void check(String name, String actual) {
    Path file = directory.resolve(name);
    try {
      if (writing) {
        Files.createDirectories(directory);
        Files.writeString(file, actual);
        return;
      }
      String expected = Files.readString(file, StandardCharsets.UTF_8);
      if (!expected.equals(actual)) {
        throw new AssertionError(
            name + " differs from its golden file:\n" + TextDiff.of(expected, actual));
      }
    } catch (NoSuchFileException e) {
      throw new AssertionError("there is no golden file " + file + "; the text is:\n" + actual, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
