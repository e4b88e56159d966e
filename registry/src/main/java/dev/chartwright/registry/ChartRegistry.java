package dev.chartwright.registry;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.Transport;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.credentials.CredentialStore;
import dev.chartwright.oci.credentials.ServerAddress;
import dev.chartwright.oci.remote.AuthClient;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.oci.remote.CredentialSource;
import dev.chartwright.oci.remote.RegistryErrorException;
import dev.chartwright.oci.remote.RemoteOptions;
import dev.chartwright.oci.remote.RemoteRegistry;
import dev.chartwright.oci.remote.RemoteRepository;
import java.util.List;
import java.util.Optional;

/**
 * Helm's view of OCI registries: charts go in and come out, versions are tags.
 *
 * <p>Nothing is printed; {@link RegistryEvents} hears what Helm would say. Safe for several
 * threads; tokens are kept for as long as the object lives. The transport stays the caller's to
 * close.
 *
 * <pre>{@code
 * ChartRegistry registry = ChartRegistry.of(transport, store, "my-program/1.0");
 * registry.versions("localhost:5000/charts/web");   // [1.1.0, 1.0.0]
 * }</pre>
 *
 * <p>Source: Helm {@code pkg/registry/client.go}.
 */
public final class ChartRegistry {
  private final Transport transport;
  private final CredentialStore store;
  private final AuthClient client;
  private final RemoteOptions options;
  private final String userAgent;
  private final RegistryEvents events;
  private final RegistryMirrors mirrors;

  private ChartRegistry(
      Transport transport,
      CredentialStore store,
      AuthClient client,
      RemoteOptions options,
      String userAgent,
      RegistryEvents events,
      RegistryMirrors mirrors) {
    this.transport = transport;
    this.store = store;
    this.client = client;
    this.options = options;
    this.userAgent = userAgent;
    this.events = events;
    this.mirrors = mirrors;
  }

  /** Registries over TLS with the credentials of a store. */
  public static ChartRegistry of(Transport transport, CredentialStore store, String userAgent) {
    CredentialSource credentials =
        (host, repository) -> store.get(ServerAddress.ofHost(host), repository);
    return new ChartRegistry(
        transport,
        store,
        AuthClient.of(transport, credentials, AuthOptions.defaults().withUserAgent(userAgent)),
        RemoteOptions.defaults(),
        userAgent,
        RegistryEvents.NONE,
        RegistryMirrors.NONE);
  }

  /** These registries with one user name and password for every host, in place of the store. */
  public ChartRegistry withCredentials(String username, String password) {
    CredentialSource credentials = CredentialSource.ofAnyHost(Credential.of(username, password));
    return new ChartRegistry(
        transport, store, client(credentials), options, userAgent, events, mirrors);
  }

  /** These registries spoken to without TLS, or with it. */
  public ChartRegistry withPlainHttp(boolean plain) {
    return new ChartRegistry(
        transport, store, client, options.withPlainHttp(plain), userAgent, events, mirrors);
  }

  /** These registries with somebody who hears what happens. */
  public ChartRegistry withEvents(RegistryEvents hears) {
    return new ChartRegistry(transport, store, client, options, userAgent, hears, mirrors);
  }

  /** These registries with places that stand in for them when something is read. */
  public ChartRegistry withMirrors(RegistryMirrors known) {
    return new ChartRegistry(transport, store, client, options, userAgent, events, known);
  }

  private Itinerary itinerary() {
    return new Itinerary(this, mirrors);
  }

  private AuthClient client(CredentialSource credentials) {
    return AuthClient.of(transport, credentials, AuthOptions.defaults().withUserAgent(userAgent));
  }

  /**
   * Tries a user name and password at a registry and keeps them if they are good.
   *
   * @param host host and port; a path is warned about and then refused
   * @throws ChartRegistryException if the registry does not let us in
   */
  public void login(String host, String username, String password) {
    int slash = host.indexOf('/');
    if (slash >= 0) {
      events.hostHasPath(host, host.substring(0, slash));
    }
    Credential credential = Credential.of(username, password);
    RemoteRegistry registry =
        RemoteRegistry.of(host, client(CredentialSource.of(host, credential)), options);
    try {
      registry.login();
    } catch (RuntimeException e) {
      throw new ChartRegistryException(
          "authenticating to " + Quote.quote(host) + ": " + e.getMessage(), e);
    }
    store.put(ServerAddress.ofRegistry(host), credential);
  }

  /** Forgets what is kept for a registry; nothing kept is no error. */
  public void logout(String host) {
    try {
      store.delete(ServerAddress.ofRegistry(host));
    } catch (RuntimeException e) {
      throw new ChartRegistryException(
          "failed to delete the credential for " + host + ": " + e.getMessage(), e);
    }
  }

  /** Stores a packed chart; the tag appears last. */
  public PushResult push(ChartUpload upload) {
    ChartPush push = new ChartPush(upload, events);
    return push.run(repository(push.reference()).withActions("pull", "push"));
  }

  /**
   * Stores a packed chart as {@link #push} does, with fewer requests: the manifest goes to its tag
   * at once. For those who store many.
   */
  public PushResult store(ChartUpload upload) {
    ChartPush push = new ChartPush(upload, events);
    return push.runShort(repository(push.reference()).withActions("pull", "push"));
  }

