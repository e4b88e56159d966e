package dev.chartwright.golang.yaml;

/** Reads plain, quoted and block scalars; go-yaml 2.4.4, scannerc.go. */
abstract class ScalarScanner extends Cursor {
  /** ASCII characters that neither end a plain scalar nor need a look at what follows them. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = '!'; c < 0x7F; c++) {
      PLAIN[c] = ",:?[]{}".indexOf(c) < 0;
    }
  }

  int flowLevel;
  int indent = -1;
  boolean simpleKeyAllowed = true;

  ScalarScanner(Input input) {
    super(input);
  }

  final void scanPlain(Token token) {
    int least = indent + 1;
    int from = pos;
    int to = pos;
    int firstBreak = -1;
    outLength = 0;
    while (true) {
      need(4);
      if (buf[pos] == '#' || atDocumentMarker()) {
        break;
      }
      int word = pos;
      skipPlainWord();
      if (pos != word) {
        if (firstBreak >= 0) {
          append(buf, from, to);
          fold(firstBreak, word);
          firstBreak = -1;
          from = word;
        }
        to = pos;
      }
      if (!isBlank(pos) && !isBreak(pos)) {
        break;
      }
      need(1);
      while (true) {
        if (isBlank(pos)) {
          if (firstBreak >= 0 && column() < least && buf[pos] == '\t') {
            throw error("found a tab character that violates indentation");
          }
          pos++;
        } else if (isBreak(pos)) {
          need(2);
          if (firstBreak < 0) {
            firstBreak = pos;
          }
          skipLine();
        } else {
          break;
        }
        need(1);
      }
      if (flowLevel == 0 && column() < least) {
        break;
      }
    }
    token.style = 0;
    finish(token, from, to);
    if (firstBreak >= 0) {
      simpleKeyAllowed = true;
    }
  }

  /** Makes the collected text and a last stretch of the input the token's value. */
  private void finish(Token token, int from, int to) {
    if (outLength == 0) {
      token.from = from;
      token.to = to;
    } else {
      append(buf, from, to);
      token.text = takeText();
    }
  }

  private void skipPlainWord() {
    boolean pieces = inPieces();
    int p = pos;
    while (true) {
      byte c = buf[p];
      if (c > 0) {
        if (!PLAIN[c] && (c <= ' ' || (c == ':' ? isBlankOrEnd(p + 1) : flowLevel > 0))) {
          break;
        }
        p++;
      } else {
        if (c == 0 || isBreak(p)) {
          break;
        }
        int more = Input.width(c) - 1;
        p += more + 1;
        lineBase += more;
        indexBase += more;
      }
      if (pieces) {
        pos = p;
        need(2);
      }
    }
    pos = p;
  }

  /**
   * Appends what the blanks and breaks in between become: a space for a single line feed, all but
   * the first break for several, and all of them when the first is a line or paragraph separator.
   */
  private void fold(int firstBreak, int end) {
    int i = firstBreak;
    boolean lineFeed = buf[i] != (byte) 0xE2;
    if (!lineFeed) {
      append(buf, i, i + 3);
    }
    i += breakWidth(i);
    boolean more = false;
    while (i < end) {
      if (isBlank(i)) {
        i++;
        continue;
      }
      if (buf[i] == (byte) 0xE2) {
        append(buf, i, i + 3);
      } else {
        append((byte) '\n');
      }
      more = true;
      i += breakWidth(i);
    }
    if (lineFeed && !more) {
      append((byte) ' ');
    }
  }

  private int breakWidth(int i) {
    return buf[i] == '\r' && buf[i + 1] == '\n' ? 2 : Input.width(buf[i]);
  }

  final void scanQuoted(Token token, boolean single) {
    token.style = single ? YamlNode.SINGLE_QUOTED : YamlNode.DOUBLE_QUOTED;
    skip();
    if (!inPieces() && scanSimpleQuoted(token, single ? '\'' : '"')) {
      return;
    }
    outLength = 0;
    while (true) {
      need(4);
      if (atDocumentMarker()) {
        throw error("found unexpected document indicator");
      }
      if (buf[pos] == 0) {
        throw error("found unexpected end of stream");
      }
      boolean escapedBreak = single ? readSingleQuoted() : readDoubleQuoted();
      need(1);
      if (buf[pos] == (single ? '\'' : '"')) {
        break;
      }
      skipQuotedBlanks(escapedBreak);
    }
    skip();
    token.text = takeText();
  }

