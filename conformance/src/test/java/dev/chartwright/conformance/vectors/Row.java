package dev.chartwright.conformance.vectors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of the vectors: a question, its recorded answer, or a part of one. */
record Row(Map<String, @Nullable Object> members) {
  @SuppressWarnings("unchecked")
  static Row of(@Nullable Object json) {
    return new Row(json == null ? Map.of() : (Map<String, @Nullable Object>) json);
  }

  /** A text, also in its base64 form; empty if absent. */
  String text(String name) {
    return TypedValues.text(members.get(name));
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  @Nullable Object get(String name) {
    return members.get(name);
  }

  Row row(String name) {
    return of(members.get(name));
  }

  List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  /** The texts of an object of texts, by name. */
  Map<String, String> texts(String name) {
    Map<String, String> out = new java.util.TreeMap<>();
    row(name).members().forEach((key, value) -> out.put(key, TypedValues.text(value)));
    return out;
  }
}
