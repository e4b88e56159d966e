package dev.chartwright.action;

import dev.chartwright.http.Origin;
import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.credentials.CredentialStore;
import dev.chartwright.oci.credentials.ServerAddress;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.RegistryMirrors;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.downloader.CachedIndexes;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import dev.chartwright.repo.getter.TlsFiles;
import dev.chartwright.repo.mirror.Mirror;
import dev.chartwright.repo.mirror.MirrorGetter;
import dev.chartwright.repo.mirror.MirrorTable;
import dev.chartwright.repo.mirror.MirroredRegistries;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What stands in for registries and repositories during one verb, each with its own credentials:
 * those of the added repository that a mirror belongs to, else those that are kept for its host.
 * What flags say about user, password and certificates is for the original alone.
 */
final class Mirrors {
  /** Names the file with the table; without it that is registries.yaml in Helm's configuration. */
  static final String VARIABLE = "CHARTWRIGHT_REGISTRIES";

  private final MirrorTable table;
  private final Supplier<RepositoryFile> repositories;
  private final Supplier<CredentialStore> store;
  private final Map<Mirror, ChartRegistry> registries = new HashMap<>();

  private Mirrors(
      MirrorTable table, Supplier<RepositoryFile> repositories, Supplier<CredentialStore> store) {
    this.table = table;
    this.repositories = repositories;
    this.store = store;
  }

  /** The mirrors of the table that the settings name; none where there are no extras. */
  static Mirrors of(Settings settings, Supplier<CredentialStore> credentials) {
    MirrorTable table = MirrorTable.none();
    if (settings.extras()) {
      String named = settings.environment().getOrDefault(VARIABLE, "");
      table =
          MirrorTable.load(
              named.isEmpty() ? MirrorTable.fileBeside(settings.repositoryConfig()) : named);
    }
    CachedIndexes added =
        new CachedIndexes(settings.repositoryConfig(), settings.repositoryCache(), settings.log());
    return new Mirrors(table, added::repositories, credentials);
  }

  /** A getter that asks the mirrors first. */
  Getter before(Getter getter) {
    return table.isEmpty() ? getter : MirrorGetter.of(getter, table, this::withOwnCredentials);
  }

  /**
   * What stands in for registries.
   *
   * @param made makes the client for a mirror
   */
  RegistryMirrors registries(Function<Mirror, ChartRegistry> made) {
    return table.isEmpty()
        ? RegistryMirrors.NONE
        : MirroredRegistries.of(table, mirror -> registry(mirror, made));
  }

  private synchronized ChartRegistry registry(Mirror mirror, Function<Mirror, ChartRegistry> made) {
    return registries.computeIfAbsent(mirror, made);
  }

  private GetOptions withOwnCredentials(GetOptions options) {
    RepositoryEntry owner = null;
    for (RepositoryEntry each : repositories.get().entries()) {
      boolean longer = owner == null || each.url().length() > owner.url().length();
      if (longer && MirrorTable.isBelow(options.url(), each.url())) {
        owner = each;
      }
    }
    if (owner != null) {
      TlsFiles files =
          new TlsFiles(
              owner.certFile(), owner.keyFile(), owner.caFile(), owner.insecureSkipTlsVerify());
      return options
          .withCredentials(owner.username(), owner.password())
          .withTls(options.tls().isEmpty() ? files : options.tls());
    }
    Origin origin = Origin.of(options.url());
    boolean usual = origin.port() == (origin.scheme().equals("https") ? 443 : 80);
    String host = usual ? origin.host() : origin.host() + ":" + origin.port();
    Credential kept = store.get().get(ServerAddress.ofHost(host), "");
    return options.withCredentials(kept.username(), kept.password());
  }
}
