package dev.chartwright.repo.downloader;

import dev.chartwright.provenance.Sha256;
import dev.chartwright.repo.getter.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which bytes a repository gave for a version of a chart, so that they can be had without it.
 *
 * <p>One small file for each in {@code names/} of the content cache, written in one step: any
 * number of processes can use it at the same time. A file names all it is about, so that one that
 * is damaged, or was moved, counts as absent. The bytes themselves are in the {@link ContentCache}.
 *
 * <pre>{@code
 * known.remember("https://example.com/charts", "web", "1.0.0", sha256);
 * known.sha256("https://example.com/charts/", "web", "1.0.0")   // the same
 * }</pre>
 *
 * @param cache the content cache; it need not exist
 */
public record KnownCharts(ContentCache cache) {
  private static final int LONGEST = 64 * 1024;

  /**
   * Remembers what came.
   *
   * @param repository URL of the repository; a slash at its end makes no difference
   * @param chart name of the chart there
   * @param version its exact version
   * @param sha256 SHA-256 of the archive in hex
   */
  public void remember(String repository, String chart, String version, String sha256)
      throws IOException {
    byte[] key = key(repository, chart, version);
    Path file = file(key);
    Files.createDirectories(Spool.folderOf(file));
    byte[] digits = (sha256 + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[key.length + digits.length];
    System.arraycopy(key, 0, all, 0, key.length);
    System.arraycopy(digits, 0, all, key.length, digits.length);
    try (Spool spool = Spool.of(new ByteArrayInputStream(all), Spool.folderOf(file))) {
      spool.moveTo(file);
    }
  }

  /** SHA-256 of the archive that came the last time, in hex. */
  public Optional<String> sha256(String repository, String chart, String version) {
    byte[] key = key(repository, chart, version);
    try {
      Path file = file(key);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      byte[] all;
      try (InputStream in = Files.newInputStream(file)) {
        all = in.readNBytes(LONGEST);
      }
      String text = new String(all, StandardCharsets.UTF_8);
      String expected = new String(key, StandardCharsets.UTF_8);
      return text.startsWith(expected) && text.length() == expected.length() + 65
          ? Optional.of(text.substring(expected.length(), text.length() - 1))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The archive that came the last time, if its bytes are still there and right. */
  public Optional<Path> find(String repository, String chart, String version) {
    return sha256(repository, chart, version).flatMap(cache::find);
  }

  private Path file(byte[] key) throws IOException {
    return cache.root().resolve("names").resolve(Sha256.of(key));
  }

  private static byte[] key(String repository, String chart, String version) {
    int end = repository.length();
    while (end > 0 && repository.charAt(end - 1) == '/') {
      end--;
    }
    return (repository.substring(0, end) + "\n" + chart + "\n" + version + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
