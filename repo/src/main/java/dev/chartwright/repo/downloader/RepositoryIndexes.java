package dev.chartwright.repo.downloader;

import dev.chartwright.golang.net.Url;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import java.util.Optional;

/** What the added repositories offer, by their cached indexes. */
public interface RepositoryIndexes {
  /**
   * The repositories that the user added; none if there is no file.
   *
   * @throws dev.chartwright.repo.RepositoryException if the file cannot be read
   */
  RepositoryFile repositories();

  /** The first repository whose cached index lists this URL. */
  Optional<RepositoryEntry> ownerOf(String chartUrl, RepositoryFile repositories);

  /**
   * Looks up a chart in the cached index of a repository.
   *
   * @param reference the whole reference, for messages
   */
  Found find(RepositoryEntry repository, String chart, String version, String reference);

  /**
   * The {@code oci://} reference that {@code name/chart} stands for; asked only when no repository
   * has that name.
   */
  default Optional<String> aliased(String reference) {
    return Optional.empty();
  }

  /**
   * What was found.
   *
   * @param digest SHA-256 that the index gives, or empty
   * @param url where the archive is
   */
  record Found(String digest, Url url) {}
}
