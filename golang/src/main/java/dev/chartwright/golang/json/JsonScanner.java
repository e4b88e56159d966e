package dev.chartwright.golang.json;

import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Go's state machine for JSON syntax, fed one byte at a time: what decides whether text is JSON and
 * which error it has. Source: Go 1.26, encoding/json/scanner.go.
 */
final class JsonScanner {
  static final int MAX_DEPTH = 10000;

  /** What the last byte was. */
  enum Op {
    CONTINUE,
    BEGIN_LITERAL,
    BEGIN_OBJECT,
    OBJECT_KEY,
    OBJECT_VALUE,
    END_OBJECT,
    BEGIN_ARRAY,
    ARRAY_VALUE,
    END_ARRAY,
    SKIP_SPACE,
    END,
    ERROR
  }

  private enum State {
    BEGIN_VALUE,
    BEGIN_VALUE_OR_EMPTY,
    BEGIN_STRING,
    BEGIN_STRING_OR_EMPTY,
    END_VALUE,
    END_TOP,
    IN_STRING,
    IN_ESCAPE,
    IN_HEX,
    LITERAL,
    MINUS,
    ZERO,
    INTEGER,
    POINT,
    FRACTION,
    EXPONENT,
    EXPONENT_SIGN,
    EXPONENT_DIGITS
  }

  private static final byte OBJECT_KEY = 0;
  private static final byte OBJECT_VALUE = 1;
  private static final byte ARRAY_VALUE = 2;

  private State state = State.BEGIN_VALUE;
  private byte[] parents = new byte[16];
  private int depth;
  private String literal = "";
  private int literalAt;
  private int hexDigits;
  private long bytes;
  private @Nullable JsonSyntaxException error;

  /** The first error of a text, or null if it is one JSON value. */
  static @Nullable JsonSyntaxException check(byte[] data, int offset, int end) {
    JsonScanner scanner = new JsonScanner();
    int i = offset;
    while (i < end) {
      if (scanner.state == State.IN_STRING) {
        int start = i;
        while (i < end && isPlain(data[i])) {
          i++;
        }
        scanner.bytes += i - start;
        if (i == end) {
          break;
        }
      }
      if (scanner.next(data[i++]) == Op.ERROR) {
        return scanner.error();
      }
    }
    return scanner.end() == Op.ERROR ? scanner.error() : null;
  }

  /** Whether a byte within a string changes nothing. */
  private static boolean isPlain(byte b) {
    return b != '"' && b != '\\' && (b < 0 || b >= ' ');
  }

  JsonSyntaxException error() {
    return java.util.Objects.requireNonNull(error);
  }

  int depth() {
    return depth;
  }

  /** Takes one byte. */
  Op next(byte b) {
    bytes++;
    return step(b & 0xFF);
  }

  /** Says that the text ends here. */
  Op end() {
    if (error != null) {
      return Op.ERROR;
    }
    if (state == State.END_TOP) {
      return Op.END;
    }
    step(' ');
    if (state == State.END_TOP) {
      return Op.END;
    }
    if (error == null) {
      error = new JsonSyntaxException("unexpected end of JSON input", bytes);
    }
    return Op.ERROR;
  }

