package dev.chartwright.repo.index;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.path.Path;
import java.util.Optional;

/**
 * The form in which two URLs are compared: paths cleaned, texts normal.
 *
 * <p>Source: Helm {@code internal/urlutil/urlutil.go} (Equal).
 */
final class UrlKey {
  private static final long START = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;

  private UrlKey() {}

  /** A hash of the normal form; empty for what is no URL and so equals none. */
  static Optional<Long> of(String url) {
    if (isNormal(url)) {
      return Optional.of(hash(url));
    }
    try {
      Url parsed = Url.parse(url);
      String path = parsed.path();
      return Optional.of(hash(parsed.withPath(Path.clean(path.isEmpty() ? "/" : path)).toString()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the normal form is certainly the text itself. */
  private static boolean isNormal(String url) {
    int start = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : 0;
    int n = url.length();
    int slash = url.indexOf('/', start);
    if (n == start || url.charAt(start) == '/' || (start > 0 && slash < 0)) {
      return false;
    }
    for (int i = start; i < n; i++) {
      char c = url.charAt(i);
      boolean word =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      if (word || c == '_') {
        continue;
      }
      char before = i == start ? '/' : url.charAt(i - 1);
      if (c == '.' ? before == '/' : c != '/' || before == '/' || i == n - 1) {
        return false;
      }
    }
    return true;
  }

  private static long hash(String text) {
    long h = START;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * FACTOR;
    }
    return h;
  }
}
