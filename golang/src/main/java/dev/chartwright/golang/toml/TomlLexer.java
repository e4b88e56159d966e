package dev.chartwright.golang.toml;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Cuts a document into items, one state after another. What is wrong, and at which line, follows
 * from the library's states, and so these are the same.
 *
 * <p>Source: BurntSushi/toml v1.6.0, lex.go.
 */
final class TomlLexer {
  /** The kinds of items. */
  enum Type {
    ERROR,
    EOF,
    TEXT,
    STRING,
    ESCAPED_STRING,
    RAW_STRING,
    MULTILINE_STRING,
    RAW_MULTILINE_STRING,
    BOOL,
    INTEGER,
    FLOAT,
    DATETIME,
    ARRAY,
    ARRAY_END,
    TABLE,
    TABLE_END,
    ARRAY_TABLE,
    ARRAY_TABLE_END,
    KEY,
    KEY_END,
    COMMENT,
    INLINE_TABLE,
    INLINE_TABLE_END
  }

  /** A piece of the document; the text of an error is its message. */
  record Item(Type type, String text, int line) {}

  private enum State {
    TOP,
    TOP_END,
    TABLE_START,
    TABLE_END,
    ARRAY_TABLE_END,
    TABLE_NAME_START,
    TABLE_NAME_END,
    BARE_NAME,
    QUOTED_NAME,
    KEY_START,
    KEY_NAME_START,
    KEY_END,
    VALUE,
    ARRAY_VALUE,
    ARRAY_VALUE_END,
    INLINE_TABLE_VALUE,
    INLINE_TABLE_VALUE_END,
    STRING,
    MULTILINE_STRING,
    RAW_STRING,
    RAW_MULTILINE_STRING,
    DATETIME,
    NUMBER_OR_DATE,
    DECIMAL,
    FLOAT,
    COMMENT
  }

  /** The end of the document: a NUL inside is an error. */
  private static final int EOF = 0;

  /** Leaves a state after it emitted an error. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Stop() {
      super(null, null, false, false);
    }
  }

  private final String in;
  private int start;
  private int pos;
  private int line = 1;
  private boolean atEnd;
  private boolean escaped;
  private State state = State.TOP;
  private final Deque<State> stack = new ArrayDeque<>();
  private final Deque<Item> items = new ArrayDeque<>();

  TomlLexer(String document) {
    this.in = document;
  }

  /** The next item; nothing may be asked for after an error or the end. */
  Item next() {
    while (items.isEmpty()) {
      try {
        state = step(state);
      } catch (Stop stop) {
        // Behind what the state emitted before, the error is among the items.
        break;
      }
    }
    return items.remove();
  }

  // Reading characters.

  private int read() {
    if (pos >= in.length()) {
      atEnd = true;
      return EOF;
    }
    int c = in.codePointAt(pos);
    if (c == '\n') {
      line++;
    } else if (GoString.isEscape(c)) {
      throw fail("invalid UTF-8 byte: 0x" + hex(GoString.escapedByte(c)), line);
    } else if (c == 0x7F
        || (c < 0x20 && c != '\t' && c != '\r')
        || (c == '\r' && (pos + 1 == in.length() || in.charAt(pos + 1) != '\n'))) {
      throw fail("TOML files cannot contain control characters: '0x" + hex(c) + "'", line);
    }
    pos += Character.charCount(c);
    return c;
  }

  private static String hex(int value) {
    String digits = Integer.toHexString(value);
    return digits.length() < 2 ? "0" + digits : digits;
  }

  private void backup() {
    if (atEnd) {
      atEnd = false;
      return;
    }
    pos -= Character.charCount(in.codePointBefore(pos));
    if (in.charAt(pos) == '\n') {
      line--;
    }
  }

  private boolean accept(char wanted) {
    if (read() == wanted) {
      return true;
    }
    backup();
    return false;
  }

  private int peek() {
    int c = read();
    backup();
    return c;
  }

  private void skipBlanks() {
    while (isBlank(read())) {}
    backup();
    ignore();
  }

  private void ignore() {
    start = pos;
  }

  private String current() {
    return in.substring(start, pos);
  }

  // Emitting items.

  private void emit(Type type) {
    emit(type, current());
  }

  private void emit(Type type, String text) {
    items.add(new Item(type, text, line));
    start = pos;
  }

  private State emitAndPop(Type type) {
    emit(type);
    return stack.pop();
  }