  private Op step(int c) {
    if (error != null) {
      return Op.ERROR;
    }
    return switch (state) {
      case BEGIN_VALUE -> beginValue(c);
      case BEGIN_VALUE_OR_EMPTY -> c == ']' ? endValue(c) : beginValue(c);
      case BEGIN_STRING -> beginString(c);
      case BEGIN_STRING_OR_EMPTY -> {
        if (c == '}') {
          parents[depth - 1] = OBJECT_VALUE;
          yield endValue(c);
        }
        yield beginString(c);
      }
      case END_VALUE -> endValue(c);
      case END_TOP -> endTop(c);
      case IN_STRING -> inString(c);
      case IN_ESCAPE -> inEscape(c);
      case IN_HEX -> {
        if (Character.digit(c, 16) < 0 || c >= 0x80) {
          yield error(c, "in \\u hexadecimal character escape");
        }
        state = ++hexDigits == 4 ? State.IN_STRING : State.IN_HEX;
        yield Op.CONTINUE;
      }
      case LITERAL -> {
        if (c != literal.charAt(literalAt)) {
          char expected = literal.charAt(literalAt);
          yield error(c, "in literal " + literal + " (expecting '" + expected + "')");
        }
        if (++literalAt == literal.length()) {
          state = State.END_VALUE;
        }
        yield Op.CONTINUE;
      }
      default -> inNumber(c);
    };
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private Op beginValue(int c) {
    if (isSpace(c)) {
      return Op.SKIP_SPACE;
    }
    switch (c) {
      case '{' -> {
        state = State.BEGIN_STRING_OR_EMPTY;
        return push(c, OBJECT_KEY, Op.BEGIN_OBJECT);
      }
      case '[' -> {
        state = State.BEGIN_VALUE_OR_EMPTY;
        return push(c, ARRAY_VALUE, Op.BEGIN_ARRAY);
      }
      case '"' -> state = State.IN_STRING;
      case '-' -> state = State.MINUS;
      case '0' -> state = State.ZERO;
      case 't' -> beginLiteral("true");
      case 'f' -> beginLiteral("false");
      case 'n' -> beginLiteral("null");
      default -> {
        if (c < '1' || c > '9') {
          return error(c, "looking for beginning of value");
        }
        state = State.INTEGER;
      }
    }
    return Op.BEGIN_LITERAL;
  }

  private void beginLiteral(String text) {
    literal = text;
    literalAt = 1;
    state = State.LITERAL;
  }

  private Op beginString(int c) {
    if (isSpace(c)) {
      return Op.SKIP_SPACE;
    }
    if (c != '"') {
      return error(c, "looking for beginning of object key string");
    }
    state = State.IN_STRING;
    return Op.BEGIN_LITERAL;
  }

  private Op endValue(int c) {
    if (depth == 0) {
      state = State.END_TOP;
      return endTop(c);
    }
    if (isSpace(c)) {
      state = State.END_VALUE;
      return Op.SKIP_SPACE;
    }
    switch (parents[depth - 1]) {
      case OBJECT_KEY -> {
        if (c != ':') {
          return error(c, "after object key");
        }
        parents[depth - 1] = OBJECT_VALUE;
        state = State.BEGIN_VALUE;
        return Op.OBJECT_KEY;
      }
      case OBJECT_VALUE -> {
        if (c == ',') {
          parents[depth - 1] = OBJECT_KEY;
          state = State.BEGIN_STRING;
          return Op.OBJECT_VALUE;
        }
        return c == '}' ? pop(Op.END_OBJECT) : error(c, "after object key:value pair");
      }
      default -> {
        if (c == ',') {
          state = State.BEGIN_VALUE;
          return Op.ARRAY_VALUE;
        }
        return c == ']' ? pop(Op.END_ARRAY) : error(c, "after array element");
      }
    }
  }

  /** The value has ended; whoever reads on gets the error of what stands there instead of space. */
  private Op endTop(int c) {
    if (!isSpace(c)) {
      error(c, "after top-level value");
    }
    return Op.END;
  }

  private Op push(int c, byte parent, Op op) {
    if (depth == MAX_DEPTH) {
      return error(c, "exceeded max depth");
    }
    if (depth == parents.length) {
      parents = java.util.Arrays.copyOf(parents, 2 * depth);
    }
    parents[depth++] = parent;
    return op;
  }

  private Op pop(Op op) {
    depth--;
    state = depth == 0 ? State.END_TOP : State.END_VALUE;
    return op;
  }

  private Op inString(int c) {
    if (c == '"') {
      state = State.END_VALUE;
    } else if (c == '\\') {
      state = State.IN_ESCAPE;
    } else if (c < 0x20) {
      return error(c, "in string literal");
    }
    return Op.CONTINUE;
  }

  private Op inEscape(int c) {
    switch (c) {
      case 'b', 'f', 'n', 'r', 't', '\\', '/', '"' -> state = State.IN_STRING;
      case 'u' -> {
        state = State.IN_HEX;
        hexDigits = 0;
      }
      default -> {
        return error(c, "in string escape code");
      }
    }
    return Op.CONTINUE;
  }

  private Op inNumber(int c) {
    boolean digit = c >= '0' && c <= '9';
    switch (state) {
      case MINUS -> {
        if (!digit) {
          return error(c, "in numeric literal");
        }
        state = c == '0' ? State.ZERO : State.INTEGER;
        return Op.CONTINUE;
      }
      case INTEGER -> {
        return digit ? Op.CONTINUE : afterInteger(c);
      }
      case ZERO -> {
        return afterInteger(c);
      }
      case POINT -> {
        if (!digit) {
          return error(c, "after decimal point in numeric literal");
        }
        state = State.FRACTION;
        return Op.CONTINUE;
      }
      case FRACTION -> {
        return digit ? Op.CONTINUE : afterFraction(c);
      }
      case EXPONENT, EXPONENT_SIGN -> {
        if (state == State.EXPONENT && (c == '+' || c == '-')) {
          state = State.EXPONENT_SIGN;
          return Op.CONTINUE;
        }
        if (!digit) {
          return error(c, "in exponent of numeric literal");
        }
        state = State.EXPONENT_DIGITS;
        return Op.CONTINUE;
      }
      default -> {
        return digit ? Op.CONTINUE : endValue(c);
      }
    }
  }

  private Op afterInteger(int c) {
    if (c == '.') {
      state = State.POINT;
      return Op.CONTINUE;
    }
    return afterFraction(c);
  }

  private Op afterFraction(int c) {
    if (c == 'e' || c == 'E') {
      state = State.EXPONENT;
      return Op.CONTINUE;
    }
    return endValue(c);
  }

  private Op error(int c, String context) {
    error = new JsonSyntaxException("invalid character " + quote(c) + " " + context, bytes);
    return Op.ERROR;
  }

  /** A byte as Go names it: read as Latin-1, quoted as a character. */
  private static String quote(int c) {
    if (c == '\'') {
      return "'\\''";
    }
    if (c == '"') {
      return "'\"'";
    }
    String quoted = Quote.quote(String.valueOf((char) c));
    return "'" + quoted.substring(1, quoted.length() - 1) + "'";
  }
}
