package dev.chartwright.golang.path;

/**
 * Slash-separated paths: Go's package path, and path/filepath on Unix.
 *
 * <p>Works on the text alone; never asks a file system. Thread-safe. Source: Go 1.26, path/path.go.
 *
 * <pre>{@code
 * Path.clean("a//b/../c/");   // a/c
 * Path.join("a", "", "../b"); // b
 * Path.ext("x.tar.gz");       // .gz
 * }</pre>
 */
public final class Path {
  private Path() {}

  /**
   * The shortest equal path: without empty and {@code .} elements, with {@code ..} resolved as far
   * as possible, without a slash at the end; {@code .} for nothing.
   */
  public static String clean(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    boolean rooted = path.charAt(0) == '/';
    StringBuilder out = new StringBuilder(path.length());
    if (rooted) {
      out.append('/');
    }
    // Up to here nothing can be taken back: the root, or leading elements "..".
    int fixed = out.length();
    int n = path.length();
    for (int at = 0; at < n; ) {
      int end = path.indexOf('/', at);
      end = end < 0 ? n : end;
      if (path.startsWith("..", at) && end == at + 2) {
        if (out.length() > fixed) {
          out.setLength(Math.max(fixed, out.lastIndexOf("/")));
        } else if (!rooted) {
          out.append(out.length() > 0 ? "/.." : "..");
          fixed = out.length();
        }
      } else if (end > at && !(end == at + 1 && path.charAt(at) == '.')) {
        if (out.length() > (rooted ? 1 : 0)) {
          out.append('/');
        }
        out.append(path, at, end);
      }
      at = end + 1;
    }
    return out.length() == 0 ? "." : out.toString();
  }

  /** The elements joined with slashes, empty ones left out, and cleaned; empty if all are empty. */
  public static String join(String... elements) {
    StringBuilder out = new StringBuilder();
    for (String element : elements) {
      if (out.length() > 0) {
        out.append('/');
      }
      out.append(element);
    }
    boolean empty = true;
    for (String element : elements) {
      empty &= element.isEmpty();
    }
    return empty ? "" : clean(out.toString());
  }

  /** The last element; {@code .} for the empty path, {@code /} for slashes only. */
  public static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** All but the last element, cleaned. */
  public static String dir(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  /** What follows the last dot of the last element, with the dot, or empty. */
  public static String ext(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
  }

  /** Whether the path begins with a slash. */
  public static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  /** The two parts before and after the last slash, which stays with the first. */
  public static Split split(String path) {
    int slash = path.lastIndexOf('/') + 1;
    return new Split(path.substring(0, slash), path.substring(slash));
  }

  /**
   * A path in two parts; joined as text they are the path.
   *
   * @param directory up to the last slash
   * @param file what follows it
   */
  public record Split(String directory, String file) {}
}
