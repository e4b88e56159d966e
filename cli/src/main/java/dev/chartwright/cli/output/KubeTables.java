package dev.chartwright.cli.output;

import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints the tables that an API server makes of objects, one after the other, as {@code kubectl
 * get} does: headings are left out when a table has the columns of the one before.
 *
 * <p>Columns are at least six characters wide and three apart; what is meant for wide output is
 * left out. A text with line breaks is cut at the first. Not safe for several threads.
 *
 * <p>Source: k8s.io/cli-runtime 0.37.1 {@code pkg/printers/tableprinter.go}, liggitt/tabwriter.
 */
final class KubeTables {
  private static final int MIN_WIDTH = 6;
  private static final int PADDING = 3;

  private List<?> columns = List.of();
  private boolean headed;

  /** A printer that has printed nothing yet. */
  static KubeTables create() {
    return new KubeTables();
  }

  private KubeTables() {}

  /** Appends a table; of an object that is none, its name. */
  void append(KubeObject table, StringBuilder out) {
    if (!table.groupVersionKind().kind().equals("Table")) {
      out.append("NAME\n").append(table.name()).append('\n');
      return;
    }
    List<?> own = table.listAt("columnDefinitions");
    List<?> rows = table.listAt("rows");
    boolean same = own.isEmpty() || own.equals(columns);
    boolean withHeader = !(headed && same);
    if (!same) {
      columns = own;
      headed = false;
    }
    if (rows.isEmpty()) {
      return;
    }
    headed = true;
    print(shownColumns(), rows, withHeader, out);
  }

  /** The numbers of the columns that are not for wide output only. */
  private List<Integer> shownColumns() {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) instanceof Map<?, ?> column
          && (!(column.get("priority") instanceof Number priority) || priority.intValue() == 0)) {
        shown.add(i);
      }
    }
    return shown;
  }

  private void print(List<Integer> shown, List<?> rows, boolean withHeader, StringBuilder out) {
    List<String[]> lines = new ArrayList<>();
    int[] widths = new int[shown.size()];
    if (withHeader) {
      String[] header = new String[shown.size()];
      for (int i = 0; i < header.length; i++) {
        header[i] = name(columns.get(shown.get(i)));
      }
      lines.add(header);
    }
    for (Object row : rows) {
      List<?> cells =
          row instanceof Map<?, ?> map && map.get("cells") instanceof List<?> list
              ? list
              : List.of();
      String[] line = new String[shown.size()];
      for (int i = 0; i < line.length; i++) {
        String whole = shown.get(i) < cells.size() ? text(cells.get(shown.get(i))) : "";
        // The heading is filled up to the bytes of the longest cell before that is cut.
        widths[i] = Math.max(widths[i], bytes(whole));
        line[i] = shownText(whole);
      }
      lines.add(line);
    }
    for (String[] line : lines) {
      for (int i = 0; i < line.length; i++) {
        widths[i] = Math.max(widths[i], line[i].codePointCount(0, line[i].length()));
      }
    }
    for (String[] line : lines) {
      for (int i = 0; i < line.length; i++) {
        out.append(line[i]);
        if (i < line.length - 1) {
          int width = Math.max(MIN_WIDTH, widths[i] + PADDING);
          out.append(" ".repeat(width - line[i].codePointCount(0, line[i].length())));
        }
      }
      out.append('\n');
    }
  }

  private static String name(Object column) {
    return column instanceof Map<?, ?> map && map.get("name") instanceof String name
        ? name.toUpperCase(Locale.ROOT)
        : "";
  }

  private static String text(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof String text ? text : Printf.sprint(cell);
  }

  private static int bytes(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A surrogate is half of a character of four bytes.
      count += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return count;
  }

  /** The first line, with dots if there are more, and without what would confuse a terminal. */
  private static String shownText(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\f' || c == '\n' || c == '\r') {
        return cell.substring(0, i).replace("\u001b", "^[") + "...";
      }
    }
    return cell.replace("\u001b", "^[");
  }
}
