package dev.chartwright.golang.yaml;

import dev.chartwright.golang.yaml.YamlNode.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns tokens and comments into the nodes of a document; go-yaml 3.0.5, parserc.go. */
final class NodeParser extends NodeBuilder {
  private enum State {
    FIRST_DOCUMENT,
    DOCUMENT,
    DOCUMENT_CONTENT,
    DOCUMENT_END,
    BLOCK_NODE,
    BLOCK_SEQUENCE_FIRST_ENTRY,
    BLOCK_SEQUENCE_ENTRY,
    INDENTLESS_SEQUENCE_ENTRY,
    BLOCK_MAPPING_FIRST_KEY,
    BLOCK_MAPPING_KEY,
    BLOCK_MAPPING_VALUE,
    FLOW_SEQUENCE_FIRST_ENTRY,
    FLOW_SEQUENCE_ENTRY,
    FLOW_SEQUENCE_ENTRY_KEY,
    FLOW_SEQUENCE_ENTRY_VALUE,
    FLOW_SEQUENCE_ENTRY_END,
    FLOW_MAPPING_FIRST_KEY,
    FLOW_MAPPING_KEY,
    FLOW_MAPPING_VALUE,
    FLOW_MAPPING_EMPTY_VALUE
  }

  private final NodeScanner scanner;
  private final byte[] buf;
  private final TagDirectives directives = new TagDirectives();
  private State state = State.FIRST_DOCUMENT;
  private State[] states = new State[16];
  private int depth;
  private int[] marks = new int[16];
  private int markCount;

  private @Nullable YamlException failure;

  NodeParser(Input input) {
    scanner = new NodeScanner(input);
    buf = input.bytes;
    peek();
    scanner.skipToken();
  }

  /** The next document, or null behind the last one. */
  @Nullable YamlNode next() {
    YamlNode document = documentStart();
    if (document == null) {
      return null;
    }
    do {
      step();
      if (failure != null) {
        throw failure;
      }
    } while (state != State.DOCUMENT_END);
    Token token = peek();
    if (token.type == Token.DOCUMENT_END) {
      scanner.skipToken();
    }
    directives.clear();
    document.footComment = foot.isEmpty() ? head : foot;
    forgetComments();
    state = State.DOCUMENT;
    open.clear();
    return document;
  }

  private void step() {
    switch (state) {
      case DOCUMENT_CONTENT -> documentContent();
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
      default -> throw new IllegalStateException(state.name());
    }
  }

  // Tokens and their comments.

  private Token peek() {
    Token token = scanner.peek();
    for (NodeScanner.Comment c = scanner.firstCommentUpTo(token.index);
        c != null;
        c = scanner.firstCommentUpTo(token.index)) {
      if (!c.head.isEmpty() && token.type == Token.BLOCK_END) {
        break;
      }
      head = join(head, c.head);
      foot = join(foot, c.foot);
      lineComment = join(lineComment, c.line);
      scanner.dropComment();
    }
    return token;
  }

  private void push(State returnTo) {
    if (depth == states.length) {
      states = Arrays.copyOf(states, 2 * depth);
    }
    states[depth++] = returnTo;
  }

  private void pop() {
    state = states[--depth];
  }

