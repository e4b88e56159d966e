package dev.chartwright.gotemplate;

import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.unicode.Runes;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a template text into tokens, one at a time. Source: Go 1.26, text/template/parse/lex.go.
 *
 * <p>Outside of actions it only looks for the next two opening braces, so text costs next to
 * nothing.
 */
final class Lexer {
  private static final int END_OF_TEXT = -1;

  private final String input;
  private final boolean breakIsKeyword;
  private final boolean continueIsKeyword;
  private int at;
  private int start;
  private int parens;
  private boolean insideAction;
  private boolean failed;
  private int failure;

  Lexer(String input, boolean breakIsKeyword, boolean continueIsKeyword) {
    this.input = input;
    this.breakIsKeyword = breakIsKeyword;
    this.continueIsKeyword = continueIsKeyword;
  }

  /** The next token; after the end, {@link Token#EOF} for ever. */
  Token next() {
    if (failed) {
      return insideAction
          ? new Token(Token.ERROR, failure, "unclosed action")
          : new Token(Token.EOF, failure, "");
    }
    return insideAction ? insideAction() : text();
  }

  private Token token(int kind) {
    Token token = new Token(kind, start, input.substring(start, at));
    start = at;
    return token;
  }

  /** A token whose text is always the same. */
  private Token token(int kind, String text) {
    Token token = new Token(kind, start, text);
    start = at;
    return token;
  }

  private Token error(String message) {
    failed = true;
    failure = start;
    return new Token(Token.ERROR, start, message);
  }

  private int peek() {
    if (at >= input.length()) {
      return END_OF_TEXT;
    }
    char c = input.charAt(at);
    if (!Character.isSurrogate(c)) {
      return c;
    }
    int point = input.codePointAt(at);
    return point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point;
  }

  private int take() {
    int c = peek();
    if (c != END_OF_TEXT) {
      at += c > 0xFFFF ? 2 : 1;
    }
    return c;
  }

  private Token text() {
    while (true) {
      int delim = input.indexOf("{{", at);
      if (delim < 0) {
        at = input.length();
        return token(at > start ? Token.TEXT : Token.EOF);
      }
      if (delim > at) {
        int end = delim;
        if (trimsLeft(delim + 2)) {
          while (end > start && isSpace(input.charAt(end - 1))) {
            end--;
          }
        }
        at = end;
        Token text = at > start ? token(Token.TEXT) : null;
        at = delim;
        start = at;
        if (text != null) {
          return text;
        }
      }
      at += 2;
      int afterMarker = trimsLeft(at) ? 2 : 0;
      if (!input.startsWith("/*", at + afterMarker)) {
        Token left = token(Token.LEFT_DELIM, "{{");
        insideAction = true;
        at += afterMarker;
        start = at;
        parens = 0;
        return left;
      }
      at += afterMarker;
      start = at;
      String problem = comment();
      if (problem != null) {
        return error(problem);
      }
    }
  }

  /** Skips a comment with its right delimiter; says what is wrong with it, or null. */
  private @Nullable String comment() {
    int end = input.indexOf("*/", at + 2);
    if (end < 0) {
      return "unclosed comment";
    }
    at = end + 2;
    boolean trim = trimsRight(at);
    if (!trim && !input.startsWith("}}", at)) {
      return "comment ends before closing delimiter";
    }
    at += trim ? 4 : 2;
    if (trim) {
      skipSpaces();
    }
    start = at;
    return null;
  }

  private void skipSpaces() {
    while (at < input.length() && isSpace(input.charAt(at))) {
      at++;
    }
  }

  private boolean trimsLeft(int i) {
    return i + 1 < input.length() && input.charAt(i) == '-' && isSpace(input.charAt(i + 1));
  }

  /** Whether a right delimiter with a trim marker is there. */
  private boolean trimsRight(int i) {
    return i + 3 < input.length()
        && isSpace(input.charAt(i))
        && input.charAt(i + 1) == '-'
        && input.startsWith("}}", i + 2);
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphaNumeric(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }
    return Runes.isLetter(c) || Runes.isDigit(c);
  }

  private Token rightDelim() {
    boolean trim = trimsRight(at);
    if (trim) {
      at += 2;
      start = at;
    }
    at += 2;
    Token right = token(Token.RIGHT_DELIM, "}}");
    if (trim) {
      skipSpaces();
      start = at;
    }
    insideAction = false;
    return right;
  }

