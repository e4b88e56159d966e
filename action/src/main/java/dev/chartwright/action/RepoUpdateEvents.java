package dev.chartwright.action;

import dev.chartwright.repo.RepositoryEntry;

/** Hears how {@link RepoUpdate} gets on; the calls come one after the other, from one thread. */
public interface RepoUpdateEvents {
  /** All that was asked for is known, and fetching begins. */
  void started();

  /** The index of a repository is new now. */
  void updated(RepositoryEntry repository);

  /** The index of a repository could not be had; the old one stays. */
  void failed(RepositoryEntry repository, String reason);

  /** An alias of a place in a registry has no index to fetch. */
  void hasNoIndex(RepositoryEntry alias);
}
