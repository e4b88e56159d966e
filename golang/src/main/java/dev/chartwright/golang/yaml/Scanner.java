package dev.chartwright.golang.yaml;

import java.util.Arrays;

/**
 * Turns a stream into tokens; go-yaml 2.4.4, scannerc.go.
 *
 * <p>A key is known as such only when its colon comes. Tokens therefore wait in a queue while one
 * of them may still begin a simple key, and a {@link Token#KEY} is put in front of it afterwards.
 */
class Scanner extends TagScanner {
  private Token[] queue = new Token[16];
  private int head;

  /** Tokens that wait in the queue. */
  int size;

  private int taken;
  private boolean available;
  private boolean started;

  private int[] indents = new int[16];
  private int indentCount;

  /** Tokens that must wait before the first of them is handed out. */
  private final int lookAhead;

  // Possible simple keys, one for each flow level.
  private boolean[] keyPossible = new boolean[8];
  private boolean[] keyRequired = new boolean[8];
  private int[] keyToken = new int[8];
  private int[] keyLine = new int[8];
  private int[] keyIndex = new int[8];
  private int[] keyColumn = new int[8];
  private int keyTop;

  /** The level whose simple key the next token to be queued begins, or -1. */
  private int savedLevel = -1;

  Scanner(Input input) {
    this(input, 1);
  }

  Scanner(Input input, int lookAhead) {
    super(input);
    this.lookAhead = lookAhead;
    for (int i = 0; i < queue.length; i++) {
      queue[i] = new Token();
    }
  }

  /** The next token; it stays valid until {@link #skipToken} and the following call. */
  Token peek() {
    if (!available) {
      fetchMore();
    }
    return queue[head];
  }

  void skipToken() {
    available = false;
    taken++;
    size--;
    head = (head + 1) & (queue.length - 1);
  }

  private void fetchMore() {
    while (true) {
      if (size >= lookAhead) {
        int level = queue[head].keyLevel;
        if (level < 0 || level > keyTop || !keyIsValid(level)) {
          break;
        }
      }
      fetchNext();
    }
    available = true;
  }

  /** A token that waits, counted from the last one, which is 0. */
  final Token last(int before) {
    return queue[(head + size - 1 - before) & (queue.length - 1)];
  }

  /** Takes back a token whose text could not be read. */
  final void dropUnfinished() {
    if (size > 0 && last(0).type >= Token.ALIAS) {
      size--;
    }
  }

  private Token add(int type) {
    if (size == queue.length) {
      grow();
    }
    Token t = queue[(head + size) & (queue.length - 1)].start(type, line, index());
    size++;
    if (savedLevel >= 0) {
      t.keyLevel = savedLevel;
      savedLevel = -1;
    }
    return t;
  }

  /** Puts a token before the one with that number, or last when that one has been taken. */
  private void insert(int number, int type, int atLine, int atIndex) {
    if (size == queue.length) {
      grow();
    }
    int mask = queue.length - 1;
    int at = number < taken ? size : number - taken;
    Token t = queue[(head + size) & mask].start(type, atLine, atIndex);
    for (int i = size; i > at; i--) {
      queue[(head + i) & mask] = queue[(head + i - 1) & mask];
    }
    queue[(head + at) & mask] = t;
    size++;
  }

  private void grow() {
    Token[] larger = new Token[2 * queue.length];
    for (int i = 0; i < larger.length; i++) {
      larger[i] = i < queue.length ? queue[(head + i) & (queue.length - 1)] : new Token();
    }
    queue = larger;
    head = 0;
  }

