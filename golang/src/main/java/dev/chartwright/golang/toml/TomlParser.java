package dev.chartwright.golang.toml;

import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of the items of a document.
 *
 * <p>Source: BurntSushi/toml v1.6.0, parse.go.
 */
final class TomlParser {
  private static final int MAX_DEPTH = 1000;

  private final TomlLexer lexer;
  private final Datetimes datetimes;
  private final Tables tables = new Tables();
  private int depth;

  private TomlParser(String text, GoTime now) {
    this.lexer = new TomlLexer(text);
    this.datetimes = new Datetimes(now);
  }

  static Map<String, @Nullable Object> parse(String text, GoTime now) {
    // Marks of the byte order; those of UTF-16 are bad bytes in our strings.
    String in = text;
    if (in.startsWith("\uDCFF\uDCFE") || in.startsWith("\uDCFE\uDCFF")) {
      in = in.substring(2);
    } else if (in.startsWith("\uFEFF")) {
      in = in.substring(1);
    }
    byte[] head = dev.chartwright.golang.GoString.bytes(in.substring(0, Math.min(6, in.length())));
    for (int i = 0; i < Math.min(6, head.length); i++) {
      if (head[i] == 0) {
        throw new TomlException(
            "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must"
                + " be UTF-8",
            1,
            false);
      }
    }
    return new TomlParser(in, now).document();
  }

  private Map<String, @Nullable Object> document() {
    while (true) {
      TomlLexer.Item item = next();
      switch (item.type()) {
        case EOF -> {
          return tables.finish();
        }
        case COMMENT -> next();
        case TABLE -> table(TomlLexer.Type.TABLE_END, false);
        case ARRAY_TABLE -> table(TomlLexer.Type.ARRAY_TABLE_END, true);
        default -> {
          Key outer = tables.context;
          String key = keyUpTo(TomlLexer.Type.KEY_END).enter();
          Object value = value(next(), false);
          tables.set(key, value);
          tables.setType(key, value instanceof List);
          tables.context = outer;
          tables.key = "";
        }
      }
    }
  }

  private TomlLexer.Item next() {
    TomlLexer.Item item = lexer.next();
    if (item.type() == TomlLexer.Type.ERROR) {
      throw tables.error(item.text(), item.line());
    }
    return item;
  }

  private void table(TomlLexer.Type end, boolean array) {
    tables.enter(new Key(keyUpTo(end).parts), array);
    tables.setType("", false);
  }

  /** The parts of a key, before anything is done about them. */
  private final class DottedKey {
    final List<String> parts = new ArrayList<>();

    /** Makes the last part the current key and the others its tables; gives the last part. */
    String enter() {
      String last = parts.get(parts.size() - 1);
      tables.key = last;
      tables.enterDotted(parts.subList(0, parts.size() - 1));
      return last;
    }
  }

  private DottedKey keyUpTo(TomlLexer.Type end) {
    DottedKey key = new DottedKey();
    TomlLexer.Item item = next();
    tables.line = item.line();
    for (; item.type() != end; item = next()) {
      boolean bare = item.type() == TomlLexer.Type.TEXT;
      key.parts.add(bare ? item.text() : (String) value(item, false));
    }
    return key;
  }

  private Object value(TomlLexer.Item item, boolean inArray) {
    String text = item.text();
    return switch (item.type()) {
      case STRING, RAW_STRING -> text;
      case ESCAPED_STRING -> unescape(item, text);
      case MULTILINE_STRING -> unescape(item, joinLines(withoutFirstNewline(text)));
      case RAW_MULTILINE_STRING -> withoutFirstNewline(text);
      case INTEGER -> integer(item);
      case FLOAT -> floating(item);
      case BOOL -> text.equals("true");
      case DATETIME -> datetime(item);
      case ARRAY -> array(item);
      case INLINE_TABLE -> inlineTable(item, inArray);
      default -> throw new IllegalStateException("item " + item);
    };
  }

  private void enterLevel(TomlLexer.Item item) {
    if (++depth > MAX_DEPTH) {
      throw tables.error("values nest more than " + MAX_DEPTH + " levels deep", item.line());
    }
  }

  private List<Object> array(TomlLexer.Item start) {
    enterLevel(start);
    tables.setType(tables.key, true);
    List<Object> array = new ArrayList<>();
    for (TomlLexer.Item item = next(); item.type() != TomlLexer.Type.ARRAY_END; item = next()) {
      if (item.type() == TomlLexer.Type.COMMENT) {
        next();
      } else {
        array.add(value(item, true));
      }
    }
    depth--;
    return array;
  }

  private Map<String, @Nullable Object> inlineTable(TomlLexer.Item start, boolean inArray) {
    enterLevel(start);
    Map<String, @Nullable Object> table = new LinkedHashMap<>();
    Key outer = tables.context;
    String outerKey = tables.key;
    Key inner = outer.add(outerKey);
    tables.context = inner;
    tables.key = "";
    tables.imply(inner);
    tables.enter(inner, inArray);
    for (TomlLexer.Item item = next();
        item.type() != TomlLexer.Type.INLINE_TABLE_END;
        item = next()) {
      if (item.type() == TomlLexer.Type.COMMENT) {
        next();
        continue;
      }
      DottedKey key = keyUpTo(TomlLexer.Type.KEY_END);
      String last = key.enter();
      Object value = value(next(), false);
      tables.set(last, value);
      tables.setType(last, value instanceof List);
      put(table, key.parts, value);
      tables.context = inner;
    }
    tables.context = outer;
    tables.key = outerKey;
    depth--;
    return table;
  }

