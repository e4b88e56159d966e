package dev.chartwright.golang.yaml;

/**
 * The limits that go-yaml and encoding/json put on a document, kept because they are part of what a
 * chart can observe.
 *
 * <p>None of them is a setting. Documents within these limits are read and written without
 * recursion, so the size of a thread's stack does not matter. There is no limit on bytes here: who
 * reads a file or a response limits it.
 */
public final class YamlLimits {
  /**
   * Flow collections ({@code [} and <code>{</code>) inside each other; one more gives {@code
   * exceeded max depth of 10000}.
   */
  public static final int MAX_FLOW_DEPTH = 10_000;

  /** Block indentations inside each other; one more gives {@code exceeded max depth of 10000}. */
  public static final int MAX_BLOCK_DEPTH = 10_000;

  /**
   * Collections inside each other once a document has become JSON, where block depth, flow depth
   * and what aliases bring in add up.
   */
  public static final int MAX_JSON_DEPTH = 10_000;

  /** Characters before the colon of a key that is not introduced by a question mark. */
  public static final int MAX_SIMPLE_KEY_LENGTH = 1024;

  /**
   * Nodes that may be decoded from aliases before {@code document contains excessive aliasing} is
   * considered at all.
   */
  public static final int FREE_ALIASED_NODES = 100;

  /** Nodes that may be decoded in total before excessive aliasing is considered at all. */
  public static final int FREE_NODES = 1000;

  private static final int RATIO_LOW = 400_000;
  private static final int RATIO_HIGH = 4_000_000;

  private YamlLimits() {}

  /**
   * The share of decoded nodes that may come from aliases: 99 % up to 400,000 nodes, falling to 10
   * % at 4,000,000.
   *
   * @param nodes nodes decoded so far, those from aliases included
   */
  public static double allowedAliasRatio(int nodes) {
    if (nodes <= RATIO_LOW) {
      return 0.99;
    }
    if (nodes >= RATIO_HIGH) {
      return 0.10;
    }
    return 0.99 - 0.89 * ((nodes - RATIO_LOW) / (double) (RATIO_HIGH - RATIO_LOW));
  }
}