  void fetchNext() {
    need(1);
    if (!started) {
      started = true;
      add(Token.STREAM_START);
      return;
    }
    skipToToken();
    if (flowLevel == 0) {
      unrollIndent(column());
    }
    need(4);
    byte c = buf[pos];
    if (c == 0) {
      fetchStreamEnd();
      return;
    }
    if (pos == lineBase) {
      if (c == '%') {
        unrollIndent();
        removeKey();
        simpleKeyAllowed = false;
        scanDirective(add(Token.VERSION_DIRECTIVE));
        return;
      }
      if (atDocumentMarker()) {
        unrollIndent();
        removeKey();
        simpleKeyAllowed = false;
        add(c == '-' ? Token.DOCUMENT_START : Token.DOCUMENT_END);
        pos += 3;
        return;
      }
    }
    beforeToken(c);
    switch (c) {
      case '[' -> fetchFlowStart(Token.FLOW_SEQUENCE_START);
      case '{' -> fetchFlowStart(Token.FLOW_MAPPING_START);
      case ']' -> fetchFlowEnd(Token.FLOW_SEQUENCE_END);
      case '}' -> fetchFlowEnd(Token.FLOW_MAPPING_END);
      case ',' -> {
        removeKey();
        simpleKeyAllowed = true;
        add(Token.FLOW_ENTRY);
        pos++;
      }
      case '-' -> {
        if (isBlankOrEnd(pos + 1)) {
          fetchBlockEntry();
        } else {
          fetchPlain();
        }
      }
      case '?' -> {
        if (flowLevel > 0 || isBlankOrEnd(pos + 1)) {
          fetchKey();
        } else {
          fetchPlain();
        }
      }
      case ':' -> {
        if (flowLevel > 0 || isBlankOrEnd(pos + 1)) {
          fetchValue();
        } else {
          fetchPlain();
        }
      }
      case '*' -> {
        saveKey();
        simpleKeyAllowed = false;
        scanAnchor(add(Token.ALIAS));
      }
      case '&' -> {
        saveKey();
        simpleKeyAllowed = false;
        scanAnchor(add(Token.ANCHOR));
      }
      case '!' -> {
        saveKey();
        simpleKeyAllowed = false;
        scanTag(add(Token.TAG));
      }
      case '\'', '"' -> {
        saveKey();
        simpleKeyAllowed = false;
        scanQuoted(add(Token.SCALAR), c == '\'');
      }
      case '|', '>' -> {
        if (flowLevel > 0) {
          throw error("found character that cannot start any token");
        }
        removeKey();
        simpleKeyAllowed = true;
        scanBlock(add(Token.SCALAR), c == '|');
      }
      case '\t', '#', '%', '@', '`' -> throw error("found character that cannot start any token");
      default -> fetchPlain();
    }
  }

  /** Called before a token is read that may have a comment behind it. */
  void beforeToken(byte first) {}

  /** Skips blanks, comments and line breaks. */
  void skipToToken() {
    while (true) {
      need(1);
      if (pos == lineBase && atByteOrderMark()) {
        skip();
      }
      need(1);
      while (buf[pos] == ' ' || (buf[pos] == '\t' && (flowLevel > 0 || !simpleKeyAllowed))) {
        pos++;
        need(1);
      }
      skipComment();
      if (!isBreak(pos)) {
        return;
      }
      need(2);
      skipLine();
      if (flowLevel == 0) {
        simpleKeyAllowed = true;
      }
    }
  }

  /** Whether the key is still possible; a required one that no longer is, is an error. */
  private boolean keyIsValid(int level) {
    if (!keyPossible[level]) {
      return false;
    }
    if (keyLine[level] < line || keyIndex[level] + YamlLimits.MAX_SIMPLE_KEY_LENGTH < index()) {
      if (keyRequired[level]) {
        throw error(keyLine[level], "could not find expected ':'");
      }
      keyPossible[level] = false;
      return false;
    }
    return true;
  }

  private void saveKey() {
    if (!simpleKeyAllowed) {
      return;
    }
    removeKey();
    int i = keyTop;
    keyPossible[i] = true;
    keyRequired[i] = flowLevel == 0 && indent == column();
    keyToken[i] = taken + size;
    keyLine[i] = line;
    keyIndex[i] = index();
    keyColumn[i] = column();
    savedLevel = i;
  }

  private void removeKey() {
    if (keyPossible[keyTop]) {
      if (keyRequired[keyTop]) {
        throw error(keyLine[keyTop], "could not find expected ':'");
      }
      keyPossible[keyTop] = false;
      forgetKey(keyToken[keyTop]);
    }
  }

  /**
   * Opens a block collection.
   *
   * @param number that of the token before which it begins, or -1 for here
   * @param key the level of the simple key with which it begins then
   */
  private void rollIndent(int column, int number, int type, int key) {
    if (flowLevel > 0 || indent >= column) {
      return;
    }
    if (indentCount == indents.length) {
      indents = Arrays.copyOf(indents, 2 * indentCount);
    }
    indents[indentCount++] = indent;
    indent = column;
    if (indentCount > YamlLimits.MAX_BLOCK_DEPTH) {
      throw error(keyLine[keyTop], "exceeded max depth of " + YamlLimits.MAX_BLOCK_DEPTH);
    }
    if (number < 0) {
      add(type);
    } else {
      insert(number, type, keyLine[key], keyIndex[key]);
    }
  }