  private Stop fail(String message, int atLine) {
    items.add(new Item(Type.ERROR, message, atLine));
    return new Stop();
  }

  /** An error here; at the end of a document it is at the last line that has something. */
  private Stop fail(String message) {
    boolean back = atEnd && pos >= 1 && in.charAt(pos - 1) == '\n';
    return fail(message, back ? line - 1 : line);
  }

  private Stop failOnPreviousLine(String message) {
    return fail(message, line - 1);
  }

  private static String but(String expected, int c) {
    return expected + ", but got " + Quote.quoteRune(c) + " instead";
  }

  // States.

  private State step(State now) {
    return switch (now) {
      case TOP -> top();
      case TOP_END -> topEnd();
      case TABLE_START -> tableStart();
      case TABLE_END -> {
        emit(Type.TABLE_END);
        yield State.TOP_END;
      }
      case ARRAY_TABLE_END -> arrayTableEnd();
      case TABLE_NAME_START -> tableNameStart();
      case TABLE_NAME_END -> tableNameEnd();
      case BARE_NAME -> bareName();
      case QUOTED_NAME -> quotedName();
      case KEY_START -> keyStart();
      case KEY_NAME_START -> keyNameStart();
      case KEY_END -> keyEnd();
      case VALUE -> value();
      case ARRAY_VALUE -> arrayValue();
      case ARRAY_VALUE_END -> arrayValueEnd();
      case INLINE_TABLE_VALUE -> inlineTableValue();
      case INLINE_TABLE_VALUE_END -> inlineTableValueEnd();
      case STRING -> string();
      case MULTILINE_STRING -> multilineString();
      case RAW_STRING -> rawString();
      case RAW_MULTILINE_STRING -> rawMultilineString();
      case DATETIME -> datetime();
      case NUMBER_OR_DATE -> numberOrDate();
      case DECIMAL -> decimal();
      case FLOAT -> floating();
      case COMMENT -> comment();
    };
  }

  private State top() {
    int c = read();
    if (isBlank(c) || isNewline(c)) {
      ignore();
      return State.TOP;
    }
    switch (c) {
      case '#' -> {
        return commentThen(State.TOP);
      }
      case '[' -> {
        return State.TABLE_START;
      }
      case EOF -> {
        emit(Type.EOF);
        return State.TOP;
      }
      default -> {
        backup();
        stack.push(State.TOP_END);
        return State.KEY_START;
      }
    }
  }

  private State topEnd() {
    int c = read();
    if (c == '#') {
      return commentThen(State.TOP);
    }
    if (isBlank(c)) {
      return State.TOP_END;
    }
    if (isNewline(c)) {
      ignore();
      return State.TOP;
    }
    if (c == EOF) {
      emit(Type.EOF);
      return State.TOP;
    }
    throw fail(but("expected a top-level item to end with a newline, comment, or EOF", c));
  }

  private State tableStart() {
    if (peek() == '[') {
      read();
      emit(Type.ARRAY_TABLE);
      stack.push(State.ARRAY_TABLE_END);
    } else {
      emit(Type.TABLE);
      stack.push(State.TABLE_END);
    }
    return State.TABLE_NAME_START;
  }

  private State arrayTableEnd() {
    int c = read();
    if (c != ']') {
      throw fail(but("expected end of table array name delimiter ']'", c));
    }
    emit(Type.ARRAY_TABLE_END);
    return State.TOP_END;
  }

  private State tableNameStart() {
    skipBlanks();
    int c = peek();
    switch (c) {
      case ']', EOF -> throw fail("unexpected end of table name (table names cannot be empty)");
      case '.' -> throw fail("unexpected table separator (table names cannot be empty)");
      default -> {
        stack.push(State.TABLE_NAME_END);
        return c == '"' || c == '\'' ? State.QUOTED_NAME : State.BARE_NAME;
      }
    }
  }

  private State tableNameEnd() {
    skipBlanks();
    int c = read();
    if (c == '.') {
      ignore();
      return State.TABLE_NAME_START;
    }
    if (c == ']') {
      return stack.pop();
    }
    throw fail(but("expected '.' or ']' to end table name", c));
  }

  private State bareName() {
    while (isBareKeyCharacter(read())) {}
    backup();
    return emitAndPop(Type.TEXT);
  }

