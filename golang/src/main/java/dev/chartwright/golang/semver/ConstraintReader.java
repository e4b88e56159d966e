package dev.chartwright.golang.semver;

import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;

/** Reads the comparisons of one alternative, separated by space or commas. */
final class ConstraintReader {
  private static final List<String> OPERATORS =
      List.of("", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^");

  private final String text;
  private int at;

  ConstraintReader(String text) {
    this.text = text;
  }

  List<Constraint> read() {
    List<String[]> pairs = new ArrayList<>();
    space();
    while (true) {
      int start = at;
      while (at < text.length() && "=!<>~^".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String operator = text.substring(start, at);
      space();
      VersionScanner scanner = new VersionScanner(text, VersionScanner.DIGITS_AND_WILDCARDS);
      int end = scanner.scan(at);
      if (end < 0 || !OPERATORS.contains(operator)) {
        throw improper();
      }
      pairs.add(new String[] {operator, text.substring(at, end)});
      at = end;
      boolean separated = space();
      if (at == text.length()) {
        break;
      }
      if (text.charAt(at) == ',') {
        at++;
        space();
      } else if (!separated) {
        throw improper();
      }
    }
    // The whole is checked before any part is understood.
    List<Constraint> constraints = new ArrayList<>();
    for (String[] pair : pairs) {
      constraints.add(constraint(pair[0], pair[1]));
    }
    return constraints;
  }

  private SemverException improper() {
    return new SemverException("improper constraint: " + Quote.quote(text));
  }

  private boolean space() {
    int start = at;
    at = afterSpace(text, at);
    return at > start;
  }

  private static int afterSpace(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static Constraint constraint(String operator, String version) {
    VersionScanner scanner = new VersionScanner(version, VersionScanner.DIGITS_AND_WILDCARDS);
    scanner.scan(0);
    String prerelease = scanner.prerelease().isEmpty() ? "" : "-" + scanner.prerelease();
    Constraint.Precision precision = Constraint.Precision.PATCH;
    String full = version;
    if (isWildcard(scanner.part(0))) {
      precision = Constraint.Precision.ANY;
      full = "0.0.0" + prerelease;
    } else if (isWildcard(scanner.part(1))) {
      precision = Constraint.Precision.MAJOR;
      full = scanner.part(0) + ".0.0" + prerelease;
    } else if (isWildcard(scanner.part(2))) {
      precision = Constraint.Precision.MINOR;
      full = scanner.part(0) + "." + scanner.part(1) + ".0" + prerelease;
    }
    try {
      return new Constraint(operator, version, Version.parse(full), precision);
    } catch (SemverException e) {
      throw new SemverException("constraint parser error");
    }
  }

  private static boolean isWildcard(String part) {
    return part.isEmpty() || part.equals("x") || part.equals("*") || part.equals("X");
  }

  /** Writes {@code 1.2 - 2} as {@code >= 1.2, <= 2}, wherever it stands. */
  static String rewriteRanges(String text) {
    String out = text;
    int at = 0;
    while (at < text.length()) {
      Range range = Range.at(text, at);
      if (range == null) {
        at++;
        continue;
      }
      String found = text.substring(at, range.end());
      int place = out.indexOf(found);
      if (place >= 0) {
        String comparison = ">= " + range.low() + ", <= " + range.high() + " ";
        out = out.substring(0, place) + comparison + out.substring(place + found.length());
      }
      at = range.end();
    }
    return out;
  }

  private record Range(String low, String high, int end) {
    static @org.jspecify.annotations.Nullable Range at(String text, int start) {
      int low = afterSpace(text, start);
      int lowEnd = new VersionScanner(text, VersionScanner.DIGITS_AND_WILDCARDS).scan(low);
      if (lowEnd < 0) {
        return null;
      }
      int dash = afterSpace(text, lowEnd);
      if (dash == lowEnd || dash >= text.length() || text.charAt(dash) != '-') {
        return null;
      }
      int high = afterSpace(text, dash + 1);
      if (high == dash + 1) {
        return null;
      }
      int highEnd = new VersionScanner(text, VersionScanner.DIGITS_AND_WILDCARDS).scan(high);
      if (highEnd < 0) {
        return null;
      }
      return new Range(
          text.substring(low, lowEnd), text.substring(high, highEnd), afterSpace(text, highEnd));
    }
  }
}
