package dev.chartwright.repo.index;

import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.YamlDecoder;
import dev.chartwright.repo.IndexTypes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks an index in block style, as Helm, ChartMuseum and most others write it.
 *
 * <p>All but the charts is put aside and given to the general reader at the end; each entry is read
 * by {@link YamlEntryScanner}, or by the general reader if that is not sure. Not thread-safe.
 */
final class YamlIndexScanner {
  private static final YamlDecoder INDEX = YamlDecoder.into(IndexTypes.INDEX).strict();
  private static final byte[] ENTRIES = {'e', 'n', 't', 'r', 'i', 'e', 's', ':'};
  private static final byte[] NO_ENTRIES = {
    'e', 'n', 't', 'r', 'i', 'e', 's', ':', ' ', '{', '}', '\n'
  };

  private final Lines lines;
  private final IndexBuilder out;
  private final YamlEntryScanner entries;
  private final Bytes rest = new Bytes(256);

  YamlIndexScanner(Lines lines, IndexBuilder out) {
    this.lines = lines;
    this.out = out;
    this.entries = new YamlEntryScanner(lines, out);
  }

  /**
   * Reads the whole stream.
   *
   * @throws UnusualForm if the general reader must decide
   */
  void scan() throws IOException {
    lines.advance();
    while (!lines.atEnd() && !isEntries()) {
      putAside();
    }
    if (lines.atEnd()) {
      throw new UnusualForm("no entries on a line of their own");
    }
    // Nothing that was begun before may still be open.
    decode(Arrays.copyOf(rest.buf, rest.length));
    rest.put(NO_ENTRIES, 0, NO_ENTRIES.length);
    lines.advance();
    charts();
    while (!lines.atEnd()) {
      putAside();
    }
    Object index = decode(Arrays.copyOf(rest.buf, rest.length));
    if (!(index instanceof JsonStruct struct)
        || !(struct.get("entries") instanceof Map<?, ?>)
        || struct.string("apiVersion").isEmpty()) {
      throw new UnusualForm("something is missing");
    }
  }

  private static @Nullable Object decode(byte[] yaml) {
    try {
      return INDEX.decode(yaml);
    } catch (RuntimeException e) {
      throw new UnusualForm("something else is wrong");
    }
  }

  private boolean isEntries() {
    return lines.to - lines.from == ENTRIES.length
        && Arrays.equals(lines.buf, lines.from, lines.to, ENTRIES, 0, ENTRIES.length);
  }

  private void putAside() throws IOException {
    if (rest.length + lines.to - lines.from > IndexLimits.MAX_PIECE_BYTES) {
      throw new UnusualForm("much that is no entry");
    }
    rest.put(lines.buf, lines.from, lines.to);
    rest.put('\n');
    lines.advance();
  }

  private void charts() throws IOException {
    int column = -1;
    while (toContent() && lines.indent > 0) {
      if (column < 0) {
        column = lines.indent;
      }
      if (lines.indent != column) {
        throw new UnusualForm("chart at another column");
      }
      chart(column);
    }
    if (!lines.atEnd() && lines.buf[lines.from] == '-' && isItem(0)) {
      throw new UnusualForm("list of charts");
    }
    if (column < 0) {
      throw new UnusualForm("no charts");
    }
  }

  /** Steps over blank lines and comments; false at the end of the stream. */
  private boolean toContent() throws IOException {
    while (lines.blank || (!lines.atEnd() && lines.buf[lines.from + lines.indent] == '#')) {
      if (lines.tab) {
        throw new UnusualForm("tab");
      }
      lines.advance();
    }
    return !lines.atEnd();
  }

  /** Whether a list item begins at that column. */
  private boolean isItem(int column) {
    int i = lines.from + column;
    return lines.indent == column
        && lines.buf[i] == '-'
        && (i + 1 == lines.to || lines.buf[i + 1] == ' ');
  }

  private void chart(int column) throws IOException {
    if (isItem(column)) {
      throw new UnusualForm("list of charts");
    }
    int from = lines.from + column;
    byte first = lines.buf[from];
    int colon;
    if (first == '"' || first == '\'') {
      colon = YamlKeys.colonBehindQuotes(lines.buf, from, lines.to);
    } else {
      colon = YamlKeys.colon(lines.buf, from, lines.to);
    }
    if (colon < 0) {
      throw new UnusualForm("name of a chart");
    }
    out.begin(YamlKeys.name(lines.buf, from, colon));
    int i = colon + 1;
    while (i < lines.to && lines.buf[i] == ' ') {
      i++;
    }
    boolean none = lines.to - i == 2 && lines.buf[i] == '[' && lines.buf[i + 1] == ']';
    if (i < lines.to && !none) {
      throw new UnusualForm("value beside the name of a chart");
    }
    lines.advance();
    if (!none && toContent() && lines.indent >= column && isItem(lines.indent)) {
      versions(lines.indent);
    }
    out.end();
  }

  private void versions(int column) throws IOException {
    while (toContent() && isItem(column)) {
      entries.entry(column);
    }
  }
}
