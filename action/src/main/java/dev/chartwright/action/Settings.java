package dev.chartwright.action;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.repo.RepositoryAliases;
import dev.chartwright.repo.getter.Getter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where a verb finds its files and how it presents itself: what the command line takes from flags
 * and environment, and an embedding program says itself. Immutable.
 *
 * <p>Nothing in this module reads the environment; {@code environment} serves the transport
 * (proxies, certificate bundles) and the credential helpers.
 *
 * @param registryConfig file with the credentials of registries
 * @param repositoryConfig file with the added repositories
 * @param repositoryCache folder with their indexes
 * @param contentCache folder with downloaded charts, by digest
 * @param starters folder with the starter charts of {@code create}
 * @param environment environment variables
 * @param system name of the operating system, as {@code os.name} has it
 * @param userAgent how requests name their sender
 * @param log takes what Helm would log
 * @param exchanges is told of requests and responses
 * @param helperErrors takes what credential helpers print on their standard error
 * @param extras whether files are looked at that Helm does not know: short names of places in
 *     registries, beside {@code repositoryConfig}
 * @param getters finds what fetches URLs of a scheme that is not built in; asked only then
 */
public record Settings(
    String registryConfig,
    String repositoryConfig,
    String repositoryCache,
    String contentCache,
    String starters,
    Map<String, String> environment,
    String system,
    String userAgent,
    LogSink log,
    ExchangeListener exchanges,
    Consumer<String> helperErrors,
    boolean extras,
    Function<String, Optional<Getter>> getters) {
  /** Copies the environment. */
  public Settings {
    environment = Map.copyOf(environment);
  }

  /** Settings without extras and plugins: what Helm itself would look at. */
  public Settings(
      String registryConfig,
      String repositoryConfig,
      String repositoryCache,
      String contentCache,
      String starters,
      Map<String, String> environment,
      String system,
      String userAgent,
      LogSink log,
      ExchangeListener exchanges,
      Consumer<String> helperErrors) {
    this(
        registryConfig,
        repositoryConfig,
        repositoryCache,
        contentCache,
        starters,
        environment,
        system,
        userAgent,
        log,
        exchanges,
        helperErrors,
        false,
        scheme -> Optional.empty());
  }

  /** The short names that the user gave to places in registries; none without extras. */
  RepositoryAliases aliases() {
    return extras
        ? RepositoryAliases.load(RepositoryAliases.fileBeside(repositoryConfig))
        : RepositoryAliases.none();
  }

  /** The folder for temporary files: {@code $TMPDIR}, else {@code /tmp}, as Go has it. */
  Path temporaryFolder() {
    String named = environment.getOrDefault("TMPDIR", "");
    return Path.of(named.isEmpty() ? "/tmp" : named);
  }
}
