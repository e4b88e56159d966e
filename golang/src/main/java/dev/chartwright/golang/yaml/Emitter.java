package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as block YAML; go-yaml 2.4.4 and 3.0.5, encode.go and emitterc.go.
 *
 * <p>The state is that of the C emitter: the column, whether the last character was whitespace, and
 * whether the line holds nothing but indentation and indicators.
 */
final class Emitter {
  private static final int BEST_WIDTH = 80;
  private static final int INDENT = 2;
  private static final int CYCLES_FROM = 1000;

  /** Keys up to this length stay simple keys in JSON, however many characters are escaped. */
  private static final int SAFE_KEY_LENGTH = (YamlLimits.MAX_SIMPLE_KEY_LENGTH - 2) / 6;

  private static final String BINARY = "!!binary";

  private enum Numbers {
    AS_THEY_ARE,
    VIA_JSON
  }

  /** A collection being written: the items of a list, or a map and its keys in order. */
  private static final class Frame {
    final Object collection;
    final @Nullable Iterator<?> items;
    final @Nullable Map<?, ?> map;
    final String[] keys;
    final int outerIndent;
    int at;

    Frame(Iterable<?> items, Iterator<?> iterator, int outerIndent) {
      this.collection = items;
      this.items = iterator;
      this.map = null;
      this.keys = new String[0];
      this.outerIndent = outerIndent;
    }

    Frame(Map<?, ?> map, String[] keys, int outerIndent) {
      this.collection = map;
      this.items = null;
      this.map = map;
      this.keys = keys;
      this.outerIndent = outerIndent;
    }
  }

  private final StringBuilder out;
  private final Numbers numbers;
  private final boolean pretty;
  private final @Nullable UnaryOperator<@Nullable Object> adapter;
  private final ScalarStyle style;
  private final int width;
  private final List<Frame> frames = new ArrayList<>();
  private @Nullable IdentityHashMap<Object, Boolean> open;

  private int indent = -1;
  private int column;
  private boolean whitespace = true;
  private boolean indention = true;
  private boolean harmed;

  /** Whether the text last prepared is the base64 form of what was given. */
  private boolean binary;

  private Emitter(
      StringBuilder out,
      boolean pretty,
      Numbers numbers,
      @Nullable UnaryOperator<@Nullable Object> adapter) {
    this.out = out;
    this.pretty = pretty;
    this.numbers = numbers;
    this.adapter = adapter;
    this.style = new ScalarStyle(pretty);
    this.width = pretty ? Integer.MAX_VALUE : BEST_WIDTH;
  }

  /** Writes a tree as go-yaml 3 with an indentation of two. */
  static String pretty(@Nullable Object root, @Nullable UnaryOperator<@Nullable Object> adapter) {
    return new Emitter(new StringBuilder(), true, Numbers.AS_THEY_ARE, adapter).emit(root);
  }

  /** Writes what has been decoded as go-yaml 2. */
  static String decoded(@Nullable Object root) {
    return new Emitter(new StringBuilder(), false, Numbers.AS_THEY_ARE, null).emit(root);
  }

  /**
   * Writes a tree as go-yaml 2, as if it had been through JSON; null when it has to go there, since
   * something in it is harmed or refused on the way.
   */
  static @Nullable String direct(
      @Nullable Object root, @Nullable UnaryOperator<@Nullable Object> adapter) {
    Emitter e = new Emitter(new StringBuilder(), false, Numbers.VIA_JSON, adapter);
    String s = e.emit(root);
    return e.isHarmed() ? null : s;
  }

  /** An emitter for single scalars within a text that somebody else writes. */
  static Emitter forScalars(StringBuilder out) {
    return new Emitter(out, false, Numbers.VIA_JSON, null);
  }

  /**
   * Writes a scalar at the end of the text.
   *
   * @param indent that of the collection around it, -1 for none
   * @param atColumn the characters on the line so far, the last of them a blank unless it is a key
   * @return false if it is a key and cannot stand on its line; then nothing is written
   */
  boolean writeScalar(String s, int indent, int atColumn, boolean key) {
    String text = prepare(s);
    if (key && !style.isSimpleKey(text, 0)) {
      return false;
    }
    this.indent = indent;
    column = atColumn;
    whitespace = true;
    indention = false;
    scalar(text, key);
    return true;
  }