  private void put(Map<String, @Nullable Object> table, List<String> path, Object value) {
    Map<String, @Nullable Object> at = table;
    for (String part : path.subList(0, path.size() - 1)) {
      Map<String, @Nullable Object> next =
          Tables.tableIn(
              at.computeIfAbsent(part, p -> new LinkedHashMap<String, @Nullable Object>()));
      if (next == null) {
        throw tables.error(Quote.quote(tables.context.toString()) + " is not a table", tables.line);
      }
      at = next;
    }
    at.put(path.get(path.size() - 1), value);
  }

  // Numbers and times.

  private Long integer(TomlLexer.Item item) {
    String text = item.text();
    if (!underscoresAreBetweenDigits(text)) {
      throw invalid("integer", item, "underscores must be surrounded by digits");
    }
    if (hasLeadingZero(text)) {
      throw invalid("integer", item, "cannot have leading zeroes");
    }
    try {
      return Parse.parseInt(text, 0, 64);
    } catch (NumberException e) {
      throw tables.error(text + " is out of range for int64", item.line());
    }
  }

  private Double floating(TomlLexer.Item item) {
    String text = item.text();
    boolean first = true;
    for (String part : text.split("[.eE]", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (!underscoresAreBetweenDigits(part)) {
        throw invalid("float", item, "underscores must be surrounded by digits");
      }
    }
    for (String part : text.split("[.eE]", -1)) {
      if (first && !part.isEmpty()) {
        first = false;
        if (hasLeadingZero(part)) {
          throw invalid("float", item, "cannot have leading zeroes");
        }
      }
    }
    for (int i = text.indexOf('.'); i >= 0; i = text.indexOf('.', i + 1)) {
      if (i + 1 == text.length() || !TomlLexer.isDigit(text.charAt(i + 1))) {
        throw invalid("float", item, "'.' must be followed by one or more digits");
      }
    }
    String digits = text.replace("_", "");
    if (digits.endsWith("nan")) {
      // The sign is written again.
      return Double.longBitsToDouble(
          digits.startsWith("-") ? 0xFFF8_0000_0000_0001L : 0x7FF8_0000_0000_0001L);
    }
    try {
      return Parse.parseFloat(digits);
    } catch (NumberException e) {
      if (e.outOfRange()) {
        throw tables.error(text + " is out of range for float64", item.line());
      }
      throw tables.error("Invalid float value: " + Quote.quote(text), item.line());
    }
  }

  private TomlException invalid(String kind, TomlLexer.Item item, String problem) {
    return tables.error(
        "Invalid " + kind + " " + Quote.quote(item.text()) + ": " + problem, item.line());
  }

  private static boolean hasLeadingZero(String s) {
    if (s.length() > 1 && s.charAt(0) == '0') {
      char c = s.charAt(1);
      return c != 'b' && c != 'o' && c != 'x';
    }
    return s.length() > 2 && (s.charAt(0) == '-' || s.charAt(0) == '+') && s.charAt(1) == '0';
  }

  private static boolean underscoresAreBetweenDigits(String s) {
    String word = s.startsWith("+") || s.startsWith("-") ? s.substring(1) : s;
    if (word.equals("nan") || word.equals("inf")) {
      return true;
    }
    boolean digit = false;
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) == '_' && !digit) {
        return false;
      }
      digit = TomlLexer.isHex(s.charAt(i));
    }
    return digit;
  }

  private GoTime datetime(TomlLexer.Item item) {
    String text = item.text().replace('z', 'Z').replace('t', 'T').replace(' ', 'T');
    GoTime time = datetimes.parse(text);
    if (time == null) {
      throw tables.error("invalid datetime: " + Quote.quote(text), item.line());
    }
    return time;
  }

  // Strings.

  private static String withoutFirstNewline(String s) {
    return s.startsWith("\n") ? s.substring(1) : s.startsWith("\r\n") ? s.substring(2) : s;
  }

  /** Takes out each backslash at the end of a line with the blank characters that follow. */
  private static String joinLines(String s) {
    StringBuilder out = new StringBuilder(s.length());
    int from = 0;
    int i = s.indexOf('\\');
    while (i >= 0) {
      int j = i + 1;
      boolean newline = false;
      while (j < s.length() && " \t\r\n".indexOf(s.charAt(j)) >= 0) {
        newline |= s.charAt(j++) == '\n';
      }
      if (newline) {
        out.append(s, from, i);
        from = j;
        i = s.indexOf('\\', j);
      } else {
        boolean escapesItself = i + 1 < s.length() && s.charAt(i + 1) == '\\';
        i = s.indexOf('\\', i + (escapesItself ? 2 : 1));
      }
    }
    return out.append(s, from, s.length()).toString();
  }

  private String unescape(TomlLexer.Item item, String s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = s.charAt(++i);
      switch (c) {
        case 'b' -> out.append('\b');
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 'f' -> out.append('\f');
        case 'r' -> out.append('\r');
        case 'e' -> out.append('\u001b');
        case '"', '\\' -> out.append(c);
        case 'x', 'u', 'U' -> {
          int digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
          out.appendCodePoint(codePoint(item, s.substring(i + 1, i + 1 + digits)));
          i += digits;
        }
        default -> throw tables.error("invalid escape: '\\" + c + "'", item.line());
      }
    }
    return out.toString();
  }

  private int codePoint(TomlLexer.Item item, String digits) {
    long value = Long.parseLong(digits, 16);
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      throw tables.error("Escaped character '\\u" + digits + "' is not valid UTF-8.", item.line());
    }
    return (int) value;
  }
}
