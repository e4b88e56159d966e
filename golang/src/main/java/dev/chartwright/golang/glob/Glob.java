package dev.chartwright.golang.glob;

import dev.chartwright.golang.GoString;

/**
 * A compiled glob pattern: {@code .Files.Glob} matches file names with it.
 *
 * <p>{@code *} matches a run of characters without a separator, {@code **} any run, {@code ?} one
 * character that is no separator, {@code [abc]}, {@code [a-z]} and {@code [!a-z]} one character of
 * a class, {@code {ab,c*}} one of several patterns, which may be nested, and a backslash takes the
 * next character as it is. The library has peculiarities, and they are kept: a class or list is a
 * range or characters but not both, an unclosed brace is closed by the end, {@code ab*ba} with
 * {@code **} for the star matches {@code aba}, and some patterns never match characters of several
 * bytes. Immutable and thread-safe.
 *
 * <p>Source: gobwas/glob v0.2.3.
 *
 * <pre>{@code
 * Glob.compile("conf/*.{yaml,yml}", '/').matches("conf/a.yml");   // true
 * Glob.compile("conf/*", '/').matches("conf/sub/a.yml");          // false
 * Glob.compile("[a", '/');                                        // unexpected end of input
 * }</pre>
 */
public final class Glob {
  private final Matcher matcher;

  private Glob(Matcher matcher) {
    this.matcher = matcher;
  }

  /**
   * The compiled form of a pattern.
   *
   * @throws GlobException with the library's text: {@code could not parse range}
   */
  public static Glob compile(String pattern, char... separators) {
    RuneSet set = new RuneSet(new String(separators));
    return new Glob(new Compiler(set).compile(new Parser(pattern).parse()));
  }

  /**
   * Whether the pattern matches the whole text.
   *
   * @throws GlobException where the library panics: {@code a{,}} on the text {@code a} gives {@code
   *     runtime error: slice bounds out of range [:2] with length 1}
   */
  public boolean matches(String text) {
    return matcher.matches(Slice.of(GoString.bytes(text)));
  }
}
