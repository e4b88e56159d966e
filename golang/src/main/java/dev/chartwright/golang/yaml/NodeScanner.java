package dev.chartwright.golang.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a stream into tokens and keeps the comments; go-yaml 3.0.5, scannerc.go.
 *
 * <p>Where a comment belongs follows from its column, from the tokens before it and from empty
 * lines. It waits in a list, with the index of the token that it goes to or the first after that.
 */
final class NodeScanner extends Scanner {
  /** Tokens that must wait, so that a comment finds what comes after it. */
  private static final int LOOK_AHEAD = 3;

  /** Blanks and line breaks over which a comment is looked for. */
  private static final int FAR = 512;

  /** A comment, or none any more. */
  static final class Comment {
    int scanIndex;
    int tokenIndex;
    int startIndex;
    int startLine;
    int startColumn;
    int endIndex;
    String head = "";
    String line = "";
    String foot = "";

    private void clear() {
      scanIndex = 0;
      tokenIndex = 0;
      startIndex = 0;
      startLine = 0;
      startColumn = 0;
      endIndex = 0;
      head = "";
      line = "";
      foot = "";
    }
  }

  private final List<Comment> comments = new ArrayList<>();
  private int firstComment;

  // Where the search for the next token began.
  private int scanIndex;
  private int scanLine;

  /** What ends a block is that search's beginning, or the end of a document. */
  private int blockIndex;

  private int blockLine;

  /** The line on which the token being read begins, or -1 outside of tokens. */
  private int tokenLine = -1;

  /** The token to which a comment on the line belongs. */
  private int lineCommentIndex;

  private boolean mayHaveLineComment;

  NodeScanner(Input input) {
    super(input, LOOK_AHEAD);
  }

  /** Forgets the first comment if it belongs to a token with that index or before; or null. */
  @Nullable Comment firstCommentUpTo(int index) {
    if (firstComment == comments.size()) {
      return null;
    }
    Comment c = comments.get(firstComment);
    return index >= c.tokenIndex ? c : null;
  }

  /** Takes the first comment away. */
  void dropComment() {
    comments.get(firstComment++).clear();
  }

  @Override
  YamlException error(String message) {
    return error(tokenLine < 0 ? line : tokenLine, message);
  }

  @Override
  YamlException error(int context, String message) {
    int named = context != 0 ? context : line;
    return YamlException.at(named != 0 ? named + 1 : 0, message);
  }

  @Override
  void fetchNext() {
    tokenLine = -1;
    mayHaveLineComment = false;
    scanIndex = index();
    scanLine = line;
    try {
      super.fetchNext();
    } catch (YamlException e) {
      dropUnfinished();
      throw e;
    }
    if (mayHaveLineComment && last(0).type != Token.BLOCK_ENTRY) {
      scanLineComment(lineCommentIndex);
    }
  }

  @Override
  void beforeToken(byte first) {
    tokenLine = line;
    mayHaveLineComment = true;
    boolean belongsToLast = first == (flowLevel == 0 ? ':' : ',');
    lineCommentIndex = belongsToLast && size > 0 ? last(0).index : index();
  }

  @Override
  void skipHeaderComment() {
    if (buf[pos] == '#') {
      scanLineComment(last(0).index);
    }
    super.skipHeaderComment();
  }

