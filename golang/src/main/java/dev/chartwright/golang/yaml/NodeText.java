package dev.chartwright.golang.yaml;

/**
 * Writes the characters of YAML nodes and keeps count of where they are; go-yaml 3.0.5, the lower
 * half of emitterc.go, with an indentation of two and lines of any length.
 */
class NodeText {
  static final int INDENT = 2;

  final StringBuilder out;
  int indent = -1;
  int column;
  boolean whitespace = true;
  boolean indention = true;

  /** The indentation at which a foot comment stands just above, or -1. */
  int footIndent = -1;

  // Comments that wait for their place.
  String head = "";
  String line = "";
  String foot = "";
  String tail = "";

  NodeText(StringBuilder out) {
    this.out = out;
  }

  final void put(char c) {
    out.append(c);
    column++;
  }

  final void putBreak() {
    out.append('\n');
    column = 0;
    indention = true;
  }

  private void writeBreak(char c) {
    if (c == '\n') {
      putBreak();
    } else {
      out.append(c);
      column = 0;
      indention = true;
    }
  }

  final void writeIndent() {
    int to = Math.max(indent, 0);
    if (!indention || column > to || (column == to && !whitespace)) {
      putBreak();
    }
    if (footIndent == to) {
      putBreak();
    }
    while (column < to) {
      put(' ');
    }
    whitespace = true;
    footIndent = -1;
  }

  final void indicator(
      String s, boolean needWhitespace, boolean isWhitespace, boolean isIndention) {
    if (needWhitespace && !whitespace) {
      put(' ');
    }
    out.append(s);
    column += s.length();
    whitespace = isWhitespace;
    indention = indention && isIndention;
  }

  /** Writes a text as it is, behind a blank if there is none. */
  final void word(String s) {
    if (!whitespace) {
      put(' ');
    }
    out.append(s);
    column += s.length();
    whitespace = false;
    indention = false;
  }

  // Comments.

  final void headComment() {
    if (!tail.isEmpty()) {
      writeIndent();
      comment(tail);
      tail = "";
      footIndent = Math.max(indent, 0);
    }
    if (!head.isEmpty()) {
      writeIndent();
      comment(head);
      head = "";
    }
  }

  final void lineComment() {
    if (!line.isEmpty()) {
      if (!whitespace) {
        put(' ');
      }
      comment(line);
      line = "";
    }
  }

  final void footComment() {
    if (!foot.isEmpty()) {
      writeIndent();
      comment(foot);
      foot = "";
      footIndent = Math.max(indent, 0);
    }
  }

  private void comment(String text) {
    boolean breaks = false;
    boolean pound = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ScalarStyle.isBreak(c)) {
        writeBreak(c);
        breaks = true;
        pound = false;
      } else {
        if (breaks) {
          writeIndent();
        }
        if (!pound && c != '#') {
          put('#');
          put(' ');
        }
        pound = true;
        put(c);
        indention = false;
        breaks = false;
      }
    }
    if (!breaks) {
      putBreak();
    }
    whitespace = true;
  }

  // Scalars.

  final void singleQuoted(String s) {
    indicator("'", true, false, false);
    boolean breaks = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == ' ') {
        put(c);
      } else if (ScalarStyle.isBreak(c)) {
        if (!breaks && c == '\n') {
          putBreak();
        }
        writeBreak(c);
        breaks = true;
      } else {
        if (breaks) {
          writeIndent();
        }
        if (c == '\'') {
          put(c);
        }
        put(c);
        indention = false;
        breaks = false;
      }
    }
    indicator("'", false, false, false);
    indention = false;
  }

  final void doubleQuoted(String s) {
    indicator("\"", true, false, false);
    // go-yaml looks for a byte order mark at the start of the text, wherever it is writing.
    boolean escapeAll = !s.isEmpty() && s.charAt(0) == 0xFEFF;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (escapeAll
          || c == '"'
          || c == '\\'
          || !ScalarStyle.isPrintable(c)
          || ScalarStyle.isBreak(c)) {
        int code = s.codePointAt(i);
        i += Character.charCount(code) - 1;
        escape(code);
      } else {
        put(c);
      }
    }
    indicator("\"", false, false, false);
    indention = false;
  }

  private void escape(int c) {
    put('\\');
    switch (c) {
      case 0 -> put('0');
      case 0x07 -> put('a');
      case 0x08 -> put('b');
      case 0x09 -> put('t');
      case 0x0A -> put('n');
      case 0x0B -> put('v');
      case 0x0C -> put('f');
      case 0x0D -> put('r');
      case 0x1B -> put('e');
      case '"' -> put('"');
      case '\\' -> put('\\');
      case 0x85 -> put('N');
      case 0xA0 -> put('_');
      case 0x2028 -> put('L');
      case 0x2029 -> put('P');
      default -> {
        int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
        put(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int k = 4 * (digits - 1); k >= 0; k -= 4) {
          put("0123456789ABCDEF".charAt((c >> k) & 0xF));
        }
      }
    }
  }

  final void literal(String s) {
    indicator("|", true, false, false);
    blockHeader(s);
    boolean breaks = true;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (ScalarStyle.isBreak(c)) {
        writeBreak(c);
        breaks = true;
      } else {
        if (breaks) {
          writeIndent();
        }
        put(c);
        indention = false;
        breaks = false;
      }
    }
  }

  final void folded(String s) {
    indicator(">", true, false, false);
    blockHeader(s);
    boolean breaks = true;
    boolean leadingSpaces = true;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (ScalarStyle.isBreak(c)) {
        if (!breaks && !leadingSpaces && c == '\n' && !startsWithBlankLine(s)) {
          putBreak();
        }
        writeBreak(c);
        breaks = true;
      } else {
        if (breaks) {
          writeIndent();
          leadingSpaces = c == ' ' || c == '\t';
        }
        put(c);
        indention = false;
        breaks = false;
      }
    }
  }

  /** What go-yaml asks wherever it could fold: whether a blank is the first but line breaks. */
  private static boolean startsWithBlankLine(String s) {
    int i = 0;
    while (ScalarStyle.isBreak(s.charAt(i))) {
      i++;
    }
    char c = s.charAt(i);
    return c == ' ' || c == '\t' || c == 0;
  }

  private void blockHeader(String s) {
    char first = s.charAt(0);
    if (first == ' ' || ScalarStyle.isBreak(first)) {
      indicator("2", false, false, false);
    }
    int last = s.length() - 1;
    if (!ScalarStyle.isBreak(s.charAt(last))) {
      indicator("-", false, false, false);
    } else if (last == 0 || ScalarStyle.isBreak(s.charAt(last - 1))) {
      indicator("+", false, false, false);
    }
    if (line.isEmpty()) {
      putBreak();
    } else {
      lineComment();
    }
    whitespace = true;
  }
}
