package dev.chartwright.action;

/** Whether there is a release that can be upgraded. */
public enum ReleasePresence {
  /** No revision is stored. */
  ABSENT,
  /** The last revision says that the release was uninstalled. */
  UNINSTALLED,
  /** There are revisions. */
  PRESENT
}
