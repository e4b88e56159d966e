package dev.chartwright.oci;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How to copy. Immutable.
 *
 * <pre>{@code
 * CopyOptions options = CopyOptions.defaults().withConcurrency(5).withListener(progress);
 * }</pre>
 */
public final class CopyOptions {
  private static final CopyOptions DEFAULTS =
      new CopyOptions(3, OciLimits.DEFAULT, CopyListener.NONE, blob -> List.of(), null, 0);

  private final int concurrency;
  private final OciLimits limits;
  private final CopyListener listener;
  private final Function<Descriptor, List<String>> mountFrom;
  private final @Nullable Platform platform;
  private final int depth;

  private CopyOptions(
      int concurrency,
      OciLimits limits,
      CopyListener listener,
      Function<Descriptor, List<String>> mountFrom,
      @Nullable Platform platform,
      int depth) {
    this.concurrency = concurrency;
    this.limits = limits;
    this.listener = listener;
    this.mountFrom = mountFrom;
    this.platform = platform;
    this.depth = depth;
  }

  /** Three transfers at a time, default limits, no listener, no mounting, all platforms. */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  /**
   * How many transfers run at a time.
   *
   * @throws IllegalArgumentException if less than one
   */
  public CopyOptions withConcurrency(int transfers) {
    if (transfers < 1) {
      throw new IllegalArgumentException("concurrency " + transfers + " is less than 1");
    }
    return new CopyOptions(transfers, limits, listener, mountFrom, platform, depth);
  }

  /** The limits on what the source may send. */
  public CopyOptions withLimits(OciLimits values) {
    return new CopyOptions(concurrency, values, listener, mountFrom, platform, depth);
  }

  /** Who is told, and may leave content out. */
  public CopyOptions withListener(CopyListener told) {
    return new CopyOptions(concurrency, limits, told, mountFrom, platform, depth);
  }

  /**
   * Which repositories of the destination's registry may have a blob; they are tried in turn, and
   * then the blob is uploaded.
   */
  public CopyOptions withMountFrom(Function<Descriptor, List<String>> repositories) {
    return new CopyOptions(concurrency, limits, listener, repositories, platform, depth);
  }

  /** Copies, of an index, only the first manifest that suits this platform. */
  public CopyOptions withPlatform(Platform wanted) {
    return new CopyOptions(concurrency, limits, listener, mountFrom, wanted, depth);
  }

  /** How many steps of referrers an extended copy follows; zero means all. */
  public CopyOptions withDepth(int steps) {
    return new CopyOptions(concurrency, limits, listener, mountFrom, platform, steps);
  }

  int concurrency() {
    return concurrency;
  }

  OciLimits limits() {
    return limits;
  }

  CopyListener listener() {
    return listener;
  }

  Function<Descriptor, List<String>> mountFrom() {
    return mountFrom;
  }

  Optional<Platform> platform() {
    return Optional.ofNullable(platform);
  }

  int depth() {
    return depth;
  }
}