  /** Takes a scalar on one line without escapes as it stands; false leaves the cursor alone. */
  private boolean scanSimpleQuoted(Token token, char quote) {
    int more = 0;
    int p = pos;
    while (true) {
      byte c = buf[p];
      if (c == quote) {
        if (c == '\'' && buf[p + 1] == '\'') {
          return false;
        }
        break;
      }
      if (c > 0) {
        if (c == '\n' || c == '\r' || (c == '\\' && quote == '"')) {
          return false;
        }
        p++;
      } else {
        if (c == 0 || isBreak(p)) {
          return false;
        }
        int w = Input.width(c);
        p += w;
        more += w - 1;
      }
    }
    token.from = pos;
    token.to = p;
    pos = p + 1;
    lineBase += more;
    indexBase += more;
    return true;
  }

  private boolean readSingleQuoted() {
    while (!isBlankOrEnd(pos)) {
      if (buf[pos] == '\'') {
        if (buf[pos + 1] != '\'') {
          break;
        }
        append((byte) '\'');
        pos += 2;
      } else {
        read();
      }
      need(2);
    }
    return false;
  }

  /** Reads up to blanks or the end; true when it stopped behind an escaped line break. */
  private boolean readDoubleQuoted() {
    while (!isBlankOrEnd(pos)) {
      byte c = buf[pos];
      if (c == '"') {
        break;
      }
      if (c != '\\') {
        read();
      } else if (isBreak(pos + 1)) {
        need(3);
        pos++;
        skipLine();
        return true;
      } else {
        readEscape();
      }
      need(2);
    }
    return false;
  }

