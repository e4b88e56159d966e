package dev.chartwright.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts by lines, in the unified form.
 *
 * <pre>{@code
 * TextDiff.of("a\nb\n", "a\nc\n") //  a
 *                                 // -b
 *                                 // +c
 * }</pre>
 */
public final class TextDiff {
  private static final int CONTEXT = 3;
  private static final int MAX_CELLS = 25_000_000;

  private TextDiff() {}

  /**
   * The lines that must go ({@code -}) and come ({@code +}) to get from one text to another; empty
   * if they are equal.
   */
  public static String of(String expected, String actual) {
    if (expected.equals(actual)) {
      return "";
    }
    List<String> old = lines(expected);
    List<String> now = lines(actual);
    int same = 0;
    while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), now.size()) - same
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    StringBuilder out = new StringBuilder();
    int start = Math.max(0, same - CONTEXT);
    out.append("@@ line ").append(start + 1).append(" @@\n");
    append(out, ' ', old.subList(start, same));
    middle(out, old.subList(same, old.size() - tail), now.subList(same, now.size() - tail));
    append(
        out,
        ' ',
        old.subList(old.size() - tail, Math.min(old.size(), old.size() - tail + CONTEXT)));
    return out.toString();
  }

  /** Lines with their ends made visible where the last one has none. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int last = lines.size() - 1;
    if (lines.get(last).isEmpty()) {
      lines.remove(last);
    } else {
      lines.set(last, lines.get(last) + "⏎̸");
    }
    return lines;
  }

  private static void middle(StringBuilder out, List<String> old, List<String> now) {
    if ((long) old.size() * now.size() > MAX_CELLS) {
      append(out, '-', old);
      append(out, '+', now);
      return;
    }
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        append(out, ' ', old.subList(i, i + 1));
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        append(out, '-', old.subList(i, i + 1));
        i++;
      } else {
        append(out, '+', now.subList(j, j + 1));
        j++;
      }
    }
  }

  private static void append(StringBuilder out, char sign, List<String> lines) {
    for (String line : lines) {
      out.append(sign).append(line).append('\n');
    }
  }
}
