package dev.chartwright.repo.index;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the scalar that stands behind a key or a hyphen on the current line, and moves to the line
 * behind it.
 */
final class YamlScalars {
  private static final YamlDecoder TEXT = YamlDecoder.into(GoType.STRING).strict();
  private static final boolean[] PLAIN_START = new boolean[128];

  static {
    for (char c = '!'; c < 0x7F; c++) {
      PLAIN_START[c] = "!\"#%&'*,-:>?@[]`{|}".indexOf(c) < 0;
    }
  }

  private final Lines lines;
  private final Bytes folded = new Bytes(256);

  YamlScalars(Lines lines) {
    this.lines = lines;
  }

  /** Whether the rest of the line is this text. */
  boolean is(int from, String text) {
    int n = text.length();
    if (lines.to - from != n) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (lines.buf[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Moves to the next line that is not blank. */
  void advance() throws IOException {
    lines.advance();
    while (lines.blank) {
      lines.advance();
    }
  }

  /**
   * Makes sure that there is a text or nothing, and steps over it.
   *
   * @param from where it begins on the current line
   * @param parent the column that following lines of it exceed
   * @throws UnusualEntry if one cannot tell
   */
  void skip(int from, int parent) throws IOException {
    byte first = from < lines.to ? lines.buf[from] : 0;
    switch (first) {
      case 0 -> nothing(parent);
      case '"', '\'' -> {
        int end = quoted(from);
        if (end < 0) {
          decode(from, lines.to);
        }
        advance();
      }
      case '|', '>' -> block(from, parent);
      default -> {
        if (!YamlKeys.isCertainlyText(lines.buf, from, plain(from))) {
          throw new UnusualEntry("perhaps no text");
        }
        if (follows(parent)) {
          while (!lines.atEnd() && !lines.blank && lines.indent > parent) {
            continued();
            lines.advance();
          }
          afterFolded(parent);
        }
      }
    }
  }

  /** What a scalar without quotes may be. */
  enum Plain {
    /** Only a text: encoding/json refuses numbers in embedded structs. */
    TEXT,
    /** Something that becomes a text. */
    ANY,
    /** Something that stays as it stands, as dates do. */
    RAW
  }

  /**
   * The text there; empty for null.
   *
   * @param last what the field was before, which is given again if it is the same
   */
  String read(int from, int parent, String last, Plain plain) throws IOException {
    byte first = from < lines.to ? lines.buf[from] : 0;
    String text;
    switch (first) {
      case 0 -> {
        nothing(parent);
        return "";
      }
      case '"', '\'' -> {
        int end = quoted(from);
        text = end < 0 ? decode(from, lines.to) : text(lines.buf, from + 1, end, last);
        advance();
        return text;
      }
      case '|', '>' -> throw new UnusualEntry("block that is needed");
      default -> {
        int end = plain(from);
        if (plain == Plain.RAW || YamlKeys.isCertainlyText(lines.buf, from, end)) {
          text = text(lines.buf, from, end, last);
        } else if (plain == Plain.ANY) {
          text = decode(from, end);
        } else {
          throw new UnusualEntry("perhaps no text");
        }
        folded.length = 0;
        folded.put(lines.buf, from, end);
        if (!follows(parent)) {
          return text;
        }
        while (!lines.atEnd() && !lines.blank && lines.indent > parent) {
          int to = continued();
          folded.put(' ');
          folded.put(lines.buf, lines.from + lines.indent, to);
          lines.advance();
        }
        afterFolded(parent);
        return text(folded.buf, 0, folded.length, last);
      }
    }
  }

  private void afterFolded(int parent) throws IOException {
    while (lines.blank) {
      lines.advance();
    }
    if (lines.indent > parent) {
      throw new UnusualEntry("paragraphs");
    }
  }

  /** Whether the plain scalar on this line, which is left behind, goes on. */
  private boolean follows(int parent) throws IOException {
    lines.advance();
    if (lines.blank) {
      afterFolded(parent);
      return false;
    }
    return lines.indent > parent;
  }

  private void nothing(int parent) throws IOException {
    advance();
    if (lines.indent > parent) {
      throw new UnusualEntry("value on the next line");
    }
  }

  private String decode(int from, int to) {
    try {
      Object text = TEXT.decode(Arrays.copyOfRange(lines.buf, from, to));
      return text instanceof String string ? string : "";
    } catch (RuntimeException e) {
      throw new UnusualEntry("scalar");
    }
  }

  static String text(byte[] b, int from, int to, String last) {
    int n = to - from;
    boolean same = last.length() == n;
    for (int i = 0; i < n && same; i++) {
      same = last.charAt(i) == b[from + i];
    }
    return same ? last : VersionDecoder.text(b, from, n);
  }

  /** Where the quoted text ends, or -1 if something in it has to be replaced. */
  private int quoted(int from) {
    byte[] b = lines.buf;
    byte quote = b[from];
    boolean ordinary = true;
    int i = from + 1;
    while (i < lines.to) {
      byte c = b[i];
      if (c == quote) {
        if (quote != '\'' || i + 1 == lines.to || b[i + 1] != '\'') {
          break;
        }
        ordinary = false;
        i++;
      } else if (c == '\\' && quote == '"') {
        ordinary = false;
        i++;
      }
      i++;
    }
    if (i != lines.to - 1) {
      throw new UnusualEntry("quoted text that does not end the line");
    }
    return ordinary ? i : -1;
  }

  /** Where the plain text on this line ends. */
  private int plain(int from) {
    byte first = lines.buf[from];
    if (first > 0 && !PLAIN_START[first]) {
      throw new UnusualEntry("indicator");
    }
    return plainEnd(from);
  }

  /** Where the text of a further line ends. */
  private int continued() {
    if (lines.tab || lines.buf[lines.from + lines.indent] == '#') {
      throw new UnusualEntry("tab or comment");
    }
    return plainEnd(lines.from + lines.indent);
  }

  private int plainEnd(int from) {
    byte[] b = lines.buf;
    int to = lines.to;
    while (b[to - 1] == ' ') {
      to--;
    }
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c == ':' ? i + 1 == to || b[i + 1] == ' ' : c == '#' && b[i - 1] == ' ') {
        throw new UnusualEntry("key or comment in a text");
      }
    }
    return to;
  }

  private void block(int from, int parent) throws IOException {
    int i = from + 1;
    if (i < lines.to && (lines.buf[i] == '-' || lines.buf[i] == '+')) {
      i++;
    }
    if (i < lines.to) {
      throw new UnusualEntry("header of a block");
    }
    lines.advance();
    int most = 0;
    while (lines.blank) {
      most = Math.max(most, lines.to - lines.from);
      lines.advance();
    }
    int column = lines.indent;
    if (column <= parent) {
      return;
    }
    if (most > column) {
      throw new UnusualEntry("blank lines longer than the indentation");
    }
    while (lines.blank || lines.indent >= column) {
      lines.advance();
    }
    if (lines.indent > parent) {
      throw new UnusualEntry("less indentation in a block");
    }
  }
}
