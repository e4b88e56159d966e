package dev.chartwright.repo.index;

import dev.chartwright.golang.yaml.YamlLimits;

/**
 * What an index may have at most; the error of one that has more names the limit.
 *
 * <p>None of them is a setting. The largest indexes that are known have 150 MB and 100,000
 * versions.
 */
public final class IndexLimits {
  /** The bytes of an index.yaml. */
  public static final long MAX_BYTES = 512L << 20;

  /** The versions of all charts together. */
  public static final int MAX_VERSIONS = 4_000_000;

  /** Collections inside each other. */
  public static final int MAX_DEPTH = YamlLimits.MAX_JSON_DEPTH;

  /**
   * The bytes of one entry, and of all that is not an entry, up to which an index is read in
   * pieces; what has more is read in one piece.
   */
  public static final int MAX_PIECE_BYTES = 4 << 20;

  /** From this size on, what was read of an index file is remembered beside it. */
  public static final long REMEMBERED_BYTES = 4L << 20;

  private IndexLimits() {}
}
