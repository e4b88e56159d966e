package dev.chartwright.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in columns of equal width, with a tab between columns.
 *
 * <p>Every cell is filled up with spaces, the last of a row too; one that is too wide is cut and
 * ends in three dots. Not safe for several threads.
 *
 * <pre>{@code
 * Table.of(80).row("NAME", "STATUS").row("db", "ok").text();
 * // NAME\tSTATUS\n
 * // db  \tok
 * }</pre>
 *
 * <p>Source: gosuri/uitable 0.0.4 {@code table.go}.
 */
public final class Table {
  private static final int DOTS = 3;

  private final long maxColumnWidth;
  private final List<String[]> rows = new ArrayList<>();

  private Table(long maxColumnWidth) {
    this.maxColumnWidth = maxColumnWidth;
  }

  /** A table without rows; 0 as the widest column means that no column is too wide. */
  public static Table of(long maxColumnWidth) {
    return new Table(maxColumnWidth);
  }

  /** Adds a row. */
  public Table row(String... cells) {
    rows.add(cells.clone());
    return this;
  }

  /** The table without a line feed at its end; empty if it has no rows. */
  public String text() {
    StringBuilder text = new StringBuilder();
    long[] widths = widths();
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        text.append('\n');
      }
      appendRow(rows.get(i), widths, text);
    }
    return text.toString();
  }

  private long[] widths() {
    int columns = 0;
    for (String[] row : rows) {
      columns = Math.max(columns, row.length);
    }
    long[] widths = new long[columns];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        long width = 0;
        for (String line : lines(row[i])) {
          width = Math.max(width, CellWidth.of(line));
        }
        if (maxColumnWidth != 0 && Long.compareUnsigned(width, maxColumnWidth) > 0) {
          width = maxColumnWidth;
        }
        widths[i] = Math.max(widths[i], width);
      }
    }
    return widths;
  }

  private static void appendRow(String[] row, long[] widths, StringBuilder text) {
    List<List<String>> cells = new ArrayList<>(row.length);
    int height = 0;
    for (int i = 0; i < row.length; i++) {
      List<String> lines = lines(resized(row[i], widths[i]));
      cells.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      if (line > 0) {
        text.append('\n');
      }
      for (int i = 0; i < row.length; i++) {
        if (i > 0) {
          text.append('\t');
        }
        List<String> lines = cells.get(i);
        text.append(
            line < lines.size() ? resized(lines.get(line), widths[i]) : spaces(widths[i], " "));
      }
    }
  }

  private static String spaces(long width, String start) {
    return start + " ".repeat((int) Math.max(0, width - start.length()));
  }

  private static String resized(String cell, long width) {
    if (width == 0) {
      return cell;
    }
    int actual = CellWidth.of(cell);
    if (actual <= width) {
      return cell + " ".repeat((int) (width - actual));
    }
    StringBuilder cut = new StringBuilder();
    int used = 0;
    int codePoint;
    for (int i = 0; i < cell.length(); i += Character.charCount(codePoint)) {
      codePoint = cell.codePointAt(i);
      cut.appendCodePoint(codePoint);
      int more = CellWidth.of(codePoint);
      if (used + more >= width - DOTS) {
        break;
      }
      used += more;
    }
    return cut.append("...").toString();
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(1);
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    lines.add(text.substring(start));
    return lines;
  }
}