  @Override
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
      raiseLineComment();
      if (buf[pos] == '#') {
        scanComments();
      }
      if (!isBreak(pos)) {
        break;
      }
      need(2);
      skipLine();
      if (flowLevel == 0) {
        simpleKeyAllowed = true;
      }
    }
    blockIndex = scanIndex - 1;
    blockLine = scanLine;
  }

  /** Makes a comment behind the first hyphen of a list the head of what follows. */
  private void raiseLineComment() {
    if (comments.isEmpty() || size < 2) {
      return;
    }
    Comment c = comments.get(comments.size() - 1);
    if (!c.line.isEmpty()
        && last(1).type == Token.BLOCK_SEQUENCE_START
        && last(0).type == Token.BLOCK_ENTRY
        && !isBreak(pos)) {
      c.head = c.line;
      c.line = "";
      if (c.startLine == line - 1) {
        c.tokenIndex = index();
      }
    }
  }

  @Override
  void unrollIndent(int column) {
    if (column < 0) {
      blockIndex = index() - 1;
      blockLine = line;
    }
    int at = blockIndex;
    int atLine = blockLine;
    while (indent > column) {
      int stop = at;
      for (int i = comments.size() - 1; i >= 0; i--) {
        Comment c = comments.get(i);
        if (c.endIndex < stop) {
          break;
        }
        if (c.startColumn == indent + 1) {
          at = c.startIndex;
          atLine = c.startLine;
        }
        stop = c.scanIndex;
      }
      Token end = endBlock();
      end.index = at;
      end.line = atLine;
    }
  }

  /** The line breaks since the last character that is no blank. */
  private int newlines() {
    int n = 0;
    int i = pos - 1;
    while (i >= 0) {
      byte c = buf[i];
      if (c == '\n') {
        n++;
        if (i > 0 && buf[i - 1] == '\r') {
          i--;
        }
      } else if (c == '\r') {
        n++;
      } else if (c == (byte) 0x85 && i >= 1 && isBreak(i - 1)) {
        n++;
        i--;
      } else if ((c == (byte) 0xA8 || c == (byte) 0xA9) && i >= 2 && isBreak(i - 2)) {
        n++;
        i -= 2;
      } else if (c != ' ' && c != '\t') {
        break;
      }
      i--;
    }
    return n;
  }

  /** Takes the comment behind a token, if one is there. */
  private void scanLineComment(int tokenIndex) {
    int at = pos;
    int end = pos + FAR;
    while (at < end && isBlank(at)) {
      at++;
      need(at - pos + 1);
    }
    if (at == end || buf[at] != '#' || newlines() > 0) {
      return;
    }
    pos = at;
    Comment c = new Comment();
    c.tokenIndex = tokenIndex;
    c.startIndex = index();
    c.startLine = line;
    c.startColumn = column();
    c.line = commentText();
    comments.add(c);
  }

  /** The text from the cursor to the end of the line. */
  private String commentText() {
    int from = pos;
    skipComment();
    return new String(buf, from, pos - from, StandardCharsets.UTF_8);
  }

  /** Takes the comments at the cursor and on the lines that follow. */
  private void scanComments() {
    Token token = last(0);
    if (token.type == Token.FLOW_ENTRY && size > 1) {
      token = last(1);
    }
    int tokenIndex = token.index;
    int scan = scanIndex;
    int startIndex = 0;
    int startLine = 0;
    int startColumn = 0;
    int nextIndent = Math.max(indent, 0);
    int newlines = newlines();
    boolean recentEmpty = false;
    boolean firstEmpty = newlines <= 1;
    int atLine = line;
    int column = column();
    int footLine = -1;
    if (scanLine > 0) {
      footLine = line - newlines + 1;
      if (newlines == 0 && column > 1) {
        footLine++;
      }
    }
    StringBuilder text = new StringBuilder();
    int peek = 0;
    for (; peek < FAR; peek++) {
      need(peek + 1);
      column++;
      int at = pos + peek;
      if (isBlank(at)) {
        continue;
      }
      byte c = buf[at];
      boolean closes = flowLevel > 0 && (c == ']' || c == '}');
      if (closes || isBreakOrEnd(at)) {
        if (closes || !recentEmpty) {
          boolean dedented = startColumn - 1 < nextIndent;
          boolean foot =
              closes
                  || (firstEmpty
                      && ((startLine == footLine && token.type != Token.VALUE) || dedented));
          if (!foot) {
            if (text.length() > 0 && c != 0) {
              text.append('\n');
            }
          } else if (text.length() > 0) {
            Comment made = comment(scan, dedented ? startIndex : tokenIndex);
            start(made, startIndex, startLine, startColumn, index() + peek);
            made.foot = text.toString();
            scan = index() + peek;
            tokenIndex = scan;
            text.setLength(0);
          }
        }
        if (!isBreak(at)) {
          break;
        }
        firstEmpty = false;
        recentEmpty = true;
        column = 0;
        atLine++;
        continue;
      }
      if (text.length() > 0 && column - 1 < nextIndent && column != startColumn) {
        Comment made = comment(scan, tokenIndex);
        start(made, startIndex, startLine, startColumn, index() + peek);
        made.foot = text.toString();
        scan = index() + peek;
        tokenIndex = scan;
        text.setLength(0);
      }
      if (c != '#') {
        break;
      }
      if (text.length() == 0) {
        startIndex = index() + peek;
        startLine = atLine;
        startColumn = column;
      } else {
        text.append('\n');
      }
      recentEmpty = false;
      goTo(at);
      text.append(commentText());
      peek = 0;
      column = 0;
      atLine = line;
      nextIndent = Math.max(indent, 0);
    }
    if (text.length() > 0) {
      Comment made = comment(scan, startIndex);
      start(made, startIndex, startLine, startColumn, index() + peek - 1);
      made.head = text.toString();
    }
  }

  /** Moves the cursor over blanks and line breaks. */
  private void goTo(int at) {
    while (pos < at) {
      if (isBreak(pos)) {
        skipLine();
      } else {
        skip();
      }
    }
  }

  private Comment comment(int scan, int tokenIndex) {
    Comment c = new Comment();
    c.scanIndex = scan;
    c.tokenIndex = tokenIndex;
    comments.add(c);
    return c;
  }

  private static void start(Comment c, int index, int line, int column, int end) {
    c.startIndex = index;
    c.startLine = line;
    c.startColumn = column;
    c.endIndex = end;
  }
}