  /** Whether what was last written ended with a line break. */
  boolean isAtLineStart() {
    return column == 0 && indention;
  }

  /** Whether something was harmed or refused on the way through JSON. */
  boolean isHarmed() {
    return harmed || style.harmed();
  }

  private String emit(@Nullable Object root) {
    node(root, false);
    while (!frames.isEmpty() && !harmed) {
      Frame f = frames.get(frames.size() - 1);
      if (f.items != null ? !f.items.hasNext() : f.at == f.keys.length) {
        indent = f.outerIndent;
        frames.remove(frames.size() - 1);
        if (open != null) {
          open.remove(f.collection);
        }
      } else if (f.items != null) {
        writeIndent();
        indicator('-', true, false, true);
        node(f.items.next(), false);
      } else if (f.map != null) {
        String key = f.keys[f.at++];
        writeIndent();
        key(key);
        node(f.map.get(key), true);
      }
    }
    writeIndent();
    return out.toString();
  }

  private void key(String key) {
    harmed |= key.length() > SAFE_KEY_LENGTH && numbers == Numbers.VIA_JSON;
    String text = prepare(key);
    if (style.isSimpleKey(text, binary ? BINARY.length() : 0)) {
      scalar(text, true);
      indicator(':', false, false, false);
    } else {
      indicator('?', true, false, true);
      scalar(text, false);
      writeIndent();
      indicator(':', true, false, true);
    }
  }

  /** Analyses a text; returns it, or its base64 form if it is not UTF-8. */
  private String prepare(String s) {
    style.analyze(s);
    binary = false;
    if (!pretty || !style.harmed()) {
      return s;
    }
    String text = GoString.normalize(s);
    if (!GoString.isValid(text)) {
      binary = true;
      text = Base64Text.encode(GoString.bytes(text));
    }
    style.analyze(text);
    return text;
  }

  private void node(@Nullable Object given, boolean inMapping) {
    Object v = view(given, adapter);
    if (pretty && v != null && !(v instanceof String || v instanceof Map || v instanceof List)) {
      v = newer(v);
    }
    if (v instanceof String s) {
      scalar(prepare(s), false);
    } else if (numbers == Numbers.VIA_JSON && isNil(v)) {
      word("null");
    } else if (v instanceof Map<?, ?> map) {
      if (map.isEmpty()) {
        word("{}");
      } else {
        begin(new Frame(map, KeyOrder.sorted(map, pretty), indent), false);
      }
    } else if (v instanceof JsonObject object) {
      struct(object);
    } else if (v instanceof Iterable<?> items) {
      Iterator<?> iterator = items.iterator();
      if (!iterator.hasNext()) {
        word("[]");
      } else {
        begin(new Frame(items, iterator, indent), !pretty && inMapping && !indention);
      }
    } else {
      word(v == null ? "null" : scalar(v));
    }
  }

  /** Whether this is a nil slice or map, which JSON calls null. */
  static boolean isNil(@Nullable Object v) {
    return (v instanceof GoMap map && map.isNil()) || (v instanceof GoSlice slice && slice.isNil());
  }

  /** What go-yaml 3 takes a value of another type for. */
  private static @Nullable Object newer(Object v) {
    if (v instanceof GoDuration || v instanceof Version) {
      return v.toString();
    }
    if (v instanceof GoTime || v instanceof JsonObject) {
      return v;
    }
    if (v instanceof GoNamed named) {
      return named.goValue();
    }
    if (v instanceof byte[] bytes) {
      List<Object> numbers = new ArrayList<>(bytes.length);
      for (byte b : bytes) {
        numbers.add(b & 0xFF);
      }
      return numbers;
    }
    if (v instanceof GoStruct struct) {
      JsonObject members = JsonObject.create();
      for (GoStruct.Field field : struct.goFields()) {
        if (Runes.isUpper(field.name().codePointAt(0))) {
          members.put(Runes.toLower(field.name()), field.value());
        }
      }
      return members;
    }
    return v instanceof GoNil ? null : v;
  }

