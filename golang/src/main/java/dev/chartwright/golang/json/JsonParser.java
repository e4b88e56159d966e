package dev.chartwright.golang.json;

import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into trees, without recursion. It only recognises good JSON; when it meets anything
 * else it asks {@link JsonScanner} for Go's words.
 */
final class JsonParser {
  private enum Begin {
    ARRAY,
    OBJECT
  }

  private final byte[] data;
  private final int end;
  private final boolean keepNumbers;
  private int at;
  private @Nullable JsonTypeException firstError;

  JsonParser(byte[] data, int at, int end, boolean keepNumbers) {
    this.data = data;
    this.at = at;
    this.end = end;
    this.keepNumbers = keepNumbers;
  }

  /** Reads the one value that the text is. */
  @Nullable Object parse() {
    Object value = value();
    space();
    if (at != end) {
      throw syntaxError();
    }
    if (firstError != null) {
      throw firstError;
    }
    return value;
  }

  /** The first number that was too large, if any; Go reads on and reports it at the end. */
  @Nullable JsonTypeException firstError() {
    return firstError;
  }

  int position() {
    return at;
  }

  JsonException syntaxError() {
    JsonSyntaxException error = JsonScanner.check(data, 0, end);
    if (error == null) {
      throw new IllegalStateException("the JSON parser and the JSON scanner disagree at " + at);
    }
    return error;
  }

  /** Reads the value at the current position. */
  @Nullable Object value() {
    List<Object> parents = new ArrayList<>();
    List<@Nullable String> keys = new ArrayList<>();
    while (true) {
      Object value = begin();
      if (value instanceof Begin container) {
        if (parents.size() == JsonScanner.MAX_DEPTH) {
          throw syntaxError();
        }
        space();
        if (container == Begin.ARRAY) {
          List<@Nullable Object> list = new ArrayList<>();
          if (peek() != ']') {
            parents.add(list);
            keys.add(null);
            continue;
          }
          at++;
          value = list;
        } else {
          Map<String, @Nullable Object> map = new LinkedHashMap<>();
          if (peek() != '}') {
            parents.add(map);
            keys.add(key());
            continue;
          }
          at++;
          value = map;
        }
      }
      // The value is whole: put it into its parent, and close the parents that end here.
      while (true) {
        if (parents.isEmpty()) {
          return value;
        }
        int top = parents.size() - 1;
        boolean more = store(parents.get(top), keys.get(top), value);
        if (more) {
          if (parents.get(top) instanceof Map) {
            space();
            keys.set(top, key());
          }
          break;
        }
        value = parents.remove(top);
        keys.remove(top);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private boolean store(Object parent, @Nullable String key, @Nullable Object value) {
    space();
    int c = peek();
    at++;
    if (parent instanceof List) {
      ((List<@Nullable Object>) parent).add(value);
      if (c == ',' || c == ']') {
        return c == ',';
      }
    } else {
      ((Map<@Nullable String, @Nullable Object>) parent).put(key, value);
      if (c == ',' || c == '}') {
        return c == ',';
      }
    }
    throw syntaxError();
  }

  private String key() {
    if (peek() != '"') {
      throw syntaxError();
    }
    String key = string();
    space();
    if (peek() != ':') {
      throw syntaxError();
    }
    at++;
    return key;
  }

  private @Nullable Object begin() {
    space();
    int c = peek();
    switch (c) {
      case '[' -> {
        at++;
        return Begin.ARRAY;
      }
      case '{' -> {
        at++;
        return Begin.OBJECT;
      }
      case '"' -> {
        return string();
      }
      case 't' -> {
        literal("true");
        return true;
      }
      case 'f' -> {
        literal("false");
        return false;
      }
      case 'n' -> {
        literal("null");
        return null;
      }
      default -> {
        return number();
      }
    }
  }

  private int peek() {
    return at < end ? data[at] : -1;
  }

  void space() {
    while (at < end) {
      byte c = data[at];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private void literal(String text) {
    for (int i = 0; i < text.length(); i++, at++) {
      if (peek() != text.charAt(i)) {
        throw syntaxError();
      }
    }
  }

  private @Nullable Object number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    boolean integer = true;
    if (peek() == '.') {
      integer = false;
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      integer = false;
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    if (integer && !keepNumbers && at - start <= 15) {
      return smallInteger(start);
    }
    String text = new String(data, start, at - start, StandardCharsets.ISO_8859_1);
    if (keepNumbers) {
      return new JsonNumber(text);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      if (firstError == null) {
        firstError = new JsonTypeException("number " + text, "float64", "", "", at + 1L);
      }
      return null;
    }
    return value;
  }

  private double smallInteger(int start) {
    boolean negative = data[start] == '-';
    long n = 0;
    for (int i = negative ? start + 1 : start; i < at; i++) {
      n = n * 10 + (data[i] - '0');
    }
    return negative ? -(double) n : n;
  }

  private void digits() {
    int start = at;
    while (at < end && data[at] >= '0' && data[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw syntaxError();
    }
  }

  /** Reads the string literal at the current position. */
  String string() {
    int start = ++at;
    boolean ascii = true;
    boolean escapes = false;
    while (at < end) {
      byte c = data[at];
      if (c == '"') {
        at++;
        if (escapes) {
          return unescape(start, at - 1);
        }
        if (ascii) {
          return new String(data, start, at - 1 - start, StandardCharsets.ISO_8859_1);
        }
        return valid(start, at - 1);
      }
      if (c == '\\') {
        escapes = true;
        at++;
      } else if (c < 0) {
        ascii = false;
      } else if (c < 0x20) {
        throw syntaxError();
      }
      at++;
    }
    throw syntaxError();
  }

  /** The text of a range with each bad byte replaced by U+FFFD. */
  private String valid(int start, int stop) {
    String text = GoString.of(data, start, stop - start);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (GoString.isEscape(c)) {
        return replaceBad(text);
      }
      i += Character.charCount(c);
    }
    return text;
  }

  private static String replaceBad(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      out.appendCodePoint(GoString.isEscape(c) ? 0xFFFD : c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private String unescape(int start, int stop) {
    StringBuilder out = new StringBuilder(stop - start);
    int i = start;
    while (i < stop) {
      int plain = i;
      while (i < stop && data[i] != '\\') {
        i++;
      }
      if (i > plain) {
        out.append(valid(plain, i));
      }
      if (i == stop) {
        break;
      }
      byte c = data[i + 1];
      i += 2;
      switch (c) {
        case '"', '\\', '/' -> out.append((char) c);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          int unit = hex(i, stop);
          i += 4;
          if (unit < 0) {
            throw syntaxError();
          }
          if (unit < 0xD800 || unit > 0xDFFF) {
            out.append((char) unit);
            break;
          }
          boolean escape = i + 1 < stop && data[i] == '\\' && data[i + 1] == 'u';
          int low = unit < 0xDC00 && escape ? hex(i + 2, stop) : -1;
          if (low >= 0xDC00 && low <= 0xDFFF) {
            out.append((char) unit).append((char) low);
            i += 6;
          } else {
            out.append('\uFFFD');
          }
        }
        default -> throw syntaxError();
      }
    }
    return out.toString();
  }

  private int hex(int from, int stop) {
    if (from + 4 > stop) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = data[i] < 0 ? -1 : Character.digit(data[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
