package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Lock;
import dev.chartwright.chart.LockPin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pins of one chart: those that its lock has, and those that its archives have now. */
final class Pins {
  private final PinPolicy policy;
  private final @Nullable Lock lock;
  private final boolean build;
  private final List<LockPin> found = new ArrayList<>();

  private Pins(PinPolicy policy, @Nullable Lock lock, boolean build) {
    this.policy = policy;
    this.lock = lock;
    this.build = build;
  }

  /**
   * The pins of a chart.
   *
   * @param lock the lock that it has
   * @param build whether the lock is followed, not made anew
   */
  static Pins of(PinPolicy policy, @Nullable Lock lock, boolean build) {
    return new Pins(policy, lock, build);
  }

  /** Whether pins mean anything at all, and charts are kept for later. */
  boolean keeps() {
    return policy != PinPolicy.IGNORE;
  }

  /** What the lock pins for a version; nothing if it does not have that version. */
  LockPin of(Dependency locked) {
    if (policy == PinPolicy.IGNORE || lock == null) {
      return LockPin.NONE;
    }
    for (int i = 0; i < lock.dependencies().size(); i++) {
      Dependency each = lock.dependencies().get(i);
      if (each != null
          && each.name().equals(locked.name())
          && each.version().equals(locked.version())
          && each.repository().equals(locked.repository())
          && !lock.pin(i).isEmpty()) {
        return lock.pin(i);
      }
    }
    return LockPin.NONE;
  }

  /** Takes a dependency that is not pinned: one of a folder. */
  void addNone() {
    found.add(LockPin.NONE);
  }

  /**
   * Takes the digests that the archive of a dependency has, if they may be so.
   *
   * @throws DependencyException if the lock pins others
   */
  void add(Dependency locked, LockPin digests) {
    LockPin pinned = of(locked);
    if (build || policy == PinPolicy.CHECK) {
      require(locked, "archive", pinned.archive(), digests.archive());
      if (!digests.manifest().isEmpty()) {
        require(locked, "manifest", pinned.manifest(), digests.manifest());
      }
    }
    found.add(digests);
  }

  private static void require(Dependency locked, String what, String pinned, String actual) {
    if (!pinned.isEmpty() && !pinned.equals(actual)) {
      throw new DependencyException(
          "the "
              + what
              + " of "
              + locked.name()
              + " "
              + locked.version()
              + " from "
              + locked.repository()
              + " has changed: the lock pins "
              + pinned
              + ", but it is "
              + actual
              + ". If that is intended, run 'chartwright dependency update --pin'");
    }
  }

  /** The pins for the next lock, one for each dependency, or none. */
  List<LockPin> found() {
    boolean write = policy == PinPolicy.WRITE || (policy == PinPolicy.CHECK && isPinned());
    return write ? List.copyOf(found) : List.of();
  }

  private boolean isPinned() {
    return lock != null && lock.isPinned();
  }
}
