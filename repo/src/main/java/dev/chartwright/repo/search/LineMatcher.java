package dev.chartwright.repo.search;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.regexp.Regexp;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.repo.index.IndexedVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a keyword in the lines of charts and says in which part of the line it begins.
 *
 * <p>Versions of one chart mostly have the same line, so that the last answer is kept. Not
 * thread-safe.
 */
final class LineMatcher {
  private static final char SEPARATOR = '\u000b';
  private static final int NO_MATCH = -1;

  /** Hits with this score or a higher one do not count. */
  private static final int THRESHOLD = 25;

  private final @Nullable String literal;
  private final @Nullable Regexp regexp;

  private @Nullable IndexedVersion last;
  private String lastRepository = "";
  private int lastScore;

  private LineMatcher(@Nullable String literal, @Nullable Regexp regexp) {
    this.literal = literal;
    this.regexp = regexp;
  }

  /** Finds every chart, with score 0. */
  static LineMatcher ofAll() {
    return new LineMatcher(null, null);
  }

  /** Finds a text, in whatever case it is written. */
  static LineMatcher ofLiteral(String text) {
    return new LineMatcher(Runes.toLower(text), null);
  }

  /** Finds a regular expression. */
  static LineMatcher ofRegexp(String expression) {
    return new LineMatcher(null, Regexp.compile(expression));
  }

  /** The score of a chart, or -1 if it does not match. */
  int score(String repository, IndexedVersion chart) {
    if (last == null || !lastRepository.equals(repository) || !sameLine(last, chart)) {
      lastScore = find(repository, chart);
      lastRepository = repository;
    }
    last = chart;
    return lastScore;
  }

  private static boolean sameLine(IndexedVersion a, IndexedVersion b) {
    return a.name().equals(b.name())
        && a.description().equals(b.description())
        && a.keywords().equals(b.keywords());
  }

  private int find(String repository, IndexedVersion chart) {
    if (literal == null && regexp == null) {
      return 0;
    }
    String line = line(repository, chart);
    int at = NO_MATCH;
    if (literal != null) {
      line = Runes.toLower(line);
      at = line.indexOf(literal);
    } else if (regexp != null) {
      int[] match = regexp.findIndex(line);
      at = match == null ? NO_MATCH : characters(line, match[0]);
    }
    if (at < 0) {
      return NO_MATCH;
    }
    int score = 0;
    for (int i = line.indexOf(SEPARATOR); i >= 0 && i < at; i = line.indexOf(SEPARATOR, i + 1)) {
      score++;
    }
    return score < THRESHOLD ? score : NO_MATCH;
  }

  private static String line(String repository, IndexedVersion chart) {
    StringBuilder line = new StringBuilder(chart.name()).append(SEPARATOR);
    line.append(repository).append('/').append(chart.name()).append(SEPARATOR);
    line.append(chart.description()).append(SEPARATOR);
    List<String> keywords = chart.keywords();
    for (int i = 0; i < keywords.size(); i++) {
      line.append(i > 0 ? " " : "").append(keywords.get(i));
    }
    return line.toString();
  }

  /** The place in the text at which so many bytes have gone by. */
  private static int characters(String text, int bytes) {
    int left = bytes;
    int i = 0;
    while (left > 0) {
      int next = i + Character.charCount(text.codePointAt(i));
      left -= GoString.length(text.substring(i, next));
      i = next;
    }
    return i;
  }
}
