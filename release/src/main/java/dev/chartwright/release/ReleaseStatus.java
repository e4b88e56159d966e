package dev.chartwright.release;

/** The state of a release. Source: Helm 4.3.1 {@code pkg/release/common/status.go}. */
public enum ReleaseStatus {
  /** Nobody knows. */
  UNKNOWN("unknown"),
  /** Its objects were sent to the cluster. */
  DEPLOYED("deployed"),
  /** Its objects were deleted; the record was kept. */
  UNINSTALLED("uninstalled"),
  /** A later revision took its place. */
  SUPERSEDED("superseded"),
  /** It did not work. */
  FAILED("failed"),
  /** Its objects are being deleted. */
  UNINSTALLING("uninstalling"),
  /** Being installed. */
  PENDING_INSTALL("pending-install"),
  /** Being upgraded. */
  PENDING_UPGRADE("pending-upgrade"),
  /** Being rolled back. */
  PENDING_ROLLBACK("pending-rollback");

  private final String word;

  ReleaseStatus(String word) {
    this.word = word;
  }

  /** The word in records and labels. */
  public String word() {
    return word;
  }

  /** Whether an operation has begun and not ended. */
  public boolean pending() {
    return this == PENDING_INSTALL || this == PENDING_UPGRADE || this == PENDING_ROLLBACK;
  }

  /** The state with this word; {@link #UNKNOWN} for words that Helm does not know. */
  public static ReleaseStatus ofWord(String word) {
    for (ReleaseStatus each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    return UNKNOWN;
  }
}
