package dev.chartwright.repo;

import dev.chartwright.chart.MetadataTypes;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.time.GoTime;

/**
 * The Go types of index.yaml and repositories.yaml, for reading them and parts of them.
 *
 * <p>Source: Helm {@code pkg/repo/v1/index.go}, {@code repo.go}, {@code chartrepo.go}.
 */
public final class IndexTypes {
  private static final GoType TIME = GoTime.JSON_TYPE;

  /** {@code repo.ChartVersion}. */
  public static final GoType CHART_VERSION =
      GoType.struct("repo.ChartVersion")
          .embed("Metadata", MetadataTypes.METADATA)
          .field("urls", GoType.sliceOf(GoType.STRING))
          .field("created", TIME)
          .field("removed", GoType.BOOL)
          .field("digest", GoType.STRING)
          .field("checksum", GoType.STRING)
          .field("engine", GoType.STRING)
          .field("tillerVersion", GoType.STRING)
          .field("url", GoType.STRING)
          .build();

  /** {@code repo.IndexFile}. */
  public static final GoType INDEX =
      GoType.struct("repo.IndexFile")
          .field("serverInfo", GoType.mapOf(GoType.ANY))
          .field("apiVersion", GoType.STRING)
          .field("generated", TIME)
          .field(
              "entries",
              GoType.mapOf(GoType.sliceOf("repo.ChartVersions", GoType.pointerTo(CHART_VERSION))))
          .field("publicKeys", GoType.sliceOf(GoType.STRING))
          .field("annotations", GoType.mapOf(GoType.STRING))
          .build();

  private static final GoType ENTRY =
      GoType.struct("repo.Entry")
          .field("name", GoType.STRING)
          .field("url", GoType.STRING)
          .field("username", GoType.STRING)
          .field("password", GoType.STRING)
          .field("certFile", GoType.STRING)
          .field("keyFile", GoType.STRING)
          .field("caFile", GoType.STRING)
          .field("insecure_skip_tls_verify", GoType.BOOL)
          .field("pass_credentials_all", GoType.BOOL)
          .build();

  /** {@code repo.File}. */
  static final GoType REPOSITORIES =
      GoType.struct("repo.File")
          .field("apiVersion", GoType.STRING)
          .field("generated", TIME)
          .field("repositories", GoType.sliceOf(GoType.pointerTo(ENTRY)))
          .build();

  private IndexTypes() {}
}
