package dev.chartwright.golang.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of an object stand in a text as Go writes it, found without reading their
 * values: for large objects of which little is wanted now. Safe for several threads.
 *
 * <p>Strings and brackets are followed, and nothing else is checked: whoever needs to know whether
 * a value is well-formed reads it.
 *
 * <pre>{@code
 * JsonOutline outline = JsonOutline.of("{\"a\":[1,2],\"b\":\"x\"}".getBytes(UTF_8));
 * outline.names();                             // [a, b]
 * new String(outline.only(Set.of("b")), UTF_8) // {"b":"x"}
 * }</pre>
 */
public final class JsonOutline {
  private final byte[] text;
  private final Map<String, Place> places;

  private JsonOutline(byte[] text, Map<String, Place> places) {
    this.text = text;
    this.places = places;
  }

  /** From where to where a value stands; {@code to} is the place behind it. */
  public record Place(int from, int to) {}

  /**
   * The outline of a text, which is not copied; null if it is no object as {@code json.Marshal}
   * writes one: without space between its tokens, with names that need no escape, each once.
   */
  public static @Nullable JsonOutline of(byte[] text) {
    int end = text.length - 1;
    if (end < 1 || text[0] != '{' || text[end] != '}') {
      return null;
    }
    Map<String, Place> places = new LinkedHashMap<>();
    int at = 1;
    while (at < end) {
      int afterName = text[at] == '"' ? afterString(text, at, end) : -1;
      if (afterName < 0 || afterName >= end || text[afterName] != ':') {
        return null;
      }
      String name = new String(text, at + 1, afterName - at - 2, StandardCharsets.UTF_8);
      int from = afterName + 1;
      int to = afterValue(text, from, end);
      if (to <= from || name.indexOf('\\') >= 0 || places.put(name, new Place(from, to)) != null) {
        return null;
      }
      if (to == end) {
        return new JsonOutline(text, places);
      }
      if (text[to] != ',') {
        return null;
      }
      at = to + 1;
    }
    return places.isEmpty() ? new JsonOutline(text, places) : null;
  }

  /** The names of the members in their order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(places.keySet());
  }

  /** Where a value stands; null if there is no such member. */
  public @Nullable Place place(String name) {
    return places.get(name);
  }

  /** An object that has only the members with these names. */
  public byte[] only(Set<String> names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    for (Map.Entry<String, Place> each : places.entrySet()) {
      if (names.contains(each.getKey())) {
        out.write(out.size() == 0 ? '{' : ',');
        out.write('"');
        out.writeBytes(each.getKey().getBytes(StandardCharsets.UTF_8));
        out.write('"');
        out.write(':');
        out.write(text, each.getValue().from(), each.getValue().to() - each.getValue().from());
      }
    }
    if (out.size() == 0) {
      out.write('{');
    }
    out.write('}');
    return out.toByteArray();
  }

  /** The place behind a string, or -1 if it does not end. */
  private static int afterString(byte[] text, int start, int end) {
    int at = start + 1;
    while (at < end) {
      byte next = text[at];
      if (next == '"') {
        return at + 1;
      }
      at += next == '\\' ? 2 : 1;
    }
    return -1;
  }

  /** The place behind a value, or -1 if it does not end. */
  private static int afterValue(byte[] text, int start, int end) {
    int depth = 0;
    int at = start;
    while (at < end) {
      switch (text[at]) {
        case '"' -> {
          at = afterString(text, at, end);
          if (at < 0 || depth == 0) {
            return at;
          }
        }
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
          if (depth <= 0) {
            return depth < 0 ? -1 : at;
          }
        }
        case ',' -> {
          if (depth == 0) {
            return at;
          }
          at++;
        }
        case ' ', '\n', '\r', '\t' -> {
          return -1;
        }
        default -> at++;
      }
    }
    return depth == 0 ? at : -1;
  }
}
