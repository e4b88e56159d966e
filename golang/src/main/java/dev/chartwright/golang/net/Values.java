package dev.chartwright.golang.net;

import dev.chartwright.golang.StringOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of a query, each with one or more values: Go's {@code url.Values}.
 *
 * <p>Not thread-safe.
 *
 * <pre>{@code
 * Values.create().add("scope", "a b").add("account", "x&y").encode();  // account=x%26y&scope=a+b
 * }</pre>
 */
public final class Values {
  /** The most parameters of a query. */
  public static final int MAX_PARAMETERS = 10000;

  private final Map<String, List<String>> values = new TreeMap<>(StringOrder.BYTES);

  private Values() {}

  /** No parameters. */
  public static Values create() {
    return new Values();
  }

  /**
   * The parameters of a query; what cannot be read is left out, as {@code URL.Query} does.
   *
   * @throws UrlException only if there are too many parameters
   */
  public static Values parseLeniently(String query) {
    Values values = new Values();
    values.read(query);
    return values;
  }

  /**
   * The parameters of a query.
   *
   * @throws UrlException for the first part that cannot be read
   */
  public static Values parse(String query) {
    Values values = new Values();
    UrlException error = values.read(query);
    if (error != null) {
      throw error;
    }
    return values;
  }

  private @org.jspecify.annotations.Nullable UrlException read(String query) {
    String[] parts = query.split("&", -1);
    if (parts.length > MAX_PARAMETERS) {
      throw new UrlException("number of URL query parameters exceeded limit");
    }
    UrlException first = null;
    for (String part : parts) {
      try {
        if (part.indexOf(';') >= 0) {
          // Go remembers this error even over an earlier one.
          first = new UrlException("invalid semicolon separator in query");
        } else if (!part.isEmpty()) {
          int equals = part.indexOf('=');
          String key = equals < 0 ? part : part.substring(0, equals);
          String value = equals < 0 ? "" : part.substring(equals + 1);
          add(Escaping.QUERY.unescape(key), Escaping.QUERY.unescape(value));
        }
      } catch (UrlException e) {
        first = first == null ? e : first;
      }
    }
    return first;
  }

  /** Adds a value to a parameter. */
  public Values add(String key, String value) {
    values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    return this;
  }

  /** Gives a parameter this one value. */
  public Values put(String key, String value) {
    values.remove(key);
    return add(key, value);
  }

  /** Removes a parameter. */
  public Values remove(String key) {
    values.remove(key);
    return this;
  }

  /** The first value of a parameter; empty if it has none. */
  public String get(String key) {
    List<String> list = values.get(key);
    return list == null ? "" : list.get(0);
  }

  /** All values of a parameter. */
  public List<String> all(String key) {
    return List.copyOf(values.getOrDefault(key, List.of()));
  }

  /** Whether the parameter is there. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The query, sorted by key. */
  public String encode() {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      for (String value : entry.getValue()) {
        if (out.length() > 0) {
          out.append('&');
        }
        out.append(Escaping.QUERY.escape(entry.getKey()));
        out.append('=').append(Escaping.QUERY.escape(value));
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return encode();
  }
}
