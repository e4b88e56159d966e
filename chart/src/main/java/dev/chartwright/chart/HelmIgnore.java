package dev.chartwright.chart;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.path.Match;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.path.PatternException;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a .helmignore file: which files of a folder do not belong to its chart.
 *
 * <p>The rules are asked in order and the first that matches ignores the file. They look like git's
 * and are not: a rule with {@code !} ignores what it does <em>not</em> match and passes on what it
 * does; {@code **} is refused. Patterns are those of Go's {@code filepath.Match}. Immutable.
 *
 * <pre>{@code
 * HelmIgnore rules = HelmIgnore.parse("*.txt\n/build/\n".getBytes(UTF_8));
 * rules.ignores("docs/a.txt", false, LogSink.none()); // true
 * rules.ignores("build", true, LogSink.none());       // true
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/ignore/rules.go}.
 */
public final class HelmIgnore {
  /** The name of the file in a chart's folder. */
  public static final String FILE_NAME = ".helmignore";

  /** The longest line that is read; a longer one is refused. */
  public static final int MAX_LINE_BYTES = 64 * 1024 - 1;

  private static final Rule HIDDEN_TEMPLATES = Rule.of("templates/.?*", false, false, true);

  private final List<Rule> rules;

  private HelmIgnore(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** How a pattern is matched. */
  private enum Form {
    /** Without anything special. */
    LITERAL,
    /** A star and nothing else special behind it. */
    SUFFIX,
    /** Stars and question marks behind something to start with. */
    PREFIX,
    /** All that {@link Match} knows, its errors too. */
    ANY;

    static Form of(String pattern) {
      int special = special(pattern, 0);
      if (pattern.indexOf('[') >= 0 || pattern.indexOf('\\') >= 0) {
        return ANY;
      }
      if (special < 0) {
        return LITERAL;
      }
      if (special > 0) {
        return PREFIX;
      }
      return pattern.charAt(0) == '*' && special(pattern, 1) < 0 ? SUFFIX : ANY;
    }

    private static int special(String pattern, int from) {
      for (int i = from; i < pattern.length(); i++) {
        if (pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
          return i;
        }
      }
      return -1;
    }
  }

  /**
   * One line: what to match the path with, or the base name if it has no slash.
   *
   * @param fixed the part of the pattern without anything special
   */
  private record Rule(
      String pattern,
      boolean negated,
      boolean directoriesOnly,
      boolean wholePath,
      Form form,
      String fixed) {
    static Rule of(String pattern, boolean negated, boolean directoriesOnly, boolean wholePath) {
      Form form = Form.of(pattern);
      String fixed =
          switch (form) {
            case SUFFIX -> pattern.substring(1);
            case PREFIX -> pattern.substring(0, Form.special(pattern, 0));
            case LITERAL, ANY -> pattern;
          };
      return new Rule(pattern, negated, directoriesOnly, wholePath, form, fixed);
    }

    boolean matches(String name) {
      return switch (form) {
        case LITERAL -> name.equals(fixed);
        case SUFFIX ->
            name.endsWith(fixed) && name.lastIndexOf('/', name.length() - fixed.length() - 1) < 0;
        case PREFIX -> name.startsWith(fixed) && Match.matches(pattern, name);
        case ANY -> Match.matches(pattern, name);
      };
    }
  }

  /** No rules. */
  public static HelmIgnore empty() {
    return new HelmIgnore(List.of());
  }

  /**
   * Reads the lines of a .helmignore file.
   *
   * @throws ChartException in Go's words, if a pattern is malformed or a line too long
   */
  public static HelmIgnore parse(byte[] file) {
    List<Rule> rules = new ArrayList<>();
    int at =
        file.length >= 3
                && file[0] == (byte) 0xef
                && file[1] == (byte) 0xbb
                && file[2] == (byte) 0xbf
            ? 3
            : 0;
    for (int start = 0; start < file.length; ) {
      int end = start;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      if (end - start > MAX_LINE_BYTES) {
        throw new ChartException("bufio.Scanner: token too long");
      }
      at = Math.max(at, start);
      addRule(rules, trim(GoString.of(file, at, Math.max(0, end - at))));
      start = end + 1;
    }
    return new HelmIgnore(rules);
  }

  /**
   * The same rules and, after them, Helm's own: files in {@code templates} whose name starts with a
   * dot.
   */
  public HelmIgnore withDefaults() {
    List<Rule> all = new ArrayList<>(rules);
    all.add(HIDDEN_TEMPLATES);
    return new HelmIgnore(all);
  }

  /**
   * Whether a file or folder does not belong to the chart; what is in an ignored folder does not
   * either.
   *
   * @param path relative to the chart's folder, with {@code /} between folders and none at the end
   */
  public boolean ignores(String path, boolean directory, LogSink log) {
    if (path.isEmpty() || path.equals(".") || path.equals("./")) {
      return false;
    }
    String base = Path.base(path);
    for (Rule rule : rules) {
      boolean fits =
          (!rule.directoriesOnly || directory) && matches(rule, rule.wholePath ? path : base, log);
      if (fits != rule.negated) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Rule rule, String name, LogSink log) {
    try {
      return rule.matches(name);
    } catch (PatternException e) {
      log.error("failed to compile", "rule", rule.pattern, "error", String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static void addRule(List<Rule> rules, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.contains("**")) {
      throw new ChartException("double-star (**) syntax is not supported");
    }
    try {
      Match.matches(line, "abc");
    } catch (PatternException e) {
      throw new ChartException(String.valueOf(e.getMessage()), e);
    }
    boolean negated = line.startsWith("!");
    String pattern = negated ? line.substring(1) : line;
    boolean directoriesOnly = pattern.endsWith("/");
    if (directoriesOnly) {
      pattern = pattern.substring(0, pattern.length() - 1);
    }
    boolean rooted = pattern.startsWith("/");
    boolean wholePath = pattern.contains("/");
    rules.add(
        Rule.of(rooted ? pattern.substring(1) : pattern, negated, directoriesOnly, wholePath));
  }

  private static String trim(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && Runes.isSpace(line.charAt(start))) {
      start++;
    }
    while (end > start && Runes.isSpace(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }
}