  private void readEscape() {
    int digits = 0;
    switch (buf[pos + 1]) {
      case '0' -> append((byte) 0);
      case 'a' -> append((byte) 0x07);
      case 'b' -> append((byte) 0x08);
      case 't', '\t' -> append((byte) 0x09);
      case 'n' -> append((byte) 0x0A);
      case 'v' -> append((byte) 0x0B);
      case 'f' -> append((byte) 0x0C);
      case 'r' -> append((byte) 0x0D);
      case 'e' -> append((byte) 0x1B);
      case ' ', '"', '\'', '\\' -> append(buf[pos + 1]);
      case 'N' -> appendCharacter(0x85);
      case '_' -> appendCharacter(0xA0);
      case 'L' -> appendCharacter(0x2028);
      case 'P' -> appendCharacter(0x2029);
      case 'x' -> digits = 2;
      case 'u' -> digits = 4;
      case 'U' -> digits = 8;
      default -> throw error("found unknown escape character");
    }
    pos += 2;
    if (digits > 0) {
      need(digits);
      long value = 0;
      for (int i = 0; i < digits; i++) {
        int digit = hex(pos + i);
        if (digit < 0) {
          throw error("did not find expected hexdecimal number");
        }
        value = (value << 4) | digit;
      }
      if ((value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) {
        throw error("found invalid Unicode character escape code");
      }
      appendCharacter((int) value);
      pos += digits;
    }
  }

  private void appendCharacter(int c) {
    byte[] b = new byte[4];
    append(b, 0, Utf8.put(b, 0, c));
  }

  /** Keeps blanks between words on one line, folds line breaks. */
  private void skipQuotedBlanks(boolean escapedBreak) {
    int from = pos;
    int firstBreak = -1;
    while (true) {
      if (isBlank(pos)) {
        pos++;
      } else if (isBreak(pos)) {
        need(2);
        if (firstBreak < 0) {
          firstBreak = pos;
        }
        skipLine();
      } else {
        break;
      }
      need(1);
    }
    if (escapedBreak) {
      keepBreaks(from, pos);
    } else if (firstBreak >= 0) {
      fold(firstBreak, pos);
    } else {
      append(buf, from, pos);
    }
  }

  private void keepBreaks(int from, int end) {
    for (int i = from; i < end; ) {
      if (isBlank(i)) {
        i++;
      } else {
        if (buf[i] == (byte) 0xE2) {
          append(buf, i, i + 3);
        } else {
          append((byte) '\n');
        }
        i += breakWidth(i);
      }
    }
  }

  final void scanBlock(Token token, boolean literal) {
    token.style = literal ? YamlNode.LITERAL : YamlNode.FOLDED;
    skip();
    need(1);
    int chomping = 0;
    int increment = 0;
    if (buf[pos] == '+' || buf[pos] == '-') {
      chomping = buf[pos] == '+' ? 1 : -1;
      pos++;
      need(1);
      if (isDigit()) {
        increment = indentationIndicator();
      }
    } else if (isDigit()) {
      increment = indentationIndicator();
      need(1);
      if (buf[pos] == '+' || buf[pos] == '-') {
        chomping = buf[pos] == '+' ? 1 : -1;
        pos++;
      }
    }
    need(1);
    skipBlanks();
    skipHeaderComment();
    if (!isBreakOrEnd(pos)) {
      throw error("did not find expected comment or line break");
    }
    if (isBreak(pos)) {
      need(2);
      skipLine();
    }
    outLength = 0;
    int blockIndent = increment == 0 ? 0 : Math.max(indent, 0) + increment;
    readBlock(blockIndent, literal, chomping);
    token.text = takeText();
  }

  /** Skips the comment behind the indicator of a block scalar, if there is one. */
  void skipHeaderComment() {
    skipComment();
  }

  private int indentationIndicator() {
    int digit = buf[pos] - '0';
    if (digit == 0) {
      throw error("found an indentation indicator equal to 0");
    }
    pos++;
    return digit;
  }

  private void readBlock(int givenIndent, boolean literal, int chomping) {
    int breaksFrom = pos;
    int blockIndent = skipBlockBreaks(givenIndent);
    int breaksTo = pos;
    need(1);
    int leadingBreak = -1;
    boolean leadingBlank = false;
    while (column() == blockIndent && buf[pos] != 0) {
      boolean blank = isBlank(pos);
      if (!literal
          && leadingBreak >= 0
          && buf[leadingBreak] != (byte) 0xE2
          && !leadingBlank
          && !blank) {
        if (noBreaks(breaksFrom, breaksTo)) {
          append((byte) ' ');
        }
      } else if (leadingBreak >= 0) {
        appendBreak(leadingBreak);
      }
      keepBreaks(breaksFrom, breaksTo);
      leadingBlank = blank;
      readBlockLine();
      need(2);
      leadingBreak = isBreak(pos) ? pos : -1;
      skipLine();
      breaksFrom = pos;
      skipBlockBreaks(blockIndent);
      breaksTo = pos;
    }
    if (chomping != -1 && leadingBreak >= 0) {
      appendBreak(leadingBreak);
    }
    if (chomping == 1) {
      keepBreaks(breaksFrom, breaksTo);
    }
  }

  private void appendBreak(int i) {
    if (buf[i] == (byte) 0xE2) {
      append(buf, i, i + 3);
    } else {
      append((byte) '\n');
    }
  }

  private boolean noBreaks(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buf[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private void readBlockLine() {
    boolean pieces = inPieces();
    int from = pos;
    int p = pos;
    while (true) {
      byte c = buf[p];
      if (c > 0) {
        if (c == '\n' || c == '\r') {
          break;
        }
        p++;
      } else {
        if (c == 0 || isBreak(p)) {
          break;
        }
        int more = Input.width(c) - 1;
        p += more + 1;
        lineBase += more;
        indexBase += more;
      }
      if (pieces) {
        pos = p;
        need(1);
      }
    }
    pos = p;
    append(buf, from, p);
  }

  /** Skips indentation and empty lines; returns the indentation, found out when it was zero. */
  private int skipBlockBreaks(int blockIndent) {
    int most = 0;
    while (true) {
      need(1);
      while ((blockIndent == 0 || column() < blockIndent) && buf[pos] == ' ') {
        pos++;
        need(1);
      }
      most = Math.max(most, column());
      if ((blockIndent == 0 || column() < blockIndent) && buf[pos] == '\t') {
        throw error("found a tab character where an indentation space is expected");
      }
      if (!isBreak(pos)) {
        break;
      }
      need(2);
      skipLine();
    }
    return blockIndent != 0 ? blockIndent : Math.max(Math.max(most, indent + 1), 1);
  }
}
