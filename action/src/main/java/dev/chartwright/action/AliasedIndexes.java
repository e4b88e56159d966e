package dev.chartwright.action;

import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.downloader.RepositoryIndexes;
import java.util.Optional;

/**
 * The added repositories, and the aliases of places in registries, which are read when a name is no
 * repository's.
 */
record AliasedIndexes(RepositoryIndexes added, Settings settings) implements RepositoryIndexes {
  @Override
  public RepositoryFile repositories() {
    return added.repositories();
  }

  @Override
  public Optional<RepositoryEntry> ownerOf(String chartUrl, RepositoryFile repositories) {
    return added.ownerOf(chartUrl, repositories);
  }

  @Override
  public Found find(RepositoryEntry repository, String chart, String version, String reference) {
    return added.find(repository, chart, version, reference);
  }

  @Override
  public Optional<String> aliased(String reference) {
    return settings.aliases().chart(reference);
  }
}
