package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartArchive;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.ValidationException;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UserInfo;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.TlsException;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.http.Transport;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.chartmuseum.ChartMuseumAccount;
import dev.chartwright.repo.chartmuseum.ChartMuseumClient;
import dev.chartwright.repo.chartmuseum.ServerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stores a chart in a ChartMuseum, as the plugin helm-push does.
 *
 * <p>A folder is packed first. An archive goes as it is, and its provenance file with it, unless it
 * gets another version: then it is packed anew, and its provenance file, which would be about
 * another archive, stays. (The plugin packs every archive anew and knows no provenance files.)
 * Source: helm-push v0.10.4 {@code cmd/helm-cm-push/main.go}.
 */
public final class ChartMuseumPush {
  private final Settings settings;
  private final Clock clock;

  private ChartMuseumPush(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings; the clock dates what is packed. */
  public static ChartMuseumPush of(Settings settings, Clock clock) {
    return new ChartMuseumPush(settings, clock);
  }

  /**
   * Stores the chart.
   *
   * @param prepare is run once the repository is known and before the chart is read: where
   *     dependencies are updated
   * @param say takes what the plugin prints, line by line
   */
  public void run(ChartMuseumPushRequest request, Runnable prepare, Consumer<String> say) {
    RepositoryEntry repository = repository(request.remote());
    prepare.run();
    Chart chart = ChartLoader.of(settings.log()).load(request.chart());
    ConnectionOptions connection = connection(request.connection(), repository);
    checkFiles(connection);
    try (Connections connections = Connections.of(settings, connection, RegistryEvents.NONE)) {
      ChartMuseumClient museum = museum(connections.transport(), request, repository);
      if (request.contextPath().isEmpty()) {
        museum = museum.withContextPath(contextPath(museum, repository));
      }
      Path folder = Files.createTempDirectory(settings.temporaryFolder(), "helm-push-");
      try {
        upload(request, chart, museum, folder, say);
      } finally {
        TemporaryFolder.remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    say.accept("Done.");
  }

  /**
   * Reads a file below the address of a repository {@code cm://…}, as the plugin does when Helm
   * asks it for one.
   */
  public byte[] download(String url, ChartMuseumPushRequest request) {
    Url address = Url.parse(url);
    String path = address.path();
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      throw new ActionException("invalid file url: " + url);
    }
    String folder = path.substring(0, slash);
    String file = path.substring(slash + 1);
    if (folder.endsWith("/charts") || folder.equals("charts")) {
      folder = folder.substring(0, folder.length() - "charts".length());
      folder = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
      file = "charts/" + file;
    }
    Url server = address.withScheme(request.plainHttp() ? "http" : "https").withPath(folder);
    RepositoryEntry repository = RepositoryEntry.of("", server.toString());
    try (Connections connections =
        Connections.of(settings, request.connection(), RegistryEvents.NONE)) {
      return museum(connections.transport(), request, repository).file(file);
    }
  }

  private void upload(
      ChartMuseumPushRequest request,
      Chart loaded,
      ChartMuseumClient museum,
      Path folder,
      Consumer<String> say) {
    Metadata metadata = loaded.metadata();
    boolean changed = !request.version().isEmpty() || !request.appVersion().isEmpty();
    if (!request.version().isEmpty()) {
      metadata = metadata.withVersion(request.version());
    }
    if (!request.appVersion().isEmpty()) {
      metadata = metadata.withAppVersion(request.appVersion());
    }
    Path archive = Path.of(request.chart());
    Optional<Path> provenance = Optional.empty();
    if (changed || Files.isDirectory(archive)) {
      archive = Path.of(ChartArchive.save(loaded.withMetadata(metadata), folder.toString(), clock));
    } else {
      checkValid(metadata);
      Path beside = Path.of(request.chart() + ".prov");
      provenance = Files.isRegularFile(beside) ? Optional.of(beside) : Optional.empty();
    }
    say.accept(
        "Pushing "
            + metadata.name()
            + "-"
            + metadata.version()
            + ".tgz to "
            + shown(request.remote())
            + "...");
    museum.upload(archive, provenance, request.force());
  }

  private static void checkValid(Metadata metadata) {
    try {
      Metadata unused = metadata.validated();
    } catch (ValidationException e) {
      throw new ChartException("chart validation: " + e.getMessage(), e);
    }
  }

  private RepositoryEntry repository(String remote) {
    if (isWebAddress(remote)) {
      Url url;
      try {
        url = Url.parse(remote);
      } catch (RuntimeException e) {
        throw new ActionException("invalid chart URL format: " + remote, e);
      }
      RepositoryEntry entry = RepositoryEntry.of("", url.withUser(null).toString());
      UserInfo user = url.user();
      return user == null ? entry : withAccount(entry, user);
    }
    String file = settings.repositoryConfig();
    byte[] yaml;
    try {
      yaml = Os.readFile(file);
    } catch (PathException e) {
      throw new ActionException(
          "couldn't load repositories file (" + file + "): " + e.getMessage(), e);
    }
    for (RepositoryEntry each : RepositoryFile.read(yaml).entries()) {
      if (each.name().equals(remote)) {
        return each;
      }
    }
    throw new ActionException("no repo named " + Quote.quote(remote) + " found");
  }

  private static RepositoryEntry withAccount(RepositoryEntry entry, UserInfo user) {
    String password = user.password();
    return new RepositoryEntry(
        "",
        entry.url(),
        user.username(),
        password == null ? "" : password,
        "",
        "",
        "",
        false,
        false);
  }

  private static boolean isWebAddress(String remote) {
    return remote.startsWith("http://") || remote.startsWith("https://");
  }

  /** The remote without user and password. */
  private static String shown(String remote) {
    if (!isWebAddress(remote)) {
      return remote;
    }
    int host = remote.indexOf("://") + 3;
    int slash = remote.indexOf('/', host);
    int at = remote.lastIndexOf('@', slash < 0 ? remote.length() : slash);
    return at < host ? remote : remote.substring(0, host) + remote.substring(at + 1);
  }

  /** Refuses files for TLS that will not do, in the plugin's words and order. */
  private void checkFiles(ConnectionOptions files) {
    String problem = "";
    if (!files.certFile().isEmpty() && !files.keyFile().isEmpty()) {
      problem = unreadable(files.certFile());
      problem = problem.isEmpty() ? unreadable(files.keyFile()) : problem;
      problem = problem.isEmpty() ? refused(files.certFile(), files.keyFile(), "") : problem;
      if (!problem.isEmpty()) {
        problem =
            "can't load key pair from cert "
                + files.certFile()
                + " and key "
                + files.keyFile()
                + ": "
                + problem;
      }
    }
    if (problem.isEmpty() && !files.caFile().isEmpty()) {
      if (!unreadable(files.caFile()).isEmpty()) {
        problem = "can't read CA file: " + files.caFile();
      } else if (!refused("", "", files.caFile()).isEmpty()) {
        problem = "failed to append certificates from file: " + files.caFile();
      }
    }
    if (!problem.isEmpty()) {
      throw new ActionException("can't create TLS config: " + problem);
    }
  }

  private static String unreadable(String file) {
    try {
      byte[] unused = Os.readFile(file);
      return "";
    } catch (PathException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String refused(String certificate, String key, String authorities) {
    try {
      TlsOptions unused =
          TlsOptions.ofFiles(settings.environment(), certificate, key, authorities, false);
      return "";
    } catch (TlsException e) {
      return e.reason();
    }
  }

  /** The files that the flags name, else the repository's own. */
  private static ConnectionOptions connection(ConnectionOptions flags, RepositoryEntry repository) {
    if (flags.hasTls()) {
      return flags;
    }
    return new ConnectionOptions(
        "",
        "",
        repository.certFile(),
        repository.keyFile(),
        repository.caFile(),
        repository.insecureSkipTlsVerify(),
        false,
        false);
  }

  private ChartMuseumClient museum(
      Transport transport, ChartMuseumPushRequest request, RepositoryEntry repository) {
    ChartMuseumAccount asked = request.account();
    String username = asked.username().isEmpty() ? repository.username() : asked.username();
    String password = asked.password().isEmpty() ? repository.password() : asked.password();
    boolean known = !username.isEmpty() && !password.isEmpty();
    String url = repository.url();
    if (url.startsWith("cm://")) {
      url = (request.plainHttp() ? "http://" : "https://") + url.substring("cm://".length());
    }
    return ChartMuseumClient.of(transport, url, settings.userAgent())
        .withAccount(
            new ChartMuseumAccount(username, password, known ? "" : asked.token(), asked.header()))
        .withContextPath(request.contextPath())
        .withTimeout(request.timeout());
  }

  /** What the index says: that in the cache for an added repository, else the server's. */
  private String contextPath(ChartMuseumClient museum, RepositoryEntry repository) {
    byte[] index =
        repository.name().isEmpty()
            ? museum.file("index.yaml")
            : Os.readFile(
                dev.chartwright.golang.path.Path.join(
                    settings.repositoryCache(), repository.name() + "-index.yaml"));
    return ServerInfo.read(index).contextPath();
  }
}