  private void unrollIndent() {
    if (flowLevel == 0) {
      unrollIndent(-1);
    }
  }

  void unrollIndent(int column) {
    while (indent > column) {
      endBlock();
    }
  }

  /** Ends the innermost block collection; returns the token for that. */
  final Token endBlock() {
    Token end = add(Token.BLOCK_END);
    indent = indents[--indentCount];
    return end;
  }

  private void fetchStreamEnd() {
    if (column() != 0) {
      lineBase = pos;
      line++;
    }
    unrollIndent();
    removeKey();
    simpleKeyAllowed = false;
    add(Token.STREAM_END);
  }

  private void fetchFlowStart(int type) {
    saveKey();
    int level = savedLevel;
    savedLevel = -1;
    if (++keyTop == keyPossible.length) {
      growKeys();
    }
    keyPossible[keyTop] = false;
    keyRequired[keyTop] = false;
    keyToken[keyTop] = taken + size;
    if (++flowLevel > YamlLimits.MAX_FLOW_DEPTH) {
      throw error("exceeded max depth of " + YamlLimits.MAX_FLOW_DEPTH);
    }
    simpleKeyAllowed = true;
    add(type).keyLevel = level;
    pos++;
  }

  private void growKeys() {
    int n = 2 * keyTop;
    keyPossible = Arrays.copyOf(keyPossible, n);
    keyRequired = Arrays.copyOf(keyRequired, n);
    keyToken = Arrays.copyOf(keyToken, n);
    keyLine = Arrays.copyOf(keyLine, n);
    keyIndex = Arrays.copyOf(keyIndex, n);
    keyColumn = Arrays.copyOf(keyColumn, n);
  }

  private void fetchFlowEnd(int type) {
    removeKey();
    if (flowLevel > 0) {
      flowLevel--;
      forgetKey(keyToken[keyTop--]);
    }
    simpleKeyAllowed = false;
    add(type);
    pos++;
  }

  /**
   * No longer waits for what follows that token. When nothing was saved on the level being closed,
   * that token is the opening bracket: {@code []: x} is an empty sequence and the rest is lost.
   */
  private void forgetKey(int number) {
    int at = number - taken;
    if (at >= 0 && at < size) {
      queue[(head + at) & (queue.length - 1)].keyLevel = -1;
    }
  }

  private void fetchBlockEntry() {
    if (flowLevel == 0) {
      if (!simpleKeyAllowed) {
        throw error("block sequence entries are not allowed in this context");
      }
      rollIndent(column(), -1, Token.BLOCK_SEQUENCE_START, 0);
    }
    removeKey();
    simpleKeyAllowed = true;
    add(Token.BLOCK_ENTRY);
    pos++;
  }

  private void fetchKey() {
    if (flowLevel == 0) {
      if (!simpleKeyAllowed) {
        throw error("mapping keys are not allowed in this context");
      }
      rollIndent(column(), -1, Token.BLOCK_MAPPING_START, 0);
    }
    removeKey();
    simpleKeyAllowed = flowLevel == 0;
    add(Token.KEY);
    pos++;
  }

  private void fetchValue() {
    int level = keyTop;
    if (keyIsValid(level)) {
      int number = keyToken[level];
      forgetKey(number);
      insert(number, Token.KEY, keyLine[level], keyIndex[level]);
      rollIndent(keyColumn[level], number, Token.BLOCK_MAPPING_START, level);
      keyPossible[level] = false;
      simpleKeyAllowed = false;
    } else {
      if (flowLevel == 0) {
        if (!simpleKeyAllowed) {
          throw error("mapping values are not allowed in this context");
        }
        rollIndent(column(), -1, Token.BLOCK_MAPPING_START, 0);
      }
      simpleKeyAllowed = flowLevel == 0;
    }
    add(Token.VALUE);
    pos++;
  }

  private void fetchPlain() {
    saveKey();
    simpleKeyAllowed = false;
    scanPlain(add(Token.SCALAR));
  }
}
