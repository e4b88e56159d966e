package dev.chartwright.action;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The difference between two texts as hunks of lines, as {@code diff -u} shows it.
 *
 * <p>The shortest script is found (Myers 1986); texts that differ in more than {@value #MAX_EDITS}
 * lines are shown as replaced whole.
 */
final class UnifiedDiff {
  private static final int MAX_EDITS = 4000;

  /**
   * A line, and whether it is in both texts ({@code ' '}), the first ({@code '-'}) or the second.
   */
  private record Line(char mark, String text) {}

  private UnifiedDiff() {}

  /**
   * The hunks; empty if the texts are equal.
   *
   * @param context how many equal lines are shown around changes
   */
  static String of(String before, String after, int context) {
    if (before.equals(after)) {
      return "";
    }
    return hunks(script(lines(before), lines(after)), Math.max(0, context));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  private static List<Line> script(List<String> a, List<String> b) {
    int limit = Math.min(MAX_EDITS, a.size() + b.size());
    List<int[]> trace = new ArrayList<>();
    int[] furthest = new int[2 * limit + 2];
    for (int edits = 0; edits <= limit; edits++) {
      trace.add(furthest.clone());
      for (int k = -edits; k <= edits; k += 2) {
        boolean down = k == -edits || (k != edits && at(furthest, k - 1) < at(furthest, k + 1));
        int x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
        int y = x - k;
        while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
          x++;
          y++;
        }
        furthest[index(furthest, k)] = x;
        if (x >= a.size() && y >= b.size()) {
          return back(a, b, trace, edits);
        }
      }
    }
    List<Line> replaced = new ArrayList<>(a.size() + b.size());
    a.forEach(line -> replaced.add(new Line('-', line)));
    b.forEach(line -> replaced.add(new Line('+', line)));
    return replaced;
  }

  private static List<Line> back(List<String> a, List<String> b, List<int[]> trace, int edits) {
    List<Line> lines = new ArrayList<>(a.size() + b.size());
    int x = a.size();
    int y = b.size();
    for (int d = edits; d >= 0; d--) {
      int[] furthest = trace.get(d);
      int k = x - y;
      boolean down = k == -d || (k != d && at(furthest, k - 1) < at(furthest, k + 1));
      int from = down ? k + 1 : k - 1;
      int fromX = d == 0 ? 0 : at(furthest, from);
      int fromY = d == 0 ? 0 : fromX - from;
      while (x > fromX && y > fromY) {
        x--;
        y--;
        lines.add(new Line(' ', a.get(x)));
      }
      if (d > 0 && down) {
        y--;
        lines.add(new Line('+', b.get(y)));
      } else if (d > 0) {
        x--;
        lines.add(new Line('-', a.get(x)));
      }
    }
    Collections.reverse(lines);
    return lines;
  }

  private static int index(int[] furthest, int k) {
    return Math.floorMod(k, furthest.length);
  }

  private static int at(int[] furthest, int k) {
    return furthest[index(furthest, k)];
  }

  private static String hunks(List<Line> lines, int context) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    int a = 1;
    int b = 1;
    while (i < lines.size()) {
      int change = nextChange(lines, i);
      if (change == lines.size()) {
        break;
      }
      int start = Math.max(i, change - context);
      a += start - i;
      b += start - i;
      int end = hunkEnd(lines, change, context);
      int inA = 0;
      int inB = 0;
      StringBuilder body = new StringBuilder();
      for (Line line : lines.subList(start, end)) {
        inA += line.mark() == '+' ? 0 : 1;
        inB += line.mark() == '-' ? 0 : 1;
        body.append(line.mark()).append(line.text()).append('\n');
      }
      out.append("@@ -").append(range(a, inA)).append(" +").append(range(b, inB)).append(" @@\n");
      out.append(body);
      a += inA;
      b += inB;
      i = end;
    }
    return out.toString();
  }

  private static int nextChange(List<Line> lines, int from) {
    int i = from;
    while (i < lines.size() && lines.get(i).mark() == ' ') {
      i++;
    }
    return i;
  }

  /** Behind the last change that is no more than two contexts away from the one before it. */
  private static int hunkEnd(List<Line> lines, int change, int context) {
    int last = change;
    int next = change;
    while (next < lines.size() && next - last <= 2 * context + 1) {
      last = next;
      next = nextChange(lines, next + 1);
    }
    return Math.min(lines.size(), last + 1 + context);
  }

  private static String range(int start, int count) {
    int first = count == 0 ? start - 1 : start;
    return count == 1 ? Integer.toString(first) : first + "," + count;
  }
}
