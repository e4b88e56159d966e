package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.List;

/** The keywords that combine schemas for the same value. */
final class Combinations {
  private Combinations() {}

  static void check(Frame frame) {
    Schema schema = frame.schema;
    if (schema.not != null && frame.self(schema.not, "", true) == null) {
      frame.add(frame.violation(Kind.NOT));
    }
    if (!schema.allOf.isEmpty()) {
      allOf(frame);
    }
    if (!schema.anyOf.isEmpty()) {
      anyOf(frame);
    }
    if (!schema.oneOf.isEmpty()) {
      oneOf(frame);
    }
    if (schema.ifSchema != null) {
      Schema then =
          frame.self(schema.ifSchema, "", true) == null ? schema.thenSchema : schema.elseSchema;
      if (then != null) {
        frame.add(frame.self(then, "", false));
      }
    }
  }

  private static void allOf(Frame frame) {
    List<Violation> wrong = new ArrayList<>(0);
    for (Schema each : frame.schema.allOf) {
      Violation violation = frame.self(each, "", false);
      if (violation != null) {
        wrong.add(violation);
        if (frame.quick) {
          break;
        }
      }
    }
    if (!wrong.isEmpty()) {
      frame.add(frame.violation(Kind.ALL_OF, wrong));
    }
  }

  private static void anyOf(Frame frame) {
    List<Violation> wrong = new ArrayList<>(0);
    boolean matched = false;
    for (Schema each : frame.schema.anyOf) {
      Violation violation = frame.self(each, "", false);
      if (violation != null) {
        wrong.add(violation);
        continue;
      }
      matched = true;
      if (!frame.needsUnevaluated()) {
        break;
      }
    }
    if (!matched) {
      frame.add(frame.violation(Kind.ANY_OF, wrong));
    }
  }

  private static void oneOf(Frame frame) {
    List<Violation> wrong = new ArrayList<>(0);
    List<Schema> schemas = frame.schema.oneOf;
    int matched = -1;
    for (int i = 0; i < schemas.size(); i++) {
      Violation violation = frame.self(schemas.get(i), "", matched >= 0);
      if (violation != null) {
        if (matched < 0) {
          wrong.add(violation);
        }
      } else if (matched < 0) {
        matched = i;
      } else {
        frame.add(frame.violation(Kind.ONE_OF, matched, i));
        break;
      }
    }
    if (matched < 0) {
      frame.add(frame.violation(Kind.ONE_OF, wrong));
    }
  }
}
