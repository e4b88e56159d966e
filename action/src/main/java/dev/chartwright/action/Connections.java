package dev.chartwright.action;

import dev.chartwright.chart.values.Fetcher;
import dev.chartwright.chart.values.ValueReader;
import dev.chartwright.http.Proxies;
import dev.chartwright.http.RetryPolicy;
import dev.chartwright.http.RetryingTransport;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.TlsException;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.oci.credentials.CredentialStore;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyManager;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.getter.HttpGetter;
import dev.chartwright.repo.getter.TlsFiles;
import dev.chartwright.repo.mirror.Mirror;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways out of one verb: made when they are first needed, closed when it ends.
 *
 * <p>One transport serves registries and repositories, with or without TLS flags, and always with
 * retries; repositories with certificates of their own have another. Safe for several threads.
 */
final class Connections implements AutoCloseable {
  private final Settings settings;
  private final ConnectionOptions options;
  private final PulledDigest events;
  private final boolean login;
  private final Map<TlsFiles, Transport> transports = new HashMap<>();
  private @Nullable ChartRegistry registry;
  private @Nullable Mirrors mirrors;

  private Connections(
      Settings settings, ConnectionOptions options, RegistryEvents events, boolean login) {
    this.login = login;
    this.settings = settings;
    this.options = options;
    this.events = new PulledDigest(events);
  }

  static Connections of(Settings settings, ConnectionOptions options, RegistryEvents events) {
    return new Connections(settings, options, events, false);
  }

  static Connections forLogin(Settings settings, ConnectionOptions options, RegistryEvents events) {
    return new Connections(settings, options, events, true);
  }

  /** Fails now if the TLS flags name files that will not do, as Helm does before all else. */
  void check() {
    if (options.hasTls()) {
      transport();
    }
  }

  synchronized ChartRegistry registry() {
    ChartRegistry made = registry;
    if (made == null) {
      made =
          ChartRegistry.of(transport(), store(), settings.userAgent())
              .withPlainHttp(plainHttp())
              .withEvents(events)
              .withMirrors(mirrors().registries(this::registry));
      if (!options.username().isEmpty() && !options.password().isEmpty()) {
        made = made.withCredentials(options.username(), options.password());
      }
      registry = made;
    }
    return made;
  }

  /** The client for a place that stands in for others: no flag is meant for it. */
  private ChartRegistry registry(Mirror mirror) {
    return ChartRegistry.of(repositoryTransport(mirror.tls()), store(), settings.userAgent())
        .withPlainHttp(mirror.plainHttp());
  }

  /** What stands in for registries and repositories. */
  synchronized Mirrors mirrors() {
    Mirrors made = mirrors;
    if (made == null) {
      made = Mirrors.of(settings, this::store);
      mirrors = made;
    }
    return made;
  }

  // Helm forgets --plain-http when a TLS flag is set, but not at login.
  private boolean plainHttp() {
    return options.plainHttp() && (login || !options.hasTls());
  }

  /** The registry's credentials: Helm's own file, then Docker's. */
  CredentialStore store() {
    return Credentials.store(settings);
  }

  /** The chart as a path on this machine; what is there already costs no connection. */
  String locate(ChartSource source) {
    return located(source).path();
  }

  /** The chart as a path on this machine, and where it came from. */
  LocatedChart located(ChartSource source) {
    LocatedChart local = LocalChart.find(source);
    if (local != null) {
      return local;
    }
    LocatedChart found = locator().locate(source);
    return found.url().startsWith("oci://") ? found.withDigest(events.digest()) : found;
  }

  ChartLocator locator() {
    return new ChartLocator(downloader());
  }

  /** Fetches charts by reference. */
  ChartDownloader downloader() {
    return Fetching.downloader(this, settings);
  }

  /** What the flags say about how URLs are fetched. */
  GetOptions getOptions() {
    return GetOptions.none()
        .withCredentials(options.username(), options.password())
        .withPassCredentialsAll(options.passCredentialsAll())
        .withTls(flags())
        .withPlainHttp(options.plainHttp());
  }

  /** The getters of all schemes: every chart, provenance file and index comes through them. */
  Getters getters() {
    return Fetching.getters(this).withOthers(settings.getters());
  }

  /** Works on the dependencies of charts. */
  DependencyManager dependencies(DependencyEvents told, Clock clock) {
    return Fetching.dependencies(this, settings, events, told, clock);
  }

  /** Reads what {@code -f} and {@code --set-file} name. */
  ValueReader values(InputStream standardInput) {
    Fetcher web = new WebFetcher(this);
    return ValueReader.of(Map.of("http", web, "https", web), standardInput)
        .withOthers(new OtherFetchers(settings.getters()));
  }

  /** Fetches what the schemas of charts refer to. */
  Fetcher schemas() {
    return new SchemaFetcher(this, settings.userAgent());
  }

  /** Fetches {@code http} and {@code https} URLs. */
  HttpGetter getter() {
    return HttpGetter.of(this::repositoryTransport, settings.userAgent());
  }

  /** The transport of this verb, made when it is first asked for. */
  Transport transport() {
    try {
      return transport(flags());
    } catch (TlsException e) {
      throw new ActionException(
          "missing registry client: can't create TLS config for client: " + e.reason(), e);
    }
  }

  private Transport repositoryTransport(TlsFiles tls) {
    try {
      return transport(tls);
    } catch (TlsException e) {
      throw new ActionException("can't create TLS config for client: " + e.reason(), e);
    }
  }

  private TlsFiles flags() {
    return new TlsFiles(
        options.certFile(), options.keyFile(), options.caFile(), options.insecureSkipTlsVerify());
  }

  /** The transport for some files, shared by all who name the same. */
  private synchronized Transport transport(TlsFiles tls) {
    TlsFiles key = tls.isEmpty() ? TlsFiles.none() : tls;
    Transport made = transports.get(key);
    if (made == null) {
      TransportOptions transportOptions =
          TransportOptions.defaults()
              .withTls(options(key))
              .withProxies(Proxies.ofEnvironment(settings.environment()))
              .withListener(settings.exchanges());
      made =
          RetryingTransport.of(
              SocketTransport.of(transportOptions), RetryPolicy.defaults(), settings.exchanges());
      transports.put(key, made);
    }
    return made;
  }

  private TlsOptions options(TlsFiles tls) {
    return tls.isEmpty()
        ? TlsOptions.defaults().withEnvironment(settings.environment())
        : TlsOptions.ofFiles(
            settings.environment(),
            tls.certFile(),
            tls.keyFile(),
            tls.caFile(),
            tls.insecureSkipVerify());
  }

  @Override
  public void close() {
    for (Transport each : transports.values()) {
      each.close();
    }
  }
}
