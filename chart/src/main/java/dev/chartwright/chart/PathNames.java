package dev.chartwright.chart;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Slash-separated path names taken apart and put together as Go's {@code path/filepath} does. */
final class PathNames {
  private PathNames() {}

  static String clean(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        parts.addLast(part);
      } else if (!parts.isEmpty() && !parts.peekLast().equals("..")) {
        parts.removeLast();
      } else if (!rooted) {
        parts.addLast("..");
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String name = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    return end == 0 ? "/" : name;
  }

  static String dir(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  static String join(String first, String second) {
    if (first.isEmpty()) {
      return second.isEmpty() ? "" : clean(second);
    }
    return clean(first + "/" + second);
  }

  static String ext(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 || dot < path.lastIndexOf('/') ? "" : path.substring(dot);
  }

  static String abs(String path) {
    return path.startsWith("/") ? clean(path) : join(Path.of("").toAbsolutePath().toString(), path);
  }
}
