package dev.chartwright.action;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.ChartRepository;
import dev.chartwright.repo.FetchedIndex;
import dev.chartwright.repo.RepositoryAlias;
import dev.chartwright.repo.RepositoryAliases;
import dev.chartwright.repo.RepositoryConfig;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import java.util.Optional;

/**
 * Adds a chart repository: fetches its index, and remembers it if that is one.
 *
 * <p>Whatever goes wrong leaves the repositories and the cache as they were. Helm holds its lock
 * while it downloads; we take it afterwards and look again, so that one slow repository keeps
 * nobody waiting. Safe for several threads and processes.
 *
 * <pre>{@code
 * RepoAdd.of(settings).run(RepoAddRequest.of(RepositoryEntry.of("r", "https://example.com/charts")));
 * // true; and false if it is there already, with the same configuration
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/repo_add.go}.
 */
public final class RepoAdd {
  private static final String OCI = "oci://";

  private final Settings settings;

  private RepoAdd(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RepoAdd of(Settings settings) {
    return new RepoAdd(settings);
  }

  /**
   * Adds the repository; with extras also an {@code oci://} place, as an alias.
   *
   * @return whether it was added; false if it is there already with the same configuration
   * @throws RuntimeException if it is none, cannot be reached, or the name is taken
   */
  public boolean run(RepoAddRequest request) {
    RepositoryEntry asked = request.entry();
    if (!request.allowDeprecated()) {
      refuseClosed(asked.url());
    }
    RepositoryConfig config = RepositoryConfig.of(settings.repositoryConfig());
    config.prepare();
    RepositoryFile known = config.read();
    boolean alias = settings.extras() && asked.url().startsWith(OCI);
    RepositoryEntry entry = alias ? asked : withPassword(asked, request);
    if (entry.name().contains("/")) {
      throw new ActionException(
          "repository name ("
              + entry.name()
              + ") contains '/', please specify a different name without '/'");
    }
    if (alias) {
      return addAlias(config, entry, request.forceUpdate());
    }
    if (!isNew(entry, known, settings.aliases(), request)) {
      return false;
    }
    try (Connections connections =
            Connections.of(settings, ConnectionOptions.defaults(), RegistryEvents.NONE);
        FetchedIndex fetched = fetch(connections, entry, request)) {
      return config.exclusively(() -> remember(config, entry, request, fetched));
    }
  }

  private boolean remember(
      RepositoryConfig config,
      RepositoryEntry entry,
      RepoAddRequest request,
      FetchedIndex fetched) {
    RepositoryFile known = config.read();
    RepositoryAliases aliases = settings.aliases();
    if (!isNew(entry, known, aliases, request)) {
      return false;
    }
    try {
      fetched.keep();
    } catch (RuntimeException e) {
      throw unusable(entry, e);
    }
    if (aliases.find(entry.name()).isPresent()) {
      config.write(aliases.without(entry.name()));
    }
    config.write(known.with(entry));
    return true;
  }

  /** Whether something is to be added. */
  private static boolean isNew(
      RepositoryEntry entry,
      RepositoryFile known,
      RepositoryAliases aliases,
      RepoAddRequest request) {
    if (request.forceUpdate()) {
      return true;
    }
    Optional<RepositoryEntry> existing = known.find(entry.name());
    if (existing.isPresent() ? !existing.get().equals(entry) : has(aliases, entry.name())) {
      throw taken(entry.name());
    }
    return existing.isEmpty();
  }

  private static boolean has(RepositoryAliases aliases, String name) {
    return aliases.find(name).isPresent();
  }

  private boolean addAlias(RepositoryConfig config, RepositoryEntry entry, boolean force) {
    RepositoryAlias alias = RepositoryAlias.of(entry.name(), entry.url());
    if (!entry.username().isEmpty() || !entry.password().isEmpty()) {
      throw new ActionException(
          "credentials of registries are kept by \"registry login\", not with the name of a place");
    }
    return config.exclusively(() -> {
      RepositoryFile known = config.read();
      RepositoryAliases aliases = config.aliases();
      if (!force) {
        Optional<String> existing = aliases.find(alias.name());
        if (known.find(alias.name()).isPresent()
            || (existing.isPresent() && !existing.get().equals(alias.url()))) {
          throw taken(alias.name());
        }
        if (existing.isPresent()) {
          return false;
        }
      }
      config.write(aliases.with(alias));
      if (known.find(alias.name()).isPresent()) {
        config.write(known.without(alias.name()));
      }
      return true;
    });
  }

  private static ActionException taken(String name) {
    return new ActionException(
        "repository name (" + name + ") already exists, please specify a different name");
  }

  private static RepositoryEntry withPassword(RepositoryEntry entry, RepoAddRequest request) {
    return entry.username().isEmpty() || !entry.password().isEmpty() || request.password().isEmpty()
        ? entry
        : entry.withPassword(request.password().get().get());
  }

  private FetchedIndex fetch(
      Connections connections, RepositoryEntry entry, RepoAddRequest request) {
    ChartRepository repository =
        ChartRepository.of(
            entry,
            connections.getters(),
            settings.repositoryCache(),
            request.timeout(),
            settings.log());
    try {
      return repository.fetch();
    } catch (RuntimeException e) {
      throw unusable(entry, e);
    }
  }

  private static ActionException unusable(RepositoryEntry entry, RuntimeException cause) {
    return new ActionException(
        "looks like "
            + Quote.quote(entry.url())
            + " is not a valid chart repository or cannot be reached: "
            + cause.getMessage(),
        cause);
  }

  /** Two addresses that were switched off in 2020. */
  private static void refuseClosed(String url) {
    String successor = null;
    if (url.contains("//kubernetes-charts.storage.googleapis.com")) {
      successor = "https://charts.helm.sh/stable";
    } else if (url.contains("//kubernetes-charts-incubator.storage.googleapis.com")) {
      successor = "https://charts.helm.sh/incubator";
    }
    if (successor != null) {
      throw new ActionException(
          "repo "
              + Quote.quote(url)
              + " is no longer available; try "
              + Quote.quote(successor)
              + " instead");
    }
  }
}
