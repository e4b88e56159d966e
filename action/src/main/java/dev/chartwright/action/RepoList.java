package dev.chartwright.action;

import dev.chartwright.repo.RepositoryAlias;
import dev.chartwright.repo.RepositoryConfig;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the added repositories in their order, then, with extras, the aliases of places in
 * registries.
 *
 * <p>A file that is missing or broken has none, as with Helm. Source: Helm 4.3.1 {@code
 * pkg/cmd/repo_list.go}.
 */
public final class RepoList {
  private final Settings settings;

  private RepoList(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RepoList of(Settings settings) {
    return new RepoList(settings);
  }

  /** Names and URLs; an alias has an {@code oci://} URL and nothing else. */
  public List<RepositoryEntry> run() {
    RepositoryConfig config = RepositoryConfig.of(settings.repositoryConfig());
    List<RepositoryEntry> found =
        new ArrayList<>(config.readPartly().orElse(RepositoryFile.empty()).entries());
    for (RepositoryAlias each : settings.aliases().entries()) {
      found.add(RepositoryEntry.of(each.name(), each.url()));
    }
    return found;
  }
}
