package dev.chartwright.golang.regexp;

import dev.chartwright.golang.unicode.Runes;
import java.util.List;

/** The replacement templates of {@link Regexp#replaceAll}: $1, ${1}, $name, ${name}, $$. */
final class Template {
  private static final int TOO_LARGE = 100_000_000;

  private Template() {}

  /** Appends a template with its groups filled in. */
  static void expand(
      StringBuilder out, String template, String text, int[] match, List<String> names) {
    int at = 0;
    while (true) {
      int dollar = template.indexOf('$', at);
      if (dollar < 0) {
        out.append(template, at, template.length());
        return;
      }
      out.append(template, at, dollar);
      at = dollar + 1;
      if (at < template.length() && template.charAt(at) == '$') {
        out.append('$');
        at++;
        continue;
      }
      boolean brace = at < template.length() && template.charAt(at) == '{';
      int start = brace ? at + 1 : at;
      int end = endOfName(template, start);
      if (end == start || (brace && (end == template.length() || template.charAt(end) != '}'))) {
        out.append('$');
        continue;
      }
      int group = group(template, start, end, match, names);
      if (group >= 0) {
        out.append(text, match[2 * group], match[2 * group + 1]);
      }
      at = brace ? end + 1 : end;
    }
  }

  private static int endOfName(String template, int start) {
    int at = start;
    while (at < template.length()) {
      int c = template.codePointAt(at);
      if (c != '_' && !Runes.isLetter(c) && !Runes.isDigit(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** The group that a name asks for if it took part in the match, or -1. */
  private static int group(String template, int start, int end, int[] match, List<String> names) {
    int number = number(template, start, end);
    if (number >= 0) {
      return number < match.length / 2 && match[2 * number] >= 0 ? number : -1;
    }
    String name = template.substring(start, end);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name) && match[2 * i] >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The value of a decimal number without leading zeros, or -1 if the text is none. */
  private static int number(String template, int start, int end) {
    if (template.charAt(start) == '0' && end - start > 1) {
      return -1;
    }
    int n = 0;
    for (int i = start; i < end; i++) {
      char c = template.charAt(i);
      if (c < '0' || c > '9' || n >= TOO_LARGE) {
        return -1;
      }
      n = n * 10 + (c - '0');
    }
    return n;
  }
}