  private State quotedName() {
    int c = read();
    ignore();
    return c == '"' ? State.STRING : State.RAW_STRING;
  }

  private State keyStart() {
    skipBlanks();
    int c = peek();
    if (c == '=' || c == EOF) {
      throw fail("unexpected '=': key name appears blank");
    }
    if (c == '.') {
      throw fail("unexpected '.': keys cannot start with a '.'");
    }
    emit(Type.KEY);
    return State.KEY_NAME_START;
  }

  private State keyNameStart() {
    skipBlanks();
    int c = peek();
    if (c == '=' || c == EOF) {
      throw fail("unexpected '='");
    }
    if (c == '.') {
      throw fail("unexpected '.'");
    }
    stack.push(State.KEY_END);
    return c == '"' || c == '\'' ? State.QUOTED_NAME : State.BARE_NAME;
  }

  private State keyEnd() {
    skipBlanks();
    int c = read();
    if (c == '.') {
      ignore();
      return State.KEY_NAME_START;
    }
    if (c == '=') {
      emit(Type.KEY_END);
      ignore();
      return State.VALUE;
    }
    if (c == EOF) {
      throw fail("unexpected EOF; expected key separator '='");
    }
    String message = but("expected '.' or '='", c);
    throw c == '\n' ? failOnPreviousLine(message) : fail(message);
  }

  private State value() {
    int c = read();
    if (isBlank(c)) {
      ignore();
      return State.VALUE;
    }
    if (isDigit(c)) {
      return c == '0' ? baseNumberOrDate() : State.NUMBER_OR_DATE;
    }
    switch (c) {
      case '[' -> {
        ignore();
        emit(Type.ARRAY);
        return State.ARRAY_VALUE;
      }
      case '{' -> {
        ignore();
        emit(Type.INLINE_TABLE);
        return State.INLINE_TABLE_VALUE;
      }
      case '"' -> {
        return quotes('"') ? State.MULTILINE_STRING : State.STRING;
      }
      case '\'' -> {
        return quotes('\'') ? State.RAW_MULTILINE_STRING : State.RAW_STRING;
      }
      case '.' -> throw fail("floats must start with a digit, not '.'");
      case 'i', 'n' -> {
        if ((accept('n') && accept('f')) || (accept('a') && accept('n'))) {
          return emitAndPop(Type.FLOAT);
        }
      }
      case '-', '+' -> {
        return signedNumber();
      }
      default -> {}
    }
    if (Runes.isLetter(c)) {
      backup();
      return bool();
    }
    if (c == EOF) {
      throw fail("unexpected EOF; expected value");
    }
    String message = "expected value but found " + Quote.quoteRune(c) + " instead";
    throw c == '\n' ? failOnPreviousLine(message) : fail(message);
  }

  /** Reads on after an opening quote; whether it is one of three. */
  private boolean quotes(char quote) {
    boolean three = false;
    if (accept(quote)) {
      three = accept(quote);
      if (!three) {
        backup();
      }
    }
    ignore();
    return three;
  }

  private State arrayValue() {
    int c = read();
    if (isBlank(c) || isNewline(c)) {
      ignore();
      return State.ARRAY_VALUE;
    }
    if (c == '#') {
      return commentThen(State.ARRAY_VALUE);
    }
    if (c == ',') {
      throw fail("unexpected comma");
    }
    if (c == ']') {
      ignore();
      return emitAndPop(Type.ARRAY_END);
    }
    backup();
    stack.push(State.ARRAY_VALUE_END);
    return State.VALUE;
  }

  private State arrayValueEnd() {
    int c = read();
    if (isBlank(c) || isNewline(c)) {
      ignore();
      return State.ARRAY_VALUE_END;
    }
    if (c == '#') {
      return commentThen(State.ARRAY_VALUE_END);
    }
    if (c == ',') {
      ignore();
      return State.ARRAY_VALUE;
    }
    if (c == ']') {
      ignore();
      return emitAndPop(Type.ARRAY_END);
    }
    throw fail("expected a comma (',') or array terminator (']'), but got " + runeOrEnd(c));
  }

  private State inlineTableValue() {
    int c = read();
    if (isBlank(c) || isNewline(c)) {
      ignore();
      return State.INLINE_TABLE_VALUE;
    }
    if (c == '#') {
      return commentThen(State.INLINE_TABLE_VALUE);
    }
    if (c == ',') {
      throw fail("unexpected comma");
    }
    if (c == '}') {
      ignore();
      return emitAndPop(Type.INLINE_TABLE_END);
    }
    backup();
    stack.push(State.INLINE_TABLE_VALUE_END);
    return State.KEY_START;
  }

