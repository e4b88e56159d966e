package dev.chartwright.repo.downloader.dependency;

/** What becomes of the digests of archives in lock files, which Helm does not know. */
public enum PinPolicy {
  /** They are neither looked at nor written, as with Helm; charts are not put into the cache. */
  IGNORE,
  /**
   * Archives must have the digests that the lock has for the same version of the same repository;
   * where a lock has pins, new entries get theirs. Charts are put into the content cache.
   */
  CHECK,
  /** As {@link #CHECK} on build; on update every entry gets the digest that its archive has now. */
  WRITE
}