  /** Writes members in the order in which they were put. */
  private void struct(JsonObject object) {
    if (object.size() == 0) {
      word("{}");
      return;
    }
    Map<String, @Nullable Object> members = new HashMap<>();
    String[] names = new String[object.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = object.name(i);
      members.put(names[i], object.value(i));
    }
    begin(new Frame(members, names, indent), false);
  }

  static @Nullable Object view(
      @Nullable Object v, @Nullable UnaryOperator<@Nullable Object> adapter) {
    return adapter == null
            || v == null
            || v instanceof String
            || v instanceof Number
            || v instanceof Boolean
            || v instanceof GoInt
            || v instanceof GoUint
        ? v
        : adapter.apply(v);
  }

  private String scalar(Object v) {
    if (v instanceof Double || v instanceof Float) {
      Number n = (Number) v;
      if (numbers == Numbers.AS_THEY_ARE) {
        return v instanceof Float f ? YamlNumber.general(f) : YamlNumber.general(n.doubleValue());
      }
      harmed |= !Double.isFinite(n.doubleValue());
      return harmed ? "" : YamlNumber.viaJson(n);
    }
    if (v instanceof Number || v instanceof Boolean || v instanceof GoInt || v instanceof GoUint) {
      return v.toString();
    }
    if (pretty && v instanceof GoTime time) {
      return time.format(Layout.RFC3339_NANO);
    }
    if (numbers == Numbers.AS_THEY_ARE) {
      throw new IllegalArgumentException("cannot marshal type: " + TypeNames.typeOf(v));
    }
    harmed = true;
    return "";
  }

  private void begin(Frame f, boolean indentless) {
    if (frames.size() >= CYCLES_FROM) {
      if (open == null) {
        open = new IdentityHashMap<>();
      }
      if (open.put(f.collection, true) != null) {
        throw new YamlException(
            "error marshaling into JSON: json: unsupported value: encountered a cycle via "
                + (f.map == null ? "[]interface {}" : "map[string]interface {}"));
      }
    }
    harmed |= numbers == Numbers.VIA_JSON && frames.size() == YamlLimits.MAX_FLOW_DEPTH;
    frames.add(f);
    if (indent < 0) {
      indent = 0;
    } else if (!indentless) {
      indent += INDENT;
    }
  }

  // What follows writes characters and keeps the state.

  private void put(char c) {
    out.append(c);
    column++;
  }

  private void putBreak() {
    out.append('\n');
    column = 0;
  }

  private void writeIndent() {
    int to = Math.max(indent, 0);
    if (!indention || column > to || (column == to && !whitespace)) {
      putBreak();
    }
    while (column < to) {
      put(' ');
    }
    whitespace = true;
    indention = true;
  }

  private void indicator(
      char c, boolean needWhitespace, boolean isWhitespace, boolean isIndention) {
    if (needWhitespace && !whitespace) {
      put(' ');
    }
    put(c);
    whitespace = isWhitespace;
    indention = indention && isIndention;
  }

  /** Writes a scalar or an empty collection that needs no second look. */
  private void word(String s) {
    if (!whitespace) {
      put(' ');
    }
    out.append(s);
    column += s.length();
    whitespace = false;
    indention = false;
  }

  private void scalar(String s, boolean key) {
    int chosen = style.choose(s, key, binary || !style.isAmbiguous(s));
    if (binary) {
      word(BINARY);
    }
    int outer = indent;
    indent = indent < 0 ? INDENT : indent + INDENT;
    switch (chosen) {
      case ScalarStyle.PLAIN -> plain(s, !key);
      case ScalarStyle.SINGLE_QUOTED -> singleQuoted(s, !key);
      case ScalarStyle.DOUBLE_QUOTED -> doubleQuoted(s, !key);
      default -> literal(s);
    }
    indent = outer;
  }

