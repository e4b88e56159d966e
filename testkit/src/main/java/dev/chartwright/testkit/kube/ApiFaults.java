package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are still to come. */
final class ApiFaults {
  private final List<Pending> pending = new ArrayList<>();

  /** A fault and how many of its requests there were. */
  private static final class Pending {
    final CallPattern where;
    final ApiFault what;
    long count;

    Pending(CallPattern where, ApiFault what) {
      this.where = where;
      this.what = what;
    }
  }

  synchronized void add(CallPattern where, ApiFault what) {
    pending.add(new Pending(where, what));
  }

  synchronized void clear() {
    pending.forEach(each -> each.what.release());
    pending.clear();
  }

  /** The fault for a request; null for none. Counts the request. */
  synchronized @Nullable ApiFault next(String method, String path) {
    ApiFault found = null;
    for (Pending each : pending) {
      if (each.where.counts(method, path) && each.where.covers(++each.count) && found == null) {
        found = each.what;
      }
    }
    return found;
  }
}
