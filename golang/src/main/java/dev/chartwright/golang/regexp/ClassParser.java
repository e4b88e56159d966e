package dev.chartwright.golang.regexp;

import org.jspecify.annotations.Nullable;

/**
 * Reads one class: in brackets, or an escape that names one.
 *
 * <p>Source: Go 1.26, regexp/syntax/parse.go (parseClass and what it calls).
 */
final class ClassParser {
  private final PatternReader reader;
  private final boolean fold;
  private final RuneRanges ranges = new RuneRanges();

  ClassParser(PatternReader reader, boolean fold) {
    this.reader = reader;
    this.fold = fold;
  }

  /** What was read, as ascending pairs. */
  int[] ranges() {
    return ranges.toArray();
  }

  /** Reads [...] and gives its clean ranges. */
  int[] bracketed() {
    int start = reader.at++;
    boolean negated = reader.startsWith("^");
    if (negated) {
      reader.at++;
    }
    boolean first = true;
    while (first || !reader.startsWith("]")) {
      first = false;
      if (!posix() && !named()) {
        range(start);
      }
    }
    reader.at++;
    int[] clean = ranges.toArray();
    return negated ? new RuneRanges().addNegated(clean).toArray() : clean;
  }

  private void range(int classStart) {
    int start = reader.at;
    int low = character(classStart);
    int high = low;
    // A hyphen before the closing bracket is one.
    String in = reader.in;
    if (reader.startsWith("-") && reader.at + 1 < in.length() && in.charAt(reader.at + 1) != ']') {
      reader.at++;
      high = character(classStart);
      if (high < low) {
        throw new RegexpException("invalid character class range", in.substring(start, reader.at));
      }
    }
    if (fold) {
      ranges.addFolded(low, high);
    } else {
      ranges.add(low, high);
    }
  }

  private int character(int classStart) {
    if (reader.atEnd()) {
      throw new RegexpException("missing closing ]", reader.in.substring(classStart));
    }
    return reader.peek() == '\\' ? reader.escape() : reader.rune();
  }

  /** Reads [:name:] or [:^name:]; without the end of a name the bracket is a character. */
  private boolean posix() {
    if (!reader.startsWith("[:")) {
      return false;
    }
    int start = reader.at;
    int end = reader.in.indexOf(":]", start + 2);
    if (end < 0) {
      return false;
    }
    reader.at = end + 2;
    boolean negated = reader.in.charAt(start + 2) == '^';
    int[] group = NamedClasses.posix(reader.in.substring(start + (negated ? 3 : 2), end));
    if (group == null) {
      throw new RegexpException(
          "invalid character class range", reader.in.substring(start, reader.at));
    }
    add(group, negated);
    return true;
  }

  /** Reads an escape that names a class, if there is one: \d, \pL, \p{Greek} or the opposite. */
  boolean named() {
    if (!reader.startsWith("\\") || reader.at + 1 == reader.in.length()) {
      return false;
    }
    char letter = reader.in.charAt(reader.at + 1);
    if (letter == 'p' || letter == 'P') {
      unicode(letter == 'P');
      return true;
    }
    int[] group = NamedClasses.perl(letter | 0x20);
    if (group == null) {
      return false;
    }
    reader.at += 2;
    add(group, letter < 'a');
    return true;
  }

  private void add(int[] group, boolean negated) {
    int[] all = fold ? new RuneRanges().addAllFolded(group).toArray() : group;
    if (negated) {
      ranges.addNegated(all);
    } else {
      ranges.addAll(all);
    }
  }

  private void unicode(boolean negative) {
    int start = reader.at;
    String in = reader.in;
    reader.at += 2;
    int c = reader.rune();
    String name;
    if (c == '{') {
      int end = in.indexOf('}', start);
      if (end < 0) {
        reader.checkValid(start, in.length());
        throw new RegexpException("invalid character class range", in.substring(start));
      }
      reader.checkValid(start + 3, end);
      name = in.substring(start + 3, end);
      reader.at = end + 1;
    } else {
      name = in.substring(start + 2, reader.at);
    }
    boolean negated = name.startsWith("^");
    int @Nullable [] group = NamedClasses.unicode(negated ? name.substring(1) : name, fold);
    if (group == null) {
      throw new RegexpException("invalid character class range", in.substring(start, reader.at));
    }
    if (negated != negative) {
      ranges.addNegated(group);
    } else {
      ranges.addAll(group);
    }
  }
}
