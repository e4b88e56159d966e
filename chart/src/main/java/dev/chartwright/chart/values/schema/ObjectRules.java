package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keywords for objects.
 *
 * <p>Go walks an object in random order; we tell what is wrong in the order of the names.
 */
final class ObjectRules {
  private ObjectRules() {}

  static void check(Frame frame, Map<?, ?> object) {
    Schema schema = frame.schema;
    if (schema.minProperties != null && object.size() < schema.minProperties) {
      frame.add(frame.violation(Kind.MIN_PROPERTIES, object.size(), schema.minProperties));
    }
    if (schema.maxProperties != null && object.size() > schema.maxProperties) {
      frame.add(frame.violation(Kind.MAX_PROPERTIES, object.size(), schema.maxProperties));
    }
    List<String> missing = missing(object, schema.required);
    if (!missing.isEmpty()) {
      frame.add(frame.violation(Kind.REQUIRED, missing));
    }
    if (frame.quick && !frame.violations.isEmpty()) {
      return;
    }
    dependencies(frame, object);
    if (!properties(frame, object) || schema.version == 4) {
      return;
    }
    if (schema.propertyNames != null) {
      names(frame, object, schema.propertyNames);
    }
    if (schema.version == 6) {
      return;
    }
    for (Map.Entry<String, Schema> dependent : schema.dependentSchemas.entrySet()) {
      if (object.containsKey(dependent.getKey())) {
        frame.add(frame.self(dependent.getValue(), "", false));
      }
    }
    for (Map.Entry<String, List<String>> dependent : schema.dependentRequired.entrySet()) {
      required(frame, object, dependent.getKey(), dependent.getValue());
    }
  }

  private static void dependencies(Frame frame, Map<?, ?> object) {
    for (Map.Entry<String, Schema.Dependency> entry : frame.schema.dependencies.entrySet()) {
      Schema.Dependency dependency = entry.getValue();
      if (dependency.required() != null) {
        required(frame, object, entry.getKey(), dependency.required());
      } else if (dependency.schema() != null && object.containsKey(entry.getKey())) {
        frame.add(frame.self(dependency.schema(), "", false));
      }
    }
  }

  private static void required(
      Frame frame, Map<?, ?> object, String property, List<String> required) {
    if (object.containsKey(property)) {
      List<String> missing = missing(object, required);
      if (!missing.isEmpty()) {
        frame.add(frame.violation(Kind.DEPENDENCY, property, missing));
      }
    }
  }

  private static List<String> missing(Map<?, ?> object, List<String> required) {
    List<String> missing = List.of();
    for (String name : required) {
      if (!object.containsKey(name)) {
        missing = missing.isEmpty() ? new ArrayList<>() : missing;
        missing.add(name);
      }
    }
    return missing;
  }

  /** Whether the keywords after those for the properties are to be looked at. */
  private static boolean properties(Frame frame, Map<?, ?> object) {
    Schema schema = frame.schema;
    if (schema.properties.isEmpty()
        && schema.patternProperties.isEmpty()
        && schema.additionalProperties == null) {
      return true;
    }
    List<String> refused = new ArrayList<>(0);
    int before = frame.violations.size();
    Map<String, List<Violation>> wrong = Map.of();
    for (Map.Entry<?, ?> member : object.entrySet()) {
      String name = (String) member.getKey();
      if (frame.quick && !frame.violations.isEmpty()) {
        return false;
      }
      if (property(frame, name, member.getValue(), refused) && frame.open != null) {
        frame.open.properties.remove(name);
      }
      if (frame.violations.size() > before) {
        wrong = wrong.isEmpty() ? new TreeMap<>() : wrong;
        List<Violation> own = frame.violations.subList(before, frame.violations.size());
        if (frame.quick) {
          continue;
        }
        wrong.put(name, new ArrayList<>(own));
        own.clear();
      }
    }
    for (List<Violation> own : wrong.values()) {
      frame.violations.addAll(own);
    }
    if (!refused.isEmpty()) {
      Collections.sort(refused);
      frame.add(frame.violation(Kind.ADDITIONAL_PROPERTIES, refused));
    }
    return true;
  }

  /** Whether some keyword speaks of the property. */
  private static boolean property(
      Frame frame, String name, @Nullable Object value, List<String> refused) {
    Schema schema = frame.schema;
    Path path = null;
    Schema own = schema.properties.get(name);
    if (own != null) {
      path = frame.path.child(name);
      frame.add(frame.below(own, value, path));
    }
    for (Schema.PatternSchema pattern : schema.patternProperties) {
      if (pattern.pattern().matches(name)) {
        path = path == null ? frame.path.child(name) : path;
        frame.add(frame.below(pattern.schema(), value, path));
      }
    }
    if (path != null) {
      return true;
    }
    Schema.Extra additional = schema.additionalProperties;
    if (additional == null) {
      return false;
    }
    if (additional.schema() != null) {
      frame.add(frame.below(additional.schema(), value, frame.path.child(name)));
    } else if (!additional.allowed()) {
      refused.add(name);
    }
    return true;
  }

  private static void names(Frame frame, Map<?, ?> object, Schema schema) {
    TreeSet<String> names = new TreeSet<>();
    for (Object name : object.keySet()) {
      names.add((String) name);
    }
    for (String name : names) {
      MetaContext meta = frame.meta;
      MetaContext changed = meta == null ? null : meta.at(schema, frame.path);
      Violation wrong =
          changed == null
              ? frame.validation.validate(schema, name, meta)
              : frame.validation.validate(changed.schema(), name, changed);
      if (wrong != null) {
        frame.add(new Violation(frame.path, Kind.PROPERTY_NAMES, wrong.causes, name));
      }
    }
  }
}
