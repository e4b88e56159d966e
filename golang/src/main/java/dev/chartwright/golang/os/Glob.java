package dev.chartwright.golang.os;

import dev.chartwright.golang.path.Match;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.path.PatternException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the files whose names fit a shell pattern, as Go's {@code filepath.Glob}.
 *
 * <p>What the file system refuses counts as no match. Stateless and safe for use by several
 * threads. Source: Go 1.26 {@code path/filepath/match.go}.
 *
 * <pre>{@code
 * Glob.glob("charts/*.tgz"); // [charts/a-1.0.0.tgz, charts/b-2.0.0.tgz]
 * }</pre>
 */
public final class Glob {
  private Glob() {}

  /**
   * The names that fit, each folder's in the order of their bytes.
   *
   * @throws PatternException {@code syntax error in pattern}
   */
  public static List<String> glob(String pattern) {
    Match.matches(pattern, "");
    List<String> found = new ArrayList<>();
    if (!hasMeta(pattern)) {
      try {
        Os.lstat(pattern);
        found.add(pattern);
      } catch (PathException e) {
        // Nothing of that name.
      }
      return found;
    }
    Path.Split split = Path.split(pattern);
    String folder = folder(split.directory());
    if (!hasMeta(folder)) {
      addMatches(folder, split.file(), found);
      return found;
    }
    for (String each : glob(folder)) {
      addMatches(each, split.file(), found);
    }
    return found;
  }

  private static String folder(String directory) {
    return switch (directory) {
      case "" -> ".";
      case "/" -> "/";
      default -> directory.substring(0, directory.length() - 1);
    };
  }

  private static void addMatches(String folder, String pattern, List<String> found) {
    List<String> names;
    try {
      if (!Os.stat(folder).isDirectory()) {
        return;
      }
      names = Os.readDirNames(folder);
    } catch (PathException e) {
      return;
    }
    Collections.sort(names);
    for (String name : names) {
      if (Match.matches(pattern, name)) {
        found.add(Path.join(folder, name));
      }
    }
  }

  private static boolean hasMeta(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '[' || c == '\\') {
        return true;
      }
    }
    return false;
  }
}