  private void plain(String s, boolean mayFold) {
    if (!mayFold || column + s.length() <= width) {
      word(s);
      return;
    }
    if (!whitespace) {
      put(' ');
    }
    boolean spaces = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == ' ') {
        if (!spaces && column > width && s.charAt(i + 1) != ' ') {
          writeIndent();
        } else {
          put(c);
        }
        spaces = true;
      } else {
        put(c);
        indention = false;
        spaces = false;
      }
    }
    whitespace = false;
    indention = false;
  }

  private void singleQuoted(String s, boolean mayFold) {
    indicator('\'', true, false, false);
    boolean spaces = false;
    boolean breaks = false;
    int last = s.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = s.charAt(i);
      if (c == ' ') {
        if (mayFold && !spaces && column > width && i > 0 && i < last && s.charAt(i + 1) != ' ') {
          writeIndent();
        } else {
          put(c);
        }
        spaces = true;
      } else if (ScalarStyle.isBreak(c)) {
        if (!breaks && c == '\n') {
          putBreak();
        }
        out.append(c);
        column = 0;
        indention = true;
        breaks = true;
      } else {
        if (breaks) {
          writeIndent();
        }
        if (c == '\'') {
          put(c);
        }
        put(c);
        indention = false;
        spaces = false;
        breaks = false;
      }
    }
    indicator('\'', false, false, false);
    whitespace = false;
    indention = false;
  }

  private void doubleQuoted(String s, boolean mayFold) {
    indicator('"', true, false, false);
    boolean spaces = false;
    // go-yaml looks for a byte order mark at the start of the text, wherever it is writing.
    boolean escapeAll = !s.isEmpty() && s.charAt(0) == 0xFEFF;
    int last = s.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = s.charAt(i);
      if (escapeAll
          || c == '"'
          || c == '\\'
          || !ScalarStyle.isPrintable(c)
          || ScalarStyle.isBreak(c)) {
        int code = s.codePointAt(i);
        i += Character.charCount(code) - 1;
        escape(code);
        spaces = false;
      } else if (c == ' ') {
        if (mayFold && !spaces && column > width && i > 0 && i < last) {
          writeIndent();
          if (s.charAt(i + 1) == ' ') {
            put('\\');
          }
        } else {
          put(c);
        }
        spaces = true;
      } else {
        put(c);
        spaces = false;
      }
    }
    indicator('"', false, false, false);
    whitespace = false;
    indention = false;
  }

  private void escape(int c) {
    put('\\');
    switch (c) {
      case 0x00 -> put('0');
      case 0x07 -> put('a');
      case 0x08 -> put('b');
      case 0x09 -> put('t');
      case 0x0A -> put('n');
      case 0x0B -> put('v');
      case 0x0C -> put('f');
      case 0x0D -> put('r');
      case 0x1B -> put('e');
      case '"', '\\' -> put((char) c);
      case 0x85 -> put('N');
      case 0xA0 -> put('_');
      case 0x2028 -> put('L');
      case 0x2029 -> put('P');
      default -> {
        int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
        put(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
          put("0123456789ABCDEF".charAt((c >> shift) & 0xF));
        }
      }
    }
  }

  private void literal(String s) {
    indicator('|', true, false, false);
    char first = s.charAt(0);
    if (first == ' ' || ScalarStyle.isBreak(first)) {
      put((char) ('0' + INDENT));
    }
    int last = s.length() - 1;
    if (!ScalarStyle.isBreak(s.charAt(last))) {
      put('-');
    } else if (last == 0 || ScalarStyle.isBreak(s.charAt(last - 1))) {
      put('+');
    }
    putBreak();
    indention = true;
    whitespace = true;
    boolean breaks = true;
    for (int i = 0; i <= last; i++) {
      char c = s.charAt(i);
      if (ScalarStyle.isBreak(c)) {
        out.append(c);
        column = 0;
        indention = true;
        breaks = true;
      } else {
        if (breaks) {
          writeIndent();
        }
        put(c);
        indention = false;
        breaks = false;
      }
    }
  }
}
