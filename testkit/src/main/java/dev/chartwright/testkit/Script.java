package dev.chartwright.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The switches that were set, in order, and how many requests each has seen. Thread-safe. */
final class Script {
  private final List<Rule> rules = new ArrayList<>();

  private static final class Rule {
    final Switch what;
    final String value;
    final Where where;
    long seen;

    Rule(Switch what, String value, Where where) {
      this.what = what;
      this.value = what.check(value);
      this.where = where;
    }
  }

  synchronized void add(Switch what, String value, Where where) {
    rules.add(new Rule(what, value, where));
  }

  synchronized void remove(Switch what) {
    rules.removeIf(rule -> rule.what == what);
  }

  /** The values for one request; a rule that was added later wins. */
  synchronized Settings settings(Route route, String method) {
    Map<Switch, String> values = new EnumMap<>(Switch.class);
    for (Rule rule : rules) {
      boolean ofKind = (rule.what == Switch.ACCEPTING) == (route.endpoint() == Endpoint.CONNECTION);
      if (ofKind && rule.where.counts(route, method)) {
        rule.seen++;
        if (rule.where.covers(rule.seen)) {
          values.put(rule.what, rule.value);
        }
      }
    }
    return new Settings(values);
  }

  /** The values that hold for the whole registry; nothing is counted. */
  synchronized Settings whole() {
    Map<Switch, String> values = new EnumMap<>(Switch.class);
    for (Rule rule : rules) {
      if (rule.where == Where.always()) {
        values.put(rule.what, rule.value);
      }
    }
    return new Settings(values);
  }
}
