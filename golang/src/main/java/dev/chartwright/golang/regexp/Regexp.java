package dev.chartwright.golang.regexp;

import dev.chartwright.golang.GoString;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A compiled regular expression: RE2's syntax, leftmost-first matches, linear time.
 *
 * <p>Texts and patterns are Go strings ({@link GoString}); a bad byte of a text matches what U+FFFD
 * matches, and in a pattern it is an error. Offsets are in bytes of UTF-8, as Go gives them. Lists
 * that Go returns as nil ("no match") are empty. Classes and case folding follow Unicode 15.0.
 * Immutable and thread-safe; callers may keep compiled expressions.
 *
 * <p>Limits are Go's: a repetition of at most 1000, also of nested ones, an expression tree of at
 * most 1000 levels, a program of at most 128 MiB by Go's count.
 *
 * <p>Source: Go 1.26, regexp and regexp/syntax.
 *
 * <pre>{@code
 * Regexp r = Regexp.compile("a(x*)b");
 * r.replaceAll("-ab-axxb-", "${1}W");  // -W-xxW-
 * r.findAll("-ab-axxb-", -1);          // [ab, axxb]
 * Regexp.compile("a(");                // error parsing regexp: missing closing ): `a(`
 * }</pre>
 */
public final class Regexp {
  private final String pattern;
  private final Program program;
  private final List<String> names;

  /** A machine that no thread uses now: making one costs more than a short search. */
  private final AtomicReference<@Nullable Backtracker> spare = new AtomicReference<>();

  private Regexp(String pattern, Program program, List<String> names) {
    this.pattern = pattern;
    this.program = program;
    this.names = names;
  }

  /**
   * The compiled form of a pattern.
   *
   * @throws RegexpException with Go's text: {@code error parsing regexp: unexpected ): `a)`}
   */
  public static Regexp compile(String pattern) {
    Parser parser = new Parser(pattern);
    Node tree = parser.parse();
    return new Regexp(pattern, Compiler.compile(tree), List.copyOf(parser.names()));
  }

