package dev.chartwright.repo.migration;

/** What became of one version. */
public enum MigrationStatus {
  /** It was not there and is now. */
  SENT,
  /** The same archive was there already; nothing was sent. */
  PRESENT,
  /** Something else was there, and was overwritten as asked. */
  REPLACED,
  /** It is not there, and would be sent by a run that is no rehearsal. */
  WOULD_SEND,
  /** Something else is there, and would be overwritten by a run that is no rehearsal. */
  WOULD_REPLACE,
  /** Something else is there, and was left alone. */
  CONFLICT,
  /** It could not go. */
  FAILED,
  /** Its turn did not come: the run ended before. */
  LEFT;

  /** The word in reports: {@code would-send}. */
  public String word() {
    return switch (this) {
      case SENT -> "sent";
      case PRESENT -> "present";
      case REPLACED -> "replaced";
      case WOULD_SEND -> "would-send";
      case WOULD_REPLACE -> "would-replace";
      case CONFLICT -> "conflict";
      case FAILED -> "failed";
      case LEFT -> "left";
    };
  }

  /** Whether the version is, or would be, at the destination as the source has it. */
  public boolean arrived() {
    return switch (this) {
      case SENT, PRESENT, REPLACED, WOULD_SEND, WOULD_REPLACE -> true;
      case CONFLICT, FAILED, LEFT -> false;
    };
  }
}
