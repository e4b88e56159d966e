package dev.chartwright.repo.downloader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which downloaded charts are kept under a SHA-256: {@code <2 digits>/<hex>.chart}.
 *
 * <p>Helm shares it. The key is the digest of the archive, but for charts that were asked for by
 * tag and digest: those lie under the digest of their manifest. Files are put there in one step, so
 * that readers in other processes never see a part. Source: Helm {@code pkg/downloader/cache.go}.
 *
 * @param root the folder; it need not exist
 */
public record ContentCache(Path root) {
  /** Where the chart of that key is or would be. */
  public Path chart(String hex) {
    return root.resolve(hex.substring(0, 2)).resolve(hex + ".chart");
  }

  /** The chart of that key, if it is there and not empty. */
  public Optional<Path> find(String hex) {
    Path file = chart(hex);
    if (Files.isDirectory(file)) {
      throw new dev.chartwright.repo.RepositoryException("is a directory");
    }
    return file.toFile().length() > 0 ? Optional.of(file) : Optional.empty();
  }
}
