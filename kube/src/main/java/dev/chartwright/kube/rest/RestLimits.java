package dev.chartwright.kube.rest;

/** How much of what a server sends is taken. */
final class RestLimits {
  /** The longest answer that is read whole: a list of very many large objects. */
  static final long ANSWER_BYTES = 1L << 30;

  /** The longest answer about the server itself, such as all the kinds that it knows. */
  static final long SERVER_BYTES = 64L << 20;

  /** The longest answer that tells of a failure of the server. */
  static final long FAILURE_BYTES = 16L << 20;

  /** The longest answer of a program that knows credentials. */
  static final int CREDENTIAL_BYTES = 1 << 20;

  private RestLimits() {}
}
