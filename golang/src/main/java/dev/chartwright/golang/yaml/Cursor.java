package dev.chartwright.golang.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A position in a stream, counted in lines and characters, and the primitive steps of a scanner.
 *
 * <p>The column is {@code pos - lineBase} and the index {@code pos - indexBase}: both bases move
 * when a character of several bytes goes by, so that ASCII costs nothing.
 */
abstract class Cursor {
  final byte[] buf;
  int pos;
  int line;
  int lineBase;
  int indexBase;

  /** Text under construction, for scalars that are not a plain stretch of the input. */
  byte[] out = new byte[64];

  int outLength;

  /** Bytes before this one are decoded; beyond the input when all of it is known to be good. */
  private int limit = Integer.MAX_VALUE;

  private final int @Nullable [] chunkEnds;
  private final @Nullable String problem;
  private int chunk;
  private int zeros;
  private int bufferStart;

  Cursor(Input input) {
    buf = input.bytes;
    pos = input.start;
    lineBase = pos;
    indexBase = pos;
    chunkEnds = input.chunkEnds;
    problem = input.problem;
    if (chunkEnds != null) {
      limit = pos;
      bufferStart = pos;
    }
  }

  final int column() {
    return pos - lineBase;
  }

  final int index() {
    return pos - indexBase;
  }

  /** Whether the stream needs go-yaml's decoding in pieces to be imitated. */
  final boolean inPieces() {
    return chunkEnds != null;
  }

  /** Makes sure that the next characters are decoded, or finds what is wrong with them. */
  final void need(int characters) {
    if (pos + 4 * characters > limit) {
      decodeMore(characters);
    }
  }

  private void decodeMore(int characters) {
    int[] ends = chunkEnds;
    if (ends == null || unread(characters) >= characters) {
      return;
    }
    bufferStart = pos;
    do {
      if (chunk == ends.length) {
        if (problem != null) {
          throw YamlException.at(0, problem);
        }
        zeros++;
        return;
      }
      limit = ends[chunk++];
    } while (unread(characters) < characters);
  }

  private int unread(int enough) {
    int n = zeros;
    for (int i = pos; i < limit && n < enough; i += Input.width(buf[i])) {
      n++;
    }
    return n;
  }

  /** go-yaml looks at the start of its buffer, wherever in it the cursor is. */
  final boolean atByteOrderMark() {
    return chunkEnds != null
        && buf[bufferStart] == (byte) 0xEF
        && buf[bufferStart + 1] == (byte) 0xBB
        && buf[bufferStart + 2] == (byte) 0xBF;
  }

  final void skip() {
    byte c = buf[pos++];
    if (c < 0) {
      int more = Input.width(c) - 1;
      pos += more;
      lineBase += more;
      indexBase += more;
    }
  }

  final boolean isBreak(int i) {
    byte c = buf[i];
    if (c > 0) {
      return c == '\n' || c == '\r';
    }
    return (c == (byte) 0xC2 && buf[i + 1] == (byte) 0x85)
        || (c == (byte) 0xE2
            && buf[i + 1] == (byte) 0x80
            && (buf[i + 2] == (byte) 0xA8 || buf[i + 2] == (byte) 0xA9));
  }

  final boolean isBreakOrEnd(int i) {
    return buf[i] == 0 || isBreak(i);
  }

  final boolean isBlank(int i) {
    return buf[i] == ' ' || buf[i] == '\t';
  }

  final boolean isBlankOrEnd(int i) {
    byte c = buf[i];
    return c == ' ' || c == 0 || c == '\t' || isBreak(i);
  }

  final boolean isDigit() {
    return buf[pos] >= '0' && buf[pos] <= '9';
  }

  /** A letter or digit of ASCII, an underscore or a hyphen. */
  final boolean isWord() {
    byte c = buf[pos];
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '_'
        || c == '-';
  }

  /** The value of a hexadecimal digit, or -1. */
  final int hex(int i) {
    byte c = buf[i];
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
      return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** Whether a document marker, three dots or hyphens, stands at the cursor. */
  final boolean atDocumentMarker() {
    byte c = buf[pos];
    return (c == '-' || c == '.')
        && pos == lineBase
        && buf[pos + 1] == c
        && buf[pos + 2] == c
        && isBlankOrEnd(pos + 3);
  }

  final void skipBlanks() {
    while (isBlank(pos)) {
      pos++;
      need(1);
    }
  }

  final void skipComment() {
    if (buf[pos] == '#') {
      while (!isBreakOrEnd(pos)) {
        skip();
        need(1);
        if (!inPieces()) {
          skipAscii();
        }
      }
    }
  }

  private void skipAscii() {
    int i = pos;
    while (buf[i] >= ' ' || buf[i] == '\t') {
      i++;
    }
    pos = i;
  }

  /** Skips the line break at the cursor, if there is one. */
  final void skipLine() {
    byte c = buf[pos];
    if (c == '\r' && buf[pos + 1] == '\n') {
      pos += 2;
    } else if (c == '\n' || c == '\r') {
      pos++;
    } else if (isBreak(pos)) {
      int w = Input.width(c);
      pos += w;
      indexBase += w - 1;
    } else {
      return;
    }
    line++;
    lineBase = pos;
  }

  /** Appends the line break at the cursor in its normal form to the text, and skips it. */
  final void readLine() {
    if (buf[pos] == (byte) 0xE2) {
      append(buf, pos, pos + 3);
    } else {
      append((byte) '\n');
    }
    skipLine();
  }

  final void read() {
    int from = pos;
    skip();
    append(buf, from, pos);
  }

  final void append(byte c) {
    if (outLength == out.length) {
      out = Arrays.copyOf(out, 2 * out.length);
    }
    out[outLength++] = c;
  }

  final void append(byte[] from, int start, int end) {
    int n = end - start;
    if (outLength + n > out.length) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, outLength + n));
    }
    System.arraycopy(from, start, out, outLength, n);
    outLength += n;
  }

  final String takeText() {
    String s = new String(out, 0, outLength, StandardCharsets.UTF_8);
    outLength = 0;
    return s;
  }

  /** A scanner's error at the cursor: go-yaml counts the line from one, but not the first. */
  YamlException error(String message) {
    return YamlException.at(line != 0 ? line + 1 : 0, message);
  }

  /**
   * A scanner's error about something that begins on an earlier line.
   *
   * @param context that line, counted from zero; go-yaml 2 does not name it
   */
  YamlException error(int context, String message) {
    return error(message);
  }
}
