package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.RepositoryAliases;
import dev.chartwright.repo.downloader.ContentCache;
import dev.chartwright.repo.getter.Getters;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where dependencies come from and what is known of it already.
 *
 * @param registry makes, or has made, the registry client; several threads may ask for it
 * @param registryEvents hears what the registry client has to say, in the order of the dependencies
 * @param getters fetch what URLs name
 * @param repositoryConfig file with the repositories that the user added, which need not be there
 * @param repositoryCache folder with their indexes
 * @param aliases short names of places in registries
 * @param contentCache charts by the digests of their archives
 * @param temporaryFolder an existing folder, for what is fetched until all of it is there
 * @param log takes what Helm would log
 */
public record DependencySources(
    Supplier<ChartRegistry> registry,
    RegistryEvents registryEvents,
    Getters getters,
    String repositoryConfig,
    String repositoryCache,
    RepositoryAliases aliases,
    ContentCache contentCache,
    Path temporaryFolder,
    LogSink log) {}
