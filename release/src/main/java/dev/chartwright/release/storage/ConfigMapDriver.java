package dev.chartwright.release.storage;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.release.ReleaseCodec;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Release records in ConfigMaps, one for each revision.
 *
 * <p>Like {@link SecretDriver}, but failures come as the API server told them, without a word of
 * what was tried; the log has it. Source: Helm 4.3.1 {@code pkg/storage/driver/cfgmaps.go}.
 */
public final class ConfigMapDriver extends KubeDriver {
  private ConfigMapDriver(RecordChunks chunks, Clock clock, LogSink log) {
    super(chunks, clock, log, "failed to decode release");
  }

  /** The records of a namespace; see {@link SecretDriver#of}. */
  public static ConfigMapDriver of(
      Supplier<? extends KubeApi> api,
      String namespace,
      ReleaseCodec codec,
      Clock clock,
      LogSink log) {
    KubeRecords records = new KubeRecords(KubeRecords.Kind.CONFIG_MAP, api, namespace);
    return new ConfigMapDriver(new RecordChunks(records, codec, clock, Oversize.SEND), clock, log);
  }

  /** The same with another treatment of records that are too large for one object. */
  public ConfigMapDriver withOversize(Oversize oversize) {
    return new ConfigMapDriver(chunks.with(oversize), clock, log);
  }

  @Override
  RuntimeException failed(Attempt attempt, @Nullable String key, RuntimeException cause) {
    String what =
        switch (attempt) {
          case GET -> "failed to get release";
          case DECODE -> "failed to decode data";
          case LIST -> "failed to list releases";
          case QUERY -> "failed to query with labels";
          case FETCH_PART -> "failed to fetch a part of a release";
          case CREATE -> "failed to create release";
          case UPDATE -> "failed to update release";
        };
    String error = String.valueOf(cause.getMessage());
    if (key == null) {
      log.debug(what, "error", error);
    } else {
      log.debug(what, "key", key, "error", error);
    }
    return cause;
  }
}
