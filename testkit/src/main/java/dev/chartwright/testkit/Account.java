package dev.chartwright.testkit;

import java.util.List;

/**
 * Somebody who may use a {@link ScriptedRegistry}. The password is not shown by {@link
 * #toString()}.
 *
 * @param user the name
 * @param password the password; for the name {@code <token>} it is a refresh token that the token
 *     endpoint takes
 * @param repositories beginnings of the names of repositories that he may read and write; empty is
 *     all
 * @param actions what he may do there: {@code pull}, {@code push}, {@code delete}
 */
public record Account(
    String user, String password, List<String> repositories, List<String> actions) {
  /** Copies the lists. */
  public Account {
    repositories = List.copyOf(repositories);
    actions = List.copyOf(actions);
  }

  /** Somebody who may do everything everywhere. */
  public static Account of(String user, String password) {
    return new Account(user, password, List.of(), List.of("pull", "push", "delete"));
  }

  /** The same person limited to repositories whose name begins so. */
  public Account in(String... prefixes) {
    return new Account(user, password, List.of(prefixes), actions);
  }

  /** The same person limited to some actions. */
  public Account allowing(String... allowed) {
    return new Account(user, password, repositories, List.of(allowed));
  }

  boolean may(String action, String repository) {
    if (!actions.contains(action)) {
      return false;
    }
    for (String prefix : repositories) {
      if (repository.startsWith(prefix)) {
        return true;
      }
    }
    return repositories.isEmpty();
  }

  @Override
  public String toString() {
    return "Account[user=" + user + ", repositories=" + repositories + ", actions=" + actions + "]";
  }
}
