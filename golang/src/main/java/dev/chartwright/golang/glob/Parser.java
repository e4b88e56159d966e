package dev.chartwright.golang.glob;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads a pattern into a tree. The library's lexer takes a NUL for the end and refuses U+FFFD.
 *
 * <p>Source: gobwas/glob v0.2.3, syntax/lexer/lexer.go and syntax/ast/parser.go.
 */
final class Parser {
  private static final int END = 0;

  private final Slice in;
  private int at;
  private boolean unreadable;

  Parser(String pattern) {
    this.in = Slice.of(pattern);
  }

  Node parse() {
    Node root = Node.of(Node.Kind.PATTERN);
    // The open lists of alternatives; an unclosed one ends with the pattern.
    Deque<Node> patterns = new ArrayDeque<>();
    Deque<Node> lists = new ArrayDeque<>();
    Node current = root;
    while (true) {
      int c = peek();
      failIfUnreadable();
      if (c == END) {
        return root;
      }
      boolean inTerms = !lists.isEmpty();
      if (c == '{') {
        skip();
        Node list = Node.of(Node.Kind.ANY_OF);
        current.children().add(list);
        patterns.push(current);
        lists.push(list);
        current = Node.of(Node.Kind.PATTERN);
        list.children().add(current);
      } else if (c == ',' && inTerms) {
        skip();
        current = Node.of(Node.Kind.PATTERN);
        lists.element().children().add(current);
      } else if (c == '}' && inTerms) {
        skip();
        lists.pop();
        current = patterns.pop();
      } else if (c == '[') {
        skip();
        current.children().add(range());
      } else if (c == '?') {
        skip();
        current.children().add(Node.of(Node.Kind.SINGLE));
      } else if (c == '*') {
        skip();
        boolean twice = peek() == '*';
        if (twice) {
          skip();
        }
        failIfUnreadable();
        current.children().add(Node.of(twice ? Node.Kind.SUPER : Node.Kind.ANY));
      } else {
        String text = text(inTerms ? "?*[{}," : "?*[{");
        failIfUnreadable();
        if (!text.isEmpty()) {
          current.children().add(Node.text(text));
        }
      }
    }
  }

  private int peek() {
    int rune = in.rune(at);
    if (at == in.length()) {
      return END;
    }
    if (rune == Slice.BAD) {
      unreadable = true;
      return END;
    }
    return rune;
  }

  private void skip() {
    at += in.width(at);
  }

  private void failIfUnreadable() {
    if (unreadable) {
      throw new GlobException("could not read rune");
    }
  }

  /** The text up to one of the breakers, with escapes resolved. */
  private String text(String breakers) {
    StringBuilder out = new StringBuilder();
    boolean escaped = false;
    while (true) {
      int c = peek();
      if (c == END) {
        if (!unreadable) {
          // A NUL ends the text and is gone.
          skip();
        }
        break;
      }
      if (!escaped) {
        if (c == '\\') {
          escaped = true;
          skip();
          continue;
        }
        if (breakers.indexOf(c) >= 0) {
          break;
        }
      }
      escaped = false;
      out.appendCodePoint(c);
      skip();
    }
    return out.toString();
  }

  /** What is between brackets; the first is read. */
  private Node range() {
    boolean negated = false;
    while (true) {
      int c = character();
      if (!negated && c == '!') {
        negated = true;
        continue;
      }
      int start = at - Slice.encodedLength(c);
      if (peek() == '-') {
        skip();
        int high = character();
        close();
        if (high < c) {
          throw new GlobException(
              "hi character '"
                  + Character.toString(high)
                  + "' should be greater than lo '"
                  + Character.toString(c)
                  + "'");
        }
        return Node.range(c, high, negated);
      }
      at = start;
      String text = text("]");
      close();
      if (text.isEmpty()) {
        throw new GlobException("could not parse range");
      }
      return Node.list(text, negated);
    }
  }

  private int character() {
    int c = peek();
    if (c == END) {
      throw new GlobException("unexpected end of input");
    }
    skip();
    return c;
  }

  private void close() {
    if (character() != ']') {
      throw new GlobException("expected close range character");
    }
    failIfUnreadable();
  }
}
