package dev.chartwright.http;

import java.util.ArrayList;
import java.util.List;

/** Where a {@code Location} or {@code Link} points to, without re-encoding a single character. */
public final class Location {

  private Location() {}

  /**
   * The URL that a reference means at a base URL (RFC 3986 §5.2).
   *
   * <pre>{@code
   * Location.resolve("https://h/v2/a/b", "/v2/x?_state=q%2Fr")   // https://h/v2/x?_state=q%2Fr
   * Location.resolve("https://h/v2/a/b", "../c")                 // https://h/v2/c
   * }</pre>
   *
   * @param base an absolute URL
   * @param reference what the server sent: a URL, {@code //host/path}, {@code /path}, {@code
   *     ?query} or a relative path
   */
  public static String resolve(String base, String reference) {
    if (schemeEnd(reference) >= 0) {
      return reference;
    }
    int scheme = schemeEnd(base);
    if (scheme < 0) {
      throw TransportException.of(
          Fault.UNPARSABLE, "parse " + Syntax.quote(base) + ": missing protocol scheme");
    }
    if (reference.startsWith("//")) {
      return base.substring(0, scheme + 1) + reference;
    }
    int pathStart = scheme + 1;
    if (base.startsWith("//", pathStart)) {
      pathStart = end(base, pathStart + 2, "/?#");
    }
    int pathEnd = end(base, pathStart, "?#");
    int queryEnd = end(base, pathEnd, "#");
    String authority = base.substring(0, pathStart);
    if (reference.isEmpty() || reference.startsWith("#")) {
      return base.substring(0, queryEnd) + reference;
    }
    if (reference.startsWith("?")) {
      return base.substring(0, pathEnd) + reference;
    }
    int referenceEnd = end(reference, 0, "?#");
    String path = reference.substring(0, referenceEnd);
    if (!path.startsWith("/")) {
      String basePath = base.substring(pathStart, pathEnd);
      path = basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
      if (!path.startsWith("/")) {
        path = "/" + path;
      }
    }
    return authority + withoutDots(path) + reference.substring(referenceEnd);
  }

  /** The index of the colon after a scheme, or -1. */
  static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':') {
        return i == 0 ? -1 : i;
      }
      if (!letter && (i == 0 || ((c < '0' || c > '9') && c != '+' && c != '-' && c != '.'))) {
        return -1;
      }
    }
    return -1;
  }

  private static int end(String text, int from, String stops) {
    int end = from;
    while (end < text.length() && stops.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** RFC 3986 §5.2.4. */
  private static String withoutDots(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    List<String> kept = new ArrayList<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      String segment = segments[i];
      if (segment.equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      if (!segment.equals(".") && !segment.equals("..")) {
        kept.add(segment);
      } else if (last) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
