package dev.chartwright.action;

import dev.chartwright.repo.RepositoryEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@link RepoAdd} is to add. Immutable.
 *
 * @param entry the repository
 * @param forceUpdate whether a repository of that name is replaced
 * @param allowDeprecated whether addresses are taken that have been switched off for good
 * @param timeout how long fetching the index may take; zero for no limit
 * @param password asks for the password, once it is known to be needed: {@code entry} has a user
 *     name and no password
 */
public record RepoAddRequest(
    RepositoryEntry entry,
    boolean forceUpdate,
    boolean allowDeprecated,
    Duration timeout,
    Optional<Supplier<String>> password) {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** A repository that is new, within two minutes. */
  public static RepoAddRequest of(RepositoryEntry entry) {
    return new RepoAddRequest(entry, false, false, TIMEOUT, Optional.empty());
  }

  /** This request replacing what has the name. */
  public RepoAddRequest withForceUpdate() {
    return new RepoAddRequest(entry, true, allowDeprecated, timeout, password);
  }
}
