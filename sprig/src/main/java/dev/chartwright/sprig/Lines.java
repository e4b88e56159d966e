package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.gotemplate.FunctionException;

/** Repeating, indenting, wrapping and shortening of text: sprig 3.3.0, strings.go, and goutils. */
final class Lines {
  private static final String SPACES = " ".repeat(64);
  private static final String LINE_AND_SPACES = "\n" + SPACES;

  private Lines() {}

  /** A text several times over: Go's {@code strings.Repeat}. */
  static String repeat(String text, long count, SprigLimits limits) {
    if (count < 0) {
      throw new FunctionException("strings: negative Repeat count");
    }
    if (count <= 1) {
      return count == 0 ? "" : text;
    }
    long length = GoString.length(text);
    if (length == 0) {
      return "";
    }
    if (count > Long.MAX_VALUE / length) {
      throw new FunctionException("strings: Repeat output length overflow");
    }
    checkSize("repeat", length * count, limits);
    return GoString.normalize(text.repeat((int) count));
  }

  /** The text with so many spaces before each line. */
  static String indent(long spaces, String text, SprigLimits limits) {
    checkIndent("indent", spaces, text, limits);
    if (spaces == 0) {
      return text;
    }
    String indented = text.indexOf('\n') < 0 ? text : text.replace("\n", lineStart((int) spaces));
    return spaces <= 64
        ? SPACES.substring(0, (int) spaces).concat(indented)
        : " ".repeat((int) spaces).concat(indented);
  }

  /** A line feed, and the text with so many spaces before each line. */
  static String newLineIndent(long spaces, String text, SprigLimits limits) {
    checkIndent("nindent", spaces, text, limits);
    if (spaces == 0) {
      return "\n".concat(text);
    }
    String start = lineStart((int) spaces);
    return start.concat(text.indexOf('\n') < 0 ? text : text.replace("\n", start));
  }

  // Go cannot even ask for more than its address space.
  private static void checkSize(String function, long length, SprigLimits limits) {
    if (length > 1L << 48) {
      throw new FunctionException("runtime error: makeslice: len out of range");
    }
    limits.checkString(function, length);
  }

  private static String lineStart(int spaces) {
    return spaces <= 64 ? LINE_AND_SPACES.substring(0, spaces + 1) : "\n" + " ".repeat(spaces);
  }

  /** Appends {@link #indent}. */
  static void appendIndented(StringBuilder out, long spaces, String text, SprigLimits limits) {
    checkIndent("indent", spaces, text, limits);
    String start = lineStart((int) spaces);
    out.append(start, 1, start.length());
    appendLines(out, start, text);
  }

  /** Appends {@link #newLineIndent}. */
  static void appendNewLineIndented(
      StringBuilder out, long spaces, String text, SprigLimits limits) {
    checkIndent("nindent", spaces, text, limits);
    String start = lineStart((int) spaces);
    out.append(start);
    appendLines(out, start, text);
  }

  private static void appendLines(StringBuilder out, String start, String text) {
    out.append(start.length() == 1 || text.indexOf('\n') < 0 ? text : text.replace("\n", start));
  }

  private static void checkIndent(String function, long spaces, String text, SprigLimits limits) {
    if (spaces < 0) {
      throw new FunctionException("strings: negative Repeat count");
    }
    if (spaces <= limits.stringBytes() / (text.length() + 1L) - 1) {
      return;
    }
    checkSize(function, spaces, limits);
    long lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines++;
    }
    limits.checkString(function, text.length() + 1 + lines * spaces);
  }

  /** The text shortened to a width in bytes, {@code ...} at its end included. */
  static String abbreviate(long width, String text) {
    return width < 4 ? text : abbreviate(0, width, text);
  }

  /** The text shortened at both ends: from an offset on, to a width in bytes. */
  static String abbreviateBoth(long left, long right, String text) {
    return right < 4 || (left > 0 && right < 7) ? text : abbreviate(left, right, text);
  }

  private static String abbreviate(long left, long width, String text) {
    long length = GoString.length(text);
    if (length <= width) {
      return text;
    }
    long offset = Math.min(left, length);
    if (length - offset < width - 3) {
      offset = length - (width - 3);
    }
    if (offset <= 4) {
      return ByteText.prefix(text, width - 3).concat("...");
    }
    if (offset + width - 3 < length) {
      return "...".concat(abbreviate(0, width - 3, ByteText.suffix(text, offset)));
    }
    return "...".concat(ByteText.suffix(text, length - (width - 3)));
  }

  /**
   * The text with lines of a width in bytes, broken at spaces.
   *
   * @param newLine between lines; empty for a line feed
   * @param longWords whether words that are longer than a line are broken too
   */
  static String wrap(
      String text, long width, String newLine, boolean longWords, SprigLimits limits) {
    String bytes = ByteText.toBytes(text);
    String separator = newLine.isEmpty() ? "\n" : ByteText.toBytes(newLine);
    int length = bytes.length();
    if (width >= length) {
      return text;
    }
    int column = (int) Math.max(width, 1);
    StringBuilder out = new StringBuilder(length + 16);
    int offset = 0;
    while (length - offset > column) {
      if (bytes.charAt(offset) == ' ') {
        offset++;
        continue;
      }
      int space = offset + column;
      while (space >= offset && bytes.charAt(space) != ' ') {
        space--;
      }
      int end;
      if (space >= offset) {
        end = space;
      } else if (longWords) {
        end = offset + column;
      } else {
        end = bytes.indexOf(' ', offset + column);
        if (end < 0) {
          out.append(bytes, offset, length);
          offset = length;
          break;
        }
      }
      out.append(bytes, offset, end).append(separator);
      limits.checkString("wrapWith", out.length());
      offset = space < offset && longWords ? end : end + 1;
    }
    return ByteText.ofBytes(out.append(bytes, offset, length).toString());
  }
}
