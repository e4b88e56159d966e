package dev.chartwright.chart;

import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes metadata printable: every kind of space becomes a blank, what cannot be printed goes.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/metadata.go sanitizeString}.
 */
final class Sanitizer {
  private Sanitizer() {}

  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return cleanSlowly(text, i);
      }
    }
    return text;
  }

  private static String cleanSlowly(String text, int from) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.getType(c) == Character.SURROGATE) {
        out.append('\ufffd');
      } else if (Runes.isSpace(c)) {
        out.append(' ');
      } else if (Runes.isPrint(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  static List<String> clean(List<String> texts) {
    List<String> out = new ArrayList<>(texts.size());
    for (String text : texts) {
      out.add(clean(text));
    }
    return Collections.unmodifiableList(out);
  }
}
