package dev.chartwright.registryserver;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link RegistryServer} shall be: where it listens, where it keeps things, who may do what.
 * Immutable.
 *
 * <pre>{@code
 * RegistryConfig config =
 *     RegistryConfig.builder()
 *         .folder(Path.of("/var/lib/registry"))
 *         .htpasswd(Path.of("/etc/registry/htpasswd"))
 *         .anonymousRead(true)
 *         .build();
 * }</pre>
 */
public final class RegistryConfig {
  private final Builder values;

  private RegistryConfig(Builder values) {
    this.values = values;
  }

  /** A registry in memory on a free loopback port, without users: everybody may do everything. */
  public static RegistryConfig inMemory() {
    return builder().build();
  }

  /** Starts from {@link #inMemory()}'s settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** The address to listen on, a name or a literal. */
  public String host() {
    return values.host;
  }

  /** The port to listen on; 0 takes a free one. */
  public int port() {
    return values.port;
  }

  /** The folder that keeps everything; none keeps it in memory. */
  public Optional<Path> folder() {
    return Optional.ofNullable(values.folder);
  }

  /** The file with users and bcrypt hashes. */
  public Optional<Path> htpasswd() {
    return Optional.ofNullable(values.htpasswd);
  }

  /** Users that are told directly, with their passwords. */
  Map<String, String> users() {
    return values.users;
  }

  /** Whether reading needs no password; writing does. */
  public boolean anonymousRead() {
    return values.anonymousRead;
  }

  /** Whether nobody can change anything. */
  public boolean readOnly() {
    return values.readOnly;
  }

  /** Whether manifests may name blobs and manifests that are not in the repository. */
  public boolean sparseManifests() {
    return values.sparseManifests;
  }

  /** PEM file of the certificate and its chain. */
  Optional<Path> certificate() {
    return Optional.ofNullable(values.certificate);
  }

  /** PEM file of the certificate's private key. */
  Optional<Path> privateKey() {
    return Optional.ofNullable(values.privateKey);
  }

  /**
   * How long a blob that no manifest names is kept after it was last asked for; none keeps it for
   * ever.
   */
  public Optional<Duration> garbageGrace() {
    return Optional.ofNullable(values.garbageGrace);
  }

  /** Web origins whose scripts may use the registry. */
  public List<String> origins() {
    return values.origins;
  }

  /** What is accepted at most. */
  public RegistryLimits limits() {
    return values.limits;
  }

  /** Who hears of requests. */
  public RequestListener listener() {
    return values.listener;
  }

  /** What tells the time. */
  public Clock clock() {
    return values.clock;
  }

  /** Collects the settings; every one has a default. Not thread-safe. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private @Nullable Path folder;
    private @Nullable Path htpasswd;
    private Map<String, String> users = new LinkedHashMap<>();
    private boolean anonymousRead;
    private boolean readOnly;
    private boolean sparseManifests;
    private @Nullable Path certificate;
    private @Nullable Path privateKey;
    private @Nullable Duration garbageGrace;
    private List<String> origins = new ArrayList<>();
    private RegistryLimits limits = RegistryLimits.defaults();
    private RequestListener listener = RequestListener.none();
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /** Listens there; {@code 127.0.0.1} and a free port by default. Port 0 takes a free one. */
    public Builder address(String newHost, int newPort) {
      if (newPort < 0 || newPort > 65_535) {
        throw new IllegalArgumentException("port must be between 0 and 65535, not " + newPort);
      }
      host = Objects.requireNonNull(newHost, "host");
      port = newPort;
      return this;
    }

    /**
     * Keeps everything in this folder, which is made when absent and belongs to one server at a
     * time.
     */
    public Builder folder(Path newFolder) {
      folder = newFolder;
      return this;
    }

    /**
     * Asks for a user of this file, which is read again when it changes; only bcrypt hashes count.
     */
    public Builder htpasswd(Path file) {
      htpasswd = file;
      return this;
    }

    /**
     * Knows this user as well; as soon as there is one user, there is no access without a password.
     */
    public Builder user(String name, String password) {
      if (name.isEmpty() || name.indexOf(':') >= 0) {
        throw new IllegalArgumentException("a user's name is not empty and has no colon");
      }
      users.put(name, password);
      return this;
    }

    /** Lets everybody read although there are users. */
    public Builder anonymousRead(boolean allowed) {
      anonymousRead = allowed;
      return this;
    }

    /** Refuses every change. */
    public Builder readOnly(boolean only) {
      readOnly = only;
      return this;
    }

    /** Takes manifests whose parts are not all there. */
    public Builder sparseManifests(boolean allowed) {
      sparseManifests = allowed;
      return this;
    }

    /**
     * Speaks TLS with this certificate chain and private key, both PEM files (PKCS#8, PKCS#1 or SEC
     * 1 key).
     */
    public Builder tls(Path certificateFile, Path keyFile) {
      certificate = certificateFile;
      privateKey = keyFile;
      return this;
    }

    /** Lets go of blobs that no manifest names and that nobody asked for during this time. */
    public Builder garbageGrace(Duration grace) {
      if (grace.isNegative() || grace.isZero()) {
        throw new IllegalArgumentException("garbageGrace must be positive");
      }
      garbageGrace = grace;
      return this;
    }

    /**
     * Lets scripts of this web origin, such as {@code https://charts.example.com}, use the
     * registry.
     */
    public Builder origin(String origin) {
      origins.add(origin);
      return this;
    }

    /** Accepts at most this. */
    public Builder limits(RegistryLimits newLimits) {
      limits = newLimits;
      return this;
    }

    /** Tells of every request. */
    public Builder listener(RequestListener newListener) {
      listener = newListener;
      return this;
    }

    /**
     * Takes the time from this clock: for the age of uploads and garbage and for the Date header.
     */
    public Builder clock(Clock newClock) {
      clock = newClock;
      return this;
    }

    /** The settings so far; later calls of this builder do not change them. */
    public RegistryConfig build() {
      Builder copy = new Builder();
      copy.host = host;
      copy.port = port;
      copy.folder = folder;
      copy.htpasswd = htpasswd;
      copy.users = Map.copyOf(users);
      copy.anonymousRead = anonymousRead;
      copy.readOnly = readOnly;
      copy.sparseManifests = sparseManifests;
      copy.certificate = certificate;
      copy.privateKey = privateKey;
      copy.garbageGrace = garbageGrace;
      copy.origins = List.copyOf(origins);
      copy.limits = limits;
      copy.listener = listener;
      copy.clock = clock;
      return new RegistryConfig(copy);
    }
  }
}
