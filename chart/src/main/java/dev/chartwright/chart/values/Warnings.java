package dev.chartwright.chart.values;

import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a walk over tables has to say. Go walks tables in random order; the lines about the members
 * of one table come in the order of their keys instead.
 */
final class Warnings {
  private final List<String> lines = new ArrayList<>();

  void add(String line) {
    lines.add(line);
  }

  void logTo(LogSink log) {
    for (String line : lines) {
      log.info(line);
    }
  }

  /** Begins the lines about one table. */
  Group group() {
    return new Group(lines);
  }

  private record Part(String key, List<String> lines) {}

  /** The lines about one table. */
  static final class Group {
    private final List<String> lines;
    private final int start;
    private int end;
    private @Nullable List<Part> parts;

    private Group(List<String> lines) {
      this.lines = lines;
      this.start = lines.size();
      this.end = start;
    }

    /** Says that the lines since the last call are about a member. */
    void endOf(String key) {
      if (lines.size() > end) {
        List<Part> known = parts;
        if (known == null) {
          known = new ArrayList<>();
          parts = known;
        }
        known.add(new Part(key, List.copyOf(lines.subList(end, lines.size()))));
        end = lines.size();
      }
    }

    /** Puts the lines in order. */
    void sort() {
      List<Part> known = parts;
      if (known == null || known.size() < 2) {
        return;
      }
      known.sort(Comparator.comparing(Part::key));
      lines.subList(start, end).clear();
      for (Part part : known) {
        lines.addAll(part.lines());
      }
    }
  }
}
