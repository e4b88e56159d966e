package dev.chartwright.conformance.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where two outputs differ, line by line. */
final class Comparison {
  private Comparison() {}

  /**
   * The first differing lines, empty if there are none.
   *
   * @param vary lines (from 0) that differ from run to run of helm itself
   */
  static List<String> of(String name, byte[] want, byte[] got, Set<Integer> vary) {
    if (java.util.Arrays.equals(want, got)) {
      return List.of();
    }
    String[] w = lines(want);
    String[] g = lines(got);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < Math.max(w.length, g.length) && out.size() < 12; i++) {
      boolean same = i < w.length && i < g.length && (vary.contains(i) || w[i].equals(g[i]));
      if (!same) {
        out.add(name + ":" + (i + 1) + " helm " + (i < w.length ? show(w[i]) : "(nothing)"));
        out.add(name + ":" + (i + 1) + " ours " + (i < g.length ? show(g[i]) : "(nothing)"));
      }
    }
    return out;
  }

  private static String show(String line) {
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  private static String[] lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).split("\n", -1);
  }
}
