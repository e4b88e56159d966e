package dev.chartwright.repo.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A stream of bytes as lines in a buffer, one of which is the current one.
 *
 * <p>Lines end with a line feed. What lies between the mark and the end of the current line stays
 * in the buffer in one piece, though it may move there. Behind the last line comes one that is not
 * there: its indentation is -1.
 */
final class Lines extends Window {
  /** The current line, without its line feed. */
  int from;

  int to;

  /** Where the next line begins. */
  private int next;

  private int mark = -1;

  /** Blanks before the first other character, or -1 at the end of the stream. */
  int indent;

  /** Whether there is nothing but blanks on the line. */
  boolean blank;

  /** Whether the line has a tab somewhere. */
  boolean tab;

  /** Whether all characters of the line are ASCII. */
  boolean ascii;

  /**
   * Lines of a stream.
   *
   * @param copy is given every byte that is read
   */
  Lines(InputStream in, OutputStream copy) {
    super(in, copy);
  }

  boolean atEnd() {
    return indent < 0;
  }

  /** Keeps the bytes from here on. */
  void mark(int position) {
    mark = position;
  }

  int mark() {
    return mark;
  }

  void unmark() {
    mark = -1;
  }

  /** Moves to the next line. */
  void advance() throws IOException {
    from = next;
    int i = from;
    int seen = 0;
    while (true) {
      byte[] b = buf;
      int end = limit;
      while (i < end) {
        byte c = b[i];
        if (c < ' ' || c == 0x7F) {
          if (c == '\n') {
            finish(i, seen);
            return;
          }
          seen |= c < 0 ? 1 : c == '\t' ? 2 : 4;
        }
        i++;
      }
      int done = i - from;
      if (!fill()) {
        if (done == 0) {
          from = limit;
          to = limit;
          next = limit;
          indent = -1;
          blank = false;
          return;
        }
        finish(from + done, seen);
        next = limit;
        return;
      }
      i = from + done;
    }
  }

  private void finish(int end, int seen) {
    to = end;
    next = end + 1;
    if ((seen & 4) != 0) {
      throw new UnusualForm("control character");
    }
    tab = (seen & 2) != 0;
    ascii = (seen & 1) == 0;
    if (!ascii) {
      Utf8Check.requireOrdinary(buf, from, to);
    }
    int i = from;
    while (i < end && buf[i] == ' ') {
      i++;
    }
    indent = i - from;
    blank = i == end;
  }

  /** Gets more bytes, moving those that are kept; false at the end of the stream. */
  private boolean fill() throws IOException {
    boolean more = more(mark >= 0 ? Math.min(mark, from) : from);
    from -= shift;
    next -= shift;
    if (mark >= 0) {
      mark -= shift;
    }
    return more;
  }
}