  private State inlineTableValueEnd() {
    int c = read();
    if (isBlank(c) || isNewline(c)) {
      ignore();
      return State.INLINE_TABLE_VALUE_END;
    }
    if (c == '#') {
      return commentThen(State.INLINE_TABLE_VALUE_END);
    }
    if (c == ',') {
      ignore();
      skipBlanks();
      return peek() == '}' ? State.INLINE_TABLE_VALUE_END : State.INLINE_TABLE_VALUE;
    }
    if (c == '}') {
      ignore();
      return emitAndPop(Type.INLINE_TABLE_END);
    }
    throw fail(
        "expected a comma or an inline table terminator '}', but got " + runeOrEnd(c) + " instead");
  }

  private static String runeOrEnd(int c) {
    return c == EOF ? "end of file" : "'" + Character.toString(c) + "'";
  }

  private State string() {
    int c = read();
    if (c == EOF) {
      throw fail("unexpected EOF; expected '\"'");
    }
    if (isNewline(c)) {
      throw failOnPreviousLine("strings cannot contain newlines");
    }
    if (c == '\\') {
      escape();
    } else if (c == '"') {
      backup();
      emit(escaped ? Type.ESCAPED_STRING : Type.STRING);
      escaped = false;
      read();
      ignore();
      return stack.pop();
    }
    return State.STRING;
  }

  private State multilineString() {
    int c = read();
    if (c == EOF) {
      throw fail("unexpected EOF; expected '\"\"\"'");
    }
    if (c == '\\') {
      if (!isNewline(read())) {
        backup();
        escape();
      }
    } else if (c == '"' && closes('"')) {
      escaped = false;
      return emitMultiline(Type.MULTILINE_STRING);
    }
    return State.MULTILINE_STRING;
  }

  private State rawString() {
    int c = read();
    if (c == EOF) {
      throw fail("unexpected EOF; expected \"'\"");
    }
    if (isNewline(c)) {
      throw failOnPreviousLine("strings cannot contain newlines");
    }
    if (c == '\'') {
      backup();
      emit(Type.RAW_STRING);
      read();
      ignore();
      return stack.pop();
    }
    return State.RAW_STRING;
  }

  private State rawMultilineString() {
    int c = read();
    if (c == EOF) {
      throw fail("unexpected EOF; expected \"'''\"");
    }
    return c == '\'' && closes('\'')
        ? emitMultiline(Type.RAW_MULTILINE_STRING)
        : State.RAW_MULTILINE_STRING;
  }

  /** After one quote: whether two more follow that close the string. It may end with two quotes. */
  private boolean closes(char quote) {
    if (!accept(quote)) {
      return false;
    }
    if (!accept(quote)) {
      backup();
      return false;
    }
    if (peek() != quote) {
      return true;
    }
    String five = Character.toString(quote).repeat(5);
    if (current().endsWith(five) && !(quote == '"' && current().endsWith("\\" + five))) {
      throw fail(quote == '"' ? "unexpected '\"\"\"\"\"\"'" : "unexpected \"''''''\"");
    }
    backup();
    backup();
    return false;
  }

  private State emitMultiline(Type type) {
    for (int i = 0; i < 3; i++) {
      backup();
    }
    emit(type);
    for (int i = 0; i < 3; i++) {
      read();
    }
    ignore();
    return stack.pop();
  }

  /** Reads what follows a backslash. */
  private void escape() {
    escaped = true;
    int c = read();
    switch (c) {
      case 'e', 'b', 't', 'n', 'f', 'r', '"', ' ', '\t', '\\' -> {}
      case 'x' -> hexDigits(2, "two", "\\x");
      case 'u' -> hexDigits(4, "four", "\\u");
      case 'U' -> hexDigits(8, "eight", "\\U");
      default -> {
        String message = "invalid escape in string '\\" + Character.toString(c) + "'";
        throw atEnd ? failOnPreviousLine(message) : fail(message);
      }
    }
  }

  private void hexDigits(int count, String word, String after) {
    for (int i = 0; i < count; i++) {
      if (!isHex(read())) {
        throw fail(
            "expected "
                + word
                + " hexadecimal digits after '"
                + after
                + "', but got "
                + Quote.quote(current())
                + " instead");
      }
    }
  }

