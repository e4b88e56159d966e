package dev.chartwright.engine;

import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a rendered file into its YAML documents, by text: wherever a line begins with {@code ---},
 * whatever follows on it.
 *
 * <p>So {@code ---apiVersion: v1} begins a document with {@code apiVersion: v1}, and a {@code ---}
 * in a block scalar without indentation splits too, as in Helm. Source: Helm 4.3.1 {@code
 * pkg/release/v1/util/manifest.go}.
 *
 * <pre>{@code
 * ManifestSplitter.split("a: 1\n---\n\n--- # c\nb: 2\n"); // ["a: 1\n", "# c\nb: 2\n"]
 * }</pre>
 */
public final class ManifestSplitter {
  private ManifestSplitter() {}

  /** The documents that have more than white space, without the white space before them. */
  public static List<String> split(String text) {
    List<String> documents = new ArrayList<>();
    int start = skipSpace(text, 0);
    int separator = text.startsWith("---", start) ? start : nextSeparator(text, start);
    while (separator >= 0) {
      add(documents, text, start, separator);
      start = separator + 3;
      while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
        start++;
      }
      separator = nextSeparator(text, start);
    }
    add(documents, text, start, text.length());
    return documents;
  }

  private static int nextSeparator(String text, int from) {
    int found = text.indexOf("\n---", from);
    return found < 0 ? -1 : found + 1;
  }

  private static void add(List<String> documents, String text, int start, int end) {
    int first = skipSpace(text, start);
    if (first < end) {
      documents.add(text.substring(first, end));
    }
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Runes.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether a text has nothing but white space. */
  static boolean isBlank(String text) {
    return skipSpace(text, 0) == text.length();
  }
}
