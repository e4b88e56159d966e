package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.fmt.Printf;

/**
 * A piece of a template text as the lexer hands it to the parser.
 *
 * @param kind one of the constants here
 * @param start where it begins, in characters
 * @param text what it says; of an error, the message
 */
record Token(int kind, int start, String text) {
  static final int ERROR = 0;
  static final int BOOL = 1;

  /** A printable ASCII character that means nothing by itself, such as a comma. */
  static final int CHAR = 2;

  static final int CHAR_CONSTANT = 3;
  static final int COMPLEX = 4;
  static final int ASSIGN = 5;
  static final int DECLARE = 6;
  static final int EOF = 7;
  static final int FIELD = 8;
  static final int IDENTIFIER = 9;
  static final int LEFT_DELIM = 10;
  static final int LEFT_PAREN = 11;
  static final int NUMBER = 12;
  static final int PIPE = 13;
  static final int RAW_STRING = 14;
  static final int RIGHT_DELIM = 15;
  static final int RIGHT_PAREN = 16;
  static final int SPACE = 17;
  static final int STRING = 18;
  static final int TEXT = 19;
  static final int VARIABLE = 20;

  /** What follows are keywords. */
  static final int KEYWORD = 21;

  static final int BLOCK = 22;
  static final int BREAK = 23;
  static final int CONTINUE = 24;
  static final int DOT = 25;
  static final int DEFINE = 26;
  static final int ELSE = 27;
  static final int END = 28;
  static final int IF = 29;
  static final int NIL = 30;
  static final int RANGE = 31;
  static final int TEMPLATE = 32;
  static final int WITH = 33;

  /** The kind of a word: a keyword, a boolean, or an identifier. */
  static int ofWord(String word) {
    return switch (word) {
      case "block" -> BLOCK;
      case "break" -> BREAK;
      case "continue" -> CONTINUE;
      case "define" -> DEFINE;
      case "else" -> ELSE;
      case "end" -> END;
      case "if" -> IF;
      case "nil" -> NIL;
      case "range" -> RANGE;
      case "template" -> TEMPLATE;
      case "with" -> WITH;
      case "true", "false" -> BOOL;
      default -> IDENTIFIER;
    };
  }

  /** As error messages show it. */
  String shown() {
    if (kind == EOF) {
      return "EOF";
    }
    if (kind == ERROR) {
      return text;
    }
    if (kind > KEYWORD) {
      return "<" + text + ">";
    }
    return Printf.sprintf(GoString.length(text) > 10 ? "%.10q..." : "%q", text);
  }
}
