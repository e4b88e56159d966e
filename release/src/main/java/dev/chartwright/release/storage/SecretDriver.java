package dev.chartwright.release.storage;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Release records in Secrets, one for each revision: Helm's default.
 *
 * <p>Nothing is asked of the cluster before the first call. Records that cannot be read are left
 * out of lists, with a line in the log. Safe for several threads.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/storage/driver/secrets.go}.
 */
public final class SecretDriver implements ReleaseDriver {
  private final KubeRecords records;
  private final RecordChunks chunks;
  private final Clock clock;
  private final LogSink log;

  private SecretDriver(KubeRecords records, RecordChunks chunks, Clock clock, LogSink log) {
    this.records = records;
    this.chunks = chunks;
    this.clock = clock;
    this.log = log;
  }

  /**
   * The records of a namespace.
   *
   * @param api asked when a record is first wanted; what it throws is told as any failed request
   * @param namespace empty for all, which only {@link #list} and {@link #query} can serve
   * @param clock for the labels {@code createdAt} and {@code modifiedAt}
   */
  public static SecretDriver of(
      Supplier<? extends KubeApi> api,
      String namespace,
      ReleaseCodec codec,
      Clock clock,
      LogSink log) {
    KubeRecords records = new KubeRecords(KubeRecords.Kind.SECRET, api, namespace);
    RecordChunks chunks = new RecordChunks(records, codec, clock, Oversize.SEND);
    return new SecretDriver(records, chunks, clock, log);
  }

  /** The same with another treatment of records that are too large for one object. */
  public SecretDriver withOversize(Oversize oversize) {
    return new SecretDriver(records, chunks.with(oversize), clock, log);
  }

  @Override
  public String name() {
    return "Secret";
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
      throw failed("get: failed to get " + Quote.quote(key), e);
    }
  }

  private Release decoded(String key, KubeObject secret) {
    try {
      return chunks.read(secret).toBuilder()
          .labels(SystemLabels.takenFrom(secret.labels()))
          .build();
    } catch (RuntimeException e) {
      throw failed("get: failed to decode data " + Quote.quote(key), e);
    }
  }

  @Override
  public List<Release> list() {
    try (RecordReading reading = chunks.reading()) {
      try {
        records.listRecords(Map.of("owner", "helm"), reading::add);
      } catch (KubeException e) {
        throw failed("list: failed to list", e);
      }
      return decoded(reading.finish(), "list failed to decode release");
    }
  }

  @Override
  public List<Release> query(Map<String, String> labels) {
    LabelValues.check(labels);
    try (RecordReading reading = chunks.reading()) {
      try {
        records.listRecords(labels, reading::add);
      } catch (KubeException e) {
        throw failed("query: failed to query with labels", e);
      }
      List<ReadRecord> read = reading.finish();
      if (read.isEmpty()) {
        throw ReleaseException.notFound();
      }
      return decoded(read, "failed to decode release");
    }
  }

  private List<Release> decoded(List<ReadRecord> read, String complaint) {
    List<Release> releases = new ArrayList<>(read.size());
    for (ReadRecord each : read) {
      RuntimeException error = each.error();
      if (each.release() != null) {
        releases.add(each.release());
      } else if (error instanceof KubeException) {
        // A part of a record cannot be fetched, which says nothing about the record.
        throw failed("failed to fetch a part of " + Quote.quote(each.object().name()), error);
      } else if (error != null) {
        String key = each.object().name();
        log.debug(complaint, "key", key, "error", String.valueOf(error.getMessage()));
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
      throw failed("create: failed to create", e);
    }
  }

  @Override
  public void update(String key, Release release) {
    try {
      chunks.update(key, release, labels(release, "modifiedAt"));
    } catch (KubeException e) {
      throw failed("update: failed to update", e);
    }
  }

  private Map<String, String> labels(Release release, String stamp) {
    return KubeRecords.labels(
        release.labels(), stamp, clock.instant().getEpochSecond(), SystemLabels.of(release));
  }

  @Override
  public Release delete(String key) {
    KubeObject secret = found(key);
    Release release = decoded(key, secret);
    chunks.delete(secret);
    return release;
  }

  private static ReleaseException failed(String what, RuntimeException cause) {
    return ReleaseException.of(Problem.OTHER, what + ": " + cause.getMessage(), cause);
  }

  /** Does nothing: the connection is its owner's. */
  @Override
  public void close() {}
}