  /**
   * Looks at what a reference names without fetching its layers; nothing if it is not there.
   *
   * @throws dev.chartwright.oci.OciException if the registry cannot be asked
   */
  public Optional<StoredChart> find(String reference) {
    ChartReference parsed = ChartReference.parse(reference);
    return StoredChart.find(repository(parsed), parsed.toString());
  }

  /**
   * Looks at what a reference names, for somebody who is about to push to it: the right to push is
   * asked for at once, and a registry that refuses to say anything about a repository that does not
   * exist counts as one that has nothing there.
   */
  public Optional<StoredChart> findBeforePush(String reference) {
    ChartReference parsed = ChartReference.parse(reference);
    try {
      return StoredChart.find(repository(parsed).withActions("pull", "push"), parsed.toString());
    } catch (RegistryErrorException e) {
      if (e.status() == 401 || e.status() == 403) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Fetches the parts of a chart that are wanted; the caller closes the result. */
  public PullResult pull(ChartDownload download) {
    ChartPull pull = new ChartPull(download, events);
    ChartReference reference = pull.reference();
    return itinerary()
        .read(
            reference.name(),
            (registry, place) -> {
              ChartReference there = reference.at(place);
              return pull.run(registry.repository(there), there.toString());
            });
  }

  /**
   * The versions in a repository, highest first: its tags that are strict semantic versions.
   *
   * @param repository {@code registry/path}, with or without {@code oci://}
   */
  public List<String> versions(String repository) {
    return ChartTags.versions(list(repository));
  }

  /** All tags of a repository: versions first, highest at the top, then the others as listed. */
  public List<String> tags(String repository) {
    return ChartTags.versionsFirst(list(repository));
  }

  private List<String> list(String repository) {
    Reference parsed = Reference.parse(ChartReference.withoutScheme(repository));
    String name = parsed.registry() + "/" + parsed.repository();
    return itinerary()
        .read(
            name,
            (registry, place) -> {
              Reference there = place.equals(name) ? parsed : Reference.parse(place);
              return RemoteRepository.of(there, registry.client, registry.options).tags();
            });
  }

  /**
   * What a registry says of a chart without its archive: two requests.
   *
   * @param reference {@code registry/path:tag} or {@code @digest}, with or without {@code oci://}
   * @return nothing if that is no chart
   */
  public Optional<ChartDescription> describe(String reference) {
    ChartReference parsed = ChartReference.parse(reference);
    return new ChartLookup(repository(parsed)).run(parsed.toString());
  }

  /**
   * The names of all repositories of a registry, of charts or anything else. Many registries do not
   * tell.
   *
   * @param host host and port
   */
  public List<String> repositories(String host) {
    return RemoteRegistry.of(host, client, options).repositories();
  }

  /** The manifest that a reference names. */
  public Descriptor resolve(String reference) {
    ChartReference parsed = ChartReference.parse(reference);
    return itinerary()
        .read(
            parsed.name(),
            (registry, place) -> {
              ChartReference there = parsed.at(place);
              return registry.repository(there).resolve(there.toString());
            });
  }

  /**
   * Finds out which tag or digest a reference and a version mean together.
   *
   * <p>An exact version becomes the tag unseen; none, or a constraint, asks for the tag list. A
   * digest wins, but a tag beside it must not name something else.
   *
   * @param reference the reference as the user gave it
   * @param version version or constraint; empty for the newest
   * @param url the parsed reference
   */
  public Location locate(String reference, String version, Url url) {
    ChartReference parsed = ChartReference.parse(url.host() + url.path());
    String wanted = version;
    if (wanted.isEmpty()) {
      wanted = parsed.tag();
    } else if (!parsed.tag().isEmpty() && !parsed.tag().equals(wanted)) {
      throw new ChartRegistryException(
          "chart reference and version mismatch: " + wanted + " is not " + parsed.tag());
    }
    if (!parsed.digest().isEmpty()) {
      return pinned(parsed, wanted, url);
    }
    if (!ChartTags.isVersion(wanted)) {
      List<String> versions = versions(reference);
      if (versions.isEmpty()) {
        throw new ChartRegistryException(
            "unable to locate any tags in provided repository: " + reference);
      }
      wanted = ChartTags.pick(versions, wanted);
    }
    return new Location("", url.withPath(parsed.repository() + ":" + wanted));
  }

  private Location pinned(ChartReference parsed, String wanted, Url url) {
    if (wanted.isEmpty()) {
      return new Location("", url);
    }
    Url pinned = url.withPath(parsed.repository() + "@" + parsed.digest());
    Descriptor tagged;
    try {
      tagged = resolve(parsed.registry() + "/" + parsed.repository() + ":" + wanted);
    } catch (RuntimeException e) {
      // A digest needs no tag.
      return new Location("", pinned);
    }
    if (!tagged.digest().toString().equals(parsed.digest())) {
      throw new ChartRegistryException(
          "chart reference digest mismatch: " + tagged.digest() + " is not " + parsed.digest());
    }
    return new Location(parsed.digest(), pinned);
  }

  private RemoteRepository repository(ChartReference reference) {
    return RemoteRepository.of(Reference.parse(reference.toString()), client, options);
  }

  /**
   * Where a chart is.
   *
   * @param digest the digest of its manifest if a tag was given beside it, else empty
   * @param url {@code oci://registry/repository:tag} or {@code @digest}
   */
  public record Location(String digest, Url url) {}
}
