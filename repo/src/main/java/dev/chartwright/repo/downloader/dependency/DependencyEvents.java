package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.repo.RepositoryEntry;

/**
 * Hears what happens to the dependencies of a chart, in the order in which Helm says it.
 *
 * <p>Every method is called from the thread that started the work. Source: Helm {@code
 * pkg/downloader/manager.go}.
 */
public interface DependencyEvents {
  /** Hears nothing. */
  DependencyEvents NONE = new DependencyEvents() {};

  /** A dependency lies in a folder. */
  default void localRepository(String repository) {}

  /**
   * Indexes are about to be fetched.
   *
   * @param added whether these are the repositories that the user added, or others by their URL
   */
  default void refreshing(boolean added) {}

  /** The index of a repository was fetched. */
  default void refreshed(RepositoryEntry repository, boolean added) {}

  /** The index of a repository could not be fetched; an older one may serve. */
  default void notRefreshed(RepositoryEntry repository, boolean added, String reason) {}

  /** All indexes of added repositories have been asked for. */
  default void refreshComplete() {}

  /** This many charts are to be put into {@code charts/}. */
  default void saving(int charts) {}

  /** A dependency names no repository, and so is expected in {@code charts/}. */
  default void assumedPresent(String name) {}

  /** The folder of a dependency is about to be packed. */
  default void archiving(String name, String repository) {}

  /** A chart is about to be fetched. */
  default void downloading(String name, String repository) {}

  /** A chart has been fetched before, for another dependency. */
  default void alreadyDownloaded(String name, String repository) {}

  /** Something about a download that Helm prints, newline included. */
  default void warning(String text) {}

  /** A dependency could not be had; nothing was changed. */
  default void saveFailed(String reason) {}

  /** A file that was fetched is no chart and is left out. */
  default void notMoved(String file, String reason) {}

  /** A file could not be put into {@code charts/}. */
  default void unmovable(String file, String reason) {}

  /** Archives that no dependency needs are about to be deleted. */
  default void deletingOutdated() {}

  /** A file in {@code charts/} that is no chart was left where it is. */
  default void notDeleted(String file, String reason) {}

  /** A file in {@code charts/} could not be deleted. */
  default void undeletable(String file, String reason) {}

  /** The dependencies of this folder are worked on now; told of runs over several folders. */
  default void entering(String folder) {}
}
