package dev.chartwright.release.storage;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Release records in Secrets, one for each revision: Helm's default.
 *
 * <p>Nothing is asked of the cluster before the first call. Records that cannot be read are left
 * out of lists, with a line in the log. Safe for several threads.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/storage/driver/secrets.go}.
 */
public final class SecretDriver extends KubeDriver {
  private SecretDriver(RecordChunks chunks, Clock clock, LogSink log) {
    super(chunks, clock, log, "list failed to decode release");
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
    return new SecretDriver(new RecordChunks(records, codec, clock, Oversize.SEND), clock, log);
  }

  /** The same with another treatment of records that are too large for one object. */
  public SecretDriver withOversize(Oversize oversize) {
    return new SecretDriver(chunks.with(oversize), clock, log);
  }

  @Override
  RuntimeException failed(Attempt attempt, @Nullable String key, RuntimeException cause) {
    String tried =
        switch (attempt) {
          case GET -> "get: failed to get ";
          case DECODE -> "get: failed to decode data ";
          case LIST -> "list: failed to list";
          case QUERY -> "query: failed to query with labels";
          case FETCH_PART -> "failed to fetch a part of ";
          case CREATE -> "create: failed to create";
          case UPDATE -> "update: failed to update";
        };
    String what = key == null ? tried : tried + Quote.quote(key);
    return ReleaseException.of(Problem.OTHER, what + ": " + cause.getMessage(), cause);
  }
}
