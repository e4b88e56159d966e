package dev.chartwright.golang.path;

import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;

/**
 * Shell patterns for paths: {@code *} and {@code ?} match within an element, {@code [a-z]} and
 * {@code [^a-z]} one character of a class, a backslash takes the next character as it is.
 *
 * <p>Go notices a bad pattern only as far as it reads it, and so do we. Thread-safe. Source: Go
 * 1.26, path/filepath/match.go on Unix; path.Match would read bad patterns to their end.
 */
public final class Match {
  private static final int BAD = 0xFFFD;

  private final String text;
  private final byte[] pattern;
  private final byte[] name;

  private Match(String pattern, String name) {
    this.text = pattern;
    this.pattern = GoString.bytes(pattern);
    this.name = GoString.bytes(name);
  }

  /**
   * Whether a whole name fits a pattern.
   *
   * @throws PatternException {@code syntax error in pattern}
   */
  public static boolean matches(String pattern, String name) {
    return new Match(pattern, name).run();
  }

  private boolean run() {
    int p = 0;
    int n = 0;
    chunks:
    while (p < pattern.length) {
      boolean star = false;
      while (p < pattern.length && pattern[p] == '*') {
        star = true;
        p++;
      }
      int end = endOfChunk(p);
      if (star && end == p) {
        return indexOfSlash(n) < 0;
      }
      boolean last = end == pattern.length;
      int rest = matchChunk(p, end, n);
      if (rest >= 0 && (rest == name.length || !last)) {
        n = rest;
        p = end;
        continue;
      }
      if (star) {
        for (int i = n; i < name.length && name[i] != '/'; i++) {
          rest = matchChunk(p, end, i + 1);
          if (rest >= 0 && (rest == name.length || !last)) {
            n = rest;
            p = end;
            continue chunks;
          }
        }
      }
      return false;
    }
    return n == name.length;
  }

  private int indexOfSlash(int from) {
    for (int i = from; i < name.length; i++) {
      if (name[i] == '/') {
        return i;
      }
    }
    return -1;
  }

  /** The place of the next star outside of a class. */
  private int endOfChunk(int from) {
    boolean inClass = false;
    for (int i = from; i < pattern.length; i++) {
      switch (pattern[i]) {
        case '\\' -> i++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '*' -> {
          if (!inClass) {
            return i;
          }
        }
        default -> {}
      }
    }
    return pattern.length;
  }

  // Where matchClass stands after it has read a class or a character of one.
  private int at;

  /** The end of what a chunk matches at a place of the name, or -1; reads on for bad syntax. */
  private int matchChunk(int start, int end, int from) {
    boolean failed = false;
    int n = from;
    at = start;
    while (at < end) {
      failed = failed || n >= name.length;
      switch (pattern[at]) {
        case '[' -> {
          int c = failed ? 0 : rune(name, n, name.length);
          n += failed ? 0 : size(name, n, name.length);
          boolean negated = at + 1 < end && pattern[at + 1] == '^';
          at += negated ? 2 : 1;
          if (matchClass(c, end) == negated) {
            failed = true;
          }
        }
        case '?' -> {
          if (!failed) {
            failed = name[n] == '/';
            n += size(name, n, name.length);
          }
          at++;
        }
        default -> {
          if (pattern[at] == '\\' && ++at == end) {
            throw new PatternException(text);
          }
          if (!failed) {
            failed = pattern[at] != name[n++];
          }
          at++;
        }
      }
    }
    return failed ? -1 : n;
  }

  private boolean matchClass(int c, int end) {
    boolean match = false;
    for (int ranges = 0; ; ranges++) {
      if (ranges > 0 && at < end && pattern[at] == ']') {
        at++;
        return match;
      }
      int low = classCharacter(end);
      int high = low;
      if (pattern[at] == '-') {
        at++;
        high = classCharacter(end);
      }
      match |= low <= c && c <= high;
    }
  }

  private int classCharacter(int end) {
    if (at >= end || pattern[at] == '-' || pattern[at] == ']') {
      throw new PatternException(text);
    }
    if (pattern[at] == '\\' && ++at >= end) {
      throw new PatternException(text);
    }
    int c = rune(pattern, at, end);
    int size = size(pattern, at, end);
    at += size;
    // A class never ends with a character: its bracket is still to come.
    if ((c == BAD && size == 1) || at >= end) {
      throw new PatternException(text);
    }
    return c;
  }

  private static int size(byte[] bytes, int i, int end) {
    return Math.max(1, GoString.sequenceLength(bytes, i, end));
  }

  private static int rune(byte[] bytes, int i, int end) {
    int size = GoString.sequenceLength(bytes, i, end);
    if (size == 0) {
      return BAD;
    }
    return new String(bytes, i, size, StandardCharsets.UTF_8).codePointAt(0);
  }
}
