package dev.chartwright.golang.glob;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a compiled pattern, with the library's own idea of where it may match.
 *
 * <p>Source: gobwas/glob v0.2.3, match/*.go.
 */
sealed interface Matcher {
  /** Whether it matches the whole text. */
  boolean matches(Slice s);

  /** Where it first matches within a text and the lengths in bytes it may take; null if nowhere. */
  @Nullable Found find(Slice s);

  /** The characters it takes, -1 if that varies. */
  int length();

  /** A place and the lengths of the matches there, ascending. */
  final class Found {
    final int at;
    final int[] lengths;

    Found(int at, int[] lengths) {
      this.at = at;
      this.lengths = lengths;
    }

    static Found of(int at, int... lengths) {
      return new Found(at, lengths);
    }
  }

  /** The empty text. */
  record Nothing() implements Matcher {
    @Override
    public boolean matches(Slice s) {
      return s.isEmpty();
    }

    @Override
    public Found find(Slice s) {
      return Found.of(0, 0);
    }

    @Override
    public int length() {
      return 0;
    }
  }

  /** A literal text. */
  record Text(Slice text) implements Matcher {
    @Override
    public boolean matches(Slice s) {
      return s.sameAs(text);
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = s.indexOf(text);
      return at < 0 ? null : Found.of(at, text.length());
    }

    @Override
    public int length() {
      return text.runes();
    }
  }

  /** One character: of a class, or with {@code ?} anything but a separator. */
  sealed interface One extends Matcher {
    boolean accepts(int rune);

    @Override
    default boolean matches(Slice s) {
      return s.length() <= s.width(0) && accepts(s.rune(0));
    }

    @Override
    default @Nullable Found find(Slice s) {
      for (int i = 0; i < s.length(); i += s.width(i)) {
        if (accepts(s.rune(i))) {
          return Found.of(i, Slice.encodedLength(s.rune(i)));
        }
      }
      return null;
    }

    @Override
    default int length() {
      return 1;
    }
  }

  /** {@code [abc]}, and {@code ?} as what is no separator. */
  record Characters(RuneSet runes, boolean negated) implements One {
    @Override
    public boolean accepts(int rune) {
      return runes.contains(rune) != negated;
    }
  }

  /** {@code [a-z]}. */
  record Range(int low, int high, boolean negated) implements One {
    @Override
    public boolean accepts(int rune) {
      return (rune >= low && rune <= high) != negated;
    }
  }

  /** A text of any length that a condition accepts. */
  sealed interface Varying extends Matcher {
    @Override
    default int length() {
      return -1;
    }
  }

  /** {@code **}. */
  record Super() implements Varying {
    @Override
    public boolean matches(Slice s) {
      return true;
    }

    @Override
    public Found find(Slice s) {
      return new Found(0, s.boundaries(0));
    }
  }

