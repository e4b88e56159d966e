package dev.chartwright.action;

/**
 * Who merges the objects of a revision with those in the cluster; a release record says it in one
 * word.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/release/v1/release.go} (ApplyMethod), {@code
 * pkg/action/upgrade.go} (getUpgradeServerSideValue, isReleaseApplyMethodClientSideApply).
 */
enum ApplyMethod {
  /** The API server: server-side apply. */
  SERVER_SIDE("ssa"),
  /** We: a three-way merge, sent as a patch. */
  CLIENT_SIDE("csa");

  private final String word;

  ApplyMethod(String word) {
    this.word = word;
  }

  static ApplyMethod of(boolean serverSide) {
    return serverSide ? SERVER_SIDE : CLIENT_SIDE;
  }

  /**
   * The method that was asked for.
   *
   * @param option {@code true}, {@code false}, or {@code auto}: server-side if the record says so
   * @param recorded the word in the record that {@code auto} goes by; may be empty
   * @throws ActionException {@code invalid/unknown release server-side apply method: …}
   */
  static ApplyMethod chosen(String option, String recorded) {
    return switch (option) {
      case "auto" -> of(SERVER_SIDE.word.equals(recorded));
      case "true" -> SERVER_SIDE;
      case "false" -> CLIENT_SIDE;
      default ->
          throw new ActionException("invalid/unknown release server-side apply method: " + option);
    };
  }

  /** Whether a record means this method; one without a word is older than server-side apply. */
  boolean recordedAs(String recorded) {
    return recorded.equals(word) || (this == CLIENT_SIDE && recorded.isEmpty());
  }

  /** The word in a record: {@code ssa} or {@code csa}. */
  String word() {
    return word;
  }

  boolean serverSide() {
    return this == SERVER_SIDE;
  }
}
