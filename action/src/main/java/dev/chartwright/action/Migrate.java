package dev.chartwright.action;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.downloader.CachedIndexes;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.TlsFiles;
import dev.chartwright.repo.migration.FolderDestination;
import dev.chartwright.repo.migration.FolderSource;
import dev.chartwright.repo.migration.IndexSource;
import dev.chartwright.repo.migration.MigrationDestination;
import dev.chartwright.repo.migration.MigrationEvents;
import dev.chartwright.repo.migration.MigrationLimits;
import dev.chartwright.repo.migration.MigrationReport;
import dev.chartwright.repo.migration.MigrationSource;
import dev.chartwright.repo.migration.RegistryDestination;
import dev.chartwright.repo.migration.RegistrySource;
import dev.chartwright.repo.migration.RepoMigration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Moves charts from a repository with index.yaml, or a folder, into an OCI registry, and the other
 * way round.
 *
 * <p>Credentials of the one side never go to the other: each side has connections of its own. One
 * object is good for one run; {@link #stop} may be called by any thread.
 *
 * <pre>{@code
 * MigrateRequest request = MigrateRequest.of("https://example.com/charts", "oci://example.com/charts");
 * MigrationReport report = Migrate.of(settings, clock).run(request, MigrationEvents.NONE);
 * }</pre>
 */
public final class Migrate {
  private final Settings settings;
  private final Clock clock;
  private final AtomicReference<RepoMigration> running = new AtomicReference<>();

  private Migrate(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings; the clock dates an index that is written. */
  public static Migrate of(Settings settings, Clock clock) {
    return new Migrate(settings, clock);
  }

  /** Lets the versions on their way arrive and leaves the others. */
  public void stop() {
    RepoMigration migration = running.get();
    if (migration != null) {
      migration.stop();
    }
  }

  /** Moves what is wanted; what could not go is in the report and was told the events. */
  public MigrationReport run(MigrateRequest request, MigrationEvents events) {
    boolean toRegistry = ChartReference.isOci(request.destination());
    ConnectionOptions stored =
        ConnectionOptions.defaults().withPlainHttp(request.repository().plainHttp());
    ConnectionOptions sourceRegistry = toRegistry ? stored : request.registry();
    try (Connections repository = connections(request.repository());
        Connections named = connections(sourceRegistry);
        Connections registry = connections(request.registry())) {
      registry.check();
      RepoMigration migration =
          RepoMigration.of(
              source(request, repository, named),
              destination(request, registry),
              request.options());
      running.set(migration);
      return migration.run(events);
    }
  }

  private Connections connections(ConnectionOptions options) {
    return Connections.of(settings, options, RegistryEvents.NONE);
  }

  private MigrationDestination destination(MigrateRequest request, Connections registry) {
    String destination = request.destination();
    if (ChartReference.isOci(destination)) {
      return RegistryDestination.of(registry.registry(), destination);
    }
    if (destination.contains("://")) {
      throw new ActionException(
          "the destination must be a path in a registry, oci://…, or a folder, not " + destination);
    }
    return FolderDestination.of(Path.of(destination), clock);
  }

  private MigrationSource source(
      MigrateRequest request, Connections repository, Connections registry) {
    MigrationLimits limits = request.options().limits();
    Path scratch = settings.temporaryFolder();
    String first = request.sources().get(0);
    if (ChartReference.isOci(first)) {
      for (String each : request.sources()) {
        if (!ChartReference.isOci(each)) {
          throw new ActionException("only charts in registries can be moved together, not " + each);
        }
      }
      return RegistrySource.of(registry.registry(), request.sources(), scratch, limits);
    }
    if (request.sources().size() > 1) {
      throw new ActionException(
          "only charts in registries can be moved together, not " + request.sources().get(1));
    }
    RepositoryEntry entry = entry(first);
    if (entry.url().isEmpty()) {
      return FolderSource.open(Path.of(first), scratch, limits);
    }
    return IndexSource.open(
        entry.url(),
        repository.getters(),
        options(entry, repository.getOptions()),
        registry::registry,
        scratch,
        limits);
  }

  /** The repository that a text means; one without URL for a folder. */
  private RepositoryEntry entry(String source) {
    RepositoryFile added = added();
    if (source.contains("://")) {
      for (RepositoryEntry each : added.entries()) {
        if (withoutSlash(each.url()).equals(withoutSlash(source))) {
          return each;
        }
      }
      return RepositoryEntry.of("", source);
    }
    for (RepositoryEntry each : added.entries()) {
      if (each.name().equals(source)) {
        return each;
      }
    }
    if (Files.isDirectory(Path.of(source))) {
      return RepositoryEntry.of(source, "");
    }
    throw new ActionException(
        Quote.quote(source) + " is no URL, no added repository and no folder");
  }

  private RepositoryFile added() {
    return new CachedIndexes(
            settings.repositoryConfig(), settings.repositoryCache(), settings.log())
        .repositories();
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** The flags, and where they say nothing what was said when the repository was added. */
  private static GetOptions options(RepositoryEntry entry, GetOptions flags) {
    GetOptions options = flags;
    if (options.username().isEmpty() && options.password().isEmpty()) {
      options =
          options
              .withCredentials(entry.username(), entry.password())
              .withPassCredentialsAll(flags.passCredentialsAll() || entry.passCredentialsAll());
    }
    if (options.tls().isEmpty()) {
      options =
          options.withTls(
              new TlsFiles(
                  entry.certFile(),
                  entry.keyFile(),
                  entry.caFile(),
                  entry.insecureSkipTlsVerify()));
    }
    return options;
  }

  /**
   * What dependants may call the source: its URL, and the names of added repositories there; of a
   * chart in a registry, the path that it lies below.
   *
   * @return URLs, {@code @name} and {@code alias:name}
   */
  public List<String> namesOf(String source) {
    List<String> names = new ArrayList<>();
    if (ChartReference.isOci(source)) {
      // Dependants name the path, not the chart.
      names.add(source.substring(0, Math.max(0, source.lastIndexOf('/'))));
      return names;
    }
    RepositoryEntry own = entry(source);
    if (!own.url().isEmpty()) {
      names.add(own.url());
      for (RepositoryEntry each : added().entries()) {
        if (withoutSlash(each.url()).equals(withoutSlash(own.url()))) {
          names.add("@" + each.name());
          names.add("alias:" + each.name());
        }
      }
    }
    return names;
  }
}
