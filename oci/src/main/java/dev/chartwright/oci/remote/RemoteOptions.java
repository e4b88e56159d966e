package dev.chartwright.oci.remote;

import dev.chartwright.oci.OciLimits;
import java.util.List;
import java.util.function.Consumer;

/**
 * How to talk to a registry. Immutable.
 *
 * <pre>{@code
 * RemoteOptions options = RemoteOptions.defaults().withPlainHttp(true);
 * }</pre>
 */
public final class RemoteOptions {
  private static final RemoteOptions DEFAULTS =
      new RemoteOptions(false, 0, 0, OciLimits.DEFAULT, List.of(), warning -> {}, false);

  private final boolean plainHttp;
  private final int pageSize;
  private final long chunkBytes;
  private final OciLimits limits;
  private final List<String> actions;
  private final Consumer<String> warnings;
  private final boolean keepOldReferrers;

  private RemoteOptions(
      boolean plainHttp,
      int pageSize,
      long chunkBytes,
      OciLimits limits,
      List<String> actions,
      Consumer<String> warnings,
      boolean keepOldReferrers) {
    this.plainHttp = plainHttp;
    this.pageSize = pageSize;
    this.chunkBytes = chunkBytes;
    this.limits = limits;
    this.actions = List.copyOf(actions);
    this.warnings = warnings;
    this.keepOldReferrers = keepOldReferrers;
  }

  /** By https, the registry's page size, uploads in one piece, default limits, no hints. */
  public static RemoteOptions defaults() {
    return DEFAULTS;
  }

  /** Talks http instead of https. */
  public RemoteOptions withPlainHttp(boolean value) {
    return new RemoteOptions(
        value, pageSize, chunkBytes, limits, actions, warnings, keepOldReferrers);
  }

  /** Entries per page of a listing; zero leaves it to the registry. */
  public RemoteOptions withPageSize(int entries) {
    return new RemoteOptions(
        plainHttp, entries, chunkBytes, limits, actions, warnings, keepOldReferrers);
  }

  /**
   * Uploads larger blobs in chunks of this many bytes; zero uploads in one piece. Either way the
   * other is tried when the registry refuses the one.
   */
  public RemoteOptions withChunkBytes(long bytes) {
    return new RemoteOptions(
        plainHttp, pageSize, bytes, limits, actions, warnings, keepOldReferrers);
  }

  /** The limits on what the registry may send. */
  public RemoteOptions withLimits(OciLimits values) {
    return new RemoteOptions(
        plainHttp, pageSize, chunkBytes, values, actions, warnings, keepOldReferrers);
  }

  /**
   * Actions that every token shall allow, {@code pull} and {@code push} before a push: some
   * registries give the token that was asked for first for everything that follows.
   */
  public RemoteOptions withActions(String... hints) {
    return new RemoteOptions(
        plainHttp, pageSize, chunkBytes, limits, List.of(hints), warnings, keepOldReferrers);
  }

  /** Who is told the texts of {@code Warning} headers, each time that one comes. */
  public RemoteOptions withWarnings(Consumer<String> told) {
    return new RemoteOptions(
        plainHttp, pageSize, chunkBytes, limits, actions, told, keepOldReferrers);
  }

  /** Leaves superseded referrers indexes of the tag scheme where they are. */
  public RemoteOptions withKeepOldReferrers(boolean value) {
    return new RemoteOptions(plainHttp, pageSize, chunkBytes, limits, actions, warnings, value);
  }

  boolean plainHttp() {
    return plainHttp;
  }

  int pageSize() {
    return pageSize;
  }

  long chunkBytes() {
    return chunkBytes;
  }

  OciLimits limits() {
    return limits;
  }

  List<String> actions() {
    return actions;
  }

  Consumer<String> warnings() {
    return warnings;
  }

  boolean keepOldReferrers() {
    return keepOldReferrers;
  }
}
