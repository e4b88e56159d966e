package dev.chartwright.golang.yaml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into the events of a document; go-yaml 2.4.4, parserc.go.
 *
 * <p>An event is the return value of {@link #next} and the fields that belong to it.
 */
final class Parser {
  static final int STREAM_END = 1;
  static final int DOCUMENT_START = 2;
  static final int DOCUMENT_END = 3;
  static final int ALIAS = 4;
  static final int SCALAR = 5;
  static final int SEQUENCE_START = 6;
  static final int SEQUENCE_END = 7;
  static final int MAPPING_START = 8;
  static final int MAPPING_END = 9;

  private static final int IMPLICIT_DOCUMENT_START = 1;
  private static final int DOCUMENT_START_STATE = 2;
  private static final int DOCUMENT_CONTENT = 3;
  private static final int DOCUMENT_END_STATE = 4;
  private static final int BLOCK_NODE = 5;
  private static final int BLOCK_SEQUENCE_FIRST_ENTRY = 6;
  private static final int BLOCK_SEQUENCE_ENTRY = 7;
  private static final int INDENTLESS_SEQUENCE_ENTRY = 8;
  private static final int BLOCK_MAPPING_FIRST_KEY = 9;
  private static final int BLOCK_MAPPING_KEY = 10;
  private static final int BLOCK_MAPPING_VALUE = 11;
  private static final int FLOW_SEQUENCE_FIRST_ENTRY = 12;
  private static final int FLOW_SEQUENCE_ENTRY = 13;
  private static final int FLOW_SEQUENCE_ENTRY_KEY = 14;
  private static final int FLOW_SEQUENCE_ENTRY_VALUE = 15;
  private static final int FLOW_SEQUENCE_ENTRY_END = 16;
  private static final int FLOW_MAPPING_FIRST_KEY = 17;
  private static final int FLOW_MAPPING_KEY = 18;
  private static final int FLOW_MAPPING_VALUE = 19;
  private static final int FLOW_MAPPING_EMPTY_VALUE = 20;
  private static final int END = 21;

  private final Scanner scanner;
  private final TagDirectives directives = new TagDirectives();
  private int state = IMPLICIT_DOCUMENT_START;
  private int[] states = new int[16];
  private int depth;

  /** The line of the event's first token, counted from zero. */
  int line;

  /** The anchor of a node or the target of an alias, or null. */
  @Nullable String anchor;

  /** The tag in its long form; empty when there is none. */
  String tag = "";

  /** Whether the scalar's type is to be found out from its text. */
  boolean implicit;

  /** The scalar's text: a stretch of {@link #buf}, unless {@link #text} is set. */
  int from;

  int to;
  @Nullable String text;

  final byte[] buf;

  Parser(Input input) {
    scanner = new Scanner(input);
    buf = input.bytes;
    scanner.peek();
    scanner.skipToken();
  }

  int next() {
    return switch (state) {
      case IMPLICIT_DOCUMENT_START -> documentStart(true);
      case DOCUMENT_START_STATE -> documentStart(false);
      case DOCUMENT_CONTENT -> documentContent();
      case DOCUMENT_END_STATE -> documentEnd();
      case BLOCK_NODE -> node(true, false);
      case BLOCK_SEQUENCE_FIRST_ENTRY, BLOCK_SEQUENCE_ENTRY -> blockSequenceEntry();
      case INDENTLESS_SEQUENCE_ENTRY -> indentlessSequenceEntry();
      case BLOCK_MAPPING_FIRST_KEY, BLOCK_MAPPING_KEY -> blockMappingKey();
      case BLOCK_MAPPING_VALUE -> blockMappingValue();
      case FLOW_SEQUENCE_FIRST_ENTRY, FLOW_SEQUENCE_ENTRY -> flowSequenceEntry();
      case FLOW_SEQUENCE_ENTRY_KEY -> flowSequenceEntryKey();
      case FLOW_SEQUENCE_ENTRY_VALUE -> flowSequenceEntryValue();
      case FLOW_SEQUENCE_ENTRY_END -> flowSequenceEntryEnd();
      case FLOW_MAPPING_FIRST_KEY, FLOW_MAPPING_KEY -> flowMappingKey();
      case FLOW_MAPPING_VALUE, FLOW_MAPPING_EMPTY_VALUE -> flowMappingValue();
      default -> STREAM_END;
    };
  }

  /** The text of the scalar. */
  String value() {
    String s = text;
    if (s == null) {
      s =
          from == to
              ? ""
              : new String(buf, from, to - from, java.nio.charset.StandardCharsets.UTF_8);
      text = s;
    }
    return s;
  }

  private void push(int returnTo) {
    if (depth == states.length) {
      states = Arrays.copyOf(states, 2 * depth);
    }
    states[depth++] = returnTo;
  }

  private void pop() {
    state = states[--depth];
  }

  private int documentStart(boolean first) {
    Token token = scanner.peek();
    while (!first && token.type == Token.DOCUMENT_END) {
      scanner.skipToken();
      token = scanner.peek();
    }
    line = token.line;
    if (token.type == Token.STREAM_END) {
      state = END;
      scanner.skipToken();
      return STREAM_END;
    }
    boolean explicit =
        !first
            || token.type == Token.VERSION_DIRECTIVE
            || token.type == Token.TAG_DIRECTIVE
            || token.type == Token.DOCUMENT_START;
    directives.read(scanner);
    push(DOCUMENT_END_STATE);
    if (!explicit) {
      state = BLOCK_NODE;
      return DOCUMENT_START;
    }
    token = scanner.peek();
    if (token.type != Token.DOCUMENT_START) {
      throw YamlException.at(token.line, "did not find expected <document start>");
    }
    state = DOCUMENT_CONTENT;
    scanner.skipToken();
    return DOCUMENT_START;
  }

  private int documentContent() {
    Token token = scanner.peek();
    switch (token.type) {
      case Token.VERSION_DIRECTIVE,
          Token.TAG_DIRECTIVE,
          Token.DOCUMENT_START,
          Token.DOCUMENT_END,
          Token.STREAM_END -> {
        pop();
        return emptyScalar(token.line);
      }
      default -> {
        return node(true, false);
      }
    }
  }

  private int documentEnd() {
    Token token = scanner.peek();
    line = token.line;
    if (token.type == Token.DOCUMENT_END) {
      scanner.skipToken();
    }
    directives.clear();
    state = DOCUMENT_START_STATE;
    return DOCUMENT_END;
  }

  private int emptyScalar(int atLine) {
    line = atLine;
    anchor = null;
    tag = "";
    implicit = true;
    text = "";
    return SCALAR;
  }

  private int node(boolean block, boolean indentless) {
    Token token = scanner.peek();
    line = token.line;
    anchor = null;
    tag = "";
    if (token.type == Token.ALIAS) {
      pop();
      anchor = token.text;
      scanner.skipToken();
      return ALIAS;
    }
    if (token.type == Token.ANCHOR || token.type == Token.TAG) {
      token = properties(token);
    }
    switch (token.type) {
      case Token.SCALAR -> {
        implicit = tag.isEmpty() ? token.style == 0 : tag.equals("!");
        from = token.from;
        to = token.to;
        text = token.text;
        pop();
        scanner.skipToken();
        return SCALAR;
      }
      case Token.BLOCK_ENTRY -> {
        if (indentless) {
          state = INDENTLESS_SEQUENCE_ENTRY;
          return SEQUENCE_START;
        }
      }
      case Token.FLOW_SEQUENCE_START -> {
        state = FLOW_SEQUENCE_FIRST_ENTRY;
        return SEQUENCE_START;
      }
      case Token.FLOW_MAPPING_START -> {
        state = FLOW_MAPPING_FIRST_KEY;
        return MAPPING_START;
      }
      case Token.BLOCK_SEQUENCE_START -> {
        if (block) {
          state = BLOCK_SEQUENCE_FIRST_ENTRY;
          return SEQUENCE_START;
        }
      }
      case Token.BLOCK_MAPPING_START -> {
        if (block) {
          state = BLOCK_MAPPING_FIRST_KEY;
          return MAPPING_START;
        }
      }
      default -> {}
    }
    if (anchor != null || !tag.isEmpty()) {
      pop();
      implicit = tag.isEmpty();
      text = "";
      return SCALAR;
    }
    throw YamlException.at(token.line, "did not find expected node content");
  }

  /** Reads an anchor and a tag in either order; returns the token behind them. */
  private Token properties(Token first) {
    Token token = first;
    boolean tagged = false;
    String handle = "";
    String suffix = "";
    int tagLine = 0;
    for (int i = 0; i < 2; i++) {
      if (token.type == Token.ANCHOR && anchor == null) {
        anchor = token.text;
      } else if (token.type == Token.TAG && !tagged) {
        tagged = true;
        handle = token.text == null ? "" : token.text;
        suffix = token.suffix;
        tagLine = token.line;
      } else {
        break;
      }
      scanner.skipToken();
      token = scanner.peek();
    }
    if (tagged) {
      tag = handle.isEmpty() ? suffix : directives.resolve(handle, suffix, tagLine);
    }
    return token;
  }

  private int blockSequenceEntry() {
    if (state == BLOCK_SEQUENCE_FIRST_ENTRY) {
      scanner.peek();
      scanner.skipToken();
    }
    Token token = scanner.peek();
    if (token.type == Token.BLOCK_ENTRY) {
      int entryLine = token.line;
      scanner.skipToken();
      token = scanner.peek();
      if (token.type == Token.BLOCK_ENTRY || token.type == Token.BLOCK_END) {
        state = BLOCK_SEQUENCE_ENTRY;
        return emptyScalar(entryLine);
      }
      push(BLOCK_SEQUENCE_ENTRY);
      return node(true, false);
    }
    if (token.type == Token.BLOCK_END) {
      pop();
      scanner.skipToken();
      return SEQUENCE_END;
    }
    throw YamlException.at(token.line, "did not find expected '-' indicator");
  }

  private int indentlessSequenceEntry() {
    Token token = scanner.peek();
    if (token.type != Token.BLOCK_ENTRY) {
      pop();
      return SEQUENCE_END;
    }
    int entryLine = token.line;
    scanner.skipToken();
    token = scanner.peek();
    if (token.type == Token.BLOCK_ENTRY
        || token.type == Token.KEY
        || token.type == Token.VALUE
        || token.type == Token.BLOCK_END) {
      state = INDENTLESS_SEQUENCE_ENTRY;
      return emptyScalar(entryLine);
    }
    push(INDENTLESS_SEQUENCE_ENTRY);
    return node(true, false);
  }

  private int blockMappingKey() {
    if (state == BLOCK_MAPPING_FIRST_KEY) {
      scanner.peek();
      scanner.skipToken();
    }
    Token token = scanner.peek();
    if (token.type == Token.KEY) {
      return blockMappingPart(token, BLOCK_MAPPING_VALUE);
    }
    if (token.type == Token.BLOCK_END) {
      pop();
      scanner.skipToken();
      return MAPPING_END;
    }
    throw YamlException.at(token.line, "did not find expected key");
  }

  private int blockMappingValue() {
    Token token = scanner.peek();
    if (token.type == Token.VALUE) {
      return blockMappingPart(token, BLOCK_MAPPING_KEY);
    }
    state = BLOCK_MAPPING_KEY;
    return emptyScalar(token.line);
  }

  private int blockMappingPart(Token indicator, int then) {
    int indicatorLine = indicator.line;
    scanner.skipToken();
    int type = scanner.peek().type;
    if (type == Token.KEY || type == Token.VALUE || type == Token.BLOCK_END) {
      state = then;
      return emptyScalar(indicatorLine);
    }
    push(then);
    return node(true, true);
  }

  private int flowSequenceEntry() {
    boolean first = state == FLOW_SEQUENCE_FIRST_ENTRY;
    if (first) {
      scanner.peek();
      scanner.skipToken();
    }
    Token token = scanner.peek();
    if (token.type != Token.FLOW_SEQUENCE_END) {
      if (!first) {
        if (token.type != Token.FLOW_ENTRY) {
          throw YamlException.at(token.line, "did not find expected ',' or ']'");
        }
        scanner.skipToken();
        token = scanner.peek();
      }
      if (token.type == Token.KEY) {
        state = FLOW_SEQUENCE_ENTRY_KEY;
        line = token.line;
        anchor = null;
        tag = "";
        scanner.skipToken();
        return MAPPING_START;
      }
      if (token.type != Token.FLOW_SEQUENCE_END) {
        push(FLOW_SEQUENCE_ENTRY);
        return node(false, false);
      }
    }
    pop();
    scanner.skipToken();
    return SEQUENCE_END;
  }

  private int flowSequenceEntryKey() {
    Token token = scanner.peek();
    if (token.type != Token.VALUE
        && token.type != Token.FLOW_ENTRY
        && token.type != Token.FLOW_SEQUENCE_END) {
      push(FLOW_SEQUENCE_ENTRY_VALUE);
      return node(false, false);
    }
    int tokenLine = token.line;
    scanner.skipToken();
    state = FLOW_SEQUENCE_ENTRY_VALUE;
    return emptyScalar(tokenLine);
  }

  private int flowSequenceEntryValue() {
    Token token = scanner.peek();
    int tokenLine = token.line;
    if (token.type == Token.VALUE) {
      scanner.skipToken();
      token = scanner.peek();
      if (token.type != Token.FLOW_ENTRY && token.type != Token.FLOW_SEQUENCE_END) {
        push(FLOW_SEQUENCE_ENTRY_END);
        return node(false, false);
      }
    }
    state = FLOW_SEQUENCE_ENTRY_END;
    return emptyScalar(tokenLine);
  }

  private int flowSequenceEntryEnd() {
    scanner.peek();
    state = FLOW_SEQUENCE_ENTRY;
    return MAPPING_END;
  }

  private int flowMappingKey() {
    boolean first = state == FLOW_MAPPING_FIRST_KEY;
    if (first) {
      scanner.peek();
      scanner.skipToken();
    }
    Token token = scanner.peek();
    if (token.type != Token.FLOW_MAPPING_END) {
      if (!first) {
        if (token.type != Token.FLOW_ENTRY) {
          throw YamlException.at(token.line, "did not find expected ',' or '}'");
        }
        scanner.skipToken();
        token = scanner.peek();
      }
      if (token.type == Token.KEY) {
        scanner.skipToken();
        return flowMappingPart(FLOW_MAPPING_VALUE);
      }
      if (token.type != Token.FLOW_MAPPING_END) {
        push(FLOW_MAPPING_EMPTY_VALUE);
        return node(false, false);
      }
    }
    pop();
    scanner.skipToken();
    return MAPPING_END;
  }

  private int flowMappingPart(int then) {
    Token token = scanner.peek();
    if (token.type != Token.VALUE
        && token.type != Token.FLOW_ENTRY
        && token.type != Token.FLOW_MAPPING_END) {
      push(then);
      return node(false, false);
    }
    state = then;
    return emptyScalar(token.line);
  }

  private int flowMappingValue() {
    Token token = scanner.peek();
    boolean empty = state == FLOW_MAPPING_EMPTY_VALUE;
    if (!empty && token.type == Token.VALUE) {
      scanner.skipToken();
      token = scanner.peek();
      if (token.type != Token.FLOW_ENTRY && token.type != Token.FLOW_MAPPING_END) {
        push(FLOW_MAPPING_KEY);
        return node(false, false);
      }
    }
    state = FLOW_MAPPING_KEY;
    return emptyScalar(token.line);
  }
}
