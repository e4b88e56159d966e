package dev.chartwright.action;

import dev.chartwright.repo.migration.MigrationOptions;
import java.util.List;

/**
 * What to move where. Immutable.
 *
 * @param sources URL or name of a repository, a folder of archives, or {@code oci://} references of
 *     charts; only of the last there may be several
 * @param destination {@code oci://registry/path}, or a folder
 * @param repository how the repository is reached; its {@code plainHttp} is for registries that its
 *     index names
 * @param registry how the registry is reached; with registries on both sides, the destination
 * @param options which versions and how
 */
public record MigrateRequest(
    List<String> sources,
    String destination,
    ConnectionOptions repository,
    ConnectionOptions registry,
    MigrationOptions options) {
  /** Copies the list. */
  public MigrateRequest {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources: none");
    }
  }

  /** Everything from there to there. */
  public static MigrateRequest of(String source, String destination) {
    return new MigrateRequest(
        List.of(source),
        destination,
        ConnectionOptions.defaults(),
        ConnectionOptions.defaults(),
        MigrationOptions.defaults());
  }
}
