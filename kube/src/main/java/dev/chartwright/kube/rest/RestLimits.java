package dev.chartwright.kube.rest;

/** How much of what a server sends is taken. */
final class RestLimits {
  /** The longest answer that is read whole: a list of very many large objects. */
  static final long ANSWER_BYTES = 1L << 30;

  private RestLimits() {}
}