  // Numbers and times; the first character is read.

  private State numberOrDate() {
    int c = read();
    if (isDigit(c)) {
      return State.NUMBER_OR_DATE;
    }
    return switch (c) {
      case '-', ':' -> State.DATETIME;
      case '_' -> State.DECIMAL;
      case '.', 'e', 'E' -> State.FLOAT;
      default -> {
        backup();
        yield emitAndPop(Type.INTEGER);
      }
    };
  }

  private State datetime() {
    while (true) {
      int c = read();
      boolean goesOn =
          isDigit(c)
              || switch (c) {
                case '-', ':', 'T', 't', ' ', '.', 'Z', 'z', '+' -> true;
                default -> false;
              };
      if (!goesOn) {
        backup();
        emit(Type.DATETIME, current().strip());
        return stack.pop();
      }
    }
  }

  private State decimal() {
    int c = read();
    if (isDigit(c) || c == '_') {
      return State.DECIMAL;
    }
    if (c == '.' || c == 'e' || c == 'E') {
      return State.FLOAT;
    }
    backup();
    return emitAndPop(Type.INTEGER);
  }

  private State floating() {
    while (true) {
      int c = read();
      if (!isDigit(c) && (c == EOF || "_.-+eE".indexOf(c) < 0)) {
        backup();
        return emitAndPop(Type.FLOAT);
      }
    }
  }

  private State signedNumber() {
    int c = read();
    if (c == 'i' || c == 'n') {
      boolean known = c == 'i' ? accept('n') && accept('f') : accept('a') && accept('n');
      if (!known) {
        throw fail("invalid float: '" + current() + "'");
      }
      return emitAndPop(Type.FLOAT);
    }
    if (c == '.') {
      throw fail("floats must start with a digit, not '.'");
    }
    if (c == '0') {
      int base = peek();
      if (base == 'b' || base == 'o' || base == 'x') {
        throw fail("cannot use sign with non-decimal numbers: '" + current() + (char) base + "'");
      }
    }
    if (isDigit(c)) {
      return State.DECIMAL;
    }
    throw fail("expected a digit but got " + Quote.quoteRune(c));
  }

  private State baseNumberOrDate() {
    int c = read();
    if (isDigit(c)) {
      return State.NUMBER_OR_DATE;
    }
    switch (c) {
      case '_' -> {
        return State.DECIMAL;
      }
      case '.', 'e', 'E' -> {
        return State.FLOAT;
      }
      case 'b' -> {
        return based(2, "a binary");
      }
      case 'o' -> {
        return based(8, "an octal");
      }
      case 'x' -> {
        return based(16, "a hexadecimal");
      }
      default -> {
        backup();
        return emitAndPop(Type.INTEGER);
      }
    }
  }

  private State based(int base, String name) {
    int first = peek();
    if (digit(first) >= base) {
      throw fail("not " + name + " number: '" + current() + Character.toString(first) + "'");
    }
    while (true) {
      int c = read();
      if (digit(c) >= base && c != '_') {
        backup();
        return emitAndPop(Type.INTEGER);
      }
    }
  }

  private State bool() {
    int from = pos;
    while (Runes.isLetter(read())) {}
    backup();
    String word = in.substring(from, pos);
    if (!word.equals("true") && !word.equals("false")) {
      throw fail("expected value but found " + Quote.quote(word) + " instead");
    }
    return emitAndPop(Type.BOOL);
  }

  private State commentThen(State then) {
    stack.push(then);
    ignore();
    emit(Type.COMMENT);
    return State.COMMENT;
  }

  private State comment() {
    while (true) {
      int c = read();
      if (isNewline(c) || c == EOF) {
        backup();
        return emitAndPop(Type.TEXT);
      }
    }
  }

  // Classes of characters.

  private static boolean isBlank(int c) {
    return c == '\t' || c == ' ';
  }

  private static boolean isNewline(int c) {
    return c == '\n' || c == '\r';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(int c) {
    return digit(c) < 16;
  }

  /** The value of a hexadecimal digit, 16 for anything else. */
  private static int digit(int c) {
    if (isDigit(c)) {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
  }

  static boolean isBareKeyCharacter(int c) {
    return isDigit(c)
        || c == '_'
        || c == '-'
        || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80);
  }
}