  private Token insideAction() {
    int c = peek();
    if (isSpace(c) ? trimsRight(at) : c == '}' && input.startsWith("}}", at)) {
      return parens == 0 ? rightDelim() : error("unclosed left paren");
    }
    if (c == END_OF_TEXT) {
      return error("unclosed action");
    }
    if (isSpace(c)) {
      return space();
    }
    if (isAlphaNumeric(c) && !isDigit(c)) {
      return identifier();
    }
    take();
    return switch (c) {
      case '=' -> token(Token.ASSIGN);
      case ':' -> take() == '=' ? token(Token.DECLARE) : error("expected :=");
      case '|' -> token(Token.PIPE, "|");
      case '"' -> quoted('"', Token.STRING, "unterminated quoted string");
      case '`' -> rawString();
      case '\'' -> quoted('\'', Token.CHAR_CONSTANT, "unterminated character constant");
      case '$' -> atTerminator() ? token(Token.VARIABLE) : fieldOrVariable(Token.VARIABLE);
      case '(' -> {
        parens++;
        yield token(Token.LEFT_PAREN, "(");
      }
      case ')' -> {
        parens--;
        yield parens < 0 ? error("unexpected right paren") : token(Token.RIGHT_PAREN, ")");
      }
      default -> other(c);
    };
  }

  private Token other(int c) {
    if (c == '.') {
      if (at < input.length() && !isDigit(input.charAt(at))) {
        return fieldOrVariable(Token.FIELD);
      }
      at--;
      return number();
    }
    if (c == '+' || c == '-' || isDigit(c)) {
      at--;
      return number();
    }
    if (c > ' ' && c < 0x7F) {
      return token(Token.CHAR);
    }
    return error("unrecognized character in action: " + named(c));
  }

  private static String named(int c) {
    return Printf.sprintf("%#U", c);
  }

  private Token space() {
    int first = at;
    skipSpaces();
    // The last space may belong to a right delimiter with a trim marker.
    if (trimsRight(at - 1)) {
      at--;
      if (at == first) {
        return rightDelim();
      }
    }
    return token(Token.SPACE, " ");
  }

  private Token identifier() {
    while (isAlphaNumeric(peek())) {
      take();
    }
    if (!atTerminator()) {
      return error("bad character " + named(peek()));
    }
    String word = input.substring(start, at);
    int kind = Token.ofWord(word);
    if ((kind == Token.BREAK && !breakIsKeyword)
        || (kind == Token.CONTINUE && !continueIsKeyword)) {
      kind = Token.IDENTIFIER;
    }
    Token token = new Token(kind, start, word);
    start = at;
    return token;
  }

  private Token fieldOrVariable(int kind) {
    if (atTerminator()) {
      return token(kind == Token.VARIABLE ? kind : Token.DOT);
    }
    while (isAlphaNumeric(peek())) {
      take();
    }
    return atTerminator() ? token(kind) : error("bad character " + named(peek()));
  }

  private boolean atTerminator() {
    int c = peek();
    return switch (c) {
      case END_OF_TEXT, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
      default -> input.startsWith("}}", at);
    };
  }

  private Token quoted(char quote, int kind, String problem) {
    while (true) {
      int c = take();
      if (c == '\\') {
        c = take();
        if (c != END_OF_TEXT && c != '\n') {
          continue;
        }
      }
      if (c == END_OF_TEXT || c == '\n') {
        return error(problem);
      }
      if (c == quote) {
        return token(kind);
      }
    }
  }

  private Token rawString() {
    int end = input.indexOf('`', at);
    if (end < 0) {
      return error("unterminated raw quoted string");
    }
    at = end + 1;
    return token(Token.RAW_STRING);
  }

  /** Any number, and some things that are none, which the parser will notice. */
  private Token number() {
    if (!scanNumber()) {
      return badNumber();
    }
    int sign = peek();
    if (sign != '+' && sign != '-') {
      return token(Token.NUMBER);
    }
    if (!scanNumber() || input.charAt(at - 1) != 'i') {
      return badNumber();
    }
    return token(Token.COMPLEX);
  }

  private Token badNumber() {
    return error(Printf.sprintf("bad number syntax: %q", input.substring(start, at)));
  }

  private boolean scanNumber() {
    accept("+-");
    String digits = "0123456789_";
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF_";
      } else if (accept("oO")) {
        digits = "01234567_";
      } else if (accept("bB")) {
        digits = "01_";
      }
    }
    acceptRun(digits);
    if (accept(".")) {
      acceptRun(digits);
    }
    if ((digits.length() == 11 && accept("eE")) || (digits.length() == 23 && accept("pP"))) {
      accept("+-");
      acceptRun("0123456789_");
    }
    accept("i");
    if (isAlphaNumeric(peek())) {
      take();
      return false;
    }
    return true;
  }

  private boolean accept(String valid) {
    if (at < input.length() && valid.indexOf(input.charAt(at)) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  private void acceptRun(String valid) {
    while (at < input.length() && valid.indexOf(input.charAt(at)) >= 0) {
      at++;
    }
  }
}