  /** {@code *}. */
  record Any(RuneSet separators) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.indexOfAny(separators) < 0;
    }

    @Override
    public Found find(Slice s) {
      int end = s.indexOfAny(separators);
      return new Found(0, (end < 0 ? s : s.to(end)).boundaries(0));
    }
  }

  /** At least so many characters. */
  record Min(int limit) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.runes() >= limit;
    }

    @Override
    public @Nullable Found find(Slice s) {
      int[] ends = s.ends(0);
      if (limit >= ends.length) {
        return null;
      }
      return new Found(0, java.util.Arrays.copyOfRange(ends, limit, ends.length));
    }
  }

  /** At most so many characters. */
  record Max(int limit) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.runes() <= limit;
    }

    @Override
    public Found find(Slice s) {
      int[] ends = s.ends(0);
      return new Found(0, java.util.Arrays.copyOf(ends, Math.min(limit + 1, ends.length)));
    }
  }

  /** A text that contains another one, or does not. */
  record Contains(Slice needle, boolean negated) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.indexOf(needle) >= 0 != negated;
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = s.indexOf(needle);
      if (negated) {
        return new Found(0, (at < 0 ? s : s.to(at)).boundaries(0));
      }
      if (at < 0) {
        return null;
      }
      int behind = at + needle.length();
      return new Found(0, s.from(behind).boundaries(behind));
    }
  }

  /** A text and then anything. */
  record Prefix(Slice text) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.startsWith(text);
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = s.indexOf(text);
      int length = text.length();
      return at < 0 ? null : new Found(at, s.from(at + length).ends(length));
    }
  }

  /** Anything and then a text. */
  record Suffix(Slice text) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.endsWith(text);
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = s.indexOf(text);
      return at < 0 ? null : Found.of(0, at + text.length());
    }
  }

  /** A text at the begin and one at the end; they may overlap. */
  record PrefixSuffix(Slice prefix, Slice suffix) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.startsWith(prefix) && s.endsWith(suffix);
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = s.indexOf(prefix);
      if (at < 0 || at == s.length()) {
        return null;
      }
      List<Integer> lengths = new ArrayList<>();
      Slice rest = s.from(at);
      for (int i = rest.lastIndexOf(suffix); i >= 0; i = rest.lastIndexOf(suffix)) {
        lengths.add(0, i + suffix.length());
        rest = rest.to(i);
      }
      if (lengths.isEmpty()) {
        return null;
      }
      return new Found(at, lengths.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** A text and then anything without separators. */
  record PrefixAny(Slice text, RuneSet separators) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.startsWith(text) && s.from(text.length()).indexOfAny(separators) < 0;
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = s.indexOf(text);
      if (at < 0) {
        return null;
      }
      Slice rest = s.from(at + text.length());
      int end = rest.indexOfAny(separators);
      return new Found(at, (end < 0 ? rest : rest.to(end)).ends(text.length()));
    }
  }

  /** Anything without separators and then a text. */
  record SuffixAny(Slice text, RuneSet separators) implements Varying {
    @Override
    public boolean matches(Slice s) {
      return s.endsWith(text) && s.to(s.length() - text.length()).indexOfAny(separators) < 0;
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = s.indexOf(text);
      if (at < 0) {
        return null;
      }
      int start = s.to(at).lastIndexOfAny(separators) + 1;
      return Found.of(start, at + text.length() - start);
    }
  }

  /** Several steps of known length, one after the other; the library mixes bytes and characters. */
  record Row(int length, List<Matcher> steps) implements Matcher {
    @Override
    public boolean matches(Slice s) {
      return s.runes() == length && startsWithAll(s);
    }

    private boolean startsWithAll(Slice s) {
      int at = 0;
      for (Matcher step : steps) {
        int wanted = step.length();
        Slice rest = s.from(at);
        int last = 0;
        int count = 0;
        for (int i = 0; i < rest.length(); i += rest.width(i)) {
          last = i;
          if (++count == wanted) {
            break;
          }
        }
        if (count < wanted || !step.matches(s.range(at, at + last + 1))) {
          return false;
        }
        at += last + 1;
      }
      return true;
    }

    @Override
    public @Nullable Found find(Slice s) {
      for (int i = 0; i < s.length() && s.length() - i >= length; i += s.width(i)) {
        if (startsWithAll(s.from(i))) {
          return Found.of(i, length);
        }
      }
      return null;
    }
  }

  /** One of several. */
  record AnyOf(List<Matcher> choices) implements Matcher {
    @Override
    public boolean matches(Slice s) {
      for (Matcher choice : choices) {
        if (choice.matches(s)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public @Nullable Found find(Slice s) {
      Found best = null;
      for (Matcher choice : choices) {
        Found found = choice.find(s);
        if (found == null || (best != null && found.at > best.at)) {
          continue;
        }
        best =
            best == null || found.at < best.at
                ? found
                : new Found(best.at, merge(best.lengths, found.lengths));
      }
      return best;
    }

    private static int[] merge(int[] a, int[] b) {
      return java.util.stream.IntStream.concat(
              java.util.Arrays.stream(a), java.util.Arrays.stream(b))
          .sorted()
          .distinct()
          .toArray();
    }

    @Override
    public int length() {
      int length = -1;
      for (Matcher choice : choices) {
        if (length == -1) {
          length = choice.length();
        } else if (choice.length() != length) {
          return -1;
        }
      }
      return length;
    }
  }

  /** All of several conditions on the same text. */
  record EveryOf(List<Matcher> conditions) implements Matcher {
    @Override
    public boolean matches(Slice s) {
      for (Matcher condition : conditions) {
        if (!condition.matches(s)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public @Nullable Found find(Slice s) {
      int at = 0;
      int offset = 0;
      int[] lengths = {};
      Slice rest = s;
      boolean first = true;
      for (Matcher condition : conditions) {
        Found found = condition.find(rest);
        if (found == null) {
          return null;
        }
        if (first) {
          lengths = found.lengths;
          first = false;
        } else {
          lengths = common(lengths, at - (found.at + offset), found.lengths);
          if (lengths.length == 0) {
            return null;
          }
        }
        at = found.at + offset;
        rest = s.from(at);
        offset += found.at;
      }
      return new Found(at, lengths);
    }

    private static int[] common(int[] lengths, int delta, int[] others) {
      int[] out = new int[lengths.length];
      int n = 0;
      for (int length : lengths) {
        for (int other : others) {
          if (length + delta == other) {
            out[n++] = other;
            break;
          }
        }
      }
      return java.util.Arrays.copyOf(out, n);
    }

    @Override
    public int length() {
      return conditions.isEmpty() ? 0 : -1;
    }
  }

  /** A step in the middle that is looked for first, with what comes before and behind it. */
  record Tree(
      Matcher value,
      @Nullable Matcher left,
      @Nullable Matcher right,
      int leftLength,
      int rightLength,
      int length)
      implements Matcher {
    static Tree of(Matcher value, @Nullable Matcher left, @Nullable Matcher right) {
      int l = left == null ? 0 : left.length();
      int r = right == null ? 0 : right.length();
      int length = value.length();
      boolean known = length >= 0 && l >= 0 && r >= 0;
      return new Tree(value, left, right, l, r, known ? l + length + r : -1);
    }

    @Override
    public boolean matches(Slice s) {
      if (length > s.length()) {
        return false;
      }
      int offset = Math.max(0, leftLength);
      int limit = s.length() - Math.max(0, rightLength);
      while (offset < limit) {
        Found found = value.find(s.range(offset, limit));
        if (found == null) {
          return false;
        }
        int at = offset + found.at;
        if (matches(left, s.to(at))) {
          for (int i = found.lengths.length - 1; i >= 0; i--) {
            if (matches(right, s.from(Math.min(s.length(), at + found.lengths[i])))) {
              return true;
            }
          }
        }
        offset = at + s.width(at);
      }
      return false;
    }

    private static boolean matches(@Nullable Matcher matcher, Slice s) {
      return matcher == null ? s.isEmpty() : matcher.matches(s);
    }

    /** The library has no answer here, so that such a step never matches inside another one. */
    @Override
    public @Nullable Found find(Slice s) {
      return null;
    }
  }
}