  /** The text with a backslash before each character that a pattern would not take literally. */
  public static String quoteMeta(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** The pattern as it was given. */
  public String pattern() {
    return pattern;
  }

  /** The number of groups in parentheses: Go's {@code NumSubexp}. */
  public int groups() {
    return names.size() - 1;
  }

  /** The names of the groups, empty where a group has none; the first stands for the whole. */
  public List<String> groupNames() {
    return names;
  }

  /** Whether the text contains a match. */
  public boolean matches(String text) {
    return next(text, 0, 0) != null;
  }

  /** The leftmost match, or an empty string if there is none: Go's {@code FindString}. */
  public String find(String text) {
    int[] match = next(text, 0, 2);
    return match == null ? "" : text.substring(match[0], match[1]);
  }

  /** Begin and end of the leftmost match in bytes, or null: Go's {@code FindStringIndex}. */
  public int @Nullable [] findIndex(String text) {
    int[] match = next(text, 0, 2);
    if (match == null) {
      return null;
    }
    int start = GoString.length(text, 0, match[0]);
    return new int[] {start, start + GoString.length(text, match[0], match[1])};
  }

  /**
   * The successive matches, none overlapping: Go's {@code FindAllString}.
   *
   * @param limit at most so many matches; a negative one means all
   */
  public List<String> findAll(String text, int limit) {
    List<String> found = new ArrayList<>();
    Matches matches = new Matches(text, limit, 2);
    for (int[] match = matches.next(); match != null; match = matches.next()) {
      found.add(text.substring(match[0], match[1]));
    }
    return found;
  }

  /** Begin and end in bytes of the successive matches: Go's {@code FindAllStringIndex}. */
  public List<int[]> findAllIndex(String text, int limit) {
    List<int[]> found = new ArrayList<>();
    Matches matches = new Matches(text, limit, 2);
    int at = 0;
    int bytes = 0;
    for (int[] match = matches.next(); match != null; match = matches.next()) {
      int start = bytes + GoString.length(text, at, match[0]);
      bytes = start + GoString.length(text, match[0], match[1]);
      at = match[1];
      found.add(new int[] {start, bytes});
    }
    return found;
  }

  /**
   * The leftmost match and what its groups matched, empty strings for groups that took no part:
   * Go's {@code FindStringSubmatch}; an empty list if there is no match.
   */
  public List<String> submatch(String text) {
    int[] match = next(text, 0, 2 * names.size());
    return match == null ? List.of() : groupsOf(text, match);
  }

  /** The successive matches with their groups: Go's {@code FindAllStringSubmatch}. */
  public List<List<String>> findAllSubmatch(String text, int limit) {
    List<List<String>> found = new ArrayList<>();
    Matches matches = new Matches(text, limit, 2 * names.size());
    for (int[] match = matches.next(); match != null; match = matches.next()) {
      found.add(groupsOf(text, match));
    }
    return found;
  }

  private static List<String> groupsOf(String text, int[] match) {
    List<String> groups = new ArrayList<>(match.length / 2);
    for (int i = 0; i < match.length; i += 2) {
      groups.add(match[i] < 0 ? "" : text.substring(match[i], match[i + 1]));
    }
    return groups;
  }

  /**
   * The text with each match replaced by a template, in which {@code $1}, {@code ${1}}, {@code
   * $name} and {@code ${name}} stand for groups and {@code $$} for a dollar sign; a name is as long
   * as it can be, so {@code $1W} asks for a group "1W". Unknown groups are empty: Go's {@code
   * ReplaceAllString}.
   */
  public String replaceAll(String text, String template) {
    return replaceAll(text, template, Integer.MAX_VALUE);
  }

  /**
   * The same for a result that may become large.
   *
   * @param most the most chars that the result may have
   * @throws RegexpLimitException if it would have more
   */
  public String replaceAll(String text, String template, int most) {
    return replace(text, template, template.indexOf('$') >= 0, most);
  }

  /** The text with each match replaced: Go's {@code ReplaceAllLiteralString}. */
  public String replaceAllLiteral(String text, String replacement) {
    return replaceAllLiteral(text, replacement, Integer.MAX_VALUE);
  }

  /**
   * The same for a result that may become large.
   *
   * @param most the most chars that the result may have
   * @throws RegexpLimitException if it would have more
   */
  public String replaceAllLiteral(String text, String replacement, int most) {
    return replace(text, replacement, false, most);
  }

  private String replace(String text, String replacement, boolean isTemplate, int most) {
    int groups = isTemplate ? count(replacement, '$') : 0;
    int lastEnd = 0;
    int from = 0;
    StringBuilder out = null;
    while (from <= text.length()) {
      int[] match = next(text, from, isTemplate ? 2 * names.size() : 2);
      if (match == null) {
        break;
      }
      if (out == null) {
        out = new StringBuilder(text.length() + 16);
      }
      out.append(text, lastEnd, match[0]);
      // An empty match right after another match is not replaced again.
      if (match[1] > lastEnd || match[0] == 0) {
        long longest = replacement.length() + (long) groups * (match[1] - match[0]);
        if (out.length() + longest > most) {
          throw new RegexpLimitException(most);
        }
        if (isTemplate) {
          Template.expand(out, replacement, text, match, names);
        } else {
          out.append(replacement);
        }
      }
      lastEnd = match[1];
      from = Math.max(lastEnd, from + Program.width(text, from));
    }
    if (out == null) {
      return text;
    }
    return GoString.normalize(out.append(text, lastEnd, text.length()).toString());
  }

  private static int count(String text, char c) {
    int n = 0;
    for (int i = text.indexOf(c); i >= 0; i = text.indexOf(c, i + 1)) {
      n++;
    }
    return n;
  }

  /**
   * The parts of the text between matches: Go's {@code Split}.
   *
   * @param limit at most so many parts, the last one being the rest; negative means all, 0 none
   */
  public List<String> split(String text, int limit) {
    if (limit == 0) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    if (text.isEmpty() && !pattern.isEmpty()) {
      parts.add("");
      return parts;
    }
    Matches matches = new Matches(text, limit, 2);
    int begin = 0;
    int end = 0;
    while (limit < 0 || parts.size() < limit - 1) {
      int[] match = matches.next();
      if (match == null) {
        break;
      }
      end = match[0];
      if (match[1] != 0) {
        parts.add(text.substring(begin, end));
      }
      begin = match[1];
    }
    if (end != text.length()) {
      parts.add(text.substring(begin));
    }
    return parts;
  }

  /** The successive matches as Go counts them. */
  private final class Matches {
    private final String text;
    private final int slots;
    private int left;
    private int from;
    private int lastEnd = -1;

    Matches(String text, int limit, int slots) {
      this.text = text;
      this.slots = slots;
      this.left = limit < 0 ? Integer.MAX_VALUE : limit;
    }

    int @Nullable [] next() {
      while (left > 0 && from <= text.length()) {
        int[] match = Regexp.this.next(text, from, slots);
        if (match == null) {
          break;
        }
        boolean accepted = true;
        if (match[1] == from) {
          // An empty match right after another match does not count.
          accepted = match[0] != lastEnd;
          from += Program.width(text, from);
        } else {
          from = match[1];
        }
        lastEnd = match[1];
        if (accepted) {
          left--;
          return match;
        }
      }
      return null;
    }
  }

  /** The first match from a place on: pairs of places in chars, -1 for unused groups; or null. */
  private int @Nullable [] next(String text, int from, int slots) {
    if (program.prefixComplete && slots <= 2) {
      int at = text.indexOf(program.prefix, from);
      return at < 0 ? null : new int[] {at, at + program.prefix.length()};
    }
    int[] match = new int[slots];
    Backtracker machine = spare.getAndSet(null);
    if (machine == null) {
      machine = new Backtracker(program);
    }
    int result = machine.search(text, from, match);
    spare.set(machine);
    if (result < 0) {
      result = new PikeVm(program, text, slots).search(machine.stoppedAt, match) ? 1 : 0;
    }
    return result == 0 ? null : match;
  }

  /** The pattern. */
  @Override
  public String toString() {
    return pattern;
  }
}
