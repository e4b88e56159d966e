package dev.chartwright.repo.downloader.dependency;

import java.util.List;

/**
 * A lock file names repositories that the user has not added: {@code no repository definition for
 * …}.
 */
public final class MissingRepositoriesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> repositories;

  MissingRepositoriesException(List<String> repositories) {
    super("no repository definition for " + String.join(", ", repositories));
    this.repositories = List.copyOf(repositories);
  }

  /** The URLs in the order of the lock file. */
  public List<String> repositories() {
    return repositories;
  }
}
