package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a schema is: the URL of its document and a JSON pointer into it.
 *
 * @param pointer with its tokens escaped; empty for the whole document
 */
record Location(String url, String pointer) {
  /** The place of a member. */
  Location child(String token) {
    return new Location(url, pointer + "/" + Quoting.escape(token));
  }

  /** What is there in a document. */
  @Nullable Object lookup(@Nullable Object document) {
    Object value = document;
    int start = 1;
    while (start <= pointer.length()) {
      int slash = pointer.indexOf('/', start);
      int end = slash < 0 ? pointer.length() : slash;
      String token = Quoting.unescape(pointer.substring(start, end));
      if (token == null) {
        throw new SchemaException("invalid json-pointer " + Quote.quote(toString()));
      }
      if (value instanceof Map<?, ?> map && map.containsKey(token)) {
        value = map.get(token);
      } else if (value instanceof List<?> list && index(token, list.size()) >= 0) {
        value = list.get(index(token, list.size()));
      } else {
        throw new SchemaException("json-pointer in " + Quote.quote(toString()) + " not found");
      }
      start = end + 1;
    }
    return value;
  }

  private static int index(String token, int size) {
    try {
      long index = Parse.atoi(token);
      return index >= 0 && index < size ? (int) index : -1;
    } catch (NumberException e) {
      return -1;
    }
  }

  // The record's own methods would be linked at run time, which costs a cold start 50 ms.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Location that && pointer.equals(that.pointer) && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return url.hashCode() * 31 + pointer.hashCode();
  }

  /** The URL with the pointer as its fragment. */
  @Override
  public String toString() {
    return url + "#" + Quoting.encode(pointer);
  }
}
