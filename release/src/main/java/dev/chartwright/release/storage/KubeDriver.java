package dev.chartwright.release.storage;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Release records in objects of the Kubernetes API, one for each revision: what {@link
 * SecretDriver} and {@link ConfigMapDriver} have in common. They say how a failure is told.
 *
 * <p>Nothing is asked of the cluster before the first call. Safe for several threads.
 */
public abstract class KubeDriver implements ReleaseDriver {
  /** What was tried. */
  enum Attempt {
    GET,
    DECODE,
    LIST,
    QUERY,
    FETCH_PART,
    CREATE,
    UPDATE
  }

  final RecordChunks chunks;
  final Clock clock;
  final LogSink log;
  private final KubeRecords records;
  private final String unreadableInList;

  /**
   * @param unreadableInList what the log says of a record that {@link #list} leaves out
   */
  KubeDriver(RecordChunks chunks, Clock clock, LogSink log, String unreadableInList) {
    this.records = chunks.records();
    this.chunks = chunks;
    this.clock = clock;
    this.log = log;
    this.unreadableInList = unreadableInList;
  }

  /**
   * What is thrown when an attempt failed; logs it if the kind does.
   *
   * @param key of the one record that it was about, where its words name it
   */
  abstract RuntimeException failed(Attempt attempt, @Nullable String key, RuntimeException cause);

  @Override
  public final String name() {
    return records.kind().word();
  }

  @Override
  public final Release get(String key) {
    KubeObject object = found(key);
    try {
      return labelled(chunks.read(object), object);
    } catch (RuntimeException e) {
      throw failed(Attempt.DECODE, key, e);
    }
  }

  private KubeObject found(String key) {
    try {
      return records.get(key);
    } catch (KubeException e) {
      if (e instanceof StatusException status && status.notFound()) {
        throw ReleaseException.notFound();
      }
      throw failed(Attempt.GET, key, e);
    }
  }

  private static Release labelled(Release release, KubeObject object) {
    return release.toBuilder().labels(SystemLabels.takenFrom(object.labels())).build();
  }

  @Override
  public final List<Release> list() {
    Map<String, String> labels = Map.of("owner", "helm");
    return decoded(read(Attempt.LIST, labels, chunks.listing()), unreadableInList);
  }

  @Override
  public final List<Release> query(Map<String, String> labels) {
    LabelValues.check(labels);
    List<ReadRecord> read = read(Attempt.QUERY, labels, chunks.reading());
    if (read.isEmpty()) {
      throw ReleaseException.notFound();
    }
    return decoded(read, "failed to decode release");
  }

  private List<ReadRecord> read(
      Attempt attempt, Map<String, String> labels, RecordReading started) {
    try (RecordReading reading = started) {
      try {
        records.listRecords(labels, reading::add);
      } catch (KubeException e) {
        throw failed(attempt, null, e);
      }
      return reading.finish();
    }
  }

  private List<Release> decoded(List<ReadRecord> read, String unreadable) {
    List<Release> releases = new ArrayList<>(read.size());
    for (ReadRecord each : read) {
      RuntimeException error = each.error();
      if (each.release() != null) {
        releases.add(each.release());
      } else if (error instanceof KubeException) {
        // A part of a record cannot be fetched, which says nothing about the record.
        throw failed(Attempt.FETCH_PART, each.object().name(), error);
      } else if (error != null) {
        String key = each.object().name();
        log.debug(unreadable, "key", key, "error", String.valueOf(error.getMessage()));
      }
    }
    return releases;
  }

  @Override
  public final void create(String key, Release release) {
    try {
      chunks.create(key, release, labels(release, "createdAt"));
    } catch (KubeException e) {
      if (e instanceof StatusException status && status.alreadyExists()) {
        throw ReleaseException.exists();
      }
      throw failed(Attempt.CREATE, null, e);
    }
  }

  @Override
  public final void update(String key, Release release) {
    try {
      chunks.update(key, release, labels(release, "modifiedAt"));
    } catch (KubeException e) {
      throw failed(Attempt.UPDATE, null, e);
    }
  }

  private Map<String, String> labels(Release release, String stamp) {
    return KubeRecords.labels(
        release.labels(), stamp, clock.instant().getEpochSecond(), SystemLabels.of(release));
  }

  @Override
  public final Release delete(String key) {
    KubeObject object = found(key);
    Release release;
    try {
      release = labelled(chunks.readLeniently(object), object);
    } catch (RuntimeException e) {
      throw failed(Attempt.DECODE, key, e);
    }
    chunks.delete(object);
    return release;
  }

  /** Does nothing: the connection is its owner's. */
  @Override
  public final void close() {}
}
