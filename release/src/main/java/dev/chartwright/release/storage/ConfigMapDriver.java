package dev.chartwright.release.storage;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Release records in ConfigMaps, one for each revision.
 *
 * <p>Like {@link SecretDriver}, but failures come as the API server told them, without a word of
 * what was tried; the log has it. Source: Helm 4.3.1 {@code pkg/storage/driver/cfgmaps.go}.
 */
public final class ConfigMapDriver implements ReleaseDriver {
  private final KubeRecords records;
  private final RecordChunks chunks;
  private final Clock clock;
  private final LogSink log;

  private ConfigMapDriver(KubeRecords records, RecordChunks chunks, Clock clock, LogSink log) {
    this.records = records;
    this.chunks = chunks;
    this.clock = clock;
    this.log = log;
  }

  /** The records of a namespace; see {@link SecretDriver#of}. */
  public static ConfigMapDriver of(
      Supplier<? extends KubeApi> api,
      String namespace,
      ReleaseCodec codec,
      Clock clock,
      LogSink log) {
    KubeRecords records = new KubeRecords(KubeRecords.Kind.CONFIG_MAP, api, namespace);
    RecordChunks chunks = new RecordChunks(records, codec, clock, Oversize.SEND);
    return new ConfigMapDriver(records, chunks, clock, log);
  }

  /** The same with another treatment of records that are too large for one object. */
  public ConfigMapDriver withOversize(Oversize oversize) {
    return new ConfigMapDriver(records, chunks.with(oversize), clock, log);
  }

  @Override
  public String name() {
    return "ConfigMap";
  }

  @Override
  public Release get(String key) {
    return decoded(key, found(key));
  }

  private KubeObject found(String key) {
    try {
      return records.get(key);
    } catch (KubeException e) {
      if (e instanceof StatusException status && status.notFound()) {
        throw ReleaseException.notFound();
      }
      log.debug("failed to get release", "key", key, "error", text(e));
      throw e;
    }
  }

  private Release decoded(String key, KubeObject map) {
    try {
      return chunks.read(map).toBuilder().labels(SystemLabels.takenFrom(map.labels())).build();
    } catch (RuntimeException e) {
      log.debug("failed to decode data", "key", key, "error", text(e));
      throw e;
    }
  }

  @Override
  public List<Release> list() {
    try (RecordReading reading = chunks.reading()) {
      try {
        records.listRecords(Map.of("owner", "helm"), reading::add);
      } catch (KubeException e) {
        log.debug("failed to list releases", "error", text(e));
        throw e;
      }
      return decoded(reading.finish());
    }
  }

  @Override
  public List<Release> query(Map<String, String> labels) {
    LabelValues.check(labels);
    try (RecordReading reading = chunks.reading()) {
      try {
        records.listRecords(labels, reading::add);
      } catch (KubeException e) {
        log.debug("failed to query with labels", "error", text(e));
        throw e;
      }
      List<ReadRecord> read = reading.finish();
      if (read.isEmpty()) {
        throw ReleaseException.notFound();
      }
      return decoded(read);
    }
  }

  private List<Release> decoded(List<ReadRecord> read) {
    List<Release> releases = new ArrayList<>(read.size());
    for (ReadRecord each : read) {
      RuntimeException error = each.error();
      if (each.release() != null) {
        releases.add(each.release());
      } else if (error instanceof KubeException) {
        // A part of a record cannot be fetched, which says nothing about the record.
        throw error;
      } else if (error != null) {
        log.debug("failed to decode release", "key", each.object().name(), "error", text(error));
      }
    }
    return releases;
  }

  @Override
  public void create(String key, Release release) {
    try {
      chunks.create(key, release, labels(release, "createdAt"));
    } catch (KubeException e) {
      if (e instanceof StatusException status && status.alreadyExists()) {
        throw ReleaseException.exists();
      }
      log.debug("failed to create release", "error", text(e));
      throw e;
    }
  }

  @Override
  public void update(String key, Release release) {
    try {
      chunks.update(key, release, labels(release, "modifiedAt"));
    } catch (KubeException e) {
      log.debug("failed to update release", "error", text(e));
      throw e;
    }
  }

  private Map<String, String> labels(Release release, String stamp) {
    return KubeRecords.labels(
        release.labels(), stamp, clock.instant().getEpochSecond(), SystemLabels.of(release));
  }

  @Override
  public Release delete(String key) {
    KubeObject map = found(key);
    Release release = decoded(key, map);
    chunks.delete(map);
    return release;
  }

  private static String text(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  /** Does nothing: the connection is its owner's. */
  @Override
  public void close() {}
}
