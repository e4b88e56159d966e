package dev.chartwright.action;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.CacheFile;
import dev.chartwright.repo.RepositoryAliases;
import dev.chartwright.repo.RepositoryConfig;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.index.IndexReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Forgets chart repositories and removes their indexes from the cache; with extras aliases, too.
 *
 * <p>One after the other: those before one that is unknown are gone. Source: Helm 4.3.1 {@code
 * pkg/cmd/repo_remove.go}.
 */
public final class RepoRemove {
  private final Settings settings;

  private RepoRemove(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RepoRemove of(Settings settings) {
    return new RepoRemove(settings);
  }

  /**
   * Forgets the repositories of these names.
   *
   * @param removed hears of each name as soon as it is forgotten
   * @throws ActionException if there are no repositories at all, or none of a name
   */
  public void run(List<String> names, Consumer<String> removed) {
    RepositoryConfig config = RepositoryConfig.of(settings.repositoryConfig());
    if (isEmpty(config)) {
      throw new ActionException("no repositories configured");
    }
    for (String name : names) {
      config.exclusively(() -> remove(config, name));
      removed.accept(name);
    }
  }

  private boolean isEmpty(RepositoryConfig config) {
    return config.readPartly().orElse(RepositoryFile.empty()).entries().isEmpty()
        && settings.aliases().entries().isEmpty();
  }

  private boolean remove(RepositoryConfig config, String name) {
    RepositoryFile known = config.readPartly().orElse(RepositoryFile.empty());
    if (known.find(name).isEmpty()) {
      RepositoryAliases aliases = settings.aliases();
      if (aliases.find(name).isEmpty()) {
        throw new ActionException("no repo named " + Quote.quote(name) + " found");
      }
      config.write(aliases.without(name));
      return true;
    }
    String index = CacheFile.index(settings.repositoryCache(), name);
    config.write(known.without(name));
    IndexReader.of(settings.log()).forget(index);
    try {
      Files.deleteIfExists(Path.of(CacheFile.charts(settings.repositoryCache(), name)));
    } catch (IOException e) {
      settings.log().debug("cannot remove the names of charts", "error", PathException.reason(e));
    }
    try {
      Os.stat(index);
    } catch (PathException e) {
      if (e.isNotExist()) {
        return true;
      }
      throw new ActionException("can't remove index file " + index + ": " + e.getMessage(), e);
    }
    try {
      Files.deleteIfExists(Path.of(index));
    } catch (IOException e) {
      throw PathException.of("remove", index, e);
    }
    return true;
  }
}