  private void pushMark(int line) {
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, 2 * markCount);
    }
    marks[markCount++] = line;
  }

  private YamlException error(int context, int line, String problem) {
    return YamlException.at(context != 0 ? context : line, problem);
  }

  // Documents.

  private @Nullable YamlNode documentStart() {
    boolean first = state == State.FIRST_DOCUMENT;
    Token token = peek();
    while (!first && token.type == Token.DOCUMENT_END) {
      scanner.skipToken();
      token = peek();
    }
    if (token.type == Token.STREAM_END) {
      return null;
    }
    YamlNode document = new YamlNode(Kind.DOCUMENT, "", "", 0);
    boolean explicit =
        !first
            || token.type == Token.VERSION_DIRECTIVE
            || token.type == Token.TAG_DIRECTIVE
            || token.type == Token.DOCUMENT_START;
    push(State.DOCUMENT_END);
    if (explicit) {
      directives.read(scanner);
      token = peek();
      if (token.type != Token.DOCUMENT_START) {
        throw error(0, token.line, "did not find expected <document start>");
      }
      scanner.skipToken();
      state = State.DOCUMENT_CONTENT;
    } else {
      document.headComment = splitHead();
      state = State.BLOCK_NODE;
    }
    open.add(document);
    return document;
  }

  private void documentContent() {
    switch (peek().type) {
      case Token.VERSION_DIRECTIVE,
          Token.TAG_DIRECTIVE,
          Token.DOCUMENT_START,
          Token.DOCUMENT_END,
          Token.STREAM_END -> {
        pop();
        emptyScalar();
      }
      default -> node(true, false);
    }
  }

  // Nodes.

  private void node(boolean block, boolean indentless) {
    Token token = peek();
    int startLine = token.line;
    if (token.type == Token.ALIAS) {
      YamlNode alias = new YamlNode(Kind.ALIAS, "", token.text(buf), 0);
      takeComments(alias);
      pop();
      if (failure == null && !anchors.contains(alias.value())) {
        throw YamlException.at(0, "unknown anchor '" + alias.value() + "' referenced");
      }
      scanner.skipToken();
      attach(alias);
      return;
    }
    String anchor = "";
    String tag = "";
    if (token.type == Token.ANCHOR || token.type == Token.TAG) {
      Token tagged = token.type == Token.TAG ? token : null;
      if (token.type == Token.ANCHOR) {
        anchor = token.text(buf);
      } else {
        tag = resolve(token, startLine);
      }
      scanner.skipToken();
      token = peek();
      if (token.type == (tagged == null ? Token.TAG : Token.ANCHOR)) {
        if (tagged == null) {
          tag = resolve(token, startLine);
        } else {
          anchor = token.text(buf);
        }
        scanner.skipToken();
        token = peek();
      }
    }
    switch (token.type) {
      case Token.SCALAR -> {
        YamlNode n = node(Kind.SCALAR, anchor, tag, token.text(buf), token.style);
        takeComments(n);
        pop();
        scanner.skipToken();
        attach(n);
        return;
      }
      case Token.BLOCK_ENTRY -> {
        if (indentless) {
          begin(Kind.SEQUENCE, anchor, tag, State.INDENTLESS_SEQUENCE_ENTRY);
          return;
        }
      }
      case Token.FLOW_SEQUENCE_START -> {
        takeComments(begin(Kind.SEQUENCE, anchor, tag, State.FLOW_SEQUENCE_FIRST_ENTRY));
        return;
      }
      case Token.FLOW_MAPPING_START -> {
        takeComments(begin(Kind.MAPPING, anchor, tag, State.FLOW_MAPPING_FIRST_KEY));
        return;
      }
      case Token.BLOCK_SEQUENCE_START -> {
        if (block) {
          takeStem(begin(Kind.SEQUENCE, anchor, tag, State.BLOCK_SEQUENCE_FIRST_ENTRY));
          return;
        }
      }
      case Token.BLOCK_MAPPING_START -> {
        if (block) {
          takeStem(begin(Kind.MAPPING, anchor, tag, State.BLOCK_MAPPING_FIRST_KEY));
          return;
        }
      }
      default -> {}
    }
    if (anchor.isEmpty() && tag.isEmpty()) {
      throw error(startLine, token.line, "did not find expected node content");
    }
    pop();
    attach(node(Kind.SCALAR, anchor, tag, "", 0));
  }

  private String resolve(Token tag, int startLine) {
    String handle = tag.text == null ? "" : tag.text;
    return handle.isEmpty()
        ? tag.suffix
        : directives.resolve(handle, tag.suffix, startLine != 0 ? startLine : tag.line);
  }

  private YamlNode begin(Kind kind, String anchor, String tag, State then) {
    boolean flow = then == State.FLOW_SEQUENCE_FIRST_ENTRY || then == State.FLOW_MAPPING_FIRST_KEY;
    YamlNode n = node(kind, anchor, tag, "", flow ? YamlNode.FLOW : 0);
    open.add(n);
    state = then;
    return n;
  }

  // Block collections.

  private void enter() {
    pushMark(peek().line);
    scanner.skipToken();
  }

  private void blockSequenceEntry() {
    if (state == State.BLOCK_SEQUENCE_FIRST_ENTRY) {
      enter();
    }
    Token token = peek();
    if (token.type == Token.BLOCK_ENTRY) {
      token = skipEntry();
      if (token.type == Token.BLOCK_ENTRY || token.type == Token.BLOCK_END) {
        state = State.BLOCK_SEQUENCE_ENTRY;
        emptyScalar();
      } else {
        push(State.BLOCK_SEQUENCE_ENTRY);
        node(true, false);
      }
      return;
    }
    int context = marks[--markCount];
    if (token.type != Token.BLOCK_END) {
      throw error(context, token.line, "did not find expected '-' indicator");
    }
    pop();
    scanner.skipToken();
    close(false);
  }

  private void indentlessSequenceEntry() {
    Token token = peek();
    if (token.type != Token.BLOCK_ENTRY) {
      pop();
      close(false);
      return;
    }
    switch (skipEntry().type) {
      case Token.BLOCK_ENTRY, Token.KEY, Token.VALUE, Token.BLOCK_END -> {
        state = State.INDENTLESS_SEQUENCE_ENTRY;
        emptyScalar();
      }
      default -> {
        push(State.INDENTLESS_SEQUENCE_ENTRY);
        node(true, false);
      }
    }
  }

  /** Skips a hyphen; what was the head comment so far belongs to a collection behind it. */
  private Token skipEntry() {
    int before = head.length();
    scanner.skipToken();
    Token token = before > 0 ? peekTwice() : peek();
    if (before > 0
        && (token.type == Token.BLOCK_SEQUENCE_START || token.type == Token.BLOCK_MAPPING_START)) {
      stem = head.substring(0, before);
      head = head.length() == before ? "" : head.substring(before + 1);
    }
    return token;
  }

  /**
   * Looks again after an error, as go-yaml does where it looks for such a collection: it fails when
   * it has finished what it is at, with what fails then if something does.
   */
  private Token peekTwice() {
    try {
      return peek();
    } catch (YamlException e) {
      failure = e;
      return peek();
    }
  }

  private void blockMappingKey() {
    if (state == State.BLOCK_MAPPING_FIRST_KEY) {
      enter();
    }
    Token token = peek();
    if (token.type == Token.KEY) {
      blockMappingPart(State.BLOCK_MAPPING_VALUE);
      return;
    }
    int context = marks[--markCount];
    if (token.type != Token.BLOCK_END) {
      throw error(context, token.line, "did not find expected key");
    }
    pop();
    scanner.skipToken();
    close(true);
  }

  private void blockMappingValue() {
    if (peek().type == Token.VALUE) {
      blockMappingPart(State.BLOCK_MAPPING_KEY);
    } else {
      state = State.BLOCK_MAPPING_KEY;
      emptyScalar();
    }
  }

  private void blockMappingPart(State then) {
    scanner.skipToken();
    switch (peek().type) {
      case Token.KEY, Token.VALUE, Token.BLOCK_END -> {
        state = then;
        emptyScalar();
      }
      default -> {
        push(then);
        node(true, true);
      }
    }
  }

  // Flow collections.

  private void flowSequenceEntry() {
    boolean first = state == State.FLOW_SEQUENCE_FIRST_ENTRY;
    if (first) {
      enter();
    }
    Token token = peek();
    if (token.type != Token.FLOW_SEQUENCE_END) {
      if (!first) {
        if (token.type != Token.FLOW_ENTRY) {
          throw error(marks[--markCount], token.line, "did not find expected ',' or ']'");
        }
        scanner.skipToken();
        token = peek();
      }
      if (token.type == Token.KEY) {
        state = State.FLOW_SEQUENCE_ENTRY_KEY;
        open.add(new YamlNode(Kind.MAPPING, "", "", YamlNode.FLOW));
        scanner.skipToken();
        return;
      }
      if (token.type != Token.FLOW_SEQUENCE_END) {
        push(State.FLOW_SEQUENCE_ENTRY);
        node(false, false);
        return;
      }
    }
    markCount--;
    pop();
    scanner.skipToken();
    close(true);
  }

  private void flowSequenceEntryKey() {
    switch (peek().type) {
      case Token.VALUE, Token.FLOW_ENTRY, Token.FLOW_SEQUENCE_END -> {
        scanner.skipToken();
        state = State.FLOW_SEQUENCE_ENTRY_VALUE;
        emptyScalar();
      }
      default -> {
        push(State.FLOW_SEQUENCE_ENTRY_VALUE);
        node(false, false);
      }
    }
  }

  private void flowSequenceEntryValue() {
    if (peek().type == Token.VALUE) {
      scanner.skipToken();
      int type = peek().type;
      if (type != Token.FLOW_ENTRY && type != Token.FLOW_SEQUENCE_END) {
        push(State.FLOW_SEQUENCE_ENTRY_END);
        node(false, false);
        return;
      }
    }
    state = State.FLOW_SEQUENCE_ENTRY_END;
    emptyScalar();
  }

  private void flowSequenceEntryEnd() {
    peek();
    state = State.FLOW_SEQUENCE_ENTRY;
    close(false);
  }

  private void flowMappingKey() {
    boolean first = state == State.FLOW_MAPPING_FIRST_KEY;
    if (first) {
      enter();
    }
    Token token = peek();
    if (token.type != Token.FLOW_MAPPING_END) {
      if (!first) {
        if (token.type != Token.FLOW_ENTRY) {
          throw error(marks[--markCount], token.line, "did not find expected ',' or '}'");
        }
        scanner.skipToken();
        token = peek();
      }
      if (token.type == Token.KEY) {
        scanner.skipToken();
        flowMappingPart(State.FLOW_MAPPING_VALUE);
        return;
      }
      if (token.type != Token.FLOW_MAPPING_END) {
        push(State.FLOW_MAPPING_EMPTY_VALUE);
        node(false, false);
        return;
      }
    }
    markCount--;
    pop();
    scanner.skipToken();
    close(true);
  }

  private void flowMappingPart(State then) {
    switch (peek().type) {
      case Token.VALUE, Token.FLOW_ENTRY, Token.FLOW_MAPPING_END -> {
        state = then;
        emptyScalar();
      }
      default -> {
        push(then);
        node(false, false);
      }
    }
  }

  private void flowMappingValue() {
    Token token = peek();
    if (state != State.FLOW_MAPPING_EMPTY_VALUE && token.type == Token.VALUE) {
      scanner.skipToken();
      int type = peek().type;
      if (type != Token.FLOW_ENTRY && type != Token.FLOW_MAPPING_END) {
        push(State.FLOW_MAPPING_KEY);
        node(false, false);
        return;
      }
    }
    state = State.FLOW_MAPPING_KEY;
    emptyScalar();
  }
}
