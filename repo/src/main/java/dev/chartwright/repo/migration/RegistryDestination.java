package dev.chartwright.repo.migration;

import dev.chartwright.chart.Metadata;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.ChartUpload;
import dev.chartwright.repo.RepositoryException;
import java.util.Map;
import java.util.Optional;

/**
 * A path in an OCI registry: each chart becomes a repository below it, each version a tag.
 *
 * <p>Manifests are what {@code helm push} makes of the same archive, with {@code
 * org.opencontainers.image.created} saying when the source added the version, and {@link
 * #DEPRECATED} if that is so. The tag comes last: what breaks off leaves nothing that anybody sees.
 */
public final class RegistryDestination implements MigrationDestination {
  /**
   * The annotation of deprecated versions, {@code true}: the name that Artifact Hub has for it on
   * other artifacts, as neither OCI nor Helm has one.
   */
  public static final String DEPRECATED = "io.artifacthub.package.deprecated";

  /** The annotation that says when a version was added, in RFC 3339. */
  public static final String CREATED = "org.opencontainers.image.created";

  private final ChartRegistry registry;
  private final String path;

  private RegistryDestination(ChartRegistry registry, String path) {
    this.registry = registry;
    this.path = path;
  }

  /**
   * A path.
   *
   * @param path {@code oci://registry/path}
   * @throws RuntimeException if nothing can lie below it
   */
  public static RegistryDestination of(ChartRegistry registry, String path) {
    String bare = ChartReference.withoutScheme(path);
    while (bare.endsWith("/")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    int slash = bare.indexOf('/');
    if (bare.indexOf('@') >= 0 || (slash >= 0 && bare.indexOf(':', slash) >= 0)) {
      throw new RepositoryException("a tag or digest has no place in the destination " + path);
    }
    ChartReference unused = ChartReference.parse(bare + "/x:0.0.0");
    return new RegistryDestination(registry, bare);
  }

  @Override
  public String target(MigrationEntry entry) {
    String reference = path + "/" + entry.chart() + ":" + entry.version();
    return ChartReference.parse(reference).toString();
  }

  @Override
  public Optional<String> archiveAt(String target) {
    return registry.findBeforePush(target).map(stored -> stored.chartSha256().orElse(""));
  }

  @Override
  public String store(
      String target, FetchedChart chart, Metadata metadata, String created, boolean deprecated) {
    ChartUpload upload =
        ChartUpload.of(
                path + "/" + metadata.name() + ":" + metadata.version(),
                chart.size(),
                chart::open,
                metadata,
                created)
            .withAnnotations(deprecated ? Map.of(DEPRECATED, "true") : Map.of());
    Optional<byte[]> signed = chart.provenance();
    if (signed.isPresent()) {
      upload = upload.withProvenance(signed.get());
    }
    return registry.store(upload).digest();
  }
}
