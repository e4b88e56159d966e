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
  private final ReleaseCodec codec;
  private final Clock clock;
  private final LogSink log;

  private SecretDriver(KubeRecords records, ReleaseCodec codec, Clock clock, LogSink log) {
    this.records = records;
    this.codec = codec;
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
    return new SecretDriver(
        new KubeRecords(KubeRecords.Kind.SECRET, api, namespace), codec, clock, log);
  }

  @Override
  public String name() {
    return "Secret";
  }

  @Override
  public Release get(String key) {
    KubeObject secret;
    try {
      secret = records.get(key);
    } catch (KubeException e) {
      if (e instanceof StatusException status && status.notFound()) {
        throw ReleaseException.notFound();
      }
      throw failed("get: failed to get " + Quote.quote(key), e);
    }
    try {
      return codec.decode(records.record(secret)).toBuilder()
          .labels(SystemLabels.takenFrom(secret.labels()))
          .build();
    } catch (RuntimeException e) {
      throw failed("get: failed to decode data " + Quote.quote(key), e);
    }
  }

  @Override
  public List<Release> list() {
    List<KubeObject> secrets;
    try {
      secrets = records.list(Map.of("owner", "helm"));
    } catch (KubeException e) {
      throw failed("list: failed to list", e);
    }
    return decoded(secrets, "list failed to decode release");
  }

  @Override
  public List<Release> query(Map<String, String> labels) {
    KubeRecords.checkValues(labels);
    List<KubeObject> secrets;
    try {
      secrets = records.list(labels);
    } catch (KubeException e) {
      throw failed("query: failed to query with labels", e);
    }
    if (secrets.isEmpty()) {
      throw ReleaseException.notFound();
    }
    return decoded(secrets, "failed to decode release");
  }

  private List<Release> decoded(List<KubeObject> secrets, String complaint) {
    List<Release> releases = new ArrayList<>(secrets.size());
    for (KubeObject secret : secrets) {
      try {
        Release release = codec.decode(records.record(secret));
        releases.add(release.toBuilder().labels(secret.labels()).build());
      } catch (RuntimeException e) {
        log.debug(complaint, "key", secret.name(), "error", String.valueOf(e.getMessage()));
      }
    }
    return releases;
  }

  @Override
  public void create(String key, Release release) {
    String record = codec.encode(release);
    try {
      records.create(key, labels(release, "createdAt"), record);
    } catch (KubeException e) {
      if (e instanceof StatusException status && status.alreadyExists()) {
        throw ReleaseException.exists();
      }
      throw failed("create: failed to create", e);
    }
  }

  @Override
  public void update(String key, Release release) {
    String record = codec.encode(release);
    try {
      records.update(key, labels(release, "modifiedAt"), record);
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
    Release release = get(key);
    records.delete(key);
    return release;
  }

  private static ReleaseException failed(String what, RuntimeException cause) {
    return ReleaseException.of(Problem.OTHER, what + ": " + cause.getMessage(), cause);
  }

  /** Does nothing: the connection is its owner's. */
  @Override
  public void close() {}
}
