package dev.chartwright.chart;

import dev.chartwright.golang.json.GoType;

/**
 * The Go types of Chart.yaml, for reading it and for files that embed it.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/metadata.go}, {@code pkg/chart/v2/dependency.go}.
 */
public final class MetadataTypes {
  /** {@code v2.Maintainer}. */
  public static final GoType MAINTAINER =
      GoType.struct("v2.Maintainer")
          .field("name", GoType.STRING)
          .field("email", GoType.STRING)
          .field("url", GoType.STRING)
          .build();

  /** {@code v2.Dependency}. */
  public static final GoType DEPENDENCY = dependency().build();

  /** {@code v2.Dependency} with the pins that we write into lock files, whatever they hold. */
  static final GoType LOCKED_DEPENDENCY =
      dependency().field("digest", GoType.RAW).field("manifest", GoType.RAW).build();

  /** {@code v2.Metadata}. */
  public static final GoType METADATA =
      GoType.struct("v2.Metadata")
          .field("name", GoType.STRING)
          .field("home", GoType.STRING)
          .field("sources", GoType.sliceOf(GoType.STRING))
          .field("version", GoType.STRING)
          .field("description", GoType.STRING)
          .field("keywords", GoType.sliceOf(GoType.STRING))
          .field("maintainers", GoType.sliceOf(GoType.pointerTo(MAINTAINER)))
          .field("icon", GoType.STRING)
          .field("apiVersion", GoType.STRING)
          .field("condition", GoType.STRING)
          .field("tags", GoType.STRING)
          .field("appVersion", GoType.STRING)
          .field("deprecated", GoType.BOOL)
          .field("annotations", GoType.mapOf(GoType.STRING))
          .field("kubeVersion", GoType.STRING)
          .field("dependencies", GoType.sliceOf(GoType.pointerTo(DEPENDENCY)))
          .field("type", GoType.STRING)
          .build();

  /** What the loader for any API version looks at first. */
  static final GoType API_VERSION =
      GoType.struct("loader.chartBase").field("apiVersion", GoType.STRING).build();

  private MetadataTypes() {}

  private static GoType.Builder dependency() {
    return GoType.struct("v2.Dependency")
        .field("name", GoType.STRING)
        .field("version", GoType.STRING)
        .field("repository", GoType.STRING)
        .field("condition", GoType.STRING)
        .field("tags", GoType.sliceOf(GoType.STRING))
        .field("enabled", GoType.BOOL)
        .field("import-values", GoType.sliceOf(GoType.ANY))
        .field("alias", GoType.STRING);
  }
}
