package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoUint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an ordinary tree in one pass, with the bytes that {@link Emitter} gives for it.
 *
 * <p>A tree is not ordinary if it is deeper than {@link #MAX_DEPTH}, has a key that cannot stand on
 * its line, a value that is neither a string, number, boolean, map nor list, or something that JSON
 * would change. Scalars that need more than a look at each character are left to the emitter.
 */
final class BlockWriter {
  private static final int MAX_DEPTH = 40;
  private static final int MAX_KEY = 128;
  private static final int WIDTH = 80;
  private static final int INDENT = 2;

  private static final String SPACES = " ".repeat(64);

  /** What a character is to a text without quotes. */
  private static final byte[] CLASSES = new byte[128];

  /** What it is as the first one. */
  private static final byte[] FIRST = new byte[128];

  private static final byte OTHER = 0;
  private static final byte SAFE = 1;
  private static final byte WORD = 2;
  private static final byte DIGIT = 3;

  /** Characters that numbers and times can have. */
  private static final boolean[] NUMERIC = new boolean[128];

  static {
    for (char c = '!'; c < 0x7F; c++) {
      CLASSES[c] = c == ':' || c == '#' ? OTHER : SAFE;
      FIRST[c] = "#,[]{}&*!|>'\"%@`?:-+.~".indexOf(c) >= 0 ? OTHER : SAFE;
    }
    for (char c : "yYnNtTfFoO".toCharArray()) {
      FIRST[c] = WORD;
    }
    for (char c = '0'; c <= '9'; c++) {
      FIRST[c] = DIGIT;
    }
    for (char c : "0123456789abcdefABCDEFxXoOtTzZ_+-.: \t".toCharArray()) {
      NUMERIC[c] = true;
    }
  }

  private final StringBuilder out;
  private final int start;
  private final String lineFeed;
  private int lineStart;
  private int depth;

  /** Whether the last scalar ended its line. */
  private boolean fresh;

  private @Nullable Object[] slots = new @Nullable Object[2 * KeyOrder.FEW];
  private int used;
  private @Nullable Emitter emitter;

  /**
   * A writer behind what a builder has.
   *
   * @param pad blanks to write after each line feed
   */
  BlockWriter(StringBuilder out, int pad) {
    this.out = out;
    this.start = out.length();
    this.lineStart = start;
    this.lineFeed = pad == 0 ? "\n" : "\n" + " ".repeat(pad);
  }

  /** Thrown for a tree that is not ordinary. */
  private static final class NotOrdinary extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotOrdinary() {
      super(null, null, false, false);
    }
  }

  /** Writes the tree without its last line feed; false, and nothing, if it is not ordinary. */
  boolean write(@Nullable Object root) {
    try {
      node(root, -1, false);
      if (emitter != null && emitter.isHarmed()) {
        throw new NotOrdinary();
      }
    } catch (NotOrdinary e) {
      out.setLength(start);
      return false;
    }
    if (fresh) {
      out.setLength(out.length() - lineFeed.length());
    }
    return true;
  }

  private void node(@Nullable Object v, int indent, boolean inMapping) {
    if (v instanceof String s) {
      gap(inMapping);
      scalar(s, indent);
    } else if (v instanceof Double || v instanceof Boolean) {
      gap(inMapping);
      other(v);
    } else if (v instanceof LinkedHashMap<?, ?> || v instanceof Map<?, ?>) {
      // Asking for the class first is cheaper than for the interface, and mostly the answer.
      Map<?, ?> map = (Map<?, ?>) v;
      if (map.isEmpty()) {
        gap(inMapping);
        out.append(Emitter.isNil(map) ? "null" : "{}");
      } else {
        mapping(map, indent < 0 ? 0 : indent + INDENT, inMapping);
      }
    } else if (v instanceof ArrayList<?> || v instanceof Iterable<?>) {
      Iterable<?> items = (Iterable<?>) v;
      Iterator<?> iterator = items.iterator();
      if (!iterator.hasNext()) {
        gap(inMapping);
        out.append(Emitter.isNil(items) ? "null" : "[]");
      } else {
        sequence(iterator, indent < 0 ? 0 : inMapping ? indent : indent + INDENT, inMapping);
      }
    } else {
      gap(inMapping);
      other(v);
    }
  }

  private void gap(boolean inMapping) {
    if (inMapping) {
      out.append(' ');
    }
  }

  private void other(@Nullable Object v) {
    if (v == null) {
      out.append("null");
    } else if (v instanceof Double d) {
      double value = d;
      long whole = (long) value;
      if (whole == value && whole < 1L << 53 && whole > -(1L << 53)) {
        out.append(whole);
      } else if (Double.isFinite(value)) {
        out.append(YamlNumber.viaJson(d));
      } else {
        throw new NotOrdinary();
      }
    } else if (v instanceof Boolean b) {
      out.append(b.booleanValue());
    } else if (v instanceof Long n) {
      out.append(n.longValue());
    } else if (v instanceof GoInt n) {
      out.append(n.value());
    } else if (v instanceof Float f && Float.isFinite(f)) {
      out.append(YamlNumber.viaJson(f));
    } else if (v instanceof Integer || v instanceof Short || v instanceof Byte) {
      out.append(((Number) v).intValue());
    } else if (v instanceof GoUint) {
      out.append(v);
    } else {
      throw new NotOrdinary();
    }
  }

  // Lines.

  private void line(int indent) {
    if (!fresh) {
      out.append(lineFeed);
      lineStart = out.length();
    }
    fresh = false;
    spaces(indent);
  }

  private void spaces(int count) {
    int left = count;
    for (; left >= SPACES.length(); left -= SPACES.length()) {
      out.append(SPACES);
    }
    out.append(SPACES, 0, left);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new NotOrdinary();
    }
  }

  private void sequence(Iterator<?> items, int indent, boolean inMapping) {
    enter();
    boolean onLine = !inMapping;
    while (items.hasNext()) {
      if (onLine) {
        onLine = false;
      } else {
        line(indent);
      }
      out.append("- ");
      node(items.next(), indent, false);
    }
    depth--;
  }

  private void mapping(Map<?, ?> map, int indent, boolean inMapping) {
    enter();
    int size = map.size();
    if (size > KeyOrder.FEW) {
      String[] keys = KeyOrder.sorted(map, false);
      for (int i = 0; i < keys.length; i++) {
        member(keys[i], map.get(keys[i]), indent, i == 0 && !inMapping);
      }
    } else {
      int base = used;
      collect(map, size);
      for (int i = 0; i < size; i++) {
        int at = base + 2 * i;
        member((String) slots[at], slots[at + 1], indent, i == 0 && !inMapping);
      }
      used = base;
    }
    depth--;
  }

  /** Puts the members into the slots in the order of their keys. */
  private void collect(Map<?, ?> map, int size) {
    int base = used;
    used += 2 * size;
    if (used > slots.length) {
      slots = Arrays.copyOf(slots, Math.max(used, 2 * slots.length));
    }
    @Nullable Object[] all = slots;
    int end = base;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = (String) entry.getKey();
      int at = end;
      while (at > base && KeyOrder.less(key, (String) all[at - 2], false)) {
        all[at] = all[at - 2];
        all[at + 1] = all[at - 1];
        at -= 2;
      }
      all[at] = key;
      all[at + 1] = entry.getValue();
      end += 2;
    }
  }

  private void member(@Nullable String key, @Nullable Object value, int indent, boolean onLine) {
    if (!onLine) {
      line(indent);
    }
    if (key == null || key.length() > MAX_KEY) {
      throw new NotOrdinary();
    }
    if (isPlain(key)) {
      out.append(key);
    } else if (!scalarBySteps(key, indent, true)) {
      throw new NotOrdinary();
    }
    out.append(':');
    node(value, indent, true);
  }

  // Scalars.

  private void scalar(String s, int indent) {
    if (isPlain(s) && (out.length() - lineStart + s.length() <= WIDTH || s.indexOf(' ') < 0)) {
      out.append(s);
    } else if (s.isEmpty()) {
      out.append("\"\"");
    } else {
      scalarBySteps(s, indent, false);
    }
  }

  /** Whether the text can certainly do without quotes. */
  static boolean isPlain(String s) {
    int n = s.length();
    if (n == 0) {
      return false;
    }
    char first = s.charAt(0);
    if (first >= 128) {
      return false;
    }
    switch (FIRST[first]) {
      case SAFE -> {}
      case WORD -> {
        if (n <= 5 && Resolver.resolve(s, true, false) != Resolver.Meaning.STRING) {
          return false;
        }
      }
      case DIGIT -> {
        if (mayBeNumber(s)) {
          return false;
        }
      }
      default -> {
        return false;
      }
    }
    for (int i = 0; i < n; i++) {
      char c = s.charAt(i);
      if (c < 128 && CLASSES[c] == SAFE) {
        continue;
      }
      boolean last = i + 1 == n;
      if (c == ' ') {
        if (last) {
          return false;
        }
      } else if (c == ':') {
        if (last || s.charAt(i + 1) == ' ' || s.charAt(i + 1) == '\t') {
          return false;
        }
      } else if (c != '#' || s.charAt(i - 1) == ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeNumber(String s) {
    for (int i = 1; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 128 || !NUMERIC[c]) {
        return false;
      }
    }
    return true;
  }

  /** Has the emitter write a scalar; false for a key that cannot stand on its line. */
  private boolean scalarBySteps(String s, int indent, boolean key) {
    Emitter by = emitter;
    if (by == null) {
      by = Emitter.forScalars(out);
      emitter = by;
    }
    int from = out.length();
    if (!by.writeScalar(s, indent, from - lineStart, key)) {
      return false;
    }
    int last = out.lastIndexOf("\n");
    if (last >= from) {
      if (lineFeed.length() > 1) {
        padLines(from);
        last = out.lastIndexOf("\n");
      }
      lineStart = last + lineFeed.length();
    }
    fresh = by.isAtLineStart();
    if (fresh && lineStart != out.length()) {
      throw new NotOrdinary();
    }
    return true;
  }

  private void padLines(int from) {
    String text = out.substring(from);
    out.setLength(from);
    int at = 0;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', at)) {
      out.append(text, at, i).append(lineFeed);
      at = i + 1;
    }
    out.append(text, at, text.length());
  }
}
