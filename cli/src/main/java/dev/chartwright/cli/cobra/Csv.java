package dev.chartwright.cli.cobra;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One record of comma separated values, read and written as Go's {@code encoding/csv} does. */
final class Csv {
  private final byte[] input;
  private final List<String> fields = new ArrayList<>();
  private int next;
  private int lineNumber;
  private int recordLine;
  private byte[] line = new byte[0];

  private Csv(byte[] input) {
    this.input = input;
  }

  /**
   * The fields of the first record.
   *
   * @throws InvalidValueException if there is none ({@code EOF}) or quotes are misplaced
   */
  static List<String> read(String text) {
    if (text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return split(text);
    }
    return new Csv(GoString.bytes(text)).record();
  }

  /** The record as one line without its end. */
  static String write(List<String> fields) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      String field = fields.get(i);
      if (needsQuotes(field)) {
        out.append('"').append(field.replace("\"", "\"\"")).append('"');
      } else {
        out.append(field);
      }
    }
    return out.toString();
  }

  private static boolean needsQuotes(String field) {
    if (field.isEmpty()) {
      return false;
    }
    if (field.equals("\\.")) {
      return true;
    }
    for (int i = 0; i < field.length(); i++) {
      switch (field.charAt(i)) {
        case '\n', '\r', '"', ',' -> {
          return true;
        }
        default -> {}
      }
    }
    char first = field.charAt(0);
    return first == ' '
        || (first >= '\t' && first <= '\r')
        || first == 0x85
        || first == 0xa0
        || (first > 0xff && Character.isSpaceChar(first));
  }

  private static List<String> split(String text) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
      fields.add(text.substring(start, comma));
      start = comma + 1;
    }
    fields.add(text.substring(start));
    return fields;
  }

  private List<String> record() {
    do {
      if (!readLine()) {
        throw InvalidValueException.of("EOF");
      }
    } while (line.length == endLength(line, 0));
    recordLine = lineNumber;
    int at = 0;
    int column = 1;
    int positionLine = lineNumber;
    while (true) {
      if (at == line.length || line[at] != '"') {
        int comma = indexOf(',', at);
        int end = comma >= 0 ? comma : line.length - endLength(line, at);
        int quote = indexOf('"', at);
        if (quote >= 0 && quote < end) {
          throw error(lineNumber, column + quote - at, "bare \" in non-quoted field");
        }
        fields.add(text(line, at, end));
        if (comma < 0) {
          return fields;
        }
        column += comma + 1 - at;
        at = comma + 1;
        continue;
      }
      ByteArrayOutputStream field = new ByteArrayOutputStream();
      at++;
      column++;
      boolean open = true;
      while (open) {
        int quote = indexOf('"', at);
        if (quote >= 0) {
          field.write(line, at, quote - at);
          column += quote + 1 - at;
          at = quote + 1;
          if (at < line.length && line[at] == '"') {
            field.write('"');
            at++;
            column++;
          } else if (at < line.length && line[at] == ',') {
            at++;
            column++;
            open = false;
          } else if (endLength(line, at) == line.length - at) {
            fields.add(GoString.of(field.toByteArray()));
            return fields;
          } else {
            throw error(lineNumber, column - 1, MISPLACED);
          }
        } else if (at < line.length) {
          field.write(line, at, line.length - at);
          column += line.length - at;
          at = 0;
          if (readLine()) {
            positionLine++;
            column = 1;
          }
        } else {
          throw error(positionLine, column, MISPLACED);
        }
      }
      fields.add(GoString.of(field.toByteArray()));
    }
  }

  private static final String MISPLACED = "extraneous or missing \" in quoted-field";

  /**
   * Takes the next line with its end (always one line feed); false, and an empty line, at the end.
   */
  private boolean readLine() {
    lineNumber++;
    if (next == input.length) {
      line = new byte[0];
      return false;
    }
    int end = next;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    boolean terminated = end < input.length;
    int contentEnd = end > next && input[end - 1] == '\r' ? end - 1 : end;
    line = new byte[contentEnd - next + (terminated ? 1 : 0)];
    System.arraycopy(input, next, line, 0, contentEnd - next);
    if (terminated) {
      line[line.length - 1] = '\n';
    }
    next = terminated ? end + 1 : end;
    return true;
  }

  private int indexOf(char wanted, int from) {
    for (int i = from; i < line.length; i++) {
      if (line[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int endLength(byte[] line, int from) {
    return line.length > from && line[line.length - 1] == '\n' ? 1 : 0;
  }

  private static String text(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return GoString.of(bytes, start, end - start);
      }
    }
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }

  private InvalidValueException error(int errorLine, int column, String reason) {
    String place = "parse error on line " + errorLine + ", column " + column + ": " + reason;
    return InvalidValueException.of(
        recordLine == errorLine ? place : "record on line " + recordLine + "; " + place);
  }
}
